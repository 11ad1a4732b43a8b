import { preparationDays } from '../aftercare/programme.ts';
import { addDays, type CalendarDay, weekday } from '../calendar/calendar-day.ts';
import { type CourseOptions, firstOpenDay } from './lay-out-course.ts';

const SATURDAY = 6;
const WEEK = 7;

/**
 * The day to offer for session 1 when nobody has asked for one: the first that screening and protocol allow and that leaves time
 * for the whole preparation from `today` on. Of a studio that has closed no day of the week it is none of a weekend. Never a
 * rule: any open day can be chosen instead.
 */
export function dayToOffer(
  today: CalendarDay,
  options: Pick<CourseOptions, 'protocol' | 'notBefore'> & { readonly look?: 'shaved' | 'density' },
): CalendarDay {
  const { protocol } = options;
  const prepared = addDays(today, preparationDays(options));
  let day = prepared;
  for (let step = 0; step < WEEK; step++) {
    const open = firstOpenDay(day, options);
    if (!open.ok) return prepared;
    day = open.value.day;
    if (protocol.closedWeekdays.length > 0 || weekday(day) < SATURDAY) return day;
    day = addDays(day, 1);
  }
  return day;
}
