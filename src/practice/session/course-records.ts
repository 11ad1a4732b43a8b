import { missedCheckIns } from '../aftercare/programme.ts';
import type { CalendarDay } from '../calendar/calendar-day.ts';
import { compareMoments, dayIn, type Moment } from '../calendar/wall-clock.ts';
import type { PracticeRecord } from '../client/practice-record.ts';
import { consentInForce, coolingOffOpen, outsideEnvelope } from '../consent/bind-consent.ts';
import type { ConsentEnvelope } from '../consent/consent-record.ts';
import type { Course, CourseRecord, CourseSession } from '../course/course.ts';
import type { CheckIn, GateOverride } from '../healing/check-in.ts';
import { type Gate, type GateSession, openGate } from '../healing/open-gate.ts';
import type { TodayAnswers } from '../intake/answers.ts';
import type { JurisdictionPack } from '../packs/jurisdiction-pack.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { Screening } from '../screening/finding.ts';
import { screen, testPatchOrders } from '../screening/screen.ts';
import type { ScreeningRecord } from '../screening/screening-record.ts';
import { testPatchResult } from '../test-patch/read-test-patch.ts';
import type { SessionPreparation, SessionRecord } from './session-record.ts';
import { type StandingInput, type StartProblem, standingProblems, startProblems } from './start-session.ts';

type RecordOf<Kind extends PracticeRecord['kind']> = Extract<PracticeRecord, { kind: Kind }>;

/** What a course is judged by: everything of the client, and which of it was made for this course. */
export interface CourseRecords {
  /** Of the client, all courses: a warning sign counts wherever it was seen. */
  readonly ofClient: readonly PracticeRecord[];
  readonly ofCourse: readonly PracticeRecord[];
}

export interface CourseRules {
  readonly pack: JurisdictionPack;
  readonly protocol: Protocol;
}

export function recordsOf<Kind extends PracticeRecord['kind']>(
  records: readonly PracticeRecord[],
  kind: Kind,
): readonly RecordOf<Kind>[] {
  return records.filter((record): record is RecordOf<Kind> => record.kind === kind);
}

/** Records that were there at a moment. */
function until<Kept extends PracticeRecord>(records: readonly Kept[], at: Moment): readonly Kept[] {
  return records.filter((record) => compareMoments(record.at, at) <= 0);
}

/** The course as it was booked last. */
export function bookedCourse(ofCourse: readonly PracticeRecord[]): CourseRecord | undefined {
  return recordsOf(ofCourse, 'course').at(-1);
}

/** Its sessions as they now stand: after the last move. */
export function standingCourse(booked: CourseRecord, ofCourse: readonly PracticeRecord[]): Course {
  return (
    recordsOf(ofCourse, 'courseMove')
      .filter(({ courseId }) => courseId === booked.id)
      .at(-1)?.course ?? booked.course
  );
}

/** The record of a session that was held. */
export function heldSession(ofCourse: readonly PracticeRecord[], courseId: string, n: number) {
  return recordsOf(ofCourse, 'session').find((session) => session.courseId === courseId && session.n === n);
}

/** The first session that was not held yet; undefined when all were. */
export function nextSession(booked: CourseRecord, ofCourse: readonly PracticeRecord[]): CourseSession | undefined {
  return standingCourse(booked, ofCourse).sessions.find(({ n }) => !heldSession(ofCourse, booked.id, n));
}

/** Check-ins with what settled their signs up to a moment (AC4). */
export function checkInsAt(ofClient: readonly PracticeRecord[], at: Moment): readonly CheckIn[] {
  const resolutions = until(recordsOf(ofClient, 'signResolution'), at);
  return until(recordsOf(ofClient, 'checkIn'), at).map(({ id, checkIn }) => {
    const resolution = resolutions.find(({ checkInId }) => checkInId === id);
    return resolution ? { ...checkIn, resolvedBy: { who: resolution.by.name, why: resolution.why } } : checkIn;
  });
}

/** AC3: check-ins that did not come after the sessions held of a course, up to the session that followed. */
export function missedOfCourse(
  { ofClient, ofCourse }: CourseRecords,
  booked: CourseRecord,
  protocol: Protocol,
  at: Moment,
): readonly { readonly n: number; readonly days: readonly CalendarDay[] }[] {
  const { zone } = standingCourse(booked, ofCourse);
  const checkIns = recordsOf(ofClient, 'checkIn').map((checkIn) => checkIn.at);
  const held = recordsOf(ofCourse, 'session')
    .filter(({ courseId, startedAt }) => courseId === booked.id && compareMoments(startedAt, at) <= 0)
    .toSorted((a, b) => compareMoments(a.startedAt, b.startedAt));
  return held.flatMap(({ n, startedAt }, index) => {
    const next = held[index + 1]?.startedAt;
    const received = checkIns.filter((moment) => compareMoments(moment, startedAt) > 0);
    const days = missedCheckIns(startedAt, received, at, { zone, protocol }).filter(
      (day) => next === undefined || day < dayIn(next, zone),
    );
    return days.length > 0 ? [{ n, days }] : [];
  });
}

/** The screening a course rests on, asked again with today's answers; undefined before any screening. */
export function screenedAgain(
  { ofClient, ofCourse }: CourseRecords,
  { pack, protocol }: CourseRules,
  at: Moment,
  zone: string,
  today?: TodayAnswers,
): Screening | undefined {
  const latest = latestScreening(ofCourse, at) ?? latestScreening(ofClient, at);
  if (!latest) return undefined;
  const { answers, letters, overrides } = latest;
  const asked = today ? { ...answers, today } : answers;
  return screen(asked, { on: dayIn(at, zone), pack, protocol, letters, overrides });
}

function latestScreening(records: readonly PracticeRecord[], at: Moment): ScreeningRecord | undefined {
  return until(recordsOf(records, 'screening'), at).at(-1);
}

export interface GateQuestion extends CourseRules {
  readonly at: Moment;
  readonly session: number;
  readonly screening?: Screening | undefined;
}

/** The gate of one session of a booked course from the records as they were at a moment. */
export function gateOfRecords(records: CourseRecords, booked: CourseRecord, question: GateQuestion): Gate {
  const { ofClient, ofCourse } = records;
  const { at, session, screening, protocol } = question;
  const course = standingCourse(booked, ofCourse);
  const sessions = course.sessions.map(({ n, start, end }): GateSession => {
    const held = heldSession(until(ofCourse, at), booked.id, n);
    return held ? { n, start: held.startedAt, end: held.endedAt, done: true } : { n, start, end, done: false };
  });
  const overrides = until(recordsOf(ofCourse, 'gateOverride'), at)
    .filter(({ courseId }) => courseId === booked.id)
    .map(({ override }): GateOverride => override);
  return openGate({
    sessions,
    session,
    checkIns: checkInsAt(ofClient, at),
    at,
    zone: course.zone,
    protocol,
    overrides,
    ...(screening ? { screening, testPatch: patchAt(ofClient, at, course.zone, screening, protocol) } : {}),
  });
}

function patchAt(
  ofClient: readonly PracticeRecord[],
  at: Moment,
  zone: string,
  screening: Screening,
  protocol: Protocol,
) {
  const patches = until(recordsOf(ofClient, 'testPatch'), at);
  const readings = until(recordsOf(ofClient, 'testPatchReading'), at);
  return {
    ordered: testPatchOrders(screening).length > 0,
    result: testPatchResult(patches, readings, screening, zone, protocol),
  };
}

export interface StandingQuestion extends GateQuestion {
  /** The plan as it now stands, where it is another one than the consent was signed for (CN4). */
  readonly envelopeNow?: ConsentEnvelope | undefined;
}

export interface StartQuestion extends Omit<StandingQuestion, 'screening'> {
  readonly preparation: SessionPreparation;
}

export interface StartAnswer {
  readonly problems: readonly StartProblem[];
  readonly gate: Gate;
}

/**
 * Everything that keeps a session of a booked course from starting at a moment. Only what was recorded for that moment or
 * before counts, so the answer at closing is the answer at the start.
 */
export function mayStart(records: CourseRecords, booked: CourseRecord, question: StartQuestion): StartAnswer {
  const { ofCourse } = records;
  const { at, preparation, pack, protocol } = question;
  const { zone } = standingCourse(booked, ofCourse);
  const screening = screenedAgain(records, question, at, zone, preparation.today);
  const standing = standingOf(records, booked, { ...question, screening });
  const problems = startProblems({
    ...standing,
    at,
    zone,
    pack,
    preparation,
    screening: screening ?? neverScreened(dayIn(at, zone), pack, protocol),
  });
  return { problems, gate: standing.gate };
}

/** The same as far as it does not wait for the day of the session: what a calendar can say of it beforehand. */
export function mayStand(records: CourseRecords, booked: CourseRecord, question: StandingQuestion): StartAnswer {
  const standing = standingOf(records, booked, question);
  return { problems: standingProblems(standing), gate: standing.gate };
}

function standingOf(records: CourseRecords, booked: CourseRecord, question: StandingQuestion): StandingInput {
  const { ofCourse } = records;
  const { at, session, protocol, envelopeNow } = question;
  const consent = consentInForce(ofCourse, at);
  return {
    consent,
    outside: consent && envelopeNow ? outsideEnvelope(consent.content.envelope, envelopeNow, protocol) : [],
    cooling: session === 1 ? coolingOffOpen(recordsOf(ofCourse, 'consent'), at, protocol) : null,
    gate: gateOfRecords(records, booked, question),
    previous: session > 1 ? heldSession(ofCourse, booked.id, session - 1) : undefined,
    reviews: until(recordsOf(ofCourse, 'sessionReview'), at),
  };
}

/** Without a screening everything is still to be asked. */
function neverScreened(on: string, pack: JurisdictionPack, protocol: Protocol): Screening {
  return screen({}, { on, pack, protocol });
}

/** What of a session record makes up its preparation, to be checked again when it is kept. */
export function preparationOf(
  record: Omit<SessionRecord, 'id' | 'clientId' | 'at' | 'kind' | 'by'>,
): SessionPreparation {
  const { consentId, outlineAgreedAt, todayAskedAt, today, identitySeen, ageSeen, ink, needles } = record;
  return { consentId, outlineAgreedAt, todayAskedAt, today, identitySeen, ageSeen, ink, needles };
}
