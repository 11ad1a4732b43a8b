import { FADE_PRIOR, type FadeBelief } from './fade-forecast.ts';
import { type FadeCircumstance, fadeMultiplier } from './time-model.ts';

/** One follow-up: the visible density that is left of that at one month, measured from photos in like light. */
export interface FollowUp {
  /** Years since one month after the last session. */
  readonly years: number;
  /** Remaining visible density, above 0; 1 is unchanged. */
  readonly remaining: number;
  readonly circumstances?: readonly FadeCircumstance[];
  /** Noise of ln(remaining): .1 unless told (photos in like light with a colour card). */
  readonly lnSd?: number;
}

/**
 * A studio's own fading from its follow-ups, in closed form. Each is -ln(remaining) = k m t + noise, with k normal beforehand
 * (the general belief): linear regression through the origin, so the belief stays normal and its mean and width are sums. The
 * spread between people is kept as a floor under the width: many follow-ups do not make one client certain.
 */
export function studioFadeBelief(
  followUps: readonly FollowUp[],
  options: { readonly prior?: FadeBelief; readonly personSdPerYear?: number } = {},
): FadeBelief {
  const prior = options.prior ?? FADE_PRIOR.value;
  const personSd = options.personSdPerYear ?? 0.02;
  let precision = 1 / prior.sdPerYear ** 2;
  let weighted = prior.ratePerYear * precision;
  for (const { years, remaining, circumstances, lnSd } of followUps) {
    if (!(years > 0 && remaining > 0)) throw new RangeError('a follow-up needs years and remaining density above zero');
    const exposure = years * fadeMultiplier(circumstances ?? []);
    const variance = (lnSd ?? 0.1) ** 2 + (personSd * exposure) ** 2;
    precision += exposure ** 2 / variance;
    weighted += (exposure * -Math.log(remaining)) / variance;
  }
  return { ratePerYear: weighted / precision, sdPerYear: Math.sqrt(1 / precision + personSd ** 2) };
}
