import { Temporal } from 'temporal-polyfill';

/** A day of the calendar, `YYYY-MM-DD`; such texts compare like the days they name. */
export type CalendarDay = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day that exists (no 30 February, no time, no other notation) between 1900 and 2199. */
export function isCalendarDay(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' });
    return day.year >= 1900 && day.year < 2200;
  } catch {
    return false;
  }
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Adds months by the calendar; a day that the month does not have becomes its last one (31 August + 6 = 28 February). */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  return Temporal.PlainDate.from(day).add({ months }, { overflow: 'constrain' }).toString();
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

/** Completed years of age on a day; someone born on 29 February completes a year on 28 February of a common year. */
export function ageOn(birthDate: CalendarDay, day: CalendarDay): number {
  let age = Temporal.PlainDate.from(day).year - Temporal.PlainDate.from(birthDate).year;
  while (age > 0 && addMonths(birthDate, 12 * age) > day) age--;
  return Math.max(age, 0);
}

/** 1 Monday to 7 Sunday. */
export function weekday(day: CalendarDay): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** The later of the days given; null when there is none. */
export function latestDay(days: readonly (CalendarDay | null)[]): CalendarDay | null {
  return days.reduce<CalendarDay | null>((latest, day) => (day && (!latest || day > latest) ? day : latest), null);
}
