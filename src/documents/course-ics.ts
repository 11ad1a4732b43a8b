import type { PlanRecord } from '#/planning/plan-record.ts';
import { type CalendarEvent, calendarText } from './calendar-text.ts';
import type { PlanSheetWords } from './catalogue/plan-sheet-words.ts';

/** course.ics: one event a session that has a time. `stamp` is the instant of writing, an argument: same plan, same bytes. */
export function courseIcs(plan: PlanRecord, words: PlanSheetWords, stamp: Date): string {
  const count = plan.sessions.length;
  const events: CalendarEvent[] = [];
  for (const session of plan.sessions) {
    if (!session.start || !session.end) continue;
    events.push({
      id: `${plan.planId}-session-${session.n}`,
      start: new Date(session.start),
      end: new Date(session.end),
      summary: words.say('calendarSession', { n: session.n, count }),
      description: words.say('calendarNote', {
        dots: words.number(session.dots),
        zones: session.zones.map((zone) => words.say(`zone.${zone.zone}`)).join(', '),
        planId: plan.planId,
      }),
    });
  }
  return calendarText(events, { name: words.say('calendarName'), language: words.language, stamp });
}
