import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { addDays, type CalendarDay, weekday } from '../calendar/calendar-day.ts';
import { addMinutes, dayIn, momentAt } from '../calendar/wall-clock.ts';
import { type Phrase, phrase } from '../catalogue/phrase.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { Screening } from '../screening/finding.ts';
import type { Course, CourseSession, CourseWork, DateReason } from './course.ts';
import { type SessionWork, splitWork } from './split-work.ts';

export interface CourseOptions {
  /** First day on which session 1 is wanted. */
  readonly startOn: CalendarDay;
  /** Wall-clock time of every session, `HH:MM`. */
  readonly time: string;
  /** IANA zone of the studio. */
  readonly zone: string;
  readonly protocol: Protocol;
  /** A date before which screening allows no session. */
  readonly notBefore?: CalendarDay | null;
  /** Day of booking: no session 1 before it (CO9). Left out where nothing is booked. */
  readonly bookedOn?: CalendarDay;
}

/** Why no course was laid out: the rule and the words. */
export interface CourseRefusal {
  readonly rule: string;
  readonly reason: Phrase;
}

export const COURSE_TIME_DEFAULT = '10:00';
const SEARCH_DAYS = 366;

/** Lays out the whole course in one step or not at all (CO7): work split by CO4 and CO5, dates by CO3, CO6 and CO8. */
export function layOutCourse(work: CourseWork, options: CourseOptions): Outcome<Course, CourseRefusal> {
  const split = splitWork(work, options.protocol);
  if (!split) return refuse({ rule: 'CO4', reason: phrase('course.CO4.tooMuch') });
  const course = dateCourse(split, options);
  const past = course.ok && options.bookedOn !== undefined && pastSession(course.value, 1, options.bookedOn);
  return past ? refuse(past) : course;
}

/** CO9: why session n cannot be put where the course has it, on a day before the day on which that is done. */
export function pastSession({ sessions, zone }: Course, n: number, doneOn: CalendarDay): CourseRefusal | null {
  const session = sessions.find((one) => one.n === n);
  return session ? pastDay(dayIn(session.start, zone), doneOn) : null;
}

/** CO9: why a day cannot be chosen today. */
export function pastDay(day: CalendarDay, today: CalendarDay): CourseRefusal | null {
  return day < today ? { rule: 'CO9', reason: phrase('course.CO9.past', { day, today }) } : null;
}

function dateCourse(split: readonly SessionWork[], options: CourseOptions): Outcome<Course, CourseRefusal> {
  const sessions: CourseSession[] = [];
  let wanted = options.startOn;
  let reasons: readonly DateReason[] = [];
  for (const [index, work] of split.entries()) {
    const found = firstOpenDay(wanted, options);
    if (!found.ok) return found;
    sessions.push(toCourseSession(index + 1, work, found.value.day, [...reasons, ...found.value.reasons], options));
    const gap = usualGapDays(index + 1, options.protocol);
    wanted = addDays(found.value.day, gap);
    reasons = [{ rule: 'CO3', reason: phrase('course.CO3.gap', { days: gap, n: index + 1 }) }];
  }
  return accept({ zone: options.zone, sessions });
}

/** CO3: usual days from session n to the next. */
export function usualGapDays(n: number, protocol: Protocol): number {
  return n === 1 ? protocol.values['CO3.firstGapDays'] : protocol.values['CO3.nextGapDays'];
}

/** CO6: the first day from the one wanted on which screening and the protocol allow a session, and what moved it. */
export function firstOpenDay(
  wanted: CalendarDay,
  options: Pick<CourseOptions, 'protocol' | 'notBefore'>,
): Outcome<{ day: CalendarDay; reasons: readonly DateReason[] }, CourseRefusal> {
  const reasons: DateReason[] = [];
  let day = wanted;
  if (options.notBefore && options.notBefore > day) {
    day = options.notBefore;
    reasons.push({ rule: 'CO6', reason: phrase('course.CO6.screening', { until: day }) });
  }
  for (let step = 0; step < SEARCH_DAYS; step++) {
    const closed = closureOf(day, options.protocol);
    if (!closed) return accept({ day, reasons });
    if (!reasons.some((reason) => JSON.stringify(reason.reason) === JSON.stringify(closed))) {
      reasons.push({ rule: 'CO6', reason: closed });
    }
    day = addDays(day, 1);
  }
  return refuse({ rule: 'CO6', reason: phrase('course.CO6.neverOpen', { from: wanted }) });
}

function closureOf(day: CalendarDay, protocol: Protocol): Phrase | null {
  const closure = protocol.closures.find(({ from, to }) => from <= day && day <= to);
  if (closure) return phrase('course.CO6.closed', { from: closure.from, to: closure.to, why: closure.why });
  return protocol.closedWeekdays.includes(weekday(day)) ? phrase('course.CO6.weekday') : null;
}

function toCourseSession(
  n: number,
  work: SessionWork,
  day: CalendarDay,
  earliestBecause: readonly DateReason[],
  { time, zone }: CourseOptions,
): CourseSession {
  const start = momentAt(day, time, zone);
  return {
    n,
    start,
    end: addMinutes(start, work.minutes, zone),
    minutes: work.minutes,
    zones: work.parts.map((part) => part.zone),
    dots: work.parts.reduce((sum, part) => sum + part.dots, 0),
    parts: work.parts,
    earliestBecause:
      earliestBecause.length > 0
        ? earliestBecause
        : [{ rule: 'CO6', reason: phrase('course.CO6.asWanted', { day: dayIn(start, zone) }) }],
  };
}

/** What a screening says about booking: the first day allowed, or why no course can be booked yet. */
export function bookableFrom(screening: Screening): Outcome<CalendarDay | null, CourseRefusal> {
  const blocking = screening.findings.filter(
    ({ action, askedFor, conditions }) =>
      askedFor && (action === 'decline' || action === 'askDoctor' || (action === 'waitUntil' && conditions.length > 0)),
  );
  const rules = blocking.map((finding) => finding.rule).join(', ');
  if (blocking.length > 0) return refuse({ rule: 'CO6', reason: phrase('course.CO6.screeningOpen', { rules }) });
  // Also beside a date to wait for: the answers may bring a later one, or a letter.
  if (screening.missing.length > 0) {
    return refuse({ rule: 'CO6', reason: phrase('course.CO6.incomplete', { count: screening.missing.length }) });
  }
  const dates = screening.findings.filter((finding) => finding.askedFor).map((finding) => finding.until ?? '');
  return accept(dates.sort().at(-1) || null);
}
