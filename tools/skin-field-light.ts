/**
 * Share of red, green and blue light that fields of own hair and of healed dots leave on light skin: the table of
 * docs/decisions/0003. Usage: node tools/skin-field-light.ts. Prints its rows.
 */
import type { Rgb } from '#/engine/colour/srgb.ts';
import { dotKernel } from '#/engine/skin/appearance.ts';
import { fieldTransmission } from '#/engine/skin/kernel-figures.ts';
import { SHAVED_SIDES_DEFAULTS, shavedSidesDarkening } from '#/engine/skin/shaved-sides.ts';
import { skinFromIta } from '#/engine/skin/skin-from-ita.ts';

const skin = skinFromIta(45);
const hairsPerCm2 = SHAVED_SIDES_DEFAULTS.hairsPerCm2.value;
const figures = (left: Rgb): string => left.map((share) => share.toFixed(3).slice(1)).join(' | ');

console.log('| field | per cm² | red | green | blue |\n|---|---|---|---|---|');
for (const [name, colour] of [
  ['dark brown', '#3a3532'],
  ['brown', '#6b4a30'],
] as const) {
  const [red, green, blue] = shavedSidesDarkening(skin, colour);
  console.log(`| own ${name} hair (${colour}) | ${hairsPerCm2} | ${figures([1 - red, 1 - green, 1 - blue])} |`);
}
for (const [diameterMm, lengthMm, perCm2, dilution] of [
  [0.18, 0.2, 115, 6],
  [0.15, 0.5, 130, 6],
  [0.15, 0.5, 130, 12],
  [0.15, 0.5, 130, 20],
] as const) {
  const ink = { pigment: 'carbon', dilution, zTopMm: 0.12, lengthMm, diameterMm };
  const left = fieldTransmission(dotKernel(skin, ink, { kind: 'healed' }), perCm2);
  console.log(
    `| dots of ${diameterMm} mm, column ${lengthMm} mm, ${dilution}:1 | ${perCm2} | ${figures([left[0]!, left[1]!, left[2]!])} |`,
  );
}
