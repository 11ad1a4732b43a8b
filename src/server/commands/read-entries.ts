import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import type { EntryListRow, EntryQuery } from '../store/entry-records.ts';
import type { InkBottleRow } from '../store/tables.ts';
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
  readonly bottles: readonly InkBottleRow[];
  readonly entries: readonly EntryListRow[];
  /** What was corrected in these entries since. */
  readonly corrections: readonly EntryListRow[];
}

/** From a batch number, of ink or diluent, to everything it was used in. */
export async function recallBatch(context: Context, caller: Caller, batch: string): Promise<BatchRecall> {
  const { ink, entries } = context.store.read;
  const bottles = await ink.listOfBatch(batch);
  const found = await entries.listOfBatch(batch);
  for (const { id } of bottles) {
    await recordRead(context, caller, { objectKind: 'inkBottle', objectId: id, action: 'recall' });
  }
  for (const { id, kind } of found) {
    await recordRead(context, caller, { objectKind: kind, objectId: id, action: 'recall' });
  }
  const corrections = await Promise.all(found.map(({ id }) => entries.correctionsOf(id)));
  return { bottles, entries: found, corrections: corrections.flat() };
}
