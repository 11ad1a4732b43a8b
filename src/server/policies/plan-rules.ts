import { canonicalJson } from '#/base/canonical-json.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { PlanFile } from '#/contract/plan-file.ts';
import { consentPlanOf, consentPreviews } from '#/planning/consent-plan.ts';
import { hasUnnamedWarning } from '#/planning/parse-plan-file.ts';
import { daysBetween } from '#/practice/calendar/calendar-day.ts';
import { dayIn } from '#/practice/calendar/wall-clock.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { consentHash, screeningHash } from '#/practice/consent/bind-consent.ts';
import { consentContent } from '#/practice/consent/consent-content.ts';
import type { ConsentRecord } from '#/practice/consent/consent-record.ts';
import type { Course, CourseMoveRecord, CourseRecord } from '#/practice/course/course.ts';
import { bookableFrom, pastSession } from '#/practice/course/lay-out-course.ts';
import { findContradictions } from '#/practice/intake/contradictions.ts';
import type { JurisdictionPack } from '#/practice/packs/jurisdiction-pack.ts';
import { findPack, PACK_TABLE } from '#/practice/packs/pack-table.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import type { Screening } from '#/practice/screening/finding.ts';
import { screen } from '#/practice/screening/screen.ts';
import type { ScreeningRecord } from '#/practice/screening/screening-record.ts';
import type { SessionRecord } from '#/practice/session/session-record.ts';
import type { Blobs } from '../blobs/blobs.ts';
import type { PlanWithFiles } from '../store/plan-records.ts';
import type { Records } from '../store/store.ts';
import { keptPlanSha256, readKeptPlan } from './kept-plan.ts';
import { ruleProblem } from './rule-problem.ts';
import { protocolOfVersion, storedProtocol } from './stored-protocol.ts';
import { touchUpProblem } from './touch-up-rules.ts';

/** A record that is to be added, without its body. */
export interface NewRecord {
  readonly kind: string;
  readonly clientId?: string | undefined;
  readonly courseId?: string | undefined;
  readonly at: string;
}

/** What a rule about plans and screenings may read. */
export interface PlanGround {
  readonly records: Records;
  readonly blobs: Blobs;
  readonly pack: JurisdictionPack | null | undefined;
  /** The protocol that the record is judged by. */
  readonly protocol: Protocol;
  /** The protocol of a version that a record names; null for one that the studio never had. */
  protocolOf(version: string): Promise<Protocol | null>;
  /**
   * True for records out of another studio, perhaps of an older program with other words: what they say is held against the rules,
   * not word by word against what this program would write.
   */
  readonly imported?: boolean;
}

/** The ground for records made here, now. */
export async function planGround(records: Records, place: Pick<PlanGround, 'blobs' | 'pack'>): Promise<PlanGround> {
  return {
    records,
    ...place,
    protocol: await storedProtocol(records),
    protocolOf: (version) => protocolOfVersion(records, version),
  };
}

/**
 * What the stored plan and the recorded screening say against one more record: a screening that is not what the rules find, a
 * course booked on an open screening or too close, a consent that is not about this plan. Null when it may be kept.
 */
export async function refusedByPlan(ground: PlanGround, entry: NewRecord, body: unknown): Promise<Problem | null> {
  switch (entry.kind) {
    case 'screening':
      return screeningProblem(ground, body as ScreeningRecord);
    case 'course':
      return bookingProblem(ground, entry, body as CourseRecord);
    case 'courseMove':
      return moveProblem(ground, entry, body as CourseMoveRecord);
    case 'consent':
      return consentProblem(ground, entry, body as ConsentRecord);
    default:
      return null;
  }
}

function invalid(rule: string, message: string): Problem {
  return { code: 'record-invalid', rule, message };
}

async function screeningProblem(ground: PlanGround, record: ScreeningRecord): Promise<Problem | null> {
  const { answers, letters, overrides, result } = record;
  const [wrong] = findContradictions(answers, result.on);
  if (wrong) return invalid('SC', `The answer ${wrong.path} contradicts another one: ask it again.`);
  // A tablet may have screened before a preset was changed: its result is judged by the protocol that it names.
  const protocol = await ground.protocolOf(result.protocolVersion);
  if (!protocol)
    return invalid('SC', 'The result is of a protocol that this studio never had: screen the answers again.');
  const pack = ground.pack ?? packNamed(answers.pack);
  const found = screen(answers, { on: result.on, pack, protocol, letters, overrides });
  if (canonicalJson(found) === canonicalJson(result)) return null;
  if (ground.imported && OUTCOMES.indexOf(result.outcome) <= OUTCOMES.indexOf(found.outcome)) return null;
  return invalid('SC', 'The result is not what the rules find in these answers: screen them again.');
}

/** Worst first. */
const OUTCOMES: readonly Screening['outcome'][] = [
  'decline',
  'askDoctor',
  'waitUntil',
  'incomplete',
  'goWithCare',
  'go',
];

async function bookingProblem(ground: PlanGround, entry: NewRecord, record: CourseRecord): Promise<Problem | null> {
  const screening = await screeningOf(ground.records, entry, ({ id }) => id === record.screeningId);
  if (!screening) return invalid('CO6', 'The course names no screening of this client: record the screening first.');
  const bookable = bookableFrom(screening);
  if (!bookable.ok) return ruleProblem(bookable.refusal.rule, bookable.refusal.reason);
  const { course } = record;
  // By the moment of the entry: what a tablet kept for a while was booked when it says.
  const past = ground.imported ? null : pastSession(course, 1, dayIn(entry.at, course.zone));
  if (past) return ruleProblem(past.rule, past.reason);
  const notBefore = bookable.value;
  const early = course.sessions.find(({ start }) => notBefore !== null && dayIn(start, course.zone) < notBefore);
  if (early) return invalid('CO6', `Session ${early.n} lies before ${notBefore}, when screening allows it: move it.`);
  const plan = await planOf(ground, record);
  if (!plan.ok)
    return invalid('CN1', plan.refusal ?? 'The course is not about a plan that is kept here: make the plan.');
  return gapProblem(course, ground.protocol) ?? touchUpProblem(ground, entry, plan.value.file);
}

/** CO7: a session that was held stays where it was. CO9: none goes into the past. */
async function moveProblem(
  { records, protocol, imported }: PlanGround,
  entry: NewRecord,
  move: CourseMoveRecord,
): Promise<Problem | null> {
  const rows = await records.entries.listAll({ clientId: entry.clientId, kind: 'session' });
  const isHeld = rows.some(({ bodyJson }) => {
    const { courseId, n } = JSON.parse(bodyJson) as SessionRecord;
    return courseId === move.courseId && n === move.n;
  });
  if (isHeld) return ruleProblem('CO7', phrase('course.CO7.held', { n: move.n }));
  const past = imported ? null : pastSession(move.course, move.n, dayIn(entry.at, move.course.zone));
  return past ? ruleProblem(past.rule, past.reason) : gapProblem(move.course, protocol);
}

/** CO3: never closer than the minimum. */
function gapProblem({ sessions, zone }: Course, protocol: Protocol): Problem | null {
  const minimum = protocol.values['CO3.minGapDays'];
  const close = sessions.find((session, index) => {
    const before = sessions[index - 1];
    return before && daysBetween(dayIn(before.start, zone), dayIn(session.start, zone)) < minimum;
  });
  if (!close) return null;
  return ruleProblem('CO3', phrase('course.CO3.tooSoon', { days: minimum, n: close.n - 1 }));
}

/** CN1: the consent says of this plan, these pictures and this screening exactly what the program says. */
async function consentProblem(ground: PlanGround, entry: NewRecord, record: ConsentRecord): Promise<Problem | null> {
  const { content, purpose } = record;
  const plan = await planOf(ground, content);
  if (!plan.ok) {
    const notHere = 'The consent is not about a plan that is kept here: make the plan and show it.';
    return invalid('CN1', plan.refusal ?? notHere);
  }
  const { file, files } = plan.value;
  if (!ground.imported && hasUnnamedWarning(file)) return invalid('CN1', PLAN_OF_OLDER_WHORL);
  const { records, pack } = ground;
  const screening = await screeningOf(
    records,
    entry,
    ({ result }) => screeningHash(result) === content.screeningSha256,
  );
  if (!screening) return invalid('CN1', 'The consent does not rest on a screening of this client: record it first.');
  const expected = consentContent({
    purpose,
    plan: consentPlanOf(file, content),
    previews: consentPreviews(files).map(({ state, sha256 }) => ({ state, sha256 })),
    screening,
    pack: pack ?? packNamed(screening.pack),
    language: content.language,
  });
  // An older text cannot be written again: all else must be the same.
  const { text, textVersion, acknowledgements } = content;
  const isOlderText = ground.imported && textVersion !== expected.content.textVersion;
  const same = isOlderText ? { ...expected.content, text, textVersion, acknowledgements } : expected.content;
  if (consentHash(same) === consentHash(content)) return null;
  return ruleProblem('CN1', phrase('consent.CN1.hash'));
}

const PLAN_OF_OLDER_WHORL =
  'The plan was made by an older Whorl and does not name what the client is to accept: make the plan again and show it.';

/** The plan that a record names by id and hash; refused with null where it is not kept here, else with why it cannot be read. */
async function planOf(
  { records, blobs }: PlanGround,
  { planId, planSha256 }: { readonly planId: string; readonly planSha256: string },
): Promise<Outcome<{ readonly file: PlanFile; readonly files: PlanWithFiles['files'] }, string | null>> {
  const plan = await records.plans.find(planId);
  if (!plan || keptPlanSha256(plan) !== planSha256) return refuse(null);
  const kept = await readKeptPlan(blobs, plan);
  if (!kept.ok) return refuse(kept.refusal.message);
  return kept.value ? accept({ file: kept.value.file, files: plan.files }) : refuse(null);
}

/** The newest screening of the client that is meant. */
async function screeningOf(
  records: Records,
  { clientId }: NewRecord,
  isMeant: (record: { readonly id: string; readonly result: Screening }) => boolean,
): Promise<Screening | undefined> {
  const rows = await records.entries.listAll({ clientId, kind: 'screening' });
  return rows
    .map(({ id, bodyJson }) => ({ id, result: (JSON.parse(bodyJson) as ScreeningRecord).result }))
    .findLast(isMeant)?.result;
}

function packNamed(id: string | undefined): JurisdictionPack {
  return findPack(id ?? 'GB') ?? PACK_TABLE[0]!;
}
