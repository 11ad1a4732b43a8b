import { LANGUAGES, type Language } from '#/practice/catalogue/language.ts';

/** The language of the rules' texts that a tag of the browser means. */
export function languageOf(tag: string): Language {
  return LANGUAGES.find((language) => tag.startsWith(language)) ?? 'en';
}

/** The language as the browser's own region writes days and numbers: es-MX has decimal points, es-ES commas. */
export function regionalTag(language: Language): string {
  return navigator.languages.find((tag) => tag.startsWith(`${language}-`)) ?? language;
}
