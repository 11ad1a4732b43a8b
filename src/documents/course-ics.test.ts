import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { aftercareProgramme } from '#/practice/aftercare/programme.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { aftercareIcs } from './aftercare-ics.ts';
import { planSheetWords } from './catalogue/plan-sheet-words.ts';
import { type CalendarPlan, courseIcs } from './course-ics.ts';

const STAMP = new Date('2026-03-01T08:00:00Z');
const session = (n: number, start: string | null, end: string | null) => ({
  n,
  share: n / 2,
  dots: 12_400,
  dotsBand: [12_000, 13_000] as const,
  needleMinutes: 155,
  minutes: 190,
  minutesBand: [180, 200] as const,
  date: start?.slice(0, 10) ?? null,
  start,
  end,
  zones: (['hairline', 'midScalp'] as const).map((zone) => ({
    zone,
    dots: 6200,
    densityPerCm2: 40,
    minutes: 77,
    freshCoverageShare: 0.02,
    shade: 0,
  })),
});
/** The clock goes forward in London between the two sessions; both begin at ten. */
const plan: CalendarPlan = {
  planId: 'abc123',
  caseFile: { dates: { start: '2026-03-16', zone: 'Europe/London' } },
  sessions: [
    session(1, '2026-03-16T10:00:00+00:00', '2026-03-16T13:10:00+00:00'),
    session(2, '2026-03-30T10:00:00+01:00', '2026-03-30T13:10:00+01:00'),
  ],
};

function read(text: string) {
  expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toContain('\n');
  }
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  const items = calendar.getAllSubcomponents('vevent');
  for (const item of items) expect(item.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-03-01T08:00:00Z');
  const events = items.map((item) => new ICAL.Event(item));
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  return events;
}

describe('course.ics', () => {
  it('leaves the zone to who reads it where the case does not say one', () => {
    const text = courseIcs({ ...plan, caseFile: { dates: { start: '2026-03-16' } } }, planSheetWords('en'), STAMP);
    const [first] = read(text);
    expect(first?.startDate.toString()).toBe('2026-03-16T10:00:00');
    expect(first?.startDate.zone.tzid).toBe('floating');
  });

  it.each(['en', 'es', 'pt'] as const)(
    'holds sessions and check-ups in %s, read back by another library',
    (language) => {
      const text = courseIcs(plan, planSheetWords(language), STAMP);
      const events = read(text);
      const timed = events.filter(({ startDate }) => !startDate.isDate);
      expect(timed.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual([
        '2026-03-16T10:00:00.000Z',
        '2026-03-30T09:00:00.000Z',
      ]);
      expect(timed[0]!.description).toContain({ en: '12,400', es: '12.400', pt: '12\u00a0400' }[language]);
      const days = events.filter(({ startDate }) => startDate.isDate).map(({ startDate }) => startDate.toString());
      // 3 days before, then days 1, 3, 7 and 10; day 28 of session 1 falls away, since session 2 starts the programme anew.
      expect(days).toEqual([
        '2026-03-13',
        '2026-03-17',
        '2026-03-19',
        '2026-03-23',
        '2026-03-26',
        '2026-03-27',
        '2026-03-31',
        '2026-04-02',
        '2026-04-06',
        '2026-04-09',
        '2026-04-27',
      ]);
      expect(courseIcs(plan, planSheetWords(language), STAMP)).toBe(text);
    },
  );

  it('names the sessions of a course without dates as tasks, since an event needs a day', () => {
    const undated = { ...plan, caseFile: {}, sessions: [session(1, null, null), session(2, null, null)] };
    for (const language of ['en', 'es', 'pt'] as const) {
      const text = courseIcs(undated, planSheetWords(language), STAMP);
      expect(read(text)).toEqual([]);
      const tasks = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vtodo');
      expect(tasks.map((task) => task.getFirstPropertyValue('uid'))).toEqual([
        'abc123-session-1@whorl',
        'abc123-session-2@whorl',
      ]);
      expect(tasks[1]!.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-03-01T08:00:00Z');
      expect(tasks[1]!.getFirstPropertyValue('description')).toContain(
        { en: '12,400 dots, Hairline, Mid-scalp', es: '12.400 puntos', pt: '12\u00a0400 pontos' }[language],
      );
    }
  });
});

describe('the programme as a calendar', () => {
  it('has whole days, ids of its own for each line and the stamp it is given', () => {
    const start = '2028-02-26T10:00:00+00:00';
    const lines = aftercareProgramme(start, { zone: 'Europe/London', protocol: PROTOCOL_DEFAULTS });
    const events = read(aftercareIcs(lines, start, 'pt', STAMP));
    expect(events).toHaveLength(lines.length);
    expect(events.every(({ startDate, endDate }) => startDate.isDate && endDate.isDate)).toBe(true);
    const dry = events.find(({ uid }) => uid.includes('-dry-'))!;
    // 29 February is one of the dry days; the end is the day after the last.
    expect([dry.startDate.toString(), dry.endDate.toString()]).toEqual(['2028-02-26', '2028-03-01']);
  });
});
