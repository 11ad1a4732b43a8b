import type { PlanRecord } from '#/planning/plan-record.ts';
import { courseProgramme } from '#/practice/aftercare/programme.ts';
import { addDays } from '#/practice/calendar/calendar-day.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { type CalendarEvent, calendarText } from './calendar-text.ts';
import type { PlanSheetWords } from './catalogue/plan-sheet-words.ts';

/** What the calendar reads of a plan. */
export type CalendarPlan = Pick<PlanRecord, 'planId' | 'sessions'> & {
  readonly caseFile: Pick<PlanRecord['caseFile'], 'dates'>;
};

/**
 * course.ics: the sessions that have a time, and the check-ins around them (AC1) as whole days; null when no session has one,
 * since a calendar without an entry is not valid. `stamp` is the instant of writing, an argument: same plan, same bytes.
 */
export function courseIcs(plan: CalendarPlan, words: PlanSheetWords, stamp: Date): string | null {
  const events = [...sessionEvents(plan, words), ...checkInEvents(plan, words)];
  if (events.length === 0) return null;
  return calendarText(events, { name: words.say('calendarName'), language: words.language, stamp });
}

function sessionEvents(plan: CalendarPlan, words: PlanSheetWords): readonly CalendarEvent[] {
  return plan.sessions.flatMap((session): CalendarEvent[] => {
    if (!session.start || !session.end) return [];
    return [
      {
        id: `${plan.planId}-session-${session.n}`,
        start: new Date(session.start),
        end: new Date(session.end),
        summary: words.say('calendarSession', { n: session.n, count: plan.sessions.length }),
        description: words.say('calendarNote', {
          dots: words.number(session.dots),
          zones: session.zones.map((zone) => words.say(`zone.${zone.zone}`)).join(', '),
          planId: plan.planId,
        }),
      },
    ];
  });
}

function checkInEvents({ planId, sessions, caseFile }: CalendarPlan, words: PlanSheetWords): readonly CalendarEvent[] {
  const dated = sessions.flatMap(({ n, start }) => (start ? [{ n, start }] : []));
  const options = { zone: caseFile.dates?.zone ?? 'UTC', protocol: PROTOCOL_DEFAULTS };
  return courseProgramme(dated, options)
    .filter(({ kind }) => kind === 'checkIn')
    .map((line) => {
      const summary = textOf(words.language, line.what);
      return {
        id: `${planId}-check-in-${line.session}-${line.from}`,
        start: new Date(`${line.from}T00:00:00Z`),
        lastDayAfter: new Date(`${addDays(line.from, 1)}T00:00:00Z`),
        summary,
        description: summary,
      };
    });
}
