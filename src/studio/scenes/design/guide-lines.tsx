import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Vec3 } from '#/engine/math/vec3.ts';
import { useStage } from '../../canvas/photo-stage.tsx';
import type { HeadTools } from '../../planner/head-tools.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { isFacing } from './facing.ts';

interface Guide {
  readonly key: string;
  readonly label: string;
  readonly points: readonly Vec3[];
}

/** Heights of the midpoint in use, cm above the glabella (aggressive, usual, conservative). */
const HEIGHTS_CM = [7, 8, 10] as const;
const ARC_HALF_MM = 26;

/**
 * Construction lines over the photo: midline, thirds, the lettered 8 cm construction, uprights over the outer corners of the eyes, and the
 * midpoint heights in use.
 */
export function GuideLines({ place }: { readonly place: number }) {
  const { head } = usePlanner();
  const stage = useStage();
  const guides = useGuides(head);
  if (!head) return null;
  return (
    <g className="guides">
      {guides.map((guide) => {
        const points = guide.points
          .filter((point) => isFacing(head, place, point))
          .map((point) => stage.toScreen(head.toPhoto(place, point)));
        const end = points.at(-1);
        if (!end) return null;
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
    const drawn = head.guides();
    const lines = drawn.lines.map(({ kind, id, pointsMm }) => ({
      key: id,
      label: kind === 'third' ? t('design.guide.thirds') : '',
      points: pointsMm,
    }));
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
    return [...lines, ...letters, ...heights];
  }, [head, t]);
}
