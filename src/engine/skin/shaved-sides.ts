import type { Sourced } from '#/base/evidence.ts';
import { parseHexColour, type Rgb } from '../colour/srgb.ts';
import type { SkinModel } from './appearance.ts';
import { type FollicleOptions, follicleKernel, hairMelanin } from './follicle.ts';
import { fieldTransmission } from './kernel-figures.ts';

export const SHAVED_SIDES_DEFAULTS = {
  hairsPerCm2: {
    value: 190,
    evidence: 'PR',
    note: 'hairs per cm2 where none are lost: 143 to 230 by population; about two in each follicular unit',
  },
  amountSd: {
    value: 0.4,
    evidence: 'DER',
    note: 'density by population and shaft of .06 to .09 mm, together about 40 %',
  },
  statedFactor: {
    value: 1.3,
    evidence: 'DER',
    note: 'drawn stubble is off this much more than even channels say (tools/skin-sides-check.ts)',
  },
  channelSd: { value: 0.03, evidence: 'MEM', note: 'colour of the skin of one head from place to place, each channel' },
} as const satisfies Record<string, Sourced<number>>;

export interface ShavedSidesOptions extends FollicleOptions {
  readonly hairsPerCm2?: number;
}

/**
 * Mean share of light (linear RGB) that a person's own closely shaved hair takes from the skin: every hair is a melanin
 * column at the surface and they multiply. What a field of dots has to take, too, to read as the same shaved hair: there are
 * fewer dots than hairs, so each must do the work of more than one.
 */
export function shavedSidesDarkening(skin: SkinModel, hairColour: Rgb | string, options: ShavedSidesOptions = {}): Rgb {
  const hair = hairMelanin(typeof hairColour === 'string' ? parseHexColour(hairColour) : hairColour);
  const left = fieldTransmission(
    follicleKernel(skin, hair, options),
    options.hairsPerCm2 ?? SHAVED_SIDES_DEFAULTS.hairsPerCm2.value,
  );
  return [1 - left[0], 1 - left[1], 1 - left[2]];
}

export interface SidesReading {
  /** Share of light (linear RGB) that the hair takes, without the shadow that the side lies in. */
  readonly darkening: Rgb;
  /** Hair in units of natural density of hair of that colour, with its standard deviation. */
  readonly amount: number;
  readonly amountSd: number;
  /** Light on the sides over that on the skin they are compared with. */
  readonly light: number;
}

/**
 * Tells stubble from shadow. `left` is the mean light of the shaved area over that of bare skin of the same photo: light s times
 * what hair leaves, exp(-q a) with the shadow area a of natural hair in each channel. Shadow takes all channels alike, hair takes
 * most of red (dark roots are deep, and red light spreads to them). ln(left) = ln s - q a is solved for both by least squares in
 * three channels, with what is known beforehand: q is 1 +- .4, ln s is 0 +- `lightSd` (small where both lie side by side).
 * Single hairs need not show: means of linear light do not change with sharpness.
 */
export function readShavedSides(
  skin: SkinModel,
  hairColour: Rgb | string,
  left: Rgb,
  options: ShavedSidesOptions & { readonly lightSd: number },
): SidesReading {
  const natural = shavedSidesDarkening(skin, hairColour, options).map((taken) => -Math.log(1 - taken));
  const { amountSd, channelSd, statedFactor } = SHAVED_SIDES_DEFAULTS;
  const weight = 1 / channelSd.value ** 2;
  const known = 1 / amountSd.value ** 2;
  let [hll, hlq, hqq, gl, gq] = [1 / options.lightSd ** 2, 0, known, 0, known];
  for (const [c, a] of natural.entries()) {
    const seen = Math.log(Math.max(1e-3, left[c]!));
    hll += weight;
    hlq -= weight * a;
    hqq += weight * a * a;
    gl += weight * seen;
    gq -= weight * a * seen;
  }
  const determinant = hll * hqq - hlq * hlq;
  const amount = Math.max(0, (hll * gq - hlq * gl) / determinant);
  const light = Math.exp((gl - hlq * amount) / hll);
  const taken = (c: 0 | 1 | 2): number => 1 - Math.exp(-amount * natural[c]!);
  // Three channels and two expectations less two unknowns: where they disagree more than they should, the doubt grows by as much.
  const misfit =
    (Math.log(light) / options.lightSd) ** 2 +
    ((amount - 1) / amountSd.value) ** 2 +
    natural.reduce(
      (sum, a, c) => sum + ((Math.log(Math.max(1e-3, left[c]!)) - Math.log(light) + amount * a) / channelSd.value) ** 2,
      0,
    );
  const strain = Math.sqrt(Math.max(1, misfit / 3));
  return {
    darkening: [taken(0), taken(1), taken(2)],
    amount,
    amountSd: statedFactor.value * strain * Math.sqrt(hll / determinant),
    light,
  };
}
