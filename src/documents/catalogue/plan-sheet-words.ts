import { dayText } from '#/practice/catalogue/day-text.ts';
import { numberText } from '#/practice/catalogue/number-text.ts';
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

/** Whose way of writing money: the day and the number of these texts are theirs too. */
const REGIONS: Readonly<Record<DocumentLanguage, string>> = { en: 'en-GB', es: 'es-ES', pt: 'pt-PT' };

/** When a session is: the day, and its moments with their offset. */
interface BookedTime {
  readonly date: string | null;
  readonly start: string | null;
  readonly end: string | null;
}

/** Words and number formats of one language. */
export interface PlanSheetWords {
  readonly language: DocumentLanguage;
  say(key: PlanSheetKey, values?: Readonly<Record<string, string | number>>): string;
  number(value: number, digits?: number): string;
  hours(minutes: number): string;
  /** A calendar day given as YYYY-MM-DD, written out. */
  day(isoDate: string): string;
  /** Day and clock of a session as it was booked; undefined without a day. */
  when(session: BookedTime): string | undefined;
  money(amount: number, currency: string): string;
}

export function planSheetWords(language: DocumentLanguage): PlanSheetWords {
  const catalogue = PLAN_SHEET_CATALOGUES[language];
  const say: PlanSheetWords['say'] = (key, values = {}) =>
    catalogue[key].replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
  return {
    language,
    say,
    number: (value, digits = 0) => numberText(language, value, digits, digits),
    hours: (total) => {
      const rounded = Math.round(total);
      const [hours, minutes] = [Math.floor(rounded / 60), rounded % 60];
      if (hours === 0) return say('minutesOnly', { minutes });
      return minutes === 0 ? say('hoursOnly', { hours }) : say('hours', { hours, minutes });
    },
    day: (isoDate) => dayText(language, isoDate),
    when: ({ date, start, end }) => {
      if (!date) return undefined;
      const day = dayText(language, date);
      // A moment is written in the time of its own place, so its clock is what it says.
      return start && end ? `${day}, ${say('clock', { start: start.slice(11, 16), end: end.slice(11, 16) })}` : day;
    },
    money: (amount, currency) =>
      new Intl.NumberFormat(REGIONS[language], {
        style: 'currency',
        currency,
        useGrouping: 'always' as never,
        trailingZeroDisplay: 'stripIfInteger',
      }).format(amount),
  };
}
