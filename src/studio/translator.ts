import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, type Language } from '#/practice/catalogue/language.ts';
import { en } from './catalogue/en.ts';
import { es } from './catalogue/es.ts';
import { pt } from './catalogue/pt.ts';

/** Another language is one more record with the same keys. */
const CATALOGUES: Readonly<Record<Language, object>> = { en, es, pt };
const CHOSEN = 'whorl:language';

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español', pt: 'Português' };

/** The language chosen here before, else the first of the browser's that there is, else English. */
function wantedLanguage(): Language {
  const tags = [localStorage.getItem(CHOSEN) ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2));
  return tags.flatMap((tag) => LANGUAGES.filter((language) => language === tag))[0] ?? 'en';
}

export function startTranslator(): void {
  const wanted = wantedLanguage();
  void i18next.use(initReactI18next).init({
    resources: Object.fromEntries(Object.entries(CATALOGUES).map(([tag, texts]) => [tag, { translation: texts }])),
    lng: wanted,
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as Parameters<typeof i18next.init>[0]);
  document.documentElement.lang = wanted;
}

/** Shows the studio in another language and remembers it on this device. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(CHOSEN, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
