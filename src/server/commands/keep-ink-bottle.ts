import { canonicalJson } from '#/base/canonical-json.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { InkBottleBody } from '#/contract/api-ink.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import { foldBatch } from '../store/fold-batch.ts';
import { newId } from '../store/new-id.ts';
import type { InkBottleRow } from '../store/tables.ts';
import { alreadyExistsProblem, conflictProblem, notFoundProblem } from './record-problems.ts';

/** Adds a bottle; sending the same again (same id, same label) gives the one that is there. */
export async function addInkBottle(
  context: Context,
  caller: Caller,
  bottle: { id?: string | undefined; bottle: InkBottleBody },
): Promise<Outcome<InkBottleRow, Problem>> {
  return context.store.change(async (records) => {
    const id = bottle.id ?? newId();
    const known = await records.ink.find(id);
    if (known) {
      const isSame = canonicalJson(JSON.parse(known.bodyJson)) === canonicalJson(bottle.bottle);
      return isSame ? accept(known) : refuse(alreadyExistsProblem('bottle'));
    }
    const now = context.now();
    const row: InkBottleRow = { id, version: 1, ...bottleColumns(bottle.bottle), createdAt: now, updatedAt: now };
    await records.ink.insert(row);
    await records.audit.append({ at: now, ...caller, action: 'create', objectKind: 'inkBottle', objectId: id });
    return accept(row);
  });
}

export async function saveInkBottle(
  context: Context,
  caller: Caller,
  id: string,
  save: { version: number; bottle: InkBottleBody },
): Promise<Outcome<InkBottleRow, Problem>> {
  return context.store.change(async (records) => {
    const known = await records.ink.find(id);
    if (!known) return refuse(notFoundProblem('bottle'));
    if (known.version !== save.version) return refuse(conflictProblem('bottle', known.version));
    const now = context.now();
    await records.ink.save(id, save.version, bottleColumns(save.bottle), now);
    await records.audit.append({ at: now, ...caller, action: 'save', objectKind: 'inkBottle', objectId: id });
    return accept((await records.ink.find(id))!);
  });
}

/** A bottle as the columns of its row. */
export function bottleColumns(bottle: InkBottleBody): Pick<InkBottleRow, 'batchFolded' | 'bodyJson'> {
  return { batchFolded: foldBatch(bottle.batch), bodyJson: JSON.stringify(bottle) };
}
