import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '../calendar/calendar-day.ts';
import { dayIn } from '../calendar/wall-clock.ts';
import { textOf } from '../catalogue/text-of.ts';
import { findPack } from '../packs/pack-table.ts';
import { COURSE_SHARES, type PresetKey } from '../protocol/preset-table.ts';
import { PROTOCOL_DEFAULTS, type Protocol } from '../protocol/protocol.ts';
import { screen } from '../screening/screen.ts';
import { answersWith } from '../screening/screening-cases.ts';
import type { Course, CourseWork } from './course.ts';
import { courseWorkOfPlan } from './course-work-of-plan.ts';
import { dayToOffer } from './day-to-offer.ts';
import { bookableFrom, layOutCourse, pastSession } from './lay-out-course.ts';
import { moveSession } from './move-session.ts';
import { sessionRange } from './session-range.ts';
import { splitWork } from './split-work.ts';

/** A course of one zone: dots by session, a thousand of them in ten minutes, 30 minutes of set-up. */
function work(dots: readonly number[], areaCm2 = 1000): CourseWork {
  return {
    kind: dots.length === 1 ? 'touchUp' : 'course',
    sessions: dots.map((count) => ({
      zones: [{ zone: 'crown', dots: count, minutes: count / 100 }],
      setUpMinutes: 30,
    })),
    areaCm2: { crown: areaCm2 },
  };
}
function protocolWith(values: Partial<Record<PresetKey, number>>, more: Partial<Protocol> = {}): Protocol {
  return { ...PROTOCOL_DEFAULTS, ...more, values: { ...PROTOCOL_DEFAULTS.values, ...values } };
}
function layOut(of: CourseWork, more: object = {}): Course {
  const done = layOutCourse(of, {
    startOn: '2026-03-16',
    time: '10:00',
    zone: 'Europe/London',
    protocol: PROTOCOL_DEFAULTS,
    ...more,
  });
  if (!done.ok) throw new Error(textOf('en', done.refusal.reason));
  return done.value;
}
const dots = (of: CourseWork, protocol = PROTOCOL_DEFAULTS) =>
  splitWork(of, protocol)?.map(({ parts }) => parts.reduce((sum, part) => sum + part.dots, 0));
const days = (course: Course) => course.sessions.map(({ start }) => dayIn(start, course.zone));

describe('the first day offered', () => {
  it('leaves time for the preparation and falls on a working day', () => {
    const offer = (today: string, more: Partial<Protocol> = {}, notBefore: string | null = null) =>
      dayToOffer(today, { protocol: protocolWith({}, more), notBefore });
    expect(offer('2026-11-20')).toBe('2026-12-04');
    // Saturday, Sunday, then on to Monday; a studio that names its closed days works on the others.
    expect(offer('2026-11-21')).toBe('2026-12-07');
    expect(offer('2026-11-21', { closedWeekdays: [7] })).toBe('2026-12-05');
    expect(offer('2026-11-20', { closures: [{ from: '2026-12-01', to: '2026-12-10', why: '' }] })).toBe('2026-12-11');
    expect(offer('2026-11-20', {}, '2027-01-02')).toBe('2027-01-04');
    expect(dayToOffer('2026-11-20', { protocol: protocolWith({ 'AC.retinoidDaysBefore': 28 }) })).toBe('2026-12-18');
  });
});

describe('a course', () => {
  it('[CO1] has three sessions by default, one for a touch-up', () => {
    expect(sessionRange('course', PROTOCOL_DEFAULTS)).toEqual({ usual: 3, least: 2, most: 4, testPatchFirst: false });
    expect(sessionRange('scar', PROTOCOL_DEFAULTS)).toEqual({ usual: 3, least: 2, most: 5, testPatchFirst: true });
    expect(sessionRange('touchUp', PROTOCOL_DEFAULTS)).toMatchObject({ usual: 1, most: 1 });
    expect(sessionRange('scar', protocolWith({ 'CO1.scarMax': 4 })).most).toBe(4);
    expect(sessionRange('course', protocolWith({ 'CO1.sessions': 4 })).usual).toBe(4);
    expect(dots(work([3000, 4000, 3000]))).toEqual([3000, 4000, 3000]);
    expect(dots(work([2000]))).toEqual([2000]);
    const plan = { zones: [], sessions: [{ minutes: 50, needleMinutes: 20, zones: [] }] };
    expect(courseWorkOfPlan(plan)).toMatchObject({ kind: 'touchUp', sessions: [{ setUpMinutes: 30 }] });
    expect(courseWorkOfPlan({ ...plan, sessions: [...plan.sessions, ...plan.sessions] }).kind).toBe('course');
  });

  it('[CO2] shares the dots by the number of sessions', () => {
    expect(COURSE_SHARES).toEqual({
      1: [1],
      2: [0.5, 1],
      3: [0.3, 0.7, 1],
      4: [0.3, 0.6, 0.85, 1],
      5: [0.25, 0.5, 0.7, 0.85, 1],
    });
    // 600 minutes at the needle in three sessions of at most 300 with set-up do not fit; four do.
    expect(dots(work([28_000, 28_000, 4000]))).toEqual([18_000, 18_000, 15_000, 9000]);
  });

  it('[CO3] leaves 14, then 28 days', () => {
    expect(days(layOut(work([3000, 4000, 3000])))).toEqual(['2026-03-16', '2026-03-30', '2026-04-27']);
    const later = layOut(work([3000, 4000, 3000]), {
      protocol: protocolWith({ 'CO3.firstGapDays': 15, 'CO3.nextGapDays': 27 }),
    });
    expect(days(later)).toEqual(['2026-03-16', '2026-03-31', '2026-04-27']);
  });

  it('[CO4] grows when a session would be longer than five hours', () => {
    const fits = work([8100, 10_800, 8100].map((count) => count * 2.5));
    expect(splitWork(fits, PROTOCOL_DEFAULTS)?.map(({ minutes }) => minutes)).toEqual([233, 300, 233]);
    const longer = work([20_250, 27_100, 20_250]);
    const minutes = splitWork(longer, PROTOCOL_DEFAULTS)?.map((session) => session.minutes) ?? [];
    expect(minutes.length).toBe(4);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(300);
    expect(splitWork(fits, protocolWith({ 'CO4.maxMinutes': 299 }))?.length).toBe(4);
    expect(splitWork(longer, protocolWith({ 'CO4.maxMinutes': 301 }))?.length).toBe(3);
    expect(
      layOutCourse(work([3e6, 3e6]), {
        startOn: '2026-01-01',
        time: '10:00',
        zone: 'UTC',
        protocol: PROTOCOL_DEFAULTS,
      }),
    ).toMatchObject({
      ok: false,
      refusal: { rule: 'CO4' },
    });
  });

  it('[CO5] caps the share and the fresh coverage of a zone', () => {
    expect(dots(work([4500, 4500, 1000]))).toEqual([4500, 4500, 1000]);
    expect(dots(work([4600, 4400, 1000]))?.length).toBe(4);
    expect(dots(work([4500, 4500, 1000]), protocolWith({ 'CO5.zoneShare': 0.44 }))?.length).toBe(4);
    expect(dots(work([4600, 4400, 1000]), protocolWith({ 'CO5.zoneShare': 0.46 }))?.length).toBe(3);
    expect(dots(work([5500, 4500]))).toEqual([5500, 4500]);
    expect(dots(work([5600, 4400]))?.length).toBe(3);
    expect(dots(work([5500, 4500]), protocolWith({ 'CO5.zoneShareOfTwo': 0.54 }))?.length).toBe(3);
    expect(dots(work([5600, 4400]), protocolWith({ 'CO5.zoneShareOfTwo': 0.56 }))?.length).toBe(2);
    // 0.25 mm dots: 4 % is 81.5 dots a cm2 and session.
    expect(dots(work([6000, 8100, 6000], 100))?.length).toBe(3);
    expect(dots(work([6000, 8200, 6000], 100))?.length).toBe(4);
    expect(dots(work([6000, 8200, 6000], 100), protocolWith({ 'CO5.freshCoverage': 0.041 }))?.length).toBe(3);
    expect(dots(work([6000, 8100, 6000], 100), protocolWith({ 'CO5.freshDiameterMm': 0.26 }))?.length).toBe(4);
  });

  it('[CO6] waits for screening and steps over closed days', () => {
    const closures = [{ from: '2026-03-30', to: '2026-04-02', why: 'holidays' }];
    const protocol = protocolWith({}, { closures, closedWeekdays: [5, 7] });
    const course = layOut(work([3000, 4000, 3000]), { protocol, notBefore: '2026-03-15' });
    // 3 April 2026 is a Friday: closed.
    expect(days(course)).toEqual(['2026-03-16', '2026-04-04', '2026-05-02']);
    const why = course.sessions[1]?.earliestBecause.map(({ rule, reason }) => `${rule}: ${textOf('en', reason)}`);
    expect(why).toEqual([
      'CO3: 14 days after session 1',
      'CO6: the studio is closed from 2026-03-30 to 2026-04-02 (holidays)',
      'CO6: the studio is closed on that day of the week',
    ]);
    const waited = layOut(work([3000, 4000, 3000]), { notBefore: '2026-03-20' });
    expect(days(waited)[0]).toBe('2026-03-20');
    expect(days(layOut(work([3000, 4000, 3000]), { notBefore: '2026-03-16' }))[0]).toBe('2026-03-16');
  });

  it('[CO6] asks the screening whether a course can be booked', () => {
    const booked = (change: Readonly<Record<string, unknown>>) =>
      bookableFrom(
        screen(answersWith(change), { on: '2026-11-20', pack: findPack('GB')!, protocol: PROTOCOL_DEFAULTS }),
      );
    expect(booked({})).toEqual({ ok: true, value: null });
    expect(booked({ 'health.laserRemovalOn': '2026-11-01' })).toEqual({ ok: true, value: '2027-01-30' });
    expect(booked({ 'health.vitiligo': true })).toMatchObject({ ok: false, refusal: { rule: 'CO6' } });
    expect(booked({ 'health.pregnant': true })).toMatchObject({ ok: false });
    for (const more of [{}, { 'health.laserRemovalOn': '2026-11-01' }]) {
      expect(booked({ 'health.epilepsy': undefined, ...more })).toMatchObject({
        refusal: { reason: { key: 'course.CO6.incomplete', values: { count: '1' } } },
      });
    }
    const elsewhere = { 'health.scars': [{ on: '2026-11-01', raised: true, zone: 'nape' }], 'hair.zones': ['crown'] };
    expect(booked(elsewhere)).toEqual({ ok: true, value: null });
  });

  it('[CO7] books the whole course or nothing', () => {
    const closures = [{ from: '2026-04-01', to: '2028-01-01', why: 'rebuilding' }];
    const refused = layOutCourse(work([3000, 4000, 3000]), {
      startOn: '2026-03-16',
      time: '10:00',
      zone: 'Europe/London',
      protocol: protocolWith({}, { closures }),
    });
    expect(refused).toMatchObject({ ok: false, refusal: { rule: 'CO6' } });
  });

  it('[CO7] moves the later sessions when one is moved, and asks about unusual gaps', () => {
    const course = layOut(work([3000, 4000, 3000]));
    const options = { protocol: PROTOCOL_DEFAULTS };
    const moved = moveSession(course, 2, { day: '2026-04-10', time: '14:00' }, options);
    if (!moved.ok) throw new Error('refused');
    expect(days(moved.value.course)).toEqual(['2026-03-16', '2026-04-10', '2026-05-08']);
    expect(moved.value.moves.map(({ n, to }) => [n, to])).toEqual([
      [2, '2026-04-10T14:00:00+01:00'],
      [3, '2026-05-08T10:00:00+01:00'],
    ]);
    expect(moved.value.asks).toEqual([]);
    const sooner = moveSession(course, 2, { day: '2026-03-23', time: '10:00' }, options);
    expect(sooner.ok && sooner.value.asks.map(({ key }) => key)).toEqual(['course.CO3.shorter']);
    const much = moveSession(course, 2, { day: '2026-05-01', time: '10:00' }, options);
    expect(much.ok && much.value.asks.map(({ key }) => key)).toEqual(['course.CO3.longer']);
    const edge = moveSession(course, 2, { day: '2026-04-30', time: '10:00' }, options);
    expect(edge.ok && edge.value.asks).toEqual([]);
    expect(moveSession(course, 2, { day: '2026-03-22', time: '10:00' }, options)).toMatchObject({
      refusal: { rule: 'CO3' },
    });
    expect(moveSession(course, 1, { day: '2026-03-22', time: '10:00' }, { ...options, held: [1] })).toMatchObject({
      refusal: { rule: 'CO7' },
    });
    const closed = protocolWith({}, { closedWeekdays: [3] });
    expect(moveSession(course, 2, { day: '2026-04-08', time: '10:00' }, { protocol: closed })).toMatchObject({
      refusal: { rule: 'CO6' },
    });
  });

  it('[CO9] is not booked with a first day before the day of booking; that day is allowed', () => {
    const from = (bookedOn: string) =>
      layOutCourse(work([3000, 4000, 3000]), {
        startOn: '2026-03-16',
        time: '00:30',
        zone: 'Europe/Lisbon',
        protocol: PROTOCOL_DEFAULTS,
        bookedOn,
      });
    expect(from('2026-03-16')).toMatchObject({ ok: true });
    expect(from('2026-03-17')).toMatchObject({ ok: false, refusal: { rule: 'CO9' } });
    const course = layOut(work([3000, 4000, 3000]));
    expect(pastSession(course, 1, '2026-03-16')).toBeNull();
    expect(textOf('en', pastSession(course, 1, '2026-03-17')!.reason)).toBe(
      '2026-03-16 lies before today, 2026-03-17; choose today or a later day.',
    );
    const moved = (movedOn: string) =>
      moveSession(course, 1, { day: '2026-03-15', time: '10:00' }, { protocol: PROTOCOL_DEFAULTS, movedOn });
    expect(moved('2026-03-15')).toMatchObject({ ok: true });
    expect(moved('2026-03-16')).toMatchObject({ ok: false, refusal: { rule: 'CO9' } });
  });

  it('[CO8] keeps the clock time when the clock changes', () => {
    expect(layOut(work([3000, 4000, 3000])).sessions.map(({ start, end }) => [start, end])).toEqual([
      ['2026-03-16T10:00:00+00:00', '2026-03-16T11:00:00+00:00'],
      ['2026-03-30T10:00:00+01:00', '2026-03-30T11:10:00+01:00'],
      ['2026-04-27T10:00:00+01:00', '2026-04-27T11:00:00+01:00'],
    ]);
  });

  it('keeps every dot and every cap, whatever the work', () => {
    const session = fc.record({ a: fc.nat(20_000), b: fc.nat(20_000) });
    fc.assert(
      fc.property(fc.array(session, { minLength: 1, maxLength: 4 }), (sessions) => {
        const of: CourseWork = {
          kind: 'course',
          sessions: sessions.map(({ a, b }) => ({
            zones: [
              { zone: 'crown' as const, dots: a, minutes: a / 80 },
              { zone: 'frontal' as const, dots: b, minutes: b / 80 },
            ],
            setUpMinutes: 35,
          })),
          areaCm2: { crown: 150, frontal: 120 },
        };
        const split = splitWork(of, PROTOCOL_DEFAULTS) ?? [];
        const sum = (parts: readonly { dots: number }[]): number => parts.reduce((total, part) => total + part.dots, 0);
        const all = of.sessions.reduce((total, one) => total + sum(one.zones), 0);
        expect(split.reduce((total, { parts }) => total + sum(parts), 0)).toBe(all);
        for (const { minutes } of split) expect(minutes).toBeLessThanOrEqual(300);
        const course = layOut(of, { protocol: protocolWith({}, { closedWeekdays: [7] }) });
        const on = days(course);
        for (let n = 1; n < on.length; n++)
          expect(daysBetween(on[n - 1]!, on[n]!)).toBeGreaterThanOrEqual(n === 1 ? 14 : 28);
      }),
      { numRuns: 100 },
    );
  });
});
