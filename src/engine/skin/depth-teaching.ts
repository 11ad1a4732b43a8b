import type { DotKernel } from '../preview/dot-kernel.ts';
import { type DotInk, dotKernel, type SkinModel } from './appearance.ts';

export interface DepthLesson {
  readonly id: 'tooShallow' | 'right' | 'tooDeep';
  readonly zTopMm: number;
  /** The dot soon after the session, and after a year. */
  readonly fresh: DotKernel;
  readonly later: DotKernel;
}

/** Pigment shed with the epidermis, pigment in the papillary dermis, pigment under it. */
const TOPS_MM = { tooShallow: 0.03, right: 0.12, tooDeep: 0.45 } as const;
/** Pigment above the border of epidermis and dermis leaves within a month. */
const EPIDERMIS_MM = 0.075;

/** The same ink at three depths, for teaching: too shallow fades away, right stays crisp, too deep blurs and turns blue-grey. */
export function depthTeaching(skin: SkinModel, ink: Omit<DotInk, 'zTopMm'>): readonly DepthLesson[] {
  return (['tooShallow', 'right', 'tooDeep'] as const).map((id) => {
    const zTopMm = TOPS_MM[id];
    const shed = Math.min(0.95, Math.max(0, (EPIDERMIS_MM - zTopMm) / (EPIDERMIS_MM / 2)));
    // A shallow dot loses the part of its column above the dermis: a shorter, thinner remnant stays.
    const remaining = id === 'tooShallow' ? { lengthMm: Math.max(0.02, ink.lengthMm * (1 - shed) * 0.5) } : {};
    const keeps = id === 'tooShallow' ? { dilution: ink.dilution / (1 - shed) + 1 / (1 - shed) - 1 } : {};
    return {
      id,
      zTopMm,
      fresh: dotKernel(skin, { ...ink, zTopMm }, { kind: 'fresh', days: 1 }),
      later: dotKernel(
        skin,
        { ...ink, ...remaining, ...keeps, zTopMm: id === 'tooShallow' ? EPIDERMIS_MM : zTopMm },
        { kind: 'years', years: 1 },
      ),
    };
  });
}
