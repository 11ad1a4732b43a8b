import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Photo } from '#/contract/api-photos.ts';
import type { CourseDocument } from '#/contract/course-document.ts';
import type { HandlePhase } from '../../canvas/handle-phase.ts';
import { PhotoHandle } from '../../canvas/photo-handle.tsx';
import { useStage } from '../../canvas/stage-context.ts';
import type { Point } from '../../canvas/stage-view.ts';
import { NumberField } from '../../parts/number-field.tsx';
import type { TapsEdit } from './use-taps.ts';

type Taps = CourseDocument['photos'][number];

/** Limits of the case file, mm. */
const FROM_MM = 5;
const TO_MM = 500;

/** A ruler or coin held beside the face: two points of the photo and the true distance between them. */
export function RulerBlock({
  taps,
  photo,
  edit,
}: {
  readonly taps: Taps;
  readonly photo: Photo;
  readonly edit: TapsEdit;
}) {
  const { t } = useTranslation();
  const { ruler } = taps;
  const start = (): void => {
    const y = Math.round(photo.heightPx * 0.85);
    const at = (share: number): [number, number] => [Math.round(photo.widthPx * share), y];
    edit.setRuler({ from: at(0.3), to: at(0.7), mm: 100 });
    edit.settle();
  };
  return (
    <section className="panel-block" aria-labelledby="ruler-title">
      <h2 id="ruler-title">{t('landmarks.ruler')}</h2>
      <p className="hint">{t('landmarks.rulerHint')}</p>
      {ruler ? (
        <div className="ruler-row">
          <NumberField
            label={t('landmarks.rulerLength')}
            value={ruler.mm}
            min={FROM_MM}
            max={TO_MM}
            decimals={1}
            unit="mm"
            onChange={(mm) => mm !== null && edit.setRuler({ ...ruler, mm })}
            onEnd={edit.settle}
          />
          <Button variant="default" onClick={() => edit.setRuler(undefined)}>
            {t('common.remove')}
          </Button>
        </div>
      ) : (
        <Button variant="default" onClick={start}>
          {t('landmarks.rulerAdd')}
        </Button>
      )}
    </section>
  );
}

export interface RulerMarksProps {
  readonly taps: Taps;
  readonly edit: TapsEdit;
  readonly hold: (point: Point) => Point;
  readonly onLoupe: (at: Point | null) => void;
}

/** The ruler's two ends over the photo. */
export function RulerMarks({ taps, edit, hold, onLoupe }: RulerMarksProps) {
  const { t } = useTranslation();
  const stage = useStage();
  const { ruler } = taps;
  if (!ruler) return null;
  const [x1, y1] = stage.toScreen(ruler.from);
  const [x2, y2] = stage.toScreen(ruler.to);
  const move = (end: 'from' | 'to') => (point: Point, phase: HandlePhase) => {
    onLoupe(phase === 'start' || phase === 'move' ? hold(point) : null);
    if (phase !== 'start' && phase !== 'cancel') edit.setRuler({ ...ruler, [end]: hold(point) as [number, number] });
    if (phase === 'end') edit.settle();
  };
  return (
    <g>
      <line className="ruler-line" {...{ x1, y1, x2, y2 }} />
      <PhotoHandle at={ruler.from} tone="line" label={t('landmarks.rulerEnd', { n: 1 })} onMove={move('from')} />
      <PhotoHandle at={ruler.to} tone="line" label={t('landmarks.rulerEnd', { n: 2 })} onMove={move('to')} />
    </g>
  );
}
