import { lineText, type ProgrammeLine } from '#/practice/aftercare/programme.ts';
import { addDays } from '#/practice/calendar/calendar-day.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import { type CalendarEvent, calendarText } from './calendar-text.ts';

/**
 * The programme as a calendar: whole days, so that they are the same days wherever the calendar is read. Ids come from the
 * session and the line, so that a new import replaces the old. `stamp` is the instant of writing, an argument: the same
 * programme and stamp give the same bytes.
 */
export function aftercareIcs(
  lines: readonly ProgrammeLine[],
  session: string,
  language: Language,
  stamp: Date,
): string {
  const events = lines.map((line): CalendarEvent => {
    const words = lineText(language, line);
    return {
      id: `aftercare-${session.slice(0, 16)}-${line.id}-${line.from}`.replace(/[^A-Za-z0-9-]/g, ''),
      start: new Date(`${line.from}T00:00:00Z`),
      // What lasts for ever is marked on its first day.
      lastDayAfter: new Date(`${addDays(line.to ?? line.from, 1)}T00:00:00Z`),
      summary: words,
      description: words,
    };
  });
  const name = textOf(language, phrase('aftercare.title'));
  return calendarText(events, { name, language, stamp });
}
