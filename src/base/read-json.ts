import { accept, type Outcome, refuse } from './outcome.ts';

/** Levels of lists and objects inside one another; what the program writes has about fifteen. */
export const JSON_DEPTH_LIMIT = 100;

/** The value of UTF-8 JSON from outside, with or without a byte order mark; nested too deeply it is refused before anything walks it. */
export function readJson(bytes: Uint8Array): Outcome<unknown, 'not-json' | 'too-deep'> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse('not-json');
  }
  return isDeeperThan(value, JSON_DEPTH_LIMIT) ? refuse('too-deep') : accept(value);
}

/** True for a JSON value with more than so many levels of lists and objects. Walks no deeper than that itself. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isDeeperThan(item, levels - 1));
}
