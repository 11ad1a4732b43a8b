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

export interface StartInput {
  readonly at: Moment;
  readonly zone: string;
  readonly pack: JurisdictionPack;
  readonly preparation: SessionPreparation;
  /** The treatment consent in force (consentInForce), and what of the plan lies outside it (outsideEnvelope). */
  readonly consent: ConsentRecord | undefined;
  readonly outside: readonly Phrase[];
  /** CN5, for session 1. */
  readonly cooling: Phrase | null;
  readonly gate: Gate;
  /** Screening with today's answers. */
  readonly screening: Screening;
  /** The session before, and the reviews made of it. */
  readonly previous?: SessionRecord | undefined;
  readonly reviews?: readonly SessionReviewRecord[];
}

/** One thing that is missing before the first dot. */
export interface StartProblem {
  readonly rule: string;
  readonly missing: Phrase;
}

/** Everything that keeps a session from starting, in the order of SR1 to SR4, then the gate; empty when it may start. */
export function startProblems(input: StartInput): readonly StartProblem[] {
  const today = dayIn(input.at, input.zone);
  return [
    ...consentAndOutline(input, today),
    ...askedAgain(input, today),
    ...input.preparation.ink.flatMap((ink) => inkProblems(ink, today, input.pack)),
    ...(input.preparation.ink.length === 0 ? [problem('SR3', 'session.SR3.none')] : []),
    ...input.preparation.needles.flatMap((needle) => needleProblems(needle, today)),
    ...(input.preparation.needles.length === 0 ? [problem('SR4', 'session.SR4.none')] : []),
    ...(input.gate.open ? [] : input.gate.because.map((missing) => ({ rule: ruleOf(missing), missing }))),
    ...reviewProblems(input),
  ];
}

function problem(rule: string, key: string, values: Readonly<Record<string, string | number>> = {}): StartProblem {
  return { rule, missing: phrase(key, values) };
}

/** Keys of the gate begin with `gate.` and the rule. */
function ruleOf({ key }: Phrase): string {
  return key.split('.')[1] ?? key;
}

function consentAndOutline(input: StartInput, today: CalendarDay): readonly StartProblem[] {
  const { preparation, consent, outside, cooling } = input;
  const agreed = preparation.outlineAgreedAt;
  return [
    ...(consent && preparation.consentId === consent.id ? [] : [problem('SR1', 'session.SR1.consent')]),
    ...outside.map((missing) => ({ rule: 'CN4', missing })),
    ...(cooling ? [{ rule: 'CN5', missing: cooling }] : []),
    ...(agreed && dayIn(agreed, input.zone) === today ? [] : [problem('SR1', 'session.SR1.outline')]),
  ];
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
  const empty = [ink.brand, ink.shade, ink.batch, ink.diluent, ink.diluentBatch].some((text) => text.trim() === '');
  return [
    ...(empty ? [problem('SR3', 'session.SR3.fields', { name })] : []),
    ...(ink.expiry > today ? [] : [problem('SR3', 'session.SR3.expired', { name, expiry: ink.expiry })]),
    ...(ink.openedOn > today ? [problem('SR3', 'session.SR3.openedLater', { name })] : []),
    ...(ink.dilutionParts >= 0 && ink.neutraliserDrops >= 0 ? [] : [problem('SR3', 'session.SR3.parts', { name })]),
    ...(pack.inkStatement.value && !ink.tattooStatementSeen ? [problem('SR3', 'session.SR3.statement', { name })] : []),
  ];
}

/** SR4 for one needle. */
export function needleProblems(needle: NeedleUse, today: CalendarDay): readonly StartProblem[] {
  const name = needle.configuration.trim();
  return [
    ...(name === '' || needle.lot.trim() === '' || needle.diameterMm <= 0
      ? [problem('SR4', 'session.SR4.fields')]
      : []),
    ...(needle.sterileUntil > today
      ? []
      : [problem('SR4', 'session.SR4.expired', { name, expiry: needle.sterileUntil })]),
  ];
}

/** A session that closed incomplete holds the next one until someone has looked at it. */
function reviewProblems({ previous, reviews = [] }: StartInput): readonly StartProblem[] {
  if (previous?.closing.state !== 'incomplete') return [];
  if (reviews.some((review) => review.sessionId === previous.id)) return [];
  return [problem('SR', 'session.review', { n: previous.n })];
}
