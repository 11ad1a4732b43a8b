import type { PlanRecord } from '#/planning/plan-record.ts';
import { courseProgramme } from '#/practice/aftercare/programme.ts';
import { addDays } from '#/practice/calendar/calendar-day.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { type CalendarEvent, type CalendarTask, calendarText } from './calendar-text.ts';
import type { PlanSheetWords } from './catalogue/plan-sheet-words.ts';

/** What the calendar reads of a plan. */
export type CalendarPlan = Pick<PlanRecord, 'planId' | 'sessions'> & {
  readonly caseFile: Pick<PlanRecord['caseFile'], 'dates'>;
};

/**
 * course.ics: the sessions that have a time, and the check-ins around them (AC1) as whole days; sessions without one as tasks. `stamp`
 * is the instant of writing, an argument: same plan, same bytes.
 */
export function courseIcs(plan: CalendarPlan, words: PlanSheetWords, stamp: Date): string {
  const events = [...sessionEvents(plan, words), ...checkInEvents(plan, words)];
  const info = { name: words.say('calendarName'), language: words.language, stamp };
  return calendarText(events, info, sessionTasks(plan, words));
}

type CalendarSession = CalendarPlan['sessions'][number];

function sessionEvents(plan: CalendarPlan, words: PlanSheetWords): readonly CalendarEvent[] {
  return plan.sessions.flatMap((session): CalendarEvent[] => {
    if (!session.start || !session.end) return [];
    const times = { start: new Date(session.start), end: new Date(session.end) };
    const isZoneOpen = plan.caseFile.dates?.zone === undefined;
    return [{ ...sessionEntry(plan, session, words), ...times, isZoneOpen }];
  });
}

function sessionTasks(plan: CalendarPlan, words: PlanSheetWords): readonly CalendarTask[] {
  return plan.sessions
    .filter(({ start, end }) => !start || !end)
    .map((session) => {
      const entry = sessionEntry(plan, session, words);
      return { ...entry, description: `${words.say('calendarNoDay')} ${entry.description}` };
    });
}

function sessionEntry(plan: CalendarPlan, session: CalendarSession, words: PlanSheetWords): CalendarTask {
  return {
    id: `${plan.planId}-session-${session.n}`,
    summary: words.say('calendarSession', { n: session.n, count: plan.sessions.length }),
    description: words.say('calendarNote', {
      dots: words.number(session.dots),
      zones: session.zones.map((zone) => words.say(`zone.${zone.zone}`)).join(', '),
      planId: plan.planId,
    }),
  };
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
