import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, type Language } from '#/practice/catalogue/language.ts';
import { en } from './catalogue/en.ts';
import { remember, remembered } from './parts/browser-storage.ts';

/** Another language is one more record with the same keys; only the one in use is loaded beside English. */
const CATALOGUES: Readonly<Record<Language, () => Promise<object>>> = {
  en: () => Promise.resolve(en),
  es: () => import('./catalogue/es.ts').then(({ es }) => es),
  pt: () => import('./catalogue/pt.ts').then(({ pt }) => pt),
};
const CHOSEN = 'whorl:language';

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español', pt: 'Português' };

/** The language chosen here before, else the first of the browser's that there is, else English. */
function wantedLanguage(): Language {
  const tags = [remembered(CHOSEN) ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2));
  return tags.flatMap((tag) => LANGUAGES.filter((language) => language === tag))[0] ?? 'en';
}

export async function startTranslator(): Promise<void> {
  const wanted = wantedLanguage();
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, [wanted]: { translation: await CATALOGUES[wanted]() } },
    lng: wanted,
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as Parameters<typeof i18next.init>[0]);
  document.documentElement.lang = wanted;
}

/** Shows the studio in another language and remembers it on this device. */
export async function chooseLanguage(language: Language): Promise<void> {
  remember(CHOSEN, language);
  document.documentElement.lang = language;
  i18next.addResourceBundle(language, 'translation', await CATALOGUES[language]());
  await i18next.changeLanguage(language);
}
