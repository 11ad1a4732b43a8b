import { PLAN_SHEET_EN, type PlanSheetCatalogue, type PlanSheetKey } from './plan-sheet-en.ts';
import { PLAN_SHEET_ES } from './plan-sheet-es.ts';
import { PLAN_SHEET_PT } from './plan-sheet-pt.ts';

/** The plan sheet's words by language tag. */
export const PLAN_SHEET_CATALOGUES: Readonly<Record<'en' | 'es' | 'pt', PlanSheetCatalogue>> = {
  en: PLAN_SHEET_EN,
  es: PLAN_SHEET_ES,
  pt: PLAN_SHEET_PT,
};
export type DocumentLanguage = keyof typeof PLAN_SHEET_CATALOGUES;

/** Words and number formats of one language. */
export interface PlanSheetWords {
  readonly language: DocumentLanguage;
  say(key: PlanSheetKey, values?: Readonly<Record<string, string | number>>): string;
  number(value: number, digits?: number): string;
  hours(minutes: number): string;
  /** A calendar day given as YYYY-MM-DD, written out. */
  day(isoDate: string): string;
  money(amount: number, currency: string): string;
}

export function planSheetWords(language: DocumentLanguage): PlanSheetWords {
  const catalogue = PLAN_SHEET_CATALOGUES[language];
  const say: PlanSheetWords['say'] = (key, values = {}) =>
    catalogue[key].replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
  return {
    language,
    say,
    number: (value, digits = 0) =>
      new Intl.NumberFormat(language, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: 'always' as never,
      }).format(value),
    hours: (total) => {
      const rounded = Math.round(total);
      const hours = Math.floor(rounded / 60);
      return hours > 0 ? say('hours', { hours, minutes: rounded % 60 }) : say('minutesOnly', { minutes: rounded });
    },
    day: (isoDate) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(`${isoDate}T00:00:00Z`),
      ),
    money: (amount, currency) => new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount),
  };
}
