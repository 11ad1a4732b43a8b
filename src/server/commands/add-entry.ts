import { canonicalJson } from '#/base/canonical-json.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { ENTRY_KINDS, type EntryKind } from '#/contract/entry-kinds.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { plainIssue } from '#/contract/plain-issue.ts';
import type { CorrectionBody } from '#/contract/practice-records.ts';
import type { Caller, Context } from '../context.ts';
import { refusedByTarget } from '../policies/correction-rules.ts';
import { planGround, refusedByPlan } from '../policies/plan-rules.ts';
import { refusedByRule } from '../policies/record-rules.ts';
import { refusedByRecords } from '../policies/session-rules.ts';
import type { EntryListRow, NewEntry } from '../store/entry-records.ts';
import { newId } from '../store/new-id.ts';
import type { Records } from '../store/store.ts';
import { alreadyExistsProblem, notFoundProblem } from './record-problems.ts';

export interface EntryToAdd {
  readonly id?: string | undefined;
  readonly kind: string;
  readonly clientId?: string | undefined;
  readonly courseId?: string | undefined;
  readonly correctsId?: string | undefined;
  readonly at: string;
  readonly body: unknown;
}

/**
 * Adds one practice record, checked by the schema of its kind. Sending the same again (same id, same content) gives the entry
 * that is there, so a tablet that lost the answer may repeat itself.
 */
export async function addEntry(
  context: Context,
  caller: Caller,
  entry: EntryToAdd,
  kinds: Readonly<Record<string, EntryKind>> = ENTRY_KINDS,
): Promise<Outcome<EntryListRow, Problem>> {
  const kind = Object.hasOwn(kinds, entry.kind) ? kinds[entry.kind] : undefined;
  const checked = checkEntryBody(kind, entry);
  if (!kind || !checked.ok) return checked as Outcome<EntryListRow, Problem>;
  return context.store.change(async (records) => {
    const id = entry.id ?? newId();
    const known = await records.entries.find(id);
    if (known) return isSameEntry(known, entry, checked.value) ? accept(known) : refuse(alreadyExistsProblem('record'));
    const used = kind.ink?.(checked.value);
    const missing = await findMissing(records, entry, used?.bottleIds ?? []);
    if (missing) return refuse(missing);
    const early = refusedByClock(entry, checked.value, context.now());
    if (early) return refuse(early);
    const { blobs, pack } = context;
    const ground = await planGround(records, { blobs, pack });
    const unfit =
      (kind.corrects ? await refusedByTarget(ground, entry, checked.value as CorrectionBody, kinds) : null) ??
      (await refusedByRecords(ground, entry, checked.value)) ??
      (await refusedByPlan(ground, entry, checked.value));
    if (unfit) return refuse(unfit);
    const now = context.now();
    const row: NewEntry = {
      id,
      kind: entry.kind,
      clientId: entry.clientId ?? null,
      courseId: entry.courseId ?? null,
      correctsId: entry.correctsId ?? null,
      at: entry.at,
      recordedAt: now,
      recordedBy: caller.actor,
      bodyJson: canonicalJson(checked.value),
    };
    const added = await records.entries.append(row, used);
    const action = entry.correctsId ? 'correct' : 'create';
    await records.audit.append({ at: now, ...caller, action, objectKind: entry.kind, objectId: id });
    return accept(added);
  });
}

/** Checks a body by the strict schema of its kind and the rules that need nothing else. */
export function checkEntryBody(kind: EntryKind | undefined, entry: EntryToAdd): Outcome<unknown, Problem> {
  if (!kind) {
    return refuse({
      code: 'record-invalid',
      message: `There is no kind of record called "${entry.kind}": correct it.`,
    });
  }
  for (const owner of kind.belongsTo) {
    if (entry[`${owner}Id`] === undefined) {
      return refuse({ code: 'record-invalid', message: `A ${entry.kind} record needs ${owner}Id: name the ${owner}.` });
    }
  }
  if (kind.corrects && entry.correctsId === undefined) {
    return refuse({
      code: 'record-invalid',
      message: `A ${entry.kind} needs correctsId: name the record it corrects.`,
    });
  }
  const parsed = kind.schema.safeParse(entry.body);
  if (parsed.success) return checkRules(entry.kind, parsed.data);
  const fields = parsed.error.issues.slice(0, 20).map((issue) => ({
    field: ['body', ...issue.path].join('.'),
    problem: plainIssue(issue),
  }));
  const first = fields[0]!;
  return refuse({
    code: 'record-invalid',
    message: `${first.field} is not right (${first.problem}): correct it and send again.`,
    details: { fields },
  });
}

/** A corrected record keeps its rules too: what the practice refuses is refused on every route (CN2). */
function checkRules(kind: string, body: unknown): Outcome<unknown, Problem> {
  const refusal = refusedByRule(kind, body);
  return refusal ? refuse({ code: 'record-invalid', ...refusal }) : accept(body);
}

/** Devices differ by a little; days do not. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

const TELLS_WHAT_HAPPENED: ReadonlySet<string> = new Set(['session', 'testPatchReading', 'correction']);

/** No gate opens by a date that has not come: a session, a reading and a correction tell what has happened. */
function refusedByClock(entry: EntryToAdd, body: unknown, now: string): Problem | null {
  if (!TELLS_WHAT_HAPPENED.has(entry.kind)) return null;
  const { startedAt, endedAt } = body as { startedAt?: string; endedAt?: string };
  const latest = Math.max(...[entry.at, startedAt, endedAt].flatMap((at) => (at ? [Date.parse(at)] : [])));
  if (latest <= Date.parse(now) + CLOCK_TOLERANCE_MS) return null;
  return {
    code: 'record-invalid',
    rule: 'SR7',
    message: 'The record lies in the future: correct its time or the clock of this device.',
  };
}

function isSameEntry(known: EntryListRow, entry: EntryToAdd, body: unknown): boolean {
  return (
    known.kind === entry.kind &&
    known.clientId === (entry.clientId ?? null) &&
    known.courseId === (entry.courseId ?? null) &&
    known.correctsId === (entry.correctsId ?? null) &&
    known.at === entry.at &&
    known.bodyJson === canonicalJson(body)
  );
}

async function findMissing(records: Records, entry: EntryToAdd, bottleIds: readonly string[]): Promise<Problem | null> {
  if (entry.clientId && !(await records.clients.find(entry.clientId))) return notFoundProblem('client');
  if (entry.courseId && !(await records.courses.find(entry.courseId))) return notFoundProblem('course');
  if (entry.correctsId) {
    const corrected = await records.entries.find(entry.correctsId);
    if (!corrected) return notFoundProblem('record to correct');
    if (corrected.clientId !== (entry.clientId ?? null)) {
      return { code: 'record-invalid', message: 'The record to correct is of another client: name that client.' };
    }
  }
  for (const bottleId of bottleIds) if (!(await records.ink.find(bottleId))) return notFoundProblem('bottle');
  return null;
}
