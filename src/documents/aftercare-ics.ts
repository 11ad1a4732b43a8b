import type { ProgrammeLine } from '#/practice/aftercare/programme.ts';
import { addDays } from '#/practice/calendar/calendar-day.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import { type CalendarEvent, calendarText } from './calendar-text.ts';

/**
 * The programme as a calendar: whole days, so that they are the same days wherever the calendar is read. Ids come from the
 * session and the line, and the stamp is the session's own moment: the same programme gives the same bytes, and a new
 * import of it replaces the old.
 */
export function aftercareIcs(lines: readonly ProgrammeLine[], session: string, language: Language): string {
  const events = lines.map((line): CalendarEvent => {
    const words = textOf(language, line.what);
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
  return calendarText(events, { name, language, stamp: new Date(session) });
}
