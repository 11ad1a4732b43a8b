import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseDocument } from '#/contract/course-document.ts';
import { HandleGroup } from '../../canvas/handle-group.tsx';
import type { HandlePhase } from '../../canvas/handle-phase.ts';
import { PhotoHandle } from '../../canvas/photo-handle.tsx';
import { useStage } from '../../canvas/stage-context.ts';
import type { Point } from '../../canvas/stage-view.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { useTaps } from './use-taps.ts';

/** Points nearer to each other than this would lie ring on ring, CSS px. */
const CLOSE_PX = 20;

export interface OutlineHelperProps {
  readonly taps: CourseDocument['photos'][number];
  readonly hold: (point: Point) => Point;
  readonly onLoupe: (at: Point | null) => void;
}

/** The outline of the fitted head over the photo; pulling it onto the skull adds outline points to the fit. */
export function OutlineHelper({ taps, hold, onLoupe }: OutlineHelperProps) {
  const { t } = useTranslation();
  const { outlineOf, residualOf } = usePlanner();
  const edit = useTaps(taps.photoId);
  const outline = outlineOf(taps.photoId);
  const points = taps.outline ?? [];
  const isCrowded = useIsCrowded(points);
  const [active, setActive] = useState(0);
  const tabStop = Math.min(active, points.length - 1);
  const move = (index: number) => (point: Point, phase: HandlePhase) => {
    onLoupe(phase === 'start' || phase === 'move' ? hold(point) : null);
    if (phase !== 'start' && phase !== 'cancel') edit.setOutlinePoint(index, hold(point));
    if (phase === 'end') edit.settle();
  };
  return (
    <>
      {outline && <PullableLine outline={outline} taps={taps} hold={hold} onLoupe={onLoupe} />}
      <HandleGroup label={t('landmarks.outlineGroup')}>
        {points.map((at, index) => {
          const bad = residualOf(taps.photoId, `outline ${index + 1}`)?.outlier;
          const label = t('landmarks.outlinePoint', { n: index + 1, count: points.length });
          return (
            <PhotoHandle
              // biome-ignore lint/suspicious/noArrayIndexKey: outline points have no identity but their place in the list
              key={index}
              at={at}
              tone={bad ? 'bad' : 'line'}
              isSmall={isCrowded && !bad}
              isTabStop={index === tabStop}
              label={bad ? `${t('landmarks.bad')}. ${label}` : label}
              onMove={move(index)}
              onSelect={() => setActive(index)}
              onRemove={() => edit.removeOutlinePoint(index)}
            />
          );
        })}
      </HandleGroup>
    </>
  );
}

/** Traced points lie close together, those set by hand seldom do; more of either part as the photo is enlarged. */
function useIsCrowded(points: readonly Point[]): boolean {
  const { view } = useStage();
  const close = points.filter(([x, y], index) => {
    const [nextX, nextY] = points[index + 1] ?? [Number.POSITIVE_INFINITY, 0];
    return Math.hypot(nextX - x, nextY - y) * view.scale < CLOSE_PX;
  });
  return close.length > points.length / 2;
}

function PullableLine({ outline, taps, hold, onLoupe }: OutlineHelperProps & { readonly outline: readonly Point[] }) {
  const stage = useStage();
  const edit = useTaps(taps.photoId);
  const pulling = useRef<number | null>(null);
  const path = outline
    .map((point) =>
      stage
        .toScreen(point)
        .map((value) => value.toFixed(1))
        .join(' '),
    )
    .join('L');
  const onPointerDown = (event: PointerEvent<SVGPathElement>): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    pulling.current = taps.outline?.length ?? 0;
    const point = hold(stage.pointOf(event));
    edit.addOutlinePoint(point);
    onLoupe(point);
  };
  const onPointerMove = (event: PointerEvent<SVGPathElement>): void => {
    if (pulling.current === null) return;
    const point = hold(stage.pointOf(event));
    edit.setOutlinePoint(pulling.current, point);
    onLoupe(point);
  };
  const onPointerUp = (): void => {
    pulling.current = null;
    onLoupe(null);
    edit.settle();
  };
  return (
    <g>
      <path className="outline-line" d={`M${path}`} />
      <path
        className="outline-reach takes-pointer"
        d={`M${path}`}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
      />
    </g>
  );
}
