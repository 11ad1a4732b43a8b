import type { Erasure } from '#/contract/api-erasure.ts';
import { dayIn } from '#/practice/calendar/wall-clock.ts';
import { retentionOf } from '#/practice/client/retention.ts';
import { findPack, PACK_TABLE } from '#/practice/packs/pack-table.ts';
import type { Context } from '../context.ts';
import type { Records } from '../store/store.ts';
import { recordsOfRows } from './records-of-rows.ts';

/** Until when the rules of the place have a client's records kept, and how well that is known; null where nothing is held. */
export async function heldRecords(
  records: Records,
  { pack: fixed, now }: Pick<Context, 'pack' | 'now'>,
  clientId: string,
): Promise<Erasure['held']> {
  const rows = await records.entries.listAll({ clientId });
  const known = recordsOfRows(rows);
  const screening = known.findLast((record) => record.kind === 'screening');
  const pack = fixed ?? findPack(screening?.result.pack ?? 'GB') ?? PACK_TABLE[0]!;
  const kept = retentionOf(known, pack, 'UTC', dayIn(now(), 'UTC'));
  if (!kept?.stillHeld) return null;
  const { value: years, evidence } = pack.retentionYears;
  const { keepUntil: until, lastVisitOn, because } = kept;
  return { until, lastVisitOn, pack: pack.id, years, evidence, because };
}
