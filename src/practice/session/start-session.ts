import type { CalendarDay } from '../calendar/calendar-day.ts';
import { dayIn, type Moment } from '../calendar/wall-clock.ts';
import { type Phrase, phrase } from '../catalogue/phrase.ts';
import type { ConsentRecord } from '../consent/consent-record.ts';
import type { Gate } from '../healing/open-gate.ts';
import type { InkUse } from '../ink/ink-use.ts';
import { TODAY_QUESTIONS } from '../intake/questions.ts';
import type { JurisdictionPack } from '../packs/jurisdiction-pack.ts';
import type { Screening } from '../screening/finding.ts';
import type { NeedleUse, SessionPreparation, SessionRecord, SessionReviewRecord } from './session-record.ts';

/** What is known of a session before its day. */
export interface StandingInput {
  /** The treatment consent in force (consentInForce), and what of the plan lies outside it (outsideEnvelope). */
  readonly consent: ConsentRecord | undefined;
  readonly outside: readonly Phrase[];
  /** CN5, for session 1. */
  readonly cooling: Phrase | null;
  readonly gate: Gate;
  /** The session before, and the reviews made of it. */
  readonly previous?: SessionRecord | undefined;
  readonly reviews?: readonly SessionReviewRecord[];
}

export interface StartInput extends StandingInput {
  readonly at: Moment;
  readonly zone: string;
  readonly pack: JurisdictionPack;
  readonly preparation: SessionPreparation;
  /** Screening with today's answers. */
  readonly screening: Screening;
}

/** One thing that is missing before the first dot. */
export interface StartProblem {
  readonly rule: string;
  readonly missing: Phrase;
}

/** Everything that keeps a session from starting, in the order of SR1 to SR4, then the gate; empty when it may start. */
export function startProblems(input: StartInput): readonly StartProblem[] {
  const { preparation, consent } = input;
  const today = dayIn(input.at, input.zone);
  const agreed = preparation.outlineAgreedAt;
  return [
    ...consentProblems({ ...input, consent: preparation.consentId === consent?.id ? consent : undefined }),
    ...(agreed && dayIn(agreed, input.zone) === today ? [] : [problem('SR1', 'session.SR1.outline')]),
    ...askedAgain(input, today),
    ...input.preparation.ink.flatMap((ink) => inkProblems(ink, today, input.pack)),
    ...(input.preparation.ink.length === 0 ? [problem('SR3', 'session.SR3.none')] : []),
    ...input.preparation.needles.flatMap((needle) => needleProblems(needle, today)),
    ...(input.preparation.needles.length === 0 ? [problem('SR4', 'session.SR4.none')] : []),
    ...gateProblems(input),
    ...reviewProblems(input),
  ];
}

/** Of all that keeps a session from starting what does not wait for its day: consent, gate, the session before left incomplete. */
export function standingProblems(input: StandingInput): readonly StartProblem[] {
  return [...consentProblems(input), ...gateProblems(input), ...reviewProblems(input)];
}

function problem(rule: string, key: string, values: Readonly<Record<string, string | number>> = {}): StartProblem {
  return { rule, missing: phrase(key, values) };
}

/** Keys of the gate begin with `gate.` and the rule. */
function ruleOf({ key }: Phrase): string {
  return key.split('.')[1] ?? key;
}

function consentProblems({ consent, outside, cooling }: StandingInput): readonly StartProblem[] {
  return [
    ...(consent ? [] : [problem('SR1', 'session.SR1.consent')]),
    ...outside.map((missing) => ({ rule: 'CN4', missing })),
    ...(cooling ? [{ rule: 'CN5', missing: cooling }] : []),
  ];
}

function gateProblems({ gate }: StandingInput): readonly StartProblem[] {
  return gate.open ? [] : gate.because.map((missing) => ({ rule: ruleOf(missing), missing }));
}

function askedAgain({ preparation, screening, zone, pack }: StartInput, today: CalendarDay): readonly StartProblem[] {
  const asked = preparation.todayAskedAt;
  const answered = TODAY_QUESTIONS.every(
    ({ path }) => preparation.today[path.split('.')[1] as keyof typeof preparation.today] !== undefined,
  );
  const copy = pack.identity.value === 'copyKept';
  const clear = screening.outcome === 'go' || screening.outcome === 'goWithCare';
  return [
    ...(asked && dayIn(asked, zone) === today && answered ? [] : [problem('SR2', 'session.SR2.health')]),
    ...(clear ? [] : [problem('SR2', 'session.SR2.screening', { outcome: `outcome.${screening.outcome}` })]),
    ...(preparation.identitySeen ? [] : [problem('SR2', copy ? 'session.SR2.identityCopy' : 'session.SR2.identity')]),
    ...(preparation.ageSeen ? [] : [problem('SR2', 'session.SR2.age', { age: pack.age.value })]),
  ];
}

/** SR3 for one ink. */
export function inkProblems(ink: InkUse, today: CalendarDay, pack: JurisdictionPack): readonly StartProblem[] {
  const name = `${ink.brand} ${ink.shade}`.trim();
  const missing = emptyOf(ink, ['brand', 'shade', 'batch', 'diluent', 'diluentBatch']);
  return [
    ...(missing.length > 0 ? [problem('SR3', 'session.SR3.fields', { name, missing: fieldWords(missing) })] : []),
    ...(ink.expiry > today ? [] : [problem('SR3', 'session.SR3.expired', { name, expiry: ink.expiry })]),
    ...(ink.openedOn > today ? [problem('SR3', 'session.SR3.openedLater', { name })] : []),
    ...(ink.dilutionParts >= 0 && ink.neutraliserDrops >= 0 ? [] : [problem('SR3', 'session.SR3.parts', { name })]),
    ...(pack.inkStatement.value && !ink.tattooStatementSeen ? [problem('SR3', 'session.SR3.statement', { name })] : []),
  ];
}

/** SR4 for one needle. */
export function needleProblems(needle: NeedleUse, today: CalendarDay): readonly StartProblem[] {
  const name = needle.configuration.trim();
  const empty = emptyOf(needle, ['configuration', 'lot', 'sterileUntil']);
  const missing = fieldWords([...empty, ...(needle.diameterMm > 0 ? [] : ['diameter'])]);
  const key = name === '' ? 'session.SR4.fieldsOfOne' : 'session.SR4.fields';
  const expired = needle.sterileUntil !== '' && needle.sterileUntil <= today;
  return [
    ...(missing === '' ? [] : [problem('SR4', key, { name, missing })]),
    ...(expired ? [problem('SR4', 'session.SR4.expired', { name, expiry: needle.sterileUntil })] : []),
  ];
}

function emptyOf<Field extends string>(
  use: Readonly<Record<Field, string>>,
  fields: readonly Field[],
): readonly Field[] {
  return fields.filter((field) => use[field].trim() === '');
}

/** Names of fields for a sentence: text keys with commas between. */
function fieldWords(fields: readonly string[]): string {
  return fields.map((field) => `session.field.${field}`).join(', ');
}

/** A session that closed incomplete holds the next one until someone has looked at it. */
function reviewProblems({ previous, reviews = [] }: StandingInput): readonly StartProblem[] {
  if (previous?.closing.state !== 'incomplete') return [];
  if (reviews.some((review) => review.sessionId === previous.id)) return [];
  return [problem('SR', 'session.review', { n: previous.n })];
}
