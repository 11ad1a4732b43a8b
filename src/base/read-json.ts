import { duplicateKey } from './duplicate-key.ts';
import { accept, type Outcome, refuse } from './outcome.ts';

/** Levels of lists and objects inside one another; what the program writes has about fifteen. */
export const JSON_DEPTH_LIMIT = 100;

/** Why bytes give no value. `reason`: where the parser stopped, or the key that one object has twice. */
export interface JsonFault {
  readonly kind: 'not-json' | 'too-deep' | 'key-twice';
  readonly reason: string;
}

/**
 * The value of UTF-8 JSON from outside, with or without a byte order mark. Refused: what is nested too deeply, before anything walks it,
 * and an object that names a key twice, of which parsing keeps the last value without a word.
 */
export function readJson(bytes: Uint8Array): Outcome<unknown, JsonFault> {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.trim() === '') return refuse({ kind: 'not-json', reason: 'it is empty' });
    value = JSON.parse(text);
  } catch (error) {
    return refuse({ kind: 'not-json', reason: error instanceof SyntaxError ? error.message : 'not text in UTF-8' });
  }
  if (isDeeperThan(value, JSON_DEPTH_LIMIT))
    return refuse({ kind: 'too-deep', reason: `more than ${JSON_DEPTH_LIMIT} levels` });
  const twice = duplicateKey(text);
  return twice === null ? accept(value) : refuse({ kind: 'key-twice', reason: twice });
}

/** True for a JSON value with more than so many levels of lists and objects. Walks no deeper than that itself. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isDeeperThan(item, levels - 1));
}
