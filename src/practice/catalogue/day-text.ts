import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { Language } from './language.ts';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: words('January February March April May June July August September October November December'),
  es: words('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'),
  pt: words('janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'),
};

/** A calendar day as people read it: 1 December 2026. Written out here so that it is the same words everywhere. */
export function dayText(language: Language, day: CalendarDay): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = MONTHS[language][Number(month) - 1] ?? month;
  const of = language === 'en' ? ' ' : ' de ';
  return `${Number(date)}${of}${name}${of}${Number(year)}`;
}

/** The same for the cells of a table: 1 Dec 2026. */
export function shortDayText(language: Language, day: CalendarDay): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${MONTHS[language][Number(month) - 1]?.slice(0, 3) ?? month} ${Number(year)}`;
}

function words(text: string): readonly string[] {
  return text.split(' ');
}
