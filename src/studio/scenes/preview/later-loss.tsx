import { SegmentedControl } from '@mantine/core';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawnView } from '#/engine/preview/head-drawing.ts';
import { futureGrades } from '#/engine/scalp/findings-future.ts';
import { type LaterLoss, laterLoss } from '#/planning/later-loss-picture.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { FindingRow } from '../design/findings-block.tsx';

const TODAY = 'today';
/** Sharp on a tablet of two pixels a point; the page scales it down. */
const DRAWN_PX = 900;
const VIEW_WORDS = { front: 'fromFront', above: 'fromAbove' } as const;

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
        // Three grades and today do not fit side by side.
        orientation={grades.length > 2 ? 'vertical' : 'horizontal'}
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

/** Drawings of the head from the front and from above: a photo cannot lose the hair that it shows. */
export function LaterLossStage({ grade }: { readonly grade: string }) {
  const { t } = useTranslation();
  const { record } = usePlanner();
  const later = useMemo(() => (record ? laterLoss(record) : null), [record]);
  return (
    <div className="later-stage">
      {(['front', 'above'] as const).map((view) => (
        <figure key={view}>
          {later?.grades.includes(grade) && <LaterDrawing later={later} view={view} grade={grade} />}
          <figcaption>{t(`preview.${VIEW_WORDS[view]}`)}</figcaption>
        </figure>
      ))}
      <p className="later-key">
        <span data-of="hair" /> {t('preview.hairLeft')} <span data-of="dots" /> {t('preview.plannedDots')}
      </p>
      <span className="simulation-mark">{t('preview.simulation')}</span>
    </div>
  );
}

interface LaterDrawingProps {
  readonly later: LaterLoss;
  readonly view: DrawnView;
  readonly grade: string;
}

function LaterDrawing({ later, view, grade }: LaterDrawingProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const { rgba } = later.draw(grade, view, DRAWN_PX);
    const image = new ImageData(rgba as Uint8ClampedArray<ArrayBuffer>, DRAWN_PX, DRAWN_PX);
    canvas.current?.getContext('2d')?.putImageData(image, 0, 0);
  }, [later, view, grade]);
  const said = `${t(`preview.${VIEW_WORDS[view]}`)}: ${t('preview.laterMap', { grade })}`;
  return <canvas ref={canvas} width={DRAWN_PX} height={DRAWN_PX} role="img" aria-label={said} />;
}
