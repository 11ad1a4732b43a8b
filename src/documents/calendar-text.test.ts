import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarText } from './calendar-text.ts';

const INFO = { name: 'Course', language: 'en', stamp: new Date('2026-11-01T08:00:00Z') };

describe('calendarText', () => {
  it('reads back in another library with the same instants and texts', () => {
    const text = calendarText(
      [
        {
          id: 'a',
          start: new Date('2026-12-01T10:00:00Z'),
          end: new Date('2026-12-01T13:30:00Z'),
          summary: 'Session 1; front, top',
          description: 'line\nbreak',
        },
        { id: 'b', start: new Date('2026-12-02T00:00:00Z'), summary: 'Day', description: '' },
      ],
      INFO,
    );
    const events = new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((item) => new ICAL.Event(item));
    expect(events.map((event) => event.uid)).toEqual(['a@whorl', 'b@whorl']);
    expect(events[0]?.startDate.toJSDate().toISOString()).toBe('2026-12-01T10:00:00.000Z');
    expect(events[0]?.endDate.toJSDate().toISOString()).toBe('2026-12-01T13:30:00.000Z');
    expect(events[0]?.summary).toBe('Session 1; front, top');
    expect(events[1]?.startDate.isDate).toBe(true);
  });

  it('gives the same bytes for the same input and folds lines at 75 octets', () => {
    const events = [
      { id: 'a', start: new Date('2026-12-01T10:00:00Z'), summary: 'S'.repeat(200), description: 'ö'.repeat(200) },
    ];
    const text = calendarText(events, INFO);
    expect(calendarText(events, INFO)).toBe(text);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('writes what has no day yet as a task, its lines folded only where they are too long', () => {
    const text = calendarText([], INFO, [
      { id: 't', summary: 'Session 1; front, top', description: `${'ö'.repeat(40)} a\\b` },
    ]);
    const task = text.slice(text.indexOf('BEGIN:VTODO'), text.indexOf('END:VCALENDAR'));
    // DESCRIPTION: is 12 octets; 31 letters of two are 74, and one more would be 76. A folded line begins with a space.
    expect(task.split('\r\n')).toEqual([
      'BEGIN:VTODO',
      'UID:t@whorl',
      'DTSTAMP:20261101T080000Z',
      'SUMMARY:Session 1\\; front\\, top',
      `DESCRIPTION:${'ö'.repeat(31)}`,
      ` ${'ö'.repeat(9)} a\\\\b`,
      'END:VTODO',
      '',
    ]);
  });
});
