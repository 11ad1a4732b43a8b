import { CIE_FIRST_NM, CIE_STEP_NM, CIE_X, CIE_Y, CIE_Z, D65 } from './cie-table.ts';
import { type Lab, type Xyz, xyzToLab } from './lab.ts';

/** The wavelengths of every full spectrum: 380 to 780 nm every 5 nm. */
export const SPECTRUM_NM: readonly number[] = CIE_Y.map((_, i) => CIE_FIRST_NM + CIE_STEP_NM * i);

const WEIGHTS = makeWeights();

/** XYZ (white at Y = 1) of a reflectance at SPECTRUM_NM under D65, 2 degree observer. */
export function reflectanceToXyz(reflectance: ArrayLike<number>): Xyz {
  const sum = (weights: Float64Array) => weights.reduce((total, weight, i) => total + weight * reflectance[i]!, 0);
  return [sum(WEIGHTS.x), sum(WEIGHTS.y), sum(WEIGHTS.z)];
}

/** L*a*b* of a reflectance at SPECTRUM_NM under D65, 2 degree observer. */
export function reflectanceToLab(reflectance: ArrayLike<number>): Lab {
  return xyzToLab(reflectanceToXyz(reflectance));
}

function makeWeights(): Record<'x' | 'y' | 'z', Float64Array> {
  let white = 0;
  for (let i = 0; i < D65.length; i++) white += D65[i]! * CIE_Y[i]!;
  const weigh = (match: readonly number[]) => Float64Array.from(match, (value, i) => (value * D65[i]!) / white);
  return { x: weigh(CIE_X), y: weigh(CIE_Y), z: weigh(CIE_Z) };
}
