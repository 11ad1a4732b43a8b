/**
 * Trains the weights that turn reflectance at six wavelengths into XYZ: src/engine/skin/six-weights.generated.ts.
 * Trained on spectra of the skin model alone (many skins, bare and with a sheet of carbon at many depths); measured skins are
 * for testing. Usage: node tools/skin-colour-weights.ts, then npm run fix for its layout.
 */
import { writeFileSync } from 'node:fs';
import { createRandom } from '#/base/random.ts';
import { reflectanceToXyz, SPECTRUM_NM } from '#/engine/colour/spectrum.ts';
import { addingDoubling } from '#/engine/skin/adding-doubling.ts';
import { SIX_NM } from '#/engine/skin/dot-table-axes.ts';
import { type LayerStack, type SkinParameters, skinStack } from '#/engine/skin/skin-layers.ts';
import { inverse } from '#/engine/skin/square-matrix.ts';

const CASES = 160;
const random = createRandom(20261120);
const normal = new Float64Array(36);
const right = [new Float64Array(6), new Float64Array(6), new Float64Array(6)];
for (let i = 0; i < CASES; i++)
  addCase(randomSkin(), i % 3 === 0 ? 0 : 0.05 + 0.6 * random.next(), 30 * random.next() ** 2);
for (let i = 0; i < 6; i++) normal[i * 6 + i]! += 1e-9;
const solved = inverse(normal, 6);
const weights = right.map((target) =>
  [0, 1, 2, 3, 4, 5].map((i) => target.reduce((sum, value, j) => sum + solved[i * 6 + j]! * value, 0)),
);
writeFileSync(
  new URL('../src/engine/skin/six-weights.generated.ts', import.meta.url),
  `/** Reflectance at the six wavelengths (SIX_NM) to X, Y and Z under D65. Made by tools/skin-colour-weights.ts; do not edit. */
export const SIX_TO_XYZ: readonly (readonly number[])[] = [
${weights.map((row) => `  [${row.map((value) => value.toFixed(6)).join(', ')}],`).join('\n')}
];
`,
);

function randomSkin(): SkinParameters {
  return {
    melaninFraction: 0.012 * (0.4 / 0.012) ** random.next(),
    bloodFraction: 0.002 * 15 ** random.next(),
    saturation: 0.2 + 0.7 * random.next(),
    vesselRadiusUm: 5 + 15 * random.next(),
  };
}

/** Adds one spectrum, bare (depth 0) or with an absorbing sheet of 0.1 mm at a depth in mm. */
function addCase(skin: SkinParameters, sheetTopMm: number, sheetPerCm: number): void {
  const spectrum = SPECTRUM_NM.map((nm) =>
    reflectance(skinStack(skin, nm), sheetTopMm, sheetPerCm * (550 / nm) ** 0.5),
  );
  const six = SIX_NM.map((nm) => spectrum[SPECTRUM_NM.indexOf(nm)]!);
  const xyz = reflectanceToXyz(spectrum);
  // Relative weight: an error in a dark colour shows as much as the same share of a light one.
  const weight = 1 / (0.02 + xyz[1]);
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) normal[i * 6 + j]! += weight * six[i]! * six[j]!;
    for (let c = 0; c < 3; c++) right[c]![i]! += weight * six[i]! * xyz[c]!;
  }
}

function reflectance(stack: LayerStack, topMm: number, sheetPerCm: number): number {
  const [epidermis, dermis] = stack.layers;
  if (topMm === 0 || !epidermis || !dermis) return addingDoubling(stack, { quadrature: 8 }).reflectanceNormal;
  const above = { ...dermis, dCm: Math.max(0.0001, topMm / 10 - epidermis.dCm!) };
  const sheet = { ...dermis, muaPerCm: dermis.muaPerCm + sheetPerCm, dCm: 0.01 };
  return addingDoubling({ ...stack, layers: [epidermis, above, sheet, dermis] }, { quadrature: 8 }).reflectanceNormal;
}
