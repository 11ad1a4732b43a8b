import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roundTo } from '#/base/round-to.ts';
import type { ScalpPlace } from '#/engine/scalp/design.ts';
import { lowestLineMm } from '#/engine/scalp/region-mask.ts';
import { HandleGroup } from '../../canvas/handle-group.tsx';
import type { HandlePhase } from '../../canvas/handle-phase.ts';
import { PhotoHandle } from '../../canvas/photo-handle.tsx';
import { useStage } from '../../canvas/stage-context.ts';
import type { Point } from '../../canvas/stage-view.ts';
import { useCourse } from '../../course/course-context.tsx';
import { dragHandle, insertHandle, removeHandle, spelledHandles, withHairline } from '../../editor/design-edit.ts';
import { notePointer } from '../../parts/drag-measure.ts';
import { useNumbers } from '../../parts/use-numbers.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { isFacing } from './facing.ts';

interface Grabbed {
  readonly handles: readonly ScalpPlace[];
  readonly midpointMm: number;
}

/** The line on the skin with its handles; a handle dragged over the photo slides along the scalp. */
export function HairlineHandles({ place }: { readonly place: number }) {
  const { t } = useTranslation();
  const { tenths } = useNumbers();
  const { editor } = useCourse();
  const { head, handles, live } = usePlanner();
  const grabbed = useRef<Grabbed | null>(null);
  const [active, setActive] = useState<number | null>(null);
  if (!head || !handles || !live) return null;
  const { symmetric, midpointMm, widowsPeak } = live.design.hairline;
  const middle = Math.floor(handles.length / 2);
  const tabStop = Math.min(active ?? middle, handles.length - 1);
  const drag = (index: number, pixel: Point): void => {
    const to = head.placeAt(place, pixel);
    // From what was there when the drag began: what comes back meanwhile must not add up.
    const from = grabbed.current ?? { handles, midpointMm };
    if (!to) return;
    editor.edit({ label: 'hairline', group: `handle ${index}` }, (current) => {
      if (symmetric && index === middle && !spelledHandles(current)) {
        // The preset's own line rides on its midpoint: the shape is kept.
        const wanted = roundTo(from.midpointMm + to.backMm - from.handles[middle]!.backMm, 1);
        return withHairline(current, { midpointMm: Math.min(160, Math.max(lowestLineMm(0), wanted)) });
      }
      return withHairline(current, { handles: dragHandle(from.handles, index, to, symmetric) });
    });
  };
  const move = (index: number) => (pixel: Point, phase: HandlePhase) => {
    if (phase === 'start') grabbed.current = { handles, midpointMm };
    else if (phase !== 'cancel') {
      notePointer(performance.now());
      drag(index, pixel);
    }
    if (phase === 'end' || phase === 'cancel') {
      grabbed.current = null;
      editor.settle();
    }
  };
  const remove = (index: number): void => {
    const left = removeHandle(handles, index, symmetric);
    if (left) editor.edit({ label: 'hairline' }, (current) => withHairline(current, { handles: left }));
  };
  return (
    <>
      <Line place={place} />
      <HandleGroup label={t('design.handles')}>
        {handles.map((handle, index) => {
          const point = head.pointAt(handle);
          if (!isFacing(head, place, point)) return null;
          const isMiddle = index === middle && Math.abs(handle.sideMm) < 1;
          const label = isMiddle
            ? t(widowsPeak ? 'design.peakTip' : 'design.midpoint', { cm: tenths(handle.backMm / 10) })
            : t('design.handle', { n: index + 1, count: handles.length });
          return (
            <PhotoHandle
              // biome-ignore lint/suspicious/noArrayIndexKey: a handle is its place in the line
              key={index}
              at={head.toPhoto(place, point)}
              tone={isMiddle ? 'line' : 'set'}
              label={label}
              onMove={move(index)}
              isTabStop={index === tabStop}
              onSelect={() => setActive(index)}
              onRemove={isMiddle ? undefined : () => remove(index)}
            />
          );
        })}
      </HandleGroup>
    </>
  );
}

/** One more handle between the ends of the line: where, and where a keyboard may begin. */
export function useHandleAdding(place: number) {
  const { editor } = useCourse();
  const { head, handles, live } = usePlanner();
  const [a, b] = handles?.slice(handles.length >> 1) ?? [];
  const from =
    head && a && b
      ? head.placeToPhoto(place, { sideMm: (a.sideMm + b.sideMm) / 2, backMm: (a.backMm + b.backMm) / 2 })
      : null;
  /** Photo px; whether a handle stands there now. */
  const add = (pixel: Point): boolean => {
    const at = head?.placeAt(place, pixel);
    if (!at || !handles || !live) return false;
    const after = handles.findLastIndex((handle) => handle.sideMm <= at.sideMm);
    if (after < 0 || after >= handles.length - 1) return false;
    const { symmetric } = live.design.hairline;
    editor.edit({ label: 'hairline' }, (current) =>
      withHairline(current, { handles: insertHandle(handles, after, at, symmetric) }),
    );
    return true;
  };
  return { from, add };
}

function Line({ place }: { readonly place: number }) {
  const { t } = useTranslation();
  const stage = useStage();
  const { head, live } = usePlanner();
  const { add } = useHandleAdding(place);
  if (!head || !live) return null;
  const { hairlineMm } = live;
  const pieces: string[] = [];
  let pen = 'M';
  for (let k = 0; k < hairlineMm.length; k += 3) {
    const point = [hairlineMm[k]!, hairlineMm[k + 1]!, hairlineMm[k + 2]!] as const;
    if (!isFacing(head, place, point)) {
      pen = 'M';
      continue;
    }
    const [x, y] = stage.toScreen(head.toPhoto(place, point));
    pieces.push(`${pen}${x.toFixed(1)} ${y.toFixed(1)}`);
    pen = 'L';
  }
  const path = pieces.join('');
  return (
    <g>
      <path className="hairline-shadow" d={path} />
      <path className="hairline-line" d={path} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: adding by double-click is an extra for the mouse */}
      <path className="hairline-reach takes-pointer" d={path} onDoubleClick={(event) => add(stage.pointOf(event))}>
        <title>{t('design.pullLine')}</title>
      </path>
    </g>
  );
}
