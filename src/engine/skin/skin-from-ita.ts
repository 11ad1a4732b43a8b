import { itaDegrees } from '../colour/ita.ts';
import { type SkinModel, type SkinOptions, skinFromParameters } from './appearance.ts';
import { sixReflectances, sixToLab } from './fit-colour.ts';

/** Blood, saturation and vessels as the median of the measured skins; melanin makes the tone. */
const USUAL = { bloodFraction: 0.0075, saturation: 0.6, vesselRadiusUm: 10.5 };
const MELANIN_RANGE = [0.004, 0.6] as const;

/**
 * Skin of a tone (ITA in degrees, light of the surface included) with usual blood, by bisection on melanin. Throws RangeError
 * beyond -70 to 75 degrees, where no skin lies; the ends of the melanin range stand in for tones between those and its own.
 */
export function skinFromIta(ita: number, options: SkinOptions = {}): SkinModel {
  if (!(ita >= -70 && ita <= 75)) throw new RangeError('ITA of skin lies between -70 and 75 degrees');
  let low = Math.log(MELANIN_RANGE[0]);
  let high = Math.log(MELANIN_RANGE[1]);
  for (let i = 0; i < 18; i++) {
    const middle = (low + high) / 2;
    const tone = itaDegrees(sixToLab(sixReflectances({ ...USUAL, melaninFraction: Math.exp(middle) })));
    if (tone > ita) low = middle;
    else high = middle;
  }
  return skinFromParameters({ ...USUAL, melaninFraction: Math.exp((low + high) / 2) }, options);
}
