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
