import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTimeIn } from '#/practice/calendar/wall-clock.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { type Phrase, phrase } from '#/practice/catalogue/phrase.ts';
import { isTextKey, textOf } from '#/practice/catalogue/text-of.ts';
import { languageOf, regionalTag } from '../../parts/region.ts';
import { useNumbers } from '../../parts/use-numbers.ts';

export interface PracticeWords {
  readonly language: Language;
  /** A text of the rules by its key. */
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** A text of the rules, or '' when there is none of that key. */
  sayIfAny(key: string): string;
  /** A warning sign by its key, or in the words in which somebody typed it. */
  sign(sign: string): string;
  phrase(words: Phrase): string;
  day(day: string): string;
  /** Day and clock time of a moment as it stands in a zone; where this browser is without one. */
  moment(moment: string, zone?: string): string;
  /** Day of the week and day. */
  weekday(day: string): string;
  /** The clock alone, as it stands where the moment was written; in a zone, as it stands there. */
  clock(moment: string, zone?: string): string;
  whole(value: number): string;
  minutes(minutes: number): string;
}

/** The texts of the rules, days and numbers in the language that the studio is shown in. */
export function usePracticeWords(): PracticeWords {
  const { i18n } = useTranslation();
  const { whole } = useNumbers();
  return useMemo(() => {
    const language = languageOf(i18n.language);
    const region = regionalTag(language);
    const days = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeZone: 'UTC' });
    const weekdays = new Intl.DateTimeFormat(region, { weekday: 'short', timeZone: 'UTC' });
    const clocks = new Intl.DateTimeFormat(region, { timeStyle: 'short', timeZone: 'UTC' });
    const worded = (words: Phrase): string => textOf(language, { ...words, values: withDays(words.values, days) });
    return {
      language,
      say: (key, values = {}) => worded(phrase(key, values)),
      sayIfAny: (key) => (isTextKey(key) ? textOf(language, phrase(key)) : ''),
      sign: (sign) => (isTextKey(`sign.${sign}`) ? textOf(language, phrase(`sign.${sign}`)) : sign),
      phrase: worded,
      day: (day) => days.format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
      moment: (moment, zone) =>
        new Intl.DateTimeFormat(region, {
          dateStyle: 'medium',
          timeStyle: 'short',
          ...(zone ? { timeZone: zone } : {}),
        }).format(new Date(moment)),
      weekday: (day) => {
        const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
        return `${weekdays.format(date)}, ${days.format(date)}`;
      },
      clock: (moment, zone) => clocks.format(new Date(`1970-01-01T${clockText(moment, zone)}Z`)),
      whole,
      minutes: (minutes) => `${Math.floor(Math.round(minutes) / 60)} h ${Math.round(minutes) % 60} min`,
    };
  }, [i18n.language, whole]);
}

/** `HH:MM` of a moment. */
function clockText(moment: string, zone: string | undefined): string {
  return zone ? clockTimeIn(moment, zone) : moment.slice(11, 16);
}

/** Days that a text names, as the reader writes them. */
function withDays(values: Phrase['values'], days: Intl.DateTimeFormat): Phrase['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      /^\d{4}-\d{2}-\d{2}$/.test(value) ? days.format(new Date(`${value}T00:00:00Z`)) : value,
    ]),
  );
}

/** The day today where this browser is. */
export function todayHere(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The moment now with the offset of this browser. */
export function nowHere(): string {
  return new Date().toISOString();
}
