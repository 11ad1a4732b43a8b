import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Vec3 } from '#/engine/math/vec3.ts';
import { type Stage, useStage } from '../../canvas/stage-context.ts';
import type { Point } from '../../canvas/stage-view.ts';
import type { HeadTools } from '../../planner/head-tools.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { isFacing } from './facing.ts';
import { type Label, labelPlaces } from './label-places.ts';

interface Guide {
  readonly key: string;
  readonly label: string;
  readonly points: readonly Vec3[];
}

/** Heights of the midpoint in use, cm above the glabella (aggressive, usual, conservative). */
const HEIGHTS_CM = [7, 8, 10] as const;
const ARC_HALF_MM = 26;
/** Half of a handle with a little air. */
const HANDLE_REACH_PX = 12;
const LINE_REACH_PX = 5;
/** Points of the hairline that words keep clear of: close enough that none fits between two. */
const LINE_POINTS = 90;

/**
 * Construction lines over the photo: midline, thirds, the lettered 8 cm construction, uprights over the outer corners of the
 * eyes, and the midpoint heights in use. Their words keep clear of the handles of the hairline and of each other.
 */
export function GuideLines({ place }: { readonly place: number }) {
  const { head, handles, live } = usePlanner();
  const stage = useStage();
  const guides = useGuides(head);
  // They stand still while a handle is dragged.
  const lines = useMemo(
    () => (head ? guides.map((guide) => lineOf(guide, seenOf(stage, head, place, guide.points))) : []),
    [guides, head, place, stage],
  );
  if (!head) return null;
  const drawn = lines.filter(({ at }) => at.length > 0);
  const labels = drawn.filter(({ label }) => label !== '').map(({ key, label, at }) => labelOf(key, label, at));
  const grips = (handles ?? []).map((handle) => head.pointAt(handle));
  const obstacles = [
    ...seenOf(stage, head, place, grips).map((at) => ({ at, reachPx: HANDLE_REACH_PX })),
    ...seenOf(stage, head, place, someOf(live?.hairlineMm ?? [])).map((at) => ({ at, reachPx: LINE_REACH_PX })),
  ];
  const room = { widthPx: stage.size.width, obstacles };
  return (
    <g className="guides">
      {drawn.map(({ key, path }) => (
        <path key={key} className="guide-path" d={path} />
      ))}
      {labelPlaces(labels, room).map(({ key, text, at }) => (
        <text key={key} className="guide-text" x={at[0]} y={at[1]}>
          {text}
        </text>
      ))}
    </g>
  );
}

/** Where the stage shows those places that the photo sees. */
function seenOf(stage: Stage, head: HeadTools, place: number, points: readonly Vec3[]): readonly Point[] {
  return points
    .filter((point) => isFacing(head, place, point))
    .map((point) => stage.toScreen(head.toPhoto(place, point)));
}

/** Places along a line of x, y, z. */
function someOf(line: ArrayLike<number>): readonly Vec3[] {
  const count = Math.floor(line.length / 3);
  const step = Math.max(1, Math.ceil(count / LINE_POINTS));
  return Array.from({ length: Math.ceil(count / step) }, (_, k) => {
    const at = 3 * k * step;
    return [line[at]!, line[at + 1]!, line[at + 2]!] as const;
  });
}

function lineOf({ key, label }: Guide, at: readonly Point[]) {
  return { key, label, at, path: `M${at.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}` };
}

/** Beside the end of a line, then farther along, then beside its beginning; all around a single point. */
function labelOf(key: string, text: string, at: readonly Point[]): Label {
  const [first, last] = [at[0]!, at.at(-1)!];
  const widthPx = text.length * 8;
  if (at.length === 1) return { key, text, candidates: around(first, widthPx) };
  const after = [6, 24, 44].flatMap((gap): Point[] => [
    [last[0] + gap, last[1] + 4],
    [last[0] + gap, last[1] - 10],
    [last[0] + gap, last[1] + 20],
  ]);
  const before = [6, 24, 44].flatMap((gap): Point[] => [
    [first[0] - gap - widthPx, first[1] + 4],
    [first[0] - gap - widthPx, first[1] - 10],
    [first[0] - gap - widthPx, first[1] + 20],
  ]);
  return { key, text, candidates: [...after, ...before] };
}

/** All around a point, then the same farther off. */
function around([x, y]: Point, widthPx: number): readonly Point[] {
  return [0, 12, 26].flatMap((more): Point[] => [
    [x + 8 + more, y + 5],
    [x - 8 - more - widthPx, y + 5],
    [x - widthPx / 2, y - 10 - more],
    [x - widthPx / 2, y + 22 + more],
    [x + 8 + more, y - 10 - more],
    [x - 8 - more - widthPx, y - 10 - more],
  ]);
}

function useGuides(head: HeadTools | null): readonly Guide[] {
  const { t } = useTranslation();
  return useMemo(() => {
    if (!head) return [];
    const row = (from: number, to: number, step: number): number[] =>
      Array.from({ length: Math.round((to - from) / step) + 1 }, (_, k) => from + k * step);
    const drawn = head.guides();
    const words: Readonly<Record<string, string>> = {
      'third-hairline': t('design.guide.thirds'),
      'third-brow': t('design.guide.brow'),
    };
    const lines = drawn.lines.map(({ id, pointsMm }) => ({ key: id, label: words[id] ?? '', points: pointsMm }));
    const letters = drawn.points.map(({ letter, side, pointMm }) => ({
      key: `${letter} ${side}`,
      label: letter,
      points: [pointMm],
    }));
    const heights = HEIGHTS_CM.map((cm) => ({
      key: `height ${cm}`,
      label: t('design.guide.midpointHeights', { cm }),
      points: row(-ARC_HALF_MM, ARC_HALF_MM, 4).map((sideMm) => head.pointAt({ sideMm, backMm: cm * 10 })),
    }));
    return [...heights, ...letters, ...lines];
  }, [head, t]);
}
