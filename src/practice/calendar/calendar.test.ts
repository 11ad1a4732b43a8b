import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, ageOn, daysBetween, isCalendarDay, latestDay, weekday } from './calendar-day.ts';
import {
  addMinutes,
  clockTimeIn,
  compareMoments,
  dayAtOffsetOf,
  dayIn,
  isClockTime,
  isMoment,
  isTimeZone,
  minutesBetween,
  momentAt,
} from './wall-clock.ts';

describe('calendar days', () => {
  it('knows which days exist', () => {
    for (const day of ['2024-02-29', '1900-01-01', '2199-12-31']) expect(isCalendarDay(day)).toBe(true);
    for (const day of [
      '2026-02-29',
      '2026-13-01',
      '1899-12-31',
      '2200-01-01',
      '26-01-01',
      '2026-1-1',
      '2026-01-01T00:00',
      '',
    ])
      expect(isCalendarDay(day)).toBe(false);
  });

  it('clamps months to the last day', () => {
    expect(addMonths('2025-08-31', 6)).toBe('2026-02-28');
    expect(addMonths('2023-08-31', 6)).toBe('2024-02-29');
    expect(addMonths('2008-02-29', 216)).toBe('2026-02-28');
    expect(addMonths('2008-02-29', 192)).toBe('2024-02-29');
  });

  it('counts days over leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2026-03-01', '2026-02-01')).toBe(-28);
    expect(weekday('2026-11-20')).toBe(5);
    expect(latestDay(['2026-01-02', null, '2026-01-10'])).toBe('2026-01-10');
    expect(latestDay([null])).toBeNull();
  });

  it('completes a year of age on the birthday', () => {
    expect(ageOn('2008-11-21', '2026-11-20')).toBe(17);
    expect(ageOn('2008-11-20', '2026-11-20')).toBe(18);
    expect(ageOn('2008-02-29', '2026-02-27')).toBe(17);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(18);
    expect(ageOn('2026-11-21', '2026-11-20')).toBe(0);
  });
});

describe('wall clock', () => {
  it('[CO8] keeps the clock time over both changes of the clock', () => {
    expect(momentAt('2026-03-28', '10:00', 'Europe/London')).toBe('2026-03-28T10:00:00+00:00');
    expect(momentAt('2026-03-29', '10:00', 'Europe/London')).toBe('2026-03-29T10:00:00+01:00');
    expect(momentAt('2026-10-25', '10:00', 'Europe/London')).toBe('2026-10-25T10:00:00+00:00');
    expect(momentAt('2026-03-29', '01:30', 'Europe/London')).toBe('2026-03-29T02:30:00+01:00');
    expect(momentAt('2026-10-25', '01:30', 'Europe/London')).toBe('2026-10-25T01:30:00+01:00');
    expect(momentAt('2026-04-05', '10:00', 'Australia/Lord_Howe')).toBe('2026-04-05T10:00:00+10:30');
  });

  it('names the local day on both sides of the date line', () => {
    expect(dayIn('2026-05-01T23:30:00Z', 'Pacific/Auckland')).toBe('2026-05-02');
    expect(dayIn('2026-05-01T05:00:00Z', 'Pacific/Honolulu')).toBe('2026-04-30');
    expect(momentAt('2011-12-30', '10:00', 'Pacific/Apia')).toBe('2011-12-31T10:00:00+14:00');
    expect(dayAtOffsetOf('2026-07-08T23:30:00Z', '2026-07-01T10:00:00+01:00')).toBe('2026-07-09');
    expect(dayAtOffsetOf('2026-07-08T23:30:00Z', '2026-07-01T10:00:00Z')).toBe('2026-07-08');
  });

  it('adds real minutes and writes them in the zone', () => {
    expect(addMinutes('2026-03-29T00:30:00+00:00', 60, 'Europe/London')).toBe('2026-03-29T02:30:00+01:00');
    expect(clockTimeIn('2026-07-01T09:00:00Z', 'Europe/London')).toBe('10:00');
    expect(minutesBetween('2026-03-29T00:30:00+00:00', '2026-03-29T02:30:00+01:00')).toBe(60);
    expect(compareMoments('2026-03-29T10:00:00Z', '2026-03-29T11:00:00+01:00')).toBe(0);
  });

  it('knows zones, times and moments', () => {
    for (const zone of ['Europe/London', 'America/Argentina/Buenos_Aires', 'UTC']) expect(isTimeZone(zone)).toBe(true);
    for (const zone of ['London', 'Europe/Nowhere', '+01:00', 'EST', '']) expect(isTimeZone(zone)).toBe(false);
    expect([isClockTime('23:59'), isClockTime('24:00'), isClockTime('9:00')]).toEqual([true, false, false]);
    expect(isMoment('2026-02-28T10:00Z')).toBe(true);
    for (const text of ['2026-02-30T10:00Z', '2026-02-28T25:00Z', '2026-02-28T10:00', '2026-02-28']) {
      expect(isMoment(text)).toBe(false);
    }
  });

  it('finds every clock time again on every day that has it', () => {
    const zones = fc.constantFrom(
      'Europe/London',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Tokyo',
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 800 }), (zone, days) => {
        const day = addDays('2026-01-01', days);
        const moment = momentAt(day, '10:00', zone);
        expect([dayIn(moment, zone), clockTimeIn(moment, zone)]).toEqual([day, '10:00']);
      }),
      { numRuns: 200 },
    );
  });
});
