import { expect, it } from 'vitest';
import { addDays, weekday } from '#/practice/calendar/calendar-day.ts';
import { sampleDays } from './sample-client.ts';

it('plays the sample on working days, with its next session to come, whatever day the studio is first started on', () => {
  for (let start = 0; start < 7; start++) {
    const today = addDays('2026-11-20', start);
    const { screened, planned, signed, session, checkIns } = sampleDays(`${today}T00:30:00Z`, 'UTC');
    for (const day of [screened, planned, signed, session]) expect(weekday(day)).toBeLessThan(6);
    expect([screened, planned, signed, session].toSorted()).toEqual([screened, planned, signed, session]);
    expect(addDays(session, 14) > today).toBe(true);
    for (const { day } of checkIns) expect(day < today).toBe(true);
  }
});
