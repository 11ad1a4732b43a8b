import { clinicShadesSchema } from '#/contract/clinic-shade.ts';
import { readStrictly } from '#/contract/read-strictly.ts';
import { SKIN_DEFAULTS } from '#/engine/skin/appearance.ts';
import { SHADE_DEFAULTS, type ShadeChoice, shadeAdvice } from '#/engine/skin/choose-shade.ts';
import { type ClinicShade, INK_DEFAULTS, PIGMENTS } from '#/engine/skin/pigments.ts';
import { SHADE_DOUBTS } from '#/engine/skin/shade-doubts.ts';
import type { ShadeNote } from '#/engine/skin/shade-notes.ts';
import { skinFromIta } from '#/engine/skin/skin-from-ita.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import type { ParsedArguments } from './arguments.ts';
import { InputMistake, parseSkinArguments, readJsonOf, readNumber } from './skin-input.ts';

const NAMES = ['ita', 'follicle', 'z-top', 'length', 'diameter', 'ks', 'grey', 'uptake', 'uptake-sd', 'shades'];

/** `whorl skin shade`: shades ranked against the person's own hair. */
export async function runSkinShade(argv: readonly string[]): Promise<string> {
  const options = Object.fromEntries(NAMES.map((name) => [name, { kind: 'text', help: '' } as const]));
  const parsed = parseSkinArguments(argv, options);
  const follicle = parsed.text['follicle'];
  if (follicle === undefined)
    throw new InputMistake('--follicle "#rrggbb" is missing: the colour of the own shaved hair.');
  const scatteringScale = readNumber(parsed, 'ks', { from: 0.3, to: 1.5, usual: SKIN_DEFAULTS.scatteringScale.value });
  const skin = skinFromIta(readNumber(parsed, 'ita', {}), { scatteringScale });
  const advice = shadeAdvice(skin, follicle, {
    ...(parsed.text['shades'] === undefined ? {} : { clinicShades: readClinicShades(parsed) }),
    zTopMm: readNumber(parsed, 'z-top', { from: 0, to: 2, usual: SHADE_DEFAULTS.zTopMm }),
    lengthMm: readNumber(parsed, 'length', { from: 0.01, to: 3, usual: SHADE_DEFAULTS.lengthMm }),
    diameterMm: readNumber(parsed, 'diameter', { from: 0.01, to: 2, usual: SHADE_DEFAULTS.diameterMm }),
    greyShare: readNumber(parsed, 'grey', { from: 0, to: 1, usual: 0 }),
    uptake: readNumber(parsed, 'uptake', { from: 0.001, to: 1, usual: INK_DEFAULTS.uptake.value }),
    lnUptakeSd: readNumber(parsed, 'uptake-sd', { from: 0, to: 2, usual: SHADE_DOUBTS.lnUptake.value }),
  });
  const shades = advice.shades.toSorted((a, b) => a.dE00.p50 - b.dE00.p50 || a.dE00.p90 - b.dE00.p90);
  const say = ({ code, values }: ShadeNote): string => textOf('en', phrase(`shade.${code}`, values));
  const said = <Shade extends ShadeChoice>(shade: Shade) => ({ ...shade, warnings: shade.warnings.map(say) });
  return `${JSON.stringify({
    shades: shades.map(said),
    firstSession: said(advice.firstSession),
    cannotMatch: advice.cannotMatch && say(advice.cannotMatch),
  })}\n`;
}

/** The studio's own shades from the file of --shades. */
function readClinicShades(parsed: ParsedArguments): readonly ClinicShade[] {
  const path = parsed.text['shades'];
  const read = readStrictly(clinicShadesSchema, readJsonOf(parsed, 'shades'));
  if (!read.ok) throw new InputMistake(`${path}: ${read.refusal.map(({ message }) => message).join('; ')}.`);
  const unknown = read.value.shades.find(({ pigment }) => !PIGMENTS.some(({ id }) => id === pigment));
  if (unknown) {
    const known = PIGMENTS.map(({ id }) => id).join(', ');
    throw new InputMistake(
      `${path}: pigment "${unknown.pigment}" of ${unknown.name} is not known; use one of ${known}.`,
    );
  }
  return read.value.shades;
}
