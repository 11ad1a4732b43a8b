import type { Sourced } from '#/base/evidence.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Rgb } from '../colour/srgb.ts';
import { type DotInk, dotKernel, type SkinModel } from './appearance.ts';
import { kernelChannel, shadowAreaMm2 } from './kernel-figures.ts';

/** A healed test patch: how many dots, and the mean share of light that they take from the skin beside them (linear RGB). */
export interface HealedPatch {
  readonly densityPerCm2: number;
  readonly darkening: Rgb;
}

export interface UptakeEstimate {
  /** Share of the pigment that stayed in the column. */
  readonly uptake: number;
  /** Standard deviation of its logarithm: for `lnUptakeSd` of the shade search. */
  readonly lnSd: number;
}

const RANGE = [0.005, 1] as const;
const DARKENING_ERROR = {
  value: 0.1,
  evidence: 'MEM',
  note: 'relative error of the darkening: photo in even light, patch and bare skin side by side',
} as const satisfies Sourced<number>;

/**
 * The uptake that explains a healed test patch, by bisection on the shadow area in green light: the mean of a field is
 * 1 - exp(-density x shadow area). Refused when no uptake explains it: the pigment then lies at another depth than planned.
 */
export function uptakeFromPatch(
  skin: SkinModel,
  ink: DotInk,
  patch: HealedPatch,
): Outcome<UptakeEstimate, { readonly rule: string; readonly message: string }> {
  const darkening = patch.darkening[1];
  if (!(patch.densityPerCm2 > 0 && darkening > 0 && darkening < 1)) {
    return refuse({
      rule: 'patch.faint',
      message: 'The patch is not darker than the skin beside it: nothing to learn.',
    });
  }
  const wanted = -Math.log(1 - darkening) / (patch.densityPerCm2 / 100);
  const area = (lnUptake: number) =>
    shadowAreaMm2(kernelChannel(dotKernel(skin, ink, { kind: 'healed' }, { uptake: Math.exp(lnUptake) }), 1));
  let low = Math.log(RANGE[0]);
  let high = Math.log(RANGE[1]);
  if (wanted > area(high)) {
    return refuse({
      rule: 'patch.dark',
      message:
        'The patch is darker than this ink can be at this depth: the dots are wider or shallower than planned. Measure their diameter.',
    });
  }
  if (wanted < area(low)) {
    return refuse({
      rule: 'patch.faint',
      message: 'Almost nothing of the patch is left: the pigment was too shallow, or has washed out. Repeat the patch.',
    });
  }
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (area(middle) < wanted) low = middle;
    else high = middle;
  }
  // How much the logarithm of the uptake moves for a relative change of the darkening.
  const step = 0.05;
  const slope = Math.log(area(low + step) / area(low - step)) / (2 * step);
  const relative = (DARKENING_ERROR.value * darkening) / (1 - darkening) / -Math.log(1 - darkening);
  return accept({ uptake: Math.exp(low), lnSd: Math.min(1, relative / Math.max(slope, 0.05)) });
}
