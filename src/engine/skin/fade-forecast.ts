import type { Sourced } from '#/base/evidence.ts';
import { type FadeCircumstance, fadeMultiplier } from './time-model.ts';

/** What is believed of yearly fading of visible density: normal, per year. */
export interface FadeBelief {
  readonly ratePerYear: number;
  readonly sdPerYear: number;
}

export const FADE_PRIOR: Sourced<FadeBelief> = {
  value: { ratePerYear: 0.09, sdPerYear: 0.03 },
  evidence: 'DER',
  note: '7 to 11 % a year, from touch-ups at 2 to 6 years if a touch-up means 30 % lost; clamp 5 to 16 %',
};

/** Rates outside this range are taken as its ends. */
const RATE_RANGE = [0.02, 0.6] as const;
const Z90 = 1.2815515655446004;

export interface FadePoint {
  readonly month: number;
  /** Remaining visible density, 1 when settled: one in ten has less than p10. */
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/**
 * Remaining visible density by month since it settled (one month after the last session): exp(-k m t), with k from the belief and m the
 * product of the circumstances. Throws RangeError for a negative month.
 */
export function fadeForecast(
  months: readonly number[],
  options: { readonly circumstances?: readonly FadeCircumstance[]; readonly belief?: FadeBelief } = {},
): readonly FadePoint[] {
  const belief = options.belief ?? FADE_PRIOR.value;
  const multiplier = fadeMultiplier(options.circumstances ?? []);
  const rate = (z: number) => {
    const own = belief.ratePerYear + z * belief.sdPerYear;
    return Math.min(RATE_RANGE[1], Math.max(RATE_RANGE[0], own)) * multiplier;
  };
  return months.map((month) => {
    if (!(month >= 0)) throw new RangeError('months of a forecast must be zero or more');
    const years = month / 12;
    return {
      month,
      p10: Math.exp(-rate(Z90) * years),
      p50: Math.exp(-rate(0) * years),
      p90: Math.exp(-rate(-Z90) * years),
    };
  });
}
