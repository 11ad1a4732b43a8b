import { type ItaClass, itaClass, monkLabel } from '../colour/ita.ts';
import type { SkinModel } from './appearance.ts';

export interface SkinReport {
  readonly itaDegrees: number;
  readonly itaClass: ItaClass;
  /** Level of the Monk scale, 1 to 10: a word to talk with, not an input. */
  readonly monkLabel: number;
  readonly melaninFraction: number;
  readonly bloodFraction: number;
  /** False: the colour is not that of skin in plain light; the shade is a guess. */
  readonly plausible: boolean;
}

/** Model misses beyond this mean that the light or the camera, not the skin, made the colour. */
const PLAUSIBLE_DE00 = 4;

export function skinReport(skin: SkinModel): SkinReport {
  return {
    itaDegrees: skin.itaDegrees,
    itaClass: itaClass(skin.itaDegrees),
    monkLabel: monkLabel(skin.lab),
    melaninFraction: skin.parameters.melaninFraction,
    bloodFraction: skin.parameters.bloodFraction,
    plausible: skin.fitDE00 <= PLAUSIBLE_DE00,
  };
}
