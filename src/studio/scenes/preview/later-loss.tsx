import { SegmentedControl } from '@mantine/core';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { futureGrades } from '#/engine/scalp/findings-future.ts';
import { laterHair } from '#/planning/plan-future.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { FindingRow } from '../design/findings-block.tsx';
import { drawLaterLoss, type LaterView } from './draw-later-loss.ts';

const TODAY = 'today';

/** Rule DE07 as a picture: which later grade is shown, and what the rule says. */
export function LaterLossBlock({
  grade,
  onGrade,
}: {
  readonly grade: string | null;
  readonly onGrade: (grade: string | null) => void;
}) {
  const { t } = useTranslation();
  const { record } = usePlanner();
  const grades = record ? futureGrades(record.design) : [];
  if (!record || grades.length === 0) return null;
  return (
    <section className="panel-block" aria-labelledby="later-title">
      <h2 id="later-title">{t('preview.later')}</h2>
      <SegmentedControl
        fullWidth
        size="md"
        aria-labelledby="later-title"
        value={grade ?? TODAY}
        data={[
          { value: TODAY, label: t('preview.laterOff') },
          ...grades.map((value) => ({ value, label: t('preview.laterGrade', { grade: value }) })),
        ]}
        onChange={(value) => onGrade(value === TODAY ? null : value)}
      />
      <p className="hint">{t('preview.laterHint')}</p>
      {grade !== null &&
        record.findings
          .filter(({ rule, zone }) => rule === 'DE07' && zone === null)
          .map((finding) => <FindingRow key={finding.case} finding={finding} />)}
    </section>
  );
}

/** Maps of the head from above and from the front: a photo cannot lose the hair that it shows. */
export function LaterLossStage({ grade }: { readonly grade: string }) {
  const { t } = useTranslation();
  const { record } = usePlanner();
  const hairMm = useHairOf(record, grade);
  return (
    <div className="later-stage">
      {(['fromFront', 'fromAbove'] as const).map((view) => (
        <figure key={view}>
          {record && hairMm && <LaterMap record={record} hairMm={hairMm} view={view} grade={grade} />}
          <figcaption>{t(`preview.${view}`)}</figcaption>
        </figure>
      ))}
      <p className="later-key">
        <span data-of="hair" /> {t('preview.hairLeft')} <span data-of="dots" /> {t('preview.plannedDots')}
      </p>
      <span className="simulation-mark">{t('preview.simulation')}</span>
    </div>
  );
}

function useHairOf(record: PlanRecord | null, grade: string): Float64Array | null {
  const all = useMemo(() => (record ? laterHair(record) : []), [record]);
  return all.find((each) => each.grade === grade)?.hairMm ?? null;
}

interface LaterMapProps {
  readonly record: PlanRecord;
  readonly hairMm: Float64Array;
  readonly view: LaterView;
  readonly grade: string;
}

function LaterMap({ record, hairMm, view, grade }: LaterMapProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const draw = (): void => drawLaterLoss(element, record, hairMm, view);
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [record, hairMm, view]);
  return <canvas ref={canvas} role="img" aria-label={`${t(`preview.${view}`)}: ${t('preview.laterMap', { grade })}`} />;
}
