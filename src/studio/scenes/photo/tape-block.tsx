import { Button, Collapse } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ninetyPercent } from '#/base/ninety-percent.ts';
import type { CourseDocument } from '#/contract/course-document.ts';
import { useCourse } from '../../course/course-context.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { useNumbers } from '../../parts/use-numbers.ts';
import { usePlanner } from '../../planner/planner-context.tsx';

type Measure = keyof CourseDocument['measurements'];

/** Limits of the case file, mm. */
const LIMITS_MM: Readonly<Record<Measure, readonly [number, number]>> = {
  circumferenceMm: [400, 750],
  earToEarArcMm: [220, 500],
  nasionInionArcMm: [220, 500],
  lengthMm: [130, 260],
  breadthMm: [100, 210],
  interpupillaryMm: [40, 85],
};
const FIRST: readonly Measure[] = ['circumferenceMm', 'earToEarArcMm', 'nasionInionArcMm'];
const FURTHER: readonly Measure[] = ['lengthMm', 'breadthMm', 'interpupillaryMm'];
/** Spread of head size when a face is all that is known; the left end of the bar. */
const FACE_ONLY_SD = 0.06;

export function TapeBlock() {
  const { t } = useTranslation();
  const { document } = useCourse();
  const further = FURTHER.some((measure) => document.measurements[measure] !== undefined);
  const [open, setOpen] = useState(further);
  return (
    <section className="panel-block" aria-labelledby="tape-title">
      <h2 id="tape-title">{t('photo.tape')}</h2>
      <p className="hint">{t('photo.tapeLead')}</p>
      <SizeKnown />
      <div className="tape-list">
        {FIRST.map((measure) => (
          <MeasureInput key={measure} measure={measure} />
        ))}
        <Collapse expanded={open}>
          <div className="tape-list">
            {FURTHER.map((measure) => (
              <MeasureInput key={measure} measure={measure} />
            ))}
          </div>
        </Collapse>
        <Button variant="subtle" size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('common.less') : t('common.more')}
        </Button>
      </div>
    </section>
  );
}

function SizeKnown() {
  const { t } = useTranslation();
  const { tenths } = useNumbers();
  const { fit } = usePlanner();
  if (fit.state !== 'fitted') return <p className="hint">{t('photo.sizeUnknown')}</p>;
  const percent = tenths(100 * ninetyPercent(fit.value.scaleSd));
  const share = Math.min(1, Math.max(0.03, 1 - fit.value.scaleSd / FACE_ONLY_SD));
  return (
    <div className="tape-size">
      {t('photo.sizeKnown', { percent })}
      <div className="tape-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}

function MeasureInput({ measure }: { readonly measure: Measure }) {
  const { t } = useTranslation();
  const { document, editor } = useCourse();
  const stored = document.measurements[measure];
  const [fromMm, toMm] = LIMITS_MM[measure];
  const change = (cm: number | null): void =>
    editor.edit({ label: 'measure', group: measure }, (current) => {
      const { [measure]: _, ...rest } = current.measurements;
      const measurements = cm === null ? rest : { ...rest, [measure]: Math.round(cm * 100) / 10 };
      return { ...current, measurements };
    });
  return (
    <NumberField
      label={t(`photo.measure.${measure}`)}
      description={t(`photo.effect.${measure}`)}
      value={stored === undefined ? null : stored / 10}
      optional
      min={fromMm / 10}
      max={toMm / 10}
      decimals={2}
      step={0.5}
      unit={t('photo.cm')}
      advice={t('photo.checkUnit')}
      onChange={change}
      onEnd={() => editor.settle()}
    />
  );
}
