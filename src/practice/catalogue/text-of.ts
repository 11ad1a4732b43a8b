import { dayText } from './day-text.ts';
import { type Catalogue, EN, type TextKey } from './en.ts';
import { ES } from './es.ts';
import type { Language } from './language.ts';
import { numberText } from './number-text.ts';
import type { Phrase } from './phrase.ts';
import { PT } from './pt.ts';

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en: EN, es: ES, pt: PT };

/** True when the catalogues have words for a key. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(EN, key);
}

/**
 * The words of a phrase in a language, with its values filled in: {name} as it is, {name:n} as a number of that language, {name:m} as an amount of money. A value
 * that is itself a key, or several of them with commas between, becomes its words, filled in with the same values.
 * A {count} of 1 has a sentence of its own where there is one: the key with One after it.
 * Throws RangeError for a key that no catalogue has.
 */
export function textOf(language: Language, { key, values }: Phrase): string {
  if (!isTextKey(key)) throw new RangeError(`no text for ${key}`);
  const single = `${key}One`;
  const text = CATALOGUES[language][values['count'] === '1' && isTextKey(single) ? single : key];
  return text.replace(/\{(\w+)(?::([nm]))?\}/g, (whole, name: string, form?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    const number = Number(value);
    if (form && Number.isFinite(number)) {
      return numberText(language, number, 2, form === 'm' && !Number.isInteger(number) ? 2 : 0);
    }
    return value
      .split(', ')
      .map((part) => (isTextKey(part) && part !== key ? textOf(language, { key: part, values }) : part))
      .join(', ');
  });
}

/** The same for people who read it: days that the sentence names are written out. */
export function readableText(language: Language, { key, values }: Phrase): string {
  const readable = Object.entries(values).map(([name, value]) => [
    name,
    /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(language, value) : value,
  ]);
  return textOf(language, { key, values: Object.fromEntries(readable) });
}
