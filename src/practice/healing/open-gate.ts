import { addDays, type CalendarDay, daysBetween } from '../calendar/calendar-day.ts';
import { compareMoments, dayAtOffsetOf, dayIn, type Moment } from '../calendar/wall-clock.ts';
import { type Phrase, phrase } from '../catalogue/phrase.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { Screening } from '../screening/finding.ts';
import { type CheckIn, type GateOverride, WARNING_SIGNS } from './check-in.ts';

/** A session of the course as the gate reads it. */
export interface GateSession {
  readonly n: number;
  readonly start: Moment;
  readonly end: Moment;
  readonly done: boolean;
}

/** The last reading of a test patch, where one was ordered. */
export interface GateTestPatch {
  readonly ordered: boolean;
  readonly result: 'pass' | 'fail' | 'unclear' | null;
}

export interface GateInput {
  readonly sessions: readonly GateSession[];
  /** The session that wants to start. */
  readonly session: number;
  readonly checkIns: readonly CheckIn[];
  readonly at: Moment;
  /** IANA zone of the studio; without one, days are counted by the offset written in the course. */
  readonly zone?: string;
  readonly protocol: Protocol;
  /** Asked again on the day (HG4); without it HG4 is left to the start of the session, where SR2 asks. */
  readonly screening?: Screening;
  readonly testPatch?: GateTestPatch;
  readonly overrides?: readonly GateOverride[];
}

export const GATE_RULES = ['HG1', 'HG2', 'HG3', 'HG4', 'HG5', 'TP3'] as const;
export type GateRule = (typeof GATE_RULES)[number];

export interface Gate {
  readonly open: boolean;
  /** Each rule as it stands, before overrides. */
  readonly holds: Readonly<Record<GateRule, boolean>>;
  /** Why each rule that does not hold does not, by rule. */
  readonly because: readonly Phrase[];
  /** Rules that a valid override sets aside; shown in every report. */
  readonly overridden: readonly GateRule[];
  readonly openSigns: readonly { readonly at: Moment; readonly sign: string }[];
}

/**
 * The healing gate: a session may start only when HG1 to HG4 and TP3 all hold or are set aside by a valid override (HG5).
 * Everything after `at` is ignored: the gate never looks into the future.
 */
export function openGate(input: GateInput): Gate {
  const known = input.checkIns
    .filter((checkIn) => compareMoments(checkIn.at, input.at) <= 0)
    .sort((a, b) => compareMoments(a.at, b.at));
  const openSigns = known.flatMap((checkIn) =>
    isResolved(checkIn) ? [] : checkIn.warningSigns.map((sign) => ({ at: checkIn.at, sign })),
  );
  const refusals = overrideRefusals(input, openSigns.length > 0);
  const failures: Record<GateRule, readonly Phrase[]> = {
    HG1: daysFailures(input),
    HG2: skinFailures(input, known, openSigns),
    HG3: photoFailures(input, known),
    HG4: screeningFailures(input),
    HG5: refusals,
    TP3: testPatchFailures(input),
  };
  const overridden = refusals.length > 0 ? [] : setAside(input);
  const holds = Object.fromEntries(GATE_RULES.map((rule) => [rule, failures[rule].length === 0])) as Record<
    GateRule,
    boolean
  >;
  return {
    open: GATE_RULES.every((rule) => holds[rule] || overridden.includes(rule)),
    holds,
    because: GATE_RULES.flatMap((rule) => failures[rule]),
    overridden: overridden.filter((rule) => !holds[rule]),
    openSigns,
  };
}

/** The text key of a sign of the list; what a person wrote in other words stays as it is. */
function signKey(sign: string): string {
  return (WARNING_SIGNS as readonly string[]).includes(sign) ? `sign.${sign}` : sign;
}

function isResolved({ resolvedBy }: CheckIn): boolean {
  return (typeof resolvedBy === 'string' ? resolvedBy : (resolvedBy?.who ?? '')).trim() !== '';
}

/** The session held last before the one that wants to start. */
function lastHeld({ sessions, session }: GateInput): GateSession | undefined {
  return sessions
    .filter(({ n, done }) => done && n < session)
    .sort((a, b) => a.n - b.n)
    .at(-1);
}

function dayOf(moment: Moment, input: GateInput): CalendarDay {
  const offsetOf = lastHeld(input)?.end ?? input.sessions.find(({ n }) => n === input.session)?.start ?? input.at;
  return input.zone ? dayIn(moment, input.zone) : dayAtOffsetOf(moment, offsetOf);
}

function daysFailures(input: GateInput): readonly Phrase[] {
  const skipped = input.sessions.findLast(({ n, done }) => n < input.session && !done);
  if (skipped) return [phrase('gate.HG1.notHeld', { n: skipped.n })];
  const last = lastHeld(input);
  if (!last) return [];
  const minimum = input.protocol.values['HG1.minDays'];
  const held = dayOf(last.end, input);
  const days = daysBetween(held, dayOf(input.at, input));
  return days >= minimum ? [] : [phrase('gate.HG1.days', { days, minimum, n: last.n, opens: addDays(held, minimum) })];
}

/** Reports that speak about the skin as it is since the last session. */
function sinceLast(input: GateInput, known: readonly CheckIn[]): readonly CheckIn[] {
  const last = lastHeld(input);
  return last ? known.filter(({ at }) => compareMoments(at, last.end) > 0) : known;
}

function skinFailures(input: GateInput, known: readonly CheckIn[], openSigns: Gate['openSigns']): readonly Phrase[] {
  const latest = sinceLast(input, known).at(-1);
  return [
    ...openSigns.map(({ at, sign }) => phrase('gate.HG2.sign', { sign: signKey(sign), on: dayOf(at, input) })),
    ...(latest ? [] : [lastHeld(input) ? phrase('gate.HG2.noReport') : phrase('gate.HG2.first', { n: input.session })]),
    ...(latest?.scabs ? [phrase('gate.HG2.scabs', { on: dayOf(latest.at, input) })] : []),
    ...(latest?.redness ? [phrase('gate.HG2.redness', { on: dayOf(latest.at, input) })] : []),
  ];
}

function photoFailures(input: GateInput, known: readonly CheckIn[]): readonly Phrase[] {
  const days = input.protocol.values['HG3.photoDays'];
  const recent = sinceLast(input, known).filter(
    ({ at }) => daysBetween(dayOf(at, input), dayOf(input.at, input)) <= days,
  );
  const met = recent.some(({ kind, photoQuality }) => kind === 'chairInspection' || photoQuality === 'ok');
  if (met) return [];
  return [
    phrase(recent.some(({ photoQuality }) => photoQuality === 'bad') ? 'gate.HG3.bad' : 'gate.HG3.none', { days }),
  ];
}

function screeningFailures({ screening }: GateInput): readonly Phrase[] {
  if (!screening || screening.outcome === 'go' || screening.outcome === 'goWithCare') return [];
  const rules = screening.findings
    .filter(({ action, askedFor }) => askedFor && action !== 'go' && action !== 'goWithCare')
    .map(({ rule }) => rule);
  return [phrase(rules.length > 0 ? 'gate.HG4.open' : 'gate.HG4.incomplete', { rules: rules.join(', ') })];
}

function testPatchFailures({ session, testPatch }: GateInput): readonly Phrase[] {
  if (session !== 1 || !testPatch?.ordered || testPatch.result === 'pass') return [];
  return [phrase(testPatch.result === null ? 'gate.TP3.notRead' : 'gate.TP3.notPassed')];
}

/** HG5: why no override can count now. */
function overrideRefusals(input: GateInput, signOpen: boolean): readonly Phrase[] {
  if (signOpen) return [phrase('gate.HG5.signOpen')];
  return ofSession(input).flatMap((override) => {
    const named = override.who.trim() !== '' && override.why.trim() !== '' && override.rules.length > 0;
    const signed = /^[0-9a-f]{64}$/.test(override.signatureSha256);
    const allowed = override.rules.every((rule) => /^HG[1-4]$/.test(rule));
    return named && signed && allowed ? [] : [phrase(allowed ? 'gate.HG5.unsigned' : 'gate.HG5.notAllowed')];
  });
}

function setAside(input: GateInput): readonly GateRule[] {
  return ofSession(input).flatMap((override) => override.rules as readonly GateRule[]);
}

function ofSession({ overrides = [], session, at }: GateInput): readonly GateOverride[] {
  return overrides.filter((override) => override.session === session && compareMoments(override.at, at) <= 0);
}
