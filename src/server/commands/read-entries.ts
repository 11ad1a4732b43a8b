import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import type { EntryListRow, EntryQuery } from '../store/entry-records.ts';
import { notFoundProblem } from './record-problems.ts';
import { recordRead } from './record-read.ts';

/** Lists records; whose records were read goes into the audit trail. */
export async function readEntries(context: Context, caller: Caller, query: EntryQuery): Promise<EntryListRow[]> {
  const objectId = query.clientId ?? query.courseId ?? query.bottleId ?? '';
  await recordRead(context, caller, { objectKind: 'entries', objectId });
  return context.store.read.entries.list(query);
}

export async function readEntry(
  context: Context,
  caller: Caller,
  id: string,
): Promise<Outcome<{ entry: EntryListRow; corrections: EntryListRow[] }, Problem>> {
  const { entries } = context.store.read;
  const entry = await entries.find(id);
  if (!entry) return refuse(notFoundProblem('record'));
  await recordRead(context, caller, { objectKind: entry.kind, objectId: id });
  return accept({ entry, corrections: await entries.correctionsOf(id) });
}

export interface BatchRecall {
  readonly bottleId: string;
  readonly batch: string;
  readonly entries: readonly EntryListRow[];
}

/** From a batch number to everything it was used in. */
export async function recallBatch(context: Context, caller: Caller, batch: string): Promise<BatchRecall[]> {
  const recalls: BatchRecall[] = [];
  for (const bottle of await context.store.read.ink.list({ batch, limit: 500 })) {
    await recordRead(context, caller, { objectKind: 'inkBottle', objectId: bottle.id, action: 'recall' });
    const entries = await context.store.read.entries.list({ bottleId: bottle.id, afterSeq: 0, limit: 100_000 });
    const body = JSON.parse(bottle.bodyJson) as { batch: string };
    recalls.push({ bottleId: bottle.id, batch: body.batch, entries });
  }
  return recalls;
}
