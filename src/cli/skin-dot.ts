import { SKIN_DEFAULTS } from '#/engine/skin/appearance.ts';
import { dotFigures } from '#/engine/skin/dot-figures.ts';
import { outsideDotTable } from '#/engine/skin/dot-table-axes.ts';
import { INK_DEFAULTS } from '#/engine/skin/pigments.ts';
import { skinFromIta } from '#/engine/skin/skin-from-ita.ts';
import { type DotAge, TIME_DEFAULTS, type TimeBand } from '#/engine/skin/time-model.ts';
import { InputMistake, parseSkinArguments, readNumber } from './skin-input.ts';

const NAMES = [
  'ita',
  'z-top',
  'length',
  'diameter',
  'pigment',
  'dilution',
  'neutraliser',
  'years',
  'days',
  'band',
  'ks',
  'uptake',
  'wavelengths',
];

/** `whorl skin dot`: contrast, colour and width of one dot. */
export async function runSkinDot(argv: readonly string[]): Promise<string> {
  const options = Object.fromEntries(NAMES.map((name) => [name, { kind: 'text', help: '' } as const]));
  const parsed = parseSkinArguments(argv, options);
  const ink = {
    zTopMm: readNumber(parsed, 'z-top', { from: 0, to: 5 }),
    lengthMm: aboveZero('length', readNumber(parsed, 'length', { to: 10 })),
    diameterMm: aboveZero('diameter', readNumber(parsed, 'diameter', { to: 5 })),
    pigment: parsed.text['pigment'] ?? 'carbon',
    dilution: readNumber(parsed, 'dilution', { from: 0, to: 10000 }),
    neutraliser: readNumber(parsed, 'neutraliser', { from: 0, to: 10, usual: 0 }),
  };
  const years = readNumber(parsed, 'years', { from: 0, to: 40, usual: 0 });
  const days = parsed.text['days'] === undefined ? null : readNumber(parsed, 'days', { from: 0, to: 90 });
  if (days !== null && years > 0) throw new InputMistake('Give --days or --years, not both.');
  const age: DotAge =
    days !== null ? { kind: 'fresh', days } : years > 0 ? { kind: 'years', years } : { kind: 'healed' };
  const scatteringScale = readNumber(parsed, 'ks', { from: 0.3, to: 1.5, usual: SKIN_DEFAULTS.scatteringScale.value });
  const uptake = readNumber(parsed, 'uptake', { from: 0, to: 1, usual: INK_DEFAULTS.uptake.value });
  const skin = skinFromIta(readNumber(parsed, 'ita', {}), { scatteringScale });
  const figures = dotFigures(skin, ink, age, readWavelengths(parsed.text['wavelengths'] ?? '460,550,640'), {
    band: readBand(parsed.text['band'] ?? 'likely'),
    uptake,
  });
  const outside = outsideDotTable(ink, scatteringScale);
  return `${JSON.stringify(outside.length > 0 ? { ...figures, extrapolated: outside } : figures)}\n`;
}

function readWavelengths(text: string): number[] {
  const list = text.split(',').map((cell) => (cell.trim() === '' ? Number.NaN : Number(cell)));
  if (!list.every((nm) => nm >= 400 && nm <= 700)) {
    throw new InputMistake('--wavelengths must be numbers from 400 to 700, separated by commas.');
  }
  return list;
}

function readBand(text: string): TimeBand {
  if (!Object.hasOwn(TIME_DEFAULTS, text)) throw new InputMistake('--band must be likely, better or worse.');
  return text as TimeBand;
}

function aboveZero(name: string, value: number): number {
  if (value <= 0) throw new InputMistake(`--${name} must be above zero.`);
  return value;
}
