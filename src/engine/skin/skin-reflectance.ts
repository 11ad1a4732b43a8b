import { addingDoubling, addingDoublingPairs } from './adding-doubling.ts';
import { dermisReducedScatteringPerCm, epidermisReducedScatteringPerCm } from './chromophores.ts';
import { cubicWeights } from './cubic-lookup.ts';
import {
  EPIDERMIS_MM,
  SKIN_ANISOTROPY,
  SKIN_INDEX,
  type SkinParameters,
  skinAbsorption,
  skinStack,
} from './skin-layers.ts';

/** Light of the surface alone, straight on: ((n - 1) / (n + 1))^2. */
export const SURFACE_REFLECTANCE = ((SKIN_INDEX - 1) / (SKIN_INDEX + 1)) ** 2;

/** Total reflectance of skin (surface included) for light straight on, by adding-doubling. Does not depend on the scattering scale. */
export function skinReflectance(parameters: SkinParameters, nm: number, quadrature = 12): number {
  return addingDoubling(skinStack(parameters, nm), { quadrature }).reflectanceNormal;
}

const QUADRATURE = 12;
const ABSORBED_SHIFT = 0.02;
const ABSORBED = ladder(Math.log(ABSORBED_SHIFT), Math.log(6), 14);
const SCATTERED = [1.1, 1.7, 2.3, 3];
const RATIO = ladder(Math.log(1e-4), Math.log(0.6), 14);

/**
 * The same from a table of 784 adding-doubling runs, made on first use: square root of reflectance over the absorbed and the
 * scattered thickness of the epidermis and the ratio of absorption to reduced scattering in the dermis. For fits.
 */
export function skinReflectanceFast(parameters: SkinParameters, nm: number, lossPerCm?: number): number {
  const table = reflectanceTable();
  const { epidermisPerCm, dermisPerCm } = skinAbsorption(parameters, nm, lossPerCm);
  const absorbed = cubicWeights(ABSORBED, Math.log(ABSORBED_SHIFT + (epidermisPerCm * EPIDERMIS_MM) / 10));
  const scattered = cubicWeights(SCATTERED, (scatteringPerCm(nm) * EPIDERMIS_MM) / 10);
  const ratio = cubicWeights(RATIO, Math.log(dermisPerCm / dermisReducedScatteringPerCm(nm)));
  let root = 0;
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 4; j++) {
      const outer = absorbed.weights[i]! * scattered.weights[j]!;
      const row = ((absorbed.first + i) * SCATTERED.length + scattered.first + j) * RATIO.length + ratio.first;
      for (let k = 0; k < 4; k++) root += outer * ratio.weights[k]! * table[row + k]!;
    }
  }
  return root * root;
}

/** Share of diffuse light inside that the surface turns back from below, at n = 1.4. */
const TURNED_BACK = 0.529;

/**
 * Reflectance of the dermis to diffuse light inside it: the surroundings of pigment. From the light seen outside with no melanin on top,
 * since melanin lies above pigment and hides it without changing what lies around it.
 */
export function dermisReflectance(parameters: SkinParameters, nm: number): number {
  const total = skinReflectanceFast({ ...parameters, melaninFraction: 0 }, nm);
  const seen = (total - SURFACE_REFLECTANCE) / (1 - SURFACE_REFLECTANCE);
  return seen / (1 - TURNED_BACK + TURNED_BACK * seen);
}

function scatteringPerCm(nm: number): number {
  return epidermisReducedScatteringPerCm(nm) / (1 - SKIN_ANISOTROPY);
}

let made: Float64Array | null = null;

function reflectanceTable(): Float64Array {
  if (made) return made;
  const layer = { n: SKIN_INDEX, g: SKIN_ANISOTROPY };
  const dCm = EPIDERMIS_MM / 10;
  const epidermis = ABSORBED.flatMap((absorbed) =>
    SCATTERED.map((scattered) => {
      const muaPerCm = (Math.exp(absorbed) - ABSORBED_SHIFT) / dCm;
      return { ...layer, muaPerCm, musPerCm: scattered / dCm, dCm };
    }),
  );
  const dermis = RATIO.map((ratio) => {
    return { ...layer, muaPerCm: Math.exp(ratio), musPerCm: 1 / (1 - SKIN_ANISOTROPY), dCm: null };
  });
  const around = { nAbove: 1, nBelow: SKIN_INDEX };
  const light = addingDoublingPairs(around, epidermis, dermis, { quadrature: QUADRATURE });
  made = Float64Array.from(light.flat(), ({ reflectanceNormal }) => Math.sqrt(reflectanceNormal));
  return made;
}

function ladder(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}
