import { expect, it } from 'vitest';
import { calendarNotes } from './calendar-notes.ts';

it('says what is missing in the dates of a case, and when they have passed', () => {
  const zone = 'Europe/London';
  const notes = (dates: Parameters<typeof calendarNotes>[0]) => calendarNotes(dates, '2027-01-11').join(' ');
  expect(notes({ start: '2027-01-11', zone })).toBe('');
  expect(notes({ zone })).toContain('dates.start');
  expect(notes({ start: '2027-01-10', zone })).toContain('in the past');
  expect(notes({ start: '2027-01-12' })).toContain('dates.zone');
});
