import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import type { EntryListRow, EntryQuery } from '../store/entry-records.ts';
import { notFoundProblem } from './record-problems.ts';

/** Lists records; whose records were read goes into the audit trail. */
export async function readEntries(context: Context, caller: Caller, query: EntryQuery): Promise<EntryListRow[]> {
  return context.store.change(async (records) => {
    const rows = await records.entries.list(query);
    const objectId = query.clientId ?? query.courseId ?? query.bottleId ?? '';
    await records.audit.append({ at: context.now(), ...caller, action: 'read', objectKind: 'entries', objectId });
    return rows;
  });
}

export async function readEntry(
  context: Context,
  caller: Caller,
  id: string,
): Promise<Outcome<{ entry: EntryListRow; corrections: EntryListRow[] }, Problem>> {
  return context.store.change(async (records) => {
    const entry = await records.entries.find(id);
    if (!entry) return refuse(notFoundProblem('record'));
    await records.audit.append({ at: context.now(), ...caller, action: 'read', objectKind: entry.kind, objectId: id });
    return accept({ entry, corrections: await records.entries.correctionsOf(id) });
  });
}

export interface BatchRecall {
  readonly bottleId: string;
  readonly batch: string;
  readonly entries: readonly EntryListRow[];
}

/** From a batch number to everything it was used in. */
export async function recallBatch(context: Context, caller: Caller, batch: string): Promise<BatchRecall[]> {
  return context.store.change(async (records) => {
    const recalls: BatchRecall[] = [];
    for (const bottle of await records.ink.list({ batch, limit: 500 })) {
      const entries = await records.entries.list({ bottleId: bottle.id, afterSeq: 0, limit: 100_000 });
      const body = JSON.parse(bottle.bodyJson) as { batch: string };
      recalls.push({ bottleId: bottle.id, batch: body.batch, entries });
      await records.audit.append({
        at: context.now(),
        ...caller,
        action: 'recall',
        objectKind: 'inkBottle',
        objectId: bottle.id,
      });
    }
    return recalls;
  });
}
