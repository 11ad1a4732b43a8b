import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './catalogue/en.ts';

/** Languages with a complete catalogue; another language is one more record with the same keys. */
const CATALOGUES = { en } as const;

export function startTranslator(): void {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in CATALOGUES) ?? 'en';
  void i18next.use(initReactI18next).init({
    resources: Object.fromEntries(Object.entries(CATALOGUES).map(([tag, texts]) => [tag, { translation: texts }])),
    lng: wanted,
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as Parameters<typeof i18next.init>[0]);
  document.documentElement.lang = wanted;
}
