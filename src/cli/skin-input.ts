import type { Layer, LayerStack } from '#/engine/skin/skin-layers.ts';
import { type Option, type ParsedArguments, parseArguments } from './arguments.ts';
import { readJsonValue, readText } from './read-file.ts';

/** A mistake in what was given: one sentence, exit code 2. */
export class InputMistake extends Error {}

/** Parses; a value such as -20 after an option is a number, not another option. */
export function parseSkinArguments(
  argv: readonly string[],
  options: Readonly<Record<string, Option>>,
): ParsedArguments {
  const joined: string[] = [];
  for (const token of argv) {
    const before = joined.at(-1);
    if (/^-\.?\d/.test(token) && before?.startsWith('--') && !before.includes('=')) {
      joined[joined.length - 1] = `${before}=${token}`;
    } else joined.push(token);
  }
  const parsed = parseArguments(joined, options);
  if ('mistake' in parsed) throw new InputMistake(parsed.mistake);
  if (parsed.positionals.length > 0) {
    throw new InputMistake(`"${parsed.positionals[0]}" is not an option; every value follows its --name.`);
  }
  return parsed;
}

export function readNumber(
  parsed: ParsedArguments,
  name: string,
  range: { readonly from?: number; readonly to?: number; readonly whole?: boolean; readonly usual?: number },
): number {
  const text = parsed.text[name];
  if (text === undefined) {
    if (range.usual !== undefined) return range.usual;
    throw new InputMistake(`--${name} is missing.`);
  }
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value) || (range.whole && !Number.isInteger(value))) {
    throw new InputMistake(`--${name} must be a ${range.whole ? 'whole ' : ''}number, not "${text}".`);
  }
  if (range.from !== undefined && value < range.from)
    throw new InputMistake(`--${name} must be at least ${range.from}.`);
  if (range.to !== undefined && value > range.to) throw new InputMistake(`--${name} must be at most ${range.to}.`);
  return value;
}

/** The text of the file that an option names. */
export function readTextOf(parsed: ParsedArguments, name: string): string {
  const read = readText(fileOf(parsed, name));
  if (!read.ok) throw new InputMistake(read.refusal.message);
  return read.value;
}

/** The value of the JSON file that an option names. */
export function readJsonOf(parsed: ParsedArguments, name: string): unknown {
  const read = readJsonValue(fileOf(parsed, name));
  if (!read.ok) throw new InputMistake(read.refusal.message);
  return read.value;
}

function fileOf(parsed: ParsedArguments, name: string): string {
  const path = parsed.text[name];
  if (path === undefined) throw new InputMistake(`--${name} FILE is missing.`);
  return path;
}

const STACK_KEYS = ['nAbove', 'nBelow', 'layers'] as const;
const LAYER_KEYS = ['n', 'muaPerCm', 'musPerCm', 'g', 'dCm'] as const;

/** Layers from the file of --layers; only shape is checked here, physics by the engine. */
export function readLayers(parsed: ParsedArguments): LayerStack {
  const stack = fields(readJsonOf(parsed, 'layers'), STACK_KEYS, 'the layers file');
  if (!Array.isArray(stack['layers'])) throw new InputMistake('layers must be a list.');
  if (stack['layers'].length === 0) throw new InputMistake('layers is empty: give at least one layer.');
  if (stack['layers'].length > 100) throw new InputMistake('layers has more than 100 entries.');
  return {
    nAbove: number(stack['nAbove'], 'nAbove'),
    nBelow: number(stack['nBelow'], 'nBelow'),
    layers: stack['layers'].map((entry: unknown, i: number): Layer => {
      const where = `layer ${i + 1}`;
      const layer = fields(entry, LAYER_KEYS, where);
      return {
        n: number(layer['n'], `${where}: n`),
        muaPerCm: number(layer['muaPerCm'], `${where}: muaPerCm`),
        musPerCm: number(layer['musPerCm'], `${where}: musPerCm`),
        g: number(layer['g'], `${where}: g`),
        dCm: layer['dCm'] === null ? null : number(layer['dCm'], `${where}: dCm`),
      };
    }),
  };
}

function fields(value: unknown, keys: readonly string[], where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputMistake(`${where} must be an object with ${keys.join(', ')}.`);
  }
  const unknownKey = Object.keys(value).find((key) => !keys.includes(key));
  if (unknownKey !== undefined)
    throw new InputMistake(`${where}: "${unknownKey}" is not a known key; use ${keys.join(', ')}.`);
  const missing = keys.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) throw new InputMistake(`${where}: ${missing} is missing.`);
  return value as Record<string, unknown>;
}

function number(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new InputMistake(`${where} must be a number.`);
  return value;
}
