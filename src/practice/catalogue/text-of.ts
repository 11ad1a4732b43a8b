import { type Catalogue, EN, type TextKey } from './en.ts';
import { ES } from './es.ts';
import type { Language } from './language.ts';
import type { Phrase } from './phrase.ts';
import { PT } from './pt.ts';

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en: EN, es: ES, pt: PT };

/** True when the catalogues have words for a key. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(EN, key);
}

/**
 * The words of a phrase in a language, with its values filled in; a value that is itself a key becomes its words.
 * Throws RangeError for a key that no catalogue has.
 */
export function textOf(language: Language, { key, values }: Phrase): string {
  if (!isTextKey(key)) throw new RangeError(`no text for ${key}`);
  return CATALOGUES[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return isTextKey(value) ? CATALOGUES[language][value] : value;
  });
}
