import { type DotInk, SKIN_DEFAULTS } from '#/engine/skin/appearance.ts';
import { SHADE_DEFAULTS } from '#/engine/skin/choose-shade.ts';
import { skinFromIta } from '#/engine/skin/skin-from-ita.ts';
import { uptakeFromPatch } from '#/engine/skin/uptake-from-patch.ts';
import { InputMistake, parseSkinArguments, readNumber } from './skin-input.ts';

const NAMES = [
  'ita',
  'density',
  'darkening',
  'z-top',
  'length',
  'diameter',
  'pigment',
  'dilution',
  'neutraliser',
  'ks',
];

/** `whorl skin patch`: the share of pigment that stayed in a healed test patch, for `whorl skin shade --uptake`. */
export async function runSkinPatch(argv: readonly string[]): Promise<string> {
  const parsed = parseSkinArguments(argv, Object.fromEntries(NAMES.map((name) => [name, { kind: 'text', help: '' }])));
  const scatteringScale = readNumber(parsed, 'ks', { from: 0.3, to: 1.5, usual: SKIN_DEFAULTS.scatteringScale.value });
  const darkening = readNumber(parsed, 'darkening', { from: 0, to: 1 });
  const ink: DotInk = {
    pigment: parsed.text['pigment'] ?? 'carbon',
    dilution: readNumber(parsed, 'dilution', { from: 0, to: 10000 }),
    neutraliser: readNumber(parsed, 'neutraliser', { from: 0, to: 10, usual: 0 }),
    zTopMm: readNumber(parsed, 'z-top', { from: 0, to: 2, usual: 0.12 }),
    lengthMm: readNumber(parsed, 'length', { from: 0.01, to: 3, usual: SHADE_DEFAULTS.lengthMm }),
    diameterMm: readNumber(parsed, 'diameter', { from: 0.01, to: 2 }),
  };
  const learned = uptakeFromPatch(skinFromIta(readNumber(parsed, 'ita', {}), { scatteringScale }), ink, {
    densityPerCm2: readNumber(parsed, 'density', { from: 1, to: 1000 }),
    darkening: [darkening, darkening, darkening],
  });
  if (!learned.ok) throw new InputMistake(learned.refusal.message);
  return `${JSON.stringify(learned.value)}\n`;
}
