import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScalpPlace } from '#/engine/scalp/design.ts';
import { useStage } from '../../canvas/photo-stage.tsx';
import type { HeadTools } from '../../planner/head-tools.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { isFacing } from './facing.ts';

interface Guide {
  readonly key: string;
  readonly label: string;
  readonly places: readonly ScalpPlace[];
}

/** Heights of the midpoint in use, cm above the glabella (aggressive, usual, conservative). */
const HEIGHTS_CM = [7, 8, 10] as const;
const ARC_HALF_MM = 26;

/** Construction lines over the photo: midline, midpoint heights, uprights over the outer corners of the eyes. */
export function GuideLines({ place }: { readonly place: number }) {
  const { head } = usePlanner();
  const stage = useStage();
  const guides = useGuides(head);
  if (!head) return null;
  return (
    <g className="guides">
      {guides.map((guide) => {
        const points = guide.places
          .map((at) => head.pointAt(at))
          .filter((point) => isFacing(head, place, point))
          .map((point) => stage.toScreen(head.toPhoto(place, point)));
        const end = points.at(-1);
        if (points.length < 2 || !end) return null;
        return (
          <g key={guide.key}>
            <path
              className="guide-path"
              d={`M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`}
            />
            {guide.label && (
              <text className="guide-text" x={end[0] + 6} y={end[1] + 4}>
                {guide.label}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function useGuides(head: HeadTools | null): readonly Guide[] {
  const { t } = useTranslation();
  return useMemo(() => {
    if (!head) return [];
    const row = (from: number, to: number, step: number): number[] =>
      Array.from({ length: Math.round((to - from) / step) + 1 }, (_, k) => from + k * step);
    const midline = { key: 'midline', label: '', places: row(0, 170, 5).map((backMm) => ({ sideMm: 0, backMm })) };
    const heights = HEIGHTS_CM.map((cm) => ({
      key: `height ${cm}`,
      label: t('design.guide.midpointHeights', { cm }),
      places: row(-ARC_HALF_MM, ARC_HALF_MM, 4).map((sideMm) => ({ sideMm, backMm: cm * 10 })),
    }));
    const uprights = [-1, 1].map((side) => ({
      key: `canthus ${side}`,
      label: '',
      places: uprightPlaces(head, side),
    }));
    return [midline, ...heights, ...uprights];
  }, [head, t]);
}

/** Places straight above the outer corner of an eye: the same distance from the midline plane at every height. */
function uprightPlaces(head: HeadTools, side: number): readonly ScalpPlace[] {
  const { exocanthion_left: left, exocanthion_right: right } = head.fit.head.landmarks;
  const x = (side * (left[0] - right[0])) / 2;
  return Array.from({ length: 18 }, (_, k) => {
    const backMm = 20 + 5 * k;
    let sideMm = x;
    for (let round = 0; round < 5; round++) sideMm += x - head.pointAt({ sideMm, backMm })[0];
    return { sideMm, backMm };
  });
}
