import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { addDays, type CalendarDay, daysBetween } from '../calendar/calendar-day.ts';
import { addMinutes, clockTimeIn, dayIn, type Moment, momentAt } from '../calendar/wall-clock.ts';
import { type Phrase, phrase } from '../catalogue/phrase.ts';
import { PRESET_TABLE } from '../protocol/preset-table.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { Course, CourseSession } from './course.ts';
import { type CourseRefusal, firstOpenDay, pastDay, usualGapDays } from './lay-out-course.ts';

export interface MoveOptions {
  readonly protocol: Protocol;
  readonly notBefore?: CalendarDay | null;
  /** Numbers of sessions already held; they stay where they were. */
  readonly held?: readonly number[];
  /** Day of the move: no session goes before it (CO9). Left out where nothing is recorded. */
  readonly movedOn?: CalendarDay;
}

/** What a move would do, shown before it is done. */
export interface MoveProposal {
  readonly course: Course;
  /** Sessions that change their date, the moved one first. */
  readonly moves: readonly { readonly n: number; readonly from: Moment; readonly to: Moment }[];
  /** What a person must say yes to: unusual gaps. */
  readonly asks: readonly Phrase[];
}

/**
 * Moves one session to a day and time and lets the later ones follow as far as the gaps of CO3 and the closures of CO6 need;
 * those that still fit stay. Refused under the minimum gap, on a closed day, on a day that has passed, and for a session that was held.
 */
export function moveSession(
  course: Course,
  n: number,
  to: { readonly day: CalendarDay; readonly time: string },
  options: MoveOptions,
): Outcome<MoveProposal, CourseRefusal> {
  const { zone } = course;
  const moved = course.sessions.find((session) => session.n === n);
  if (!moved) throw new RangeError(`the course has no session ${n}`);
  if (options.held?.includes(n)) return refuse({ rule: 'CO7', reason: phrase('course.CO7.held', { n }) });
  const past = options.movedOn === undefined ? null : pastDay(to.day, options.movedOn);
  if (past) return refuse(past);
  const open = firstOpenDay(to.day, options);
  if (!open.ok) return open;
  const stopped = open.value.reasons[0];
  if (open.value.day !== to.day && stopped) return refuse(stopped);
  const before = course.sessions.find((session) => session.n === n - 1);
  const minimum = options.protocol.values['CO3.minGapDays'];
  const gap = before ? daysBetween(dayIn(before.start, zone), to.day) : null;
  if (before && gap !== null && gap < minimum) {
    return refuse({ rule: 'CO3', reason: phrase('course.CO3.tooSoon', { days: minimum, n: before.n }) });
  }
  const sessions: CourseSession[] = [];
  for (const session of course.sessions) {
    const last = sessions.at(-1);
    if (session.n < n || !last || session.n === n) {
      sessions.push(session.n === n ? at(session, to.day, to.time, zone) : session);
      continue;
    }
    const next = follow(session, last, zone, options);
    if (!next.ok) return next;
    sessions.push(next.value);
  }
  return accept({
    course: { zone, sessions },
    moves: sessions.flatMap((session, index) => {
      const from = course.sessions[index]?.start ?? session.start;
      return from === session.start ? [] : [{ n: session.n, from, to: session.start }];
    }),
    asks: unusualGaps(sessions, zone, options.protocol),
  });
}

function at(session: CourseSession, day: CalendarDay, time: string, zone: string): CourseSession {
  const start = momentAt(day, time, zone);
  return { ...session, start, end: addMinutes(start, session.minutes, zone) };
}

function follow(
  session: CourseSession,
  last: CourseSession,
  zone: string,
  options: MoveOptions,
): Outcome<CourseSession, CourseRefusal> {
  const earliest = addDays(dayIn(last.start, zone), usualGapDays(last.n, options.protocol));
  const planned = dayIn(session.start, zone);
  const open = firstOpenDay(planned > earliest ? planned : earliest, options);
  if (!open.ok) return open;
  return accept(
    open.value.day === planned ? session : at(session, open.value.day, clockTimeIn(session.start, zone), zone),
  );
}

function unusualGaps(sessions: readonly CourseSession[], zone: string, protocol: Protocol): readonly Phrase[] {
  return sessions.slice(1).flatMap((session, index) => {
    const last = sessions[index];
    if (!last) return [];
    const days = daysBetween(dayIn(last.start, zone), dayIn(session.start, zone));
    const values = { days, n: last.n, next: session.n, usual: usualGapDays(last.n, protocol) };
    if (days < usualGapDays(last.n, protocol)) return [phrase('course.CO3.shorter', values)];
    const longest = last.n === 1 ? PRESET_TABLE['CO3.firstGapDays'].max : PRESET_TABLE['CO3.nextGapDays'].max;
    return days > longest ? [phrase('course.CO3.longer', { ...values, longest })] : [];
  });
}
