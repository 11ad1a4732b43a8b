import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { consentPlanOf } from '#/planning/consent-plan.ts';
import { compareMoments } from '#/practice/calendar/wall-clock.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { readableText } from '#/practice/catalogue/text-of.ts';
import { consentInForce } from '#/practice/consent/bind-consent.ts';
import type { ConsentEnvelope } from '#/practice/consent/consent-record.ts';
import type { CheckInRecord, GateOverride } from '#/practice/healing/check-in.ts';
import type { InkUse } from '#/practice/ink/ink-use.ts';
import type { JurisdictionPack } from '#/practice/packs/jurisdiction-pack.ts';
import { findPack, PACK_TABLE } from '#/practice/packs/pack-table.ts';
import { closingProblems } from '#/practice/session/close-session.ts';
import {
  bookedCourse,
  type CourseRecords,
  gateOfRecords,
  heldSession,
  mayStart,
  preparationOf,
  recordsOf,
  type StartAnswer,
} from '#/practice/session/course-records.ts';
import type { SessionPreparation, SessionRecord } from '#/practice/session/session-record.ts';
import type { Records } from '../store/store.ts';
import { keptPlanSha256, readKeptPlan } from './kept-plan.ts';
import type { NewRecord, PlanGround } from './plan-rules.ts';
import { recordsOfRows } from './records-of-rows.ts';
import { ruleProblem } from './rule-problem.ts';

interface SessionQuestion {
  readonly clientId: string;
  readonly courseId: string;
  readonly session: number;
  readonly at: string;
  readonly preparation: SessionPreparation;
}

/** Answers from the records alone whether a session may start (SR1 to SR4, the gate). */
export async function checkSession(
  ground: PlanGround,
  question: SessionQuestion,
): Promise<Outcome<StartAnswer, Problem>> {
  const { records } = ground;
  const known = await courseRecordsOf(records, question);
  const booked = bookedCourse(known.ofCourse);
  if (!booked) {
    return refuse({
      code: 'record-invalid',
      rule: 'CO7',
      message: 'The course has no booked sessions: book it first.',
    });
  }
  const pack = packOf(ground, known);
  const envelopeNow = await envelopeOfNewestPlan(ground, known, question);
  if (!envelopeNow.ok) return envelopeNow;
  const { protocol } = ground;
  const answer = mayStart(known, booked, { ...question, pack, protocol, envelopeNow: envelopeNow.value });
  const bottles = await bottleProblem(records, question.preparation.ink);
  return bottles ? refuse(bottles) : accept(answer);
}

/**
 * What the records of the client say against one more record: a session that could not start or is not fit to be closed, a
 * test patch with another bottle's batch, an override while a sign is open. Null when it may be kept.
 */
export async function refusedByRecords(ground: PlanGround, entry: NewRecord, body: unknown): Promise<Problem | null> {
  const { records } = ground;
  const { clientId, courseId } = entry;
  if (!clientId) return null;
  if (entry.kind === 'session') {
    return sessionProblem(ground, { clientId, courseId: courseId ?? '' }, body as SessionRecord);
  }
  if (entry.kind === 'testPatch') return bottleProblem(records, (body as { ink: readonly InkUse[] }).ink);
  if (entry.kind === 'signResolution') {
    return resolutionProblem(records, clientId, body as { checkInId: string });
  }
  if (entry.kind === 'gateOverride' && courseId) {
    const { override } = body as { override: GateOverride };
    return overrideProblem(ground, await courseRecordsOf(records, { clientId, courseId }), override);
  }
  return null;
}

async function sessionProblem(
  ground: PlanGround,
  owner: { clientId: string; courseId: string },
  session: SessionRecord,
): Promise<Problem | null> {
  const known = await courseRecordsOf(ground.records, owner);
  if (heldSession(known.ofCourse, session.courseId, session.n)) {
    return {
      code: 'record-closed',
      message: `Session ${session.n} is closed: what was wrong is put right by a correction.`,
    };
  }
  const preparation = preparationOf(session);
  const checked = await checkSession(ground, {
    ...owner,
    session: session.n,
    at: session.startedAt,
    preparation,
  });
  if (!checked.ok) return checked.refusal;
  const [missing] = checked.value.problems;
  if (missing) {
    const message = `Session ${session.n} could not start: ${readableText('en', missing.missing)}`;
    return { ...ruleProblem(missing.rule, missing.missing), message };
  }
  return closingProblem(ground, owner, session);
}

/** SR5 to SR8: what a session says that could not be closed. */
export async function closingProblem(
  ground: PlanGround,
  owner: { readonly clientId: string; readonly courseId: string },
  session: SessionRecord,
): Promise<Problem | null> {
  const known = await courseRecordsOf(ground.records, owner);
  const [unfit] = closingProblems(session, packOf(ground, known));
  return unfit ? ruleProblem(unfit.key.split('.')[1] ?? 'SR', unfit) : null;
}

/** CN4: the newest plan, where it was made after the consent in force; undefined while that is the plan signed for. */
async function envelopeOfNewestPlan(
  { records, blobs }: PlanGround,
  { ofCourse }: CourseRecords,
  { courseId, at }: { readonly courseId: string; readonly at: string },
): Promise<Outcome<ConsentEnvelope | undefined, Problem>> {
  const signed = consentInForce(ofCourse, at)?.content.planSha256;
  const plans = await records.plans.listOfCourse(courseId);
  const newest = plans.filter(({ createdAt }) => compareMoments(createdAt, at) <= 0)[0];
  if (signed === undefined || !newest || keptPlanSha256(newest) === signed) return accept(undefined);
  const kept = await readKeptPlan(blobs, newest);
  if (!kept.ok) return refuse({ code: 'record-invalid', rule: 'CN4', message: kept.refusal.message });
  if (!kept.value) return accept(undefined);
  const { file, sha256 } = kept.value;
  return accept(consentPlanOf(file, { planId: newest.id, planSha256: sha256 }).envelope);
}

/** HG5: never while a sign is open. */
function overrideProblem(ground: PlanGround, known: CourseRecords, override: GateOverride): Problem | null {
  const booked = bookedCourse(known.ofCourse);
  if (!booked) return null;
  const gate = gateOfRecords(known, booked, {
    at: override.at,
    session: override.session,
    pack: packOf(ground, known),
    protocol: ground.protocol,
  });
  if (gate.openSigns.length > 0) {
    return ruleProblem('HG5', phrase('gate.HG5.signOpen'));
  }
  const forbidden = override.rules.some((rule) => !/^HG[1-4]$/.test(rule));
  return forbidden ? ruleProblem('HG5', phrase('gate.HG5.notAllowed')) : null;
}

async function resolutionProblem(
  records: Records,
  clientId: string,
  { checkInId }: { checkInId: string },
): Promise<Problem | null> {
  const row = await records.entries.find(checkInId);
  const isSign =
    row?.kind === 'checkIn' &&
    row.clientId === clientId &&
    (JSON.parse(row.bodyJson) as CheckInRecord).checkIn.warningSigns.length > 0;
  if (isSign) return null;
  return { code: 'record-invalid', rule: 'AC4', message: 'There is no such warning sign of this client: reload.' };
}

/** SR3: what the record says of a bottle is what stands on the shelf. */
async function bottleProblem(records: Records, uses: readonly InkUse[]): Promise<Problem | null> {
  for (const use of uses) {
    const row = await records.ink.find(use.bottleId);
    if (!row) return { code: 'not-found', message: 'There is no such bottle; choose one from the shelf.' };
    const bottle = JSON.parse(row.bodyJson) as { batch: string; expiry: string };
    if (bottle.batch !== use.batch || use.expiry > bottle.expiry) {
      const message = `Ink ${use.brand} ${use.shade}: batch or expiry are not those of the bottle; choose it again.`;
      return { code: 'record-invalid', rule: 'SR3', message };
    }
  }
  return null;
}

/** The records of a client and those of one course, as their corrections say. */
export async function courseRecordsOf(
  records: Records,
  owner: { readonly clientId: string; readonly courseId: string },
): Promise<CourseRecords> {
  const rows = await records.entries.listAll({ clientId: owner.clientId });
  return {
    ofClient: recordsOfRows(rows),
    ofCourse: recordsOfRows(
      rows.filter(({ courseId }) => courseId === owner.courseId),
      rows,
    ),
  };
}

/** The place whose rules hold: that of the studio, else the one that the newest screening names. */
function packOf({ pack }: PlanGround, { ofCourse, ofClient }: CourseRecords): JurisdictionPack {
  if (pack) return pack;
  const screening = recordsOf(ofCourse, 'screening').at(-1) ?? recordsOf(ofClient, 'screening').at(-1);
  return findPack(screening?.result.pack ?? 'GB') ?? PACK_TABLE[0]!;
}
