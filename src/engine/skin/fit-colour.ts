import { itaDegrees } from '../colour/ita.ts';
import { type Lab, xyzToLab } from '../colour/lab.ts';
import { SIX_NM } from './dot-table-axes.ts';
import { melaninFractionFromIta } from './fit-spectrum.ts';
import { leastSquares } from './least-squares.ts';
import { SIX_TO_XYZ } from './six-weights.generated.ts';
import type { SkinParameters } from './skin-layers.ts';
import { skinReflectance } from './skin-reflectance.ts';

const QUADRATURE = 8;
const USUAL = { lnBlood: Math.log(0.0085), logitSaturation: 0.4, vesselRadiusUm: 10.5 };

/** Total reflectance at the six wavelengths. */
export function sixReflectances(parameters: SkinParameters): number[] {
  return SIX_NM.map((nm) => skinReflectance(parameters, nm, QUADRATURE));
}

/** Colour of a reflectance given at the six wavelengths. */
export function sixToLab(six: readonly number[]): Lab {
  const [x, y, z] = SIX_TO_XYZ.map((row) => row.reduce((sum, weight, i) => sum + weight * six[i]!, 0));
  return xyzToLab([x!, y!, z!]);
}

/**
 * Skin parameters whose colour comes nearest to L*a*b* (D65, light of the surface included): melanin, blood and, held near its usual
 * value, saturation. Colours that no skin has end at the nearest skin.
 */
export function fitColour(lab: Lab): SkinParameters {
  const residuals = (x: Float64Array): number[] => {
    const colour = sixToLab(sixReflectances(parametersAt(x)));
    return [
      ...colour.map((value, i) => value - lab[i]!),
      0.5 * (x[1]! - USUAL.lnBlood),
      1.5 * (x[2]! - USUAL.logitSaturation),
    ];
  };
  const start = [Math.log(melaninFractionFromIta(itaDegrees(lab))), USUAL.lnBlood, USUAL.logitSaturation];
  return parametersAt(leastSquares(residuals, Float64Array.from(start), { iterations: 8, step: 1e-3 }));
}

function parametersAt(x: Float64Array): SkinParameters {
  return {
    melaninFraction: Math.min(0.6, Math.max(0.004, Math.exp(x[0]!))),
    bloodFraction: Math.min(0.12, Math.max(0.0008, Math.exp(x[1]!))),
    saturation: 1 / (1 + Math.exp(-x[2]!)),
    vesselRadiusUm: USUAL.vesselRadiusUm,
  };
}
