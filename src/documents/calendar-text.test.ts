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
});
