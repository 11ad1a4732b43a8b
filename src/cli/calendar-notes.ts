import type { CaseFile } from '#/contract/case-file.ts';
import type { CalendarDay } from '#/practice/calendar/calendar-day.ts';

/** What an artist should know of the dates of a case. No part of the plan, which knows no today. */
export function calendarNotes({ start, zone }: NonNullable<CaseFile['dates']>, today: CalendarDay): readonly string[] {
  if (start === undefined)
    return ['course.ics holds tasks without a day: the case has no dates. Give dates.start for a calendar.'];
  return [
    ...(start < today ? [`The first session, ${start}, lies in the past. Correct dates.start.`] : []),
    ...(zone === undefined
      ? ['course.ics has clock times of no zone: the case names none. Give dates.zone, such as Europe/London.']
      : []),
  ];
}
