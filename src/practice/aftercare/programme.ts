import { addDays, type CalendarDay, daysBetween } from '../calendar/calendar-day.ts';
import { addMinutes, dayIn, type Moment } from '../calendar/wall-clock.ts';
import type { Language } from '../catalogue/language.ts';
import { type Phrase, phrase } from '../catalogue/phrase.ts';
import { textOf } from '../catalogue/text-of.ts';
import type { PresetKey } from '../protocol/preset-table.ts';
import type { Protocol } from '../protocol/protocol.ts';

/** One line of the programme: from the first to the last day, in the calendar of the client's zone; null: for ever. */
export interface ProgrammeLine {
  readonly id: string;
  readonly from: CalendarDay;
  readonly to: CalendarDay | null;
  readonly what: Phrase;
  readonly rule: 'AC' | 'AC1' | 'AC2';
  readonly kind: 'before' | 'after' | 'checkIn' | 'watch';
  /** Set where the next session cuts the line short and starts it anew: the number of that session. */
  readonly goesOnAfter?: number;
}

export interface ProgrammeOptions {
  readonly zone: string;
  readonly protocol: Protocol;
  /** Which of the two looks; both lines are given when it is not known. */
  readonly look?: 'shaved' | 'density';
}

interface LineRule {
  readonly id: string;
  readonly kind: ProgrammeLine['kind'];
  readonly rule: ProgrammeLine['rule'];
  readonly look?: 'shaved' | 'density';
  /** First and last day counted from the session (0); null: for ever. `day` stands in the text as {days}. */
  readonly span: (preset: (key: PresetKey) => number) => { from: number; to: number | null; days?: number };
}

const HOURS_24 = -1440;

/** Days of check-ins after a session, and whether a photo is asked for (AC1). */
export const CHECK_IN_DAYS: readonly { readonly day: number; readonly photo: boolean }[] = [
  { day: 1, photo: false },
  { day: 3, photo: true },
  { day: 7, photo: false },
  { day: 10, photo: true },
  { day: 28, photo: true },
];

const PROGRAMME: readonly LineRule[] = [
  before('noRetinoid', (p) => ({ from: -p('AC.retinoidDaysBefore'), to: 0 })),
  before('noSunburn', (p) => ({ from: -p('AC.retinoidDaysBefore'), to: 0 })),
  before('moisturise', (p) => ({ from: -p('AC.moisturiseDaysBefore'), to: -1 })),
  before('colourBefore', (p) => ({ from: -p('AC.colourDaysBefore'), to: -p('AC.colourDaysBefore') }), 'density'),
  before('scrub', (p) => ({ from: -p('AC.scrubDaysBefore'), to: -1 })),
  before('noProducts', (p) => ({ from: -p('AC.scrubDaysBefore'), to: 0 })),
  before('clip', () => ({ from: -1, to: -1 }), 'shaved'),
  before('neverClip', () => ({ from: -1, to: 0 }), 'density'),
  before('removeFibres', () => ({ from: -1, to: 0 })),
  after('dry', (p) => ({ from: 0, to: p('AC.dryUntilDay') })),
  after('tender', (p) => ({ from: 0, to: p('AC.dryUntilDay') })),
  after('noSweat', (p) => ({ from: 0, to: p('AC.sweatDay') - 1, days: p('AC.sweatDay') })),
  after('noShave', (p) => ({ from: 0, to: p('AC.shaveDay') - 1, days: p('AC.shaveDay') })),
  after('noSun', (p) => ({ from: 0, to: p('AC.sunDays') - 1, days: p('AC.sunDays') })),
  after('noColour', (p) => ({ from: 0, to: p('AC.sunDays') - 1, days: p('AC.sunDays') }), 'density'),
  after('rinse', (p) => ({
    from: p('AC.dryUntilDay') + 1,
    to: Math.max(p('AC.dryUntilDay') + 1, p('AC.shampooDay') - 1),
  })),
  after('moisturiser', (p) => ({ from: p('AC.dryUntilDay') + 1, to: p('AC.sunDays') - 1 })),
  after('shampoo', (p) => ({ from: p('AC.shampooDay'), to: p('AC.sunDays') - 1 })),
  after('sweat', (p) => ({ from: p('AC.sweatDay'), to: p('AC.sweatDay') })),
  after('shave', (p) => ({ from: p('AC.shaveDay'), to: p('AC.shaveDay') })),
  after('sunscreen', (p) => ({ from: p('AC.sunDays'), to: null })),
  { id: 'watch', kind: 'watch', rule: 'AC2', span: (p) => ({ from: 0, to: p('AC.sunDays') }) },
  { id: 'emergency', kind: 'watch', rule: 'AC2', span: (p) => ({ from: 0, to: p('AC.sunDays') }) },
  {
    id: 'checkInBefore',
    kind: 'checkIn',
    rule: 'AC1',
    span: (p) => ({ from: -p('HG3.askDaysBefore'), to: -p('HG3.askDaysBefore') }),
  },
  ...CHECK_IN_DAYS.map(
    ({ day, photo }): LineRule => ({
      id: photo ? 'checkInPhoto' : 'checkInQuestion',
      kind: 'checkIn',
      rule: 'AC1',
      span: () => ({ from: day, to: day, days: day }),
    }),
  ),
];

function before(id: string, span: LineRule['span'], look?: 'shaved' | 'density'): LineRule {
  return { id, kind: 'before', rule: 'AC', span, ...(look ? { look } : {}) };
}
function after(id: string, span: LineRule['span'], look?: 'shaved' | 'density'): LineRule {
  return { id, kind: 'after', rule: 'AC', span, ...(look ? { look } : {}) };
}

/** The dated programme around one session, by its first day; each next session starts it anew. */
export function aftercareProgramme(session: Moment, options: ProgrammeOptions): readonly ProgrammeLine[] {
  const { zone, protocol, look } = options;
  const day = dayIn(session, zone);
  const lines = PROGRAMME.filter((line) => !line.look || !look || line.look === look).map((line) => {
    const span = line.span((key) => protocol.values[key]);
    return {
      id: line.id,
      from: addDays(day, span.from),
      to: span.to === null ? null : addDays(day, span.to),
      what: phrase(`aftercare.${line.id}`, span.days === undefined ? {} : { days: span.days }),
      rule: line.rule,
      kind: line.kind,
    };
  });
  // 24 hours are counted on the clock, then named by the day on which they begin.
  const noDrink: ProgrammeLine = {
    id: 'noAlcohol',
    from: dayIn(addMinutes(session, HOURS_24, zone), zone),
    to: day,
    what: phrase('aftercare.noAlcohol'),
    rule: 'AC',
    kind: 'before',
  };
  return [...lines, noDrink].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** Days before a session on which its preparation begins: told that early or earlier, nothing of it comes too late. */
export function preparationDays(options: Pick<ProgrammeOptions, 'protocol' | 'look'>): number {
  const day = '2026-01-31';
  const lines = aftercareProgramme(`${day}T12:00:00Z`, { ...options, zone: 'UTC' });
  return Math.max(...lines.filter(({ kind }) => kind === 'before').map(({ from }) => daysBetween(from, day)));
}

/** AC3: check-ins of day 3 and day 10 that did not come within the time allowed; shown on the desk. */
export function missedCheckIns(
  session: Moment,
  received: readonly Moment[],
  at: Moment,
  options: ProgrammeOptions,
): readonly CalendarDay[] {
  const { zone, protocol } = options;
  const day = dayIn(session, zone);
  const days = received.map((moment) => dayIn(moment, zone));
  const due = [3, 10].map((after) => addDays(day, after));
  return due.filter((dueOn, index) => {
    const until = due[index + 1] ?? addDays(day, 28);
    const came = days.some((one) => one >= dueOn && one < until);
    const hours = protocol.values['AC3.missedHours'];
    return !came && dayIn(addMinutes(at, -60 * hours, zone), zone) > dueOn;
  });
}

/**
 * The programme of a whole course. Each session starts it anew: what was to be done after a session ends on the day before the
 * next one, and sunscreen for ever begins after the last.
 */
export function courseProgramme(
  sessions: readonly { readonly n: number; readonly start: Moment }[],
  options: ProgrammeOptions,
): readonly (ProgrammeLine & { readonly session: number })[] {
  return sessions.flatMap(({ n, start }, index) => {
    const next = sessions[index + 1];
    const restart = next ? dayIn(next.start, options.zone) : null;
    return aftercareProgramme(start, options).flatMap((line) => {
      if (restart === null || line.kind === 'before') return [{ ...line, session: n }];
      if (line.from >= restart) return [];
      const until = addDays(restart, -1);
      if (next === undefined || (line.to !== null && line.to <= until)) return [{ ...line, session: n }];
      return [{ ...line, to: until, goesOnAfter: next.n, session: n }];
    });
  });
}

/** The words of a line, and that it goes on after the next session where that cuts it short. */
export function lineText(language: Language, line: ProgrammeLine): string {
  const words = textOf(language, line.what);
  if (line.goesOnAfter === undefined) return words;
  return `${words} ${textOf(language, phrase('aftercare.goesOn', { n: line.goesOnAfter }))}`;
}

/** Preparation that can no longer be done in time. */
export interface LatePreparation {
  readonly lines: readonly ProgrammeLine[];
  /** The first day for the session on which nothing would be late. */
  readonly preparedFrom: CalendarDay;
}

/**
 * What of the days before a session lies before the day on which the client hears of it; null when nothing does. `lines` is the
 * programme of that session, `sessionOn` its day.
 */
export function latePreparation(
  lines: readonly ProgrammeLine[],
  sessionOn: CalendarDay,
  toldOn: CalendarDay,
): LatePreparation | null {
  const late = lines.filter(({ kind, from }) => kind === 'before' && from < toldOn);
  const first = late.map(({ from }) => from).sort()[0];
  if (first === undefined || toldOn > sessionOn) return null;
  return { lines: late, preparedFrom: addDays(sessionOn, daysBetween(first, toldOn)) };
}
