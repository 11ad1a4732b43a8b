import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Erased, Erasure } from '#/contract/api-erasure.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { isNameOf } from '#/practice/consent/signature.ts';
import type { Caller, Context } from '../context.ts';
import { problemOfError } from '../problem-of-error.ts';
import type { Records } from '../store/store.ts';
import { type ForeseenErasure, foreseeClientErasure, foreseeCourseErasure } from './foresee-erasure.ts';
import { notFoundProblem } from './record-problems.ts';
import { recordRead } from './record-read.ts';

type Kind = 'client' | 'course';

export interface ErasureAsked {
  /** Of what is to go, as the person typed it. */
  readonly name: string;
  /** The day until which it would be kept, where the person decided otherwise. */
  readonly althoughHeldUntil?: string | undefined;
}

/** What an erasure would take, told before it is asked for. */
export async function readErasure(
  context: Context,
  caller: Caller,
  kind: Kind,
  id: string,
): Promise<Outcome<Erasure, Problem>> {
  const foreseen = await foresee(context.store.read, context, kind, id);
  if (!foreseen) return refuse(notFoundProblem(kind));
  await recordRead(context, caller, { objectKind: kind, objectId: id });
  return accept(foreseen.erasure);
}

/**
 * Erases a client with everything that hangs on it, or a deleted course, for good. The rows go in one change; then the files
 * that no row names, the free pages and the log. A crash in between leaves an erasure that the next start finishes. No job may
 * run meanwhile: it would write files that no row names yet.
 */
export async function eraseForGood(
  context: Context,
  caller: Caller,
  what: { readonly kind: Kind; readonly id: string },
  asked: ErasureAsked,
): Promise<Outcome<Erased, Problem>> {
  const erased = await context.store.change(async (records) => {
    const foreseen = await foresee(records, context, what.kind, what.id);
    if (!foreseen) return refuse(notFoundProblem(what.kind));
    const { erasure, reach } = foreseen;
    const against = refusalOf(erasure, what.kind, asked);
    if (against) return refuse(against);
    const fact = { at: context.now(), ...caller, action: 'erase' };
    if (reach.clientId) await records.audit.append({ ...fact, objectKind: 'client', objectId: reach.clientId });
    for (const id of reach.courseIds) await records.audit.append({ ...fact, objectKind: 'course', objectId: id });
    await records.erasures.erase(reach);
    return accept(reach.courseIds);
  });
  if (!erased.ok) return erased;
  return accept({ courseIds: [...erased.value], finished: await finishErasures(context) });
}

/**
 * Clears the disk of what erasures took out of the tables. Every file that no row names goes: a job that died may have left
 * some of that client. False where the disk did not let it; the next start tries again.
 */
export async function finishErasures(context: Context): Promise<boolean> {
  const { store, blobs } = context;
  if (!(await store.read.erasures.isUnfinished())) return true;
  try {
    await store.change(async (records) => {
      const inUse = await records.erasures.blobsInUse();
      await blobs.remove((await blobs.list()).filter((name) => !inUse.has(name)));
    });
    await store.scrub();
    await store.change((records) => records.erasures.finish());
    return true;
  } catch (error) {
    if (problemOfError(error)) return false;
    throw error;
  }
}

async function foresee(
  records: Records,
  context: Context,
  kind: Kind,
  id: string,
): Promise<ForeseenErasure | undefined> {
  if (kind === 'client') {
    const client = await records.clients.find(id);
    return client && foreseeClientErasure(records, context, client);
  }
  const course = await records.courses.find(id);
  return course && foreseeCourseErasure(records, context, course);
}

const OBSTACLES: Readonly<Record<NonNullable<Erasure['obstacle']>['kind'], string>> = {
  notDeleted: 'Only a deleted course is erased for good: delete it first.',
  recordsOfClient: 'This course holds records of a client, which go only with the client: erase the client instead.',
  recordsOfOthers:
    'A course of this client holds records of another client: make it the course of that client first, in its step Screening.',
};

function refusalOf({ obstacle, name, held }: Erasure, kind: Kind, asked: ErasureAsked): Problem | null {
  if (obstacle) return { code: 'not-erasable', message: OBSTACLES[obstacle.kind], details: obstacle };
  if (!isNameOf(asked.name, name)) {
    return { code: 'bad-request', message: `The name is not that of this ${kind}: type it as it is written there.` };
  }
  if (held && asked.althoughHeldUntil !== held.until) {
    const message = `By the rules of ${held.pack} these records are kept until ${held.until}: decide whether they must be, and say so with althoughHeldUntil to erase them all the same.`;
    return { code: 'still-held', message, details: held };
  }
  return null;
}
