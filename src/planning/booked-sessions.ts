import { canonicalJson } from '#/base/canonical-json.ts';
import { type CaseFile, GAPS_LIMITS } from '#/contract/case-file.ts';
import { daysBetween } from '#/practice/calendar/calendar-day.ts';
import { clockTimeIn, dayIn } from '#/practice/calendar/wall-clock.ts';
import type { Course } from '#/practice/course/course.ts';
import { courseWorkOfPlan, type PlannedWork } from '#/practice/course/course-work-of-plan.ts';
import { splitWork } from '#/practice/course/split-work.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import type { SessionPlan } from './plan-record.ts';

type CaseDates = NonNullable<CaseFile['dates']>;
type Dated = Pick<SessionPlan, 'n' | 'date' | 'start' | 'end'>;

/**
 * The days of a booked course as a case says them: the first day, its clock and the gaps. A case has one clock for all sessions
 * and no gap beyond half a year: where a session was moved out of that, `datedAsBooked` has the last word.
 */
export function datesOfCourse({ sessions, zone }: Course): CaseDates {
  const [first] = sessions;
  if (!first) return { zone };
  const days = sessions.map(({ start }) => dayIn(start, zone));
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index]!, day));
  const { leastDays, mostDays, mostGaps } = GAPS_LIMITS;
  const canSay = gaps.length <= mostGaps && gaps.every((gap) => gap >= leastDays && gap <= mostDays);
  return {
    start: days[0]!,
    time: clockTimeIn(first.start, zone),
    zone,
    ...(canSay && gaps.length > 0 ? { gapsDays: gaps } : {}),
  };
}

/** Planned sessions on the days on which they are booked; as they were where the booking has another number of sessions. */
export function datedAsBooked<Session extends Dated>(
  sessions: readonly Session[],
  course: Course | null,
): readonly Session[] {
  if (course?.sessions.length !== sessions.length) return sessions;
  const { zone } = course;
  return sessions.map((session) => {
    const booked = course.sessions.find(({ n }) => n === session.n);
    if (!booked) return session;
    return { ...session, date: dayIn(booked.start, zone), start: booked.start, end: booked.end };
  });
}

/** True when a course was booked for other dots than a plan has now, in any zone of any session. Days do not count. */
export function bookedOtherWork(course: Course, plan: PlannedWork, protocol: Protocol): boolean {
  const dotsOf = (parts: readonly { readonly zone: string; readonly dots: number }[]) =>
    Object.fromEntries(parts.map(({ zone, dots }) => [zone, dots]));
  const now = splitWork(courseWorkOfPlan(plan), protocol)?.map(({ parts }) => dotsOf(parts)) ?? [];
  return canonicalJson(now) !== canonicalJson(course.sessions.map(({ parts }) => dotsOf(parts)));
}
