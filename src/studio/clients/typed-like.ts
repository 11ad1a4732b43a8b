import type { LeafValue } from '#/practice/client/record-leaves.ts';

/** What was typed as a value of the same sort, a number or a text where nothing stood; undefined when it cannot be one or nothing was typed. */
export function typedLike(was: LeafValue | undefined, typed: string): LeafValue | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  if (typeof was === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (typeof was === 'string') return text;
  const value = Number(text.replace(',', '.'));
  if (Number.isFinite(value)) return value;
  return typeof was === 'number' ? undefined : text;
}
