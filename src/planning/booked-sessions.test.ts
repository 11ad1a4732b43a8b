import { expect, it } from 'vitest';
import { caseFileSchema } from '#/contract/case-file.ts';
import { addDays } from '#/practice/calendar/calendar-day.ts';
import type { Course } from '#/practice/course/course.ts';
import { courseWorkOfPlan } from '#/practice/course/course-work-of-plan.ts';
import { layOutCourse } from '#/practice/course/lay-out-course.ts';
import { moveSession } from '#/practice/course/move-session.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { bookedOtherWork, datedAsBooked, datesOfCourse } from './booked-sessions.ts';
import { sessionStarts, sessionTerms } from './plan-sessions.ts';

const session = (dots: number) => ({
  minutes: dots / 80 + 35,
  needleMinutes: dots / 80,
  zones: [{ zone: 'crown' as const, dots, minutes: dots / 80 }],
});
const plan = { zones: [{ zone: 'crown' as const, areaCm2: 200 }], sessions: [3000, 4000, 3000].map(session) };
const options = { startOn: '2026-03-16', time: '10:30', zone: 'Europe/London', protocol: PROTOCOL_DEFAULTS };
const laidOut = layOutCourse(courseWorkOfPlan(plan), options);
if (!laidOut.ok) throw new Error('no course');
const course = laidOut.value;
const starts = course.sessions.map(({ start }) => start);

it('says the days of a booked course as a case does: planned from them, the sessions start when they are booked', () => {
  const dates = datesOfCourse(course);
  expect(dates).toEqual({ start: '2026-03-16', time: '10:30', zone: 'Europe/London', gapsDays: [14, 28] });
  expect(sessionStarts(sessionTerms({ dates }, PROTOCOL_DEFAULTS), 3)).toEqual(starts);
});

it('leaves gaps out that a case cannot say: under a week, over half a year, more than four', () => {
  const gapsOf = (...gaps: readonly number[]) => {
    let day: string = '2026-01-05';
    const days = [day, ...gaps.map((gap) => (day = addDays(day, gap)))];
    const sessions = days.map((on, k) => ({ n: k + 1, start: `${on}T10:00:00+00:00` }));
    const dates = datesOfCourse({ zone: 'UTC', sessions } as unknown as Course);
    expect(caseFileSchema.safeParse({ landmarks: {}, dates }).error).toBeUndefined();
    return dates.gapsDays;
  };
  expect(gapsOf(7, 180)).toEqual([7, 180]);
  expect([gapsOf(6), gapsOf(181), gapsOf()]).toEqual([undefined, undefined, undefined]);
  expect(gapsOf(14, 14, 14, 14)).toHaveLength(4);
  expect(gapsOf(14, 14, 14, 14, 14)).toBeUndefined();
});

it('puts the booked day and clock on every session, also where one was moved to another hour', () => {
  const moved = moveSession(course, 2, { day: '2026-04-01', time: '15:00' }, { ...options, held: [1] });
  if (!moved.ok) throw new Error('not moved');
  const planned = [1, 2, 3].map((n) => ({ n, date: null, start: null, end: null }));
  expect(datedAsBooked(planned, moved.value.course)).toMatchObject([
    { n: 1, date: '2026-03-16', start: '2026-03-16T10:30:00+00:00', end: '2026-03-16T11:43:00+00:00' },
    { n: 2, date: '2026-04-01', start: '2026-04-01T15:00:00+01:00' },
    { n: 3, date: '2026-04-29', start: '2026-04-29T10:30:00+01:00' },
  ]);
  expect(datedAsBooked(planned, null)).toBe(planned);
  expect(datedAsBooked(planned.slice(1), course)).toEqual(planned.slice(1));
});

it('knows a plan of other dots from the same plan with other days', () => {
  expect(bookedOtherWork(course, plan, PROTOCOL_DEFAULTS)).toBe(false);
  const more = { ...plan, sessions: [3000, 4100, 3000].map(session) };
  expect(bookedOtherWork(course, more, PROTOCOL_DEFAULTS)).toBe(true);
  expect(bookedOtherWork(course, { ...plan, sessions: plan.sessions.slice(1) }, PROTOCOL_DEFAULTS)).toBe(true);
});
