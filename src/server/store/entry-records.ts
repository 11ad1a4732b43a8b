import type { Kysely } from 'kysely';
import { foldBatch } from './fold-batch.ts';
import { CHAIN_START, chainHash } from './hash-chain.ts';
import type { EntryRow, Tables } from './tables.ts';

export type NewEntry = Omit<EntryRow, 'seq' | 'previousHash' | 'hash'>;
export type EntryListRow = Omit<EntryRow, 'seq'> & { readonly seq: number };

/** Ink and diluent that an entry says were used. */
export interface UsedInk {
  readonly bottleIds: readonly string[];
  readonly batches: readonly string[];
}
/** Where a record says the batch of ink or of its diluent. */
const BATCH_PATH = /^ink\.\d+\.(batch|diluentBatch)$/;
const NO_INK: UsedInk = { bottleIds: [], batches: [] };

export interface EntryQuery {
  readonly clientId?: string | undefined;
  readonly courseId?: string | undefined;
  readonly kind?: string | undefined;
  readonly bottleId?: string | undefined;
  readonly afterSeq: number;
  readonly limit: number;
}

/** Practice records: only ever added, chained by hash; a correction is another entry that names the one it corrects. */
export function entryRecords(db: Kysely<Tables>) {
  return {
    async append(entry: NewEntry, used: UsedInk = NO_INK): Promise<EntryListRow> {
      const previousHash = await lastHash(db);
      const row = await db
        .insertInto('entries')
        .values({ ...entry, previousHash, hash: chainHash(previousHash, { ...entry }) })
        .returningAll()
        .executeTakeFirstOrThrow();
      const bottles = [...new Set(used.bottleIds)].map((bottleId) => ({ entryId: entry.id, bottleId }));
      if (bottles.length > 0) await db.insertInto('entryInk').values(bottles).execute();
      const folded = new Set(used.batches.map(foldBatch));
      const batches = [...folded].map((batchFolded) => ({ entryId: entry.id, batchFolded }));
      if (batches.length > 0) await db.insertInto('entryBatches').values(batches).execute();
      return row;
    },

    async find(id: string): Promise<EntryListRow | undefined> {
      return db.selectFrom('entries').selectAll().where('id', '=', id).executeTakeFirst();
    },

    async correctionsOf(id: string): Promise<EntryListRow[]> {
      return db.selectFrom('entries').selectAll().where('correctsId', '=', id).orderBy('seq').execute();
    },

    /**
     * Recall: every entry that used the batch, told by a bottle, by the entry itself or by a correction of it; in the order of
     * recording. One whose batch was corrected to another stays found by both.
     */
    async listOfBatch(batch: string): Promise<EntryListRow[]> {
      const folded = foldBatch(batch);
      const corrections = await entryRecords(db).listAll({ kind: 'correction' });
      const corrected = corrections.flatMap(({ correctsId, bodyJson }) => {
        const { path, is } = JSON.parse(bodyJson) as { path: string; is: unknown };
        const isOf = BATCH_PATH.test(path) && typeof is === 'string' && foldBatch(is) === folded;
        return isOf && correctsId !== null ? [correctsId] : [];
      });
      return db
        .selectFrom('entries')
        .selectAll('entries')
        .where((e) =>
          e.or([
            ...(corrected.length > 0 ? [e('id', 'in', [...new Set(corrected)])] : []),
            e('id', 'in', e.selectFrom('entryBatches').select('entryId').where('batchFolded', '=', folded)),
            e(
              'id',
              'in',
              e
                .selectFrom('entryInk')
                .innerJoin('inkBottles', 'inkBottles.id', 'entryInk.bottleId')
                .select('entryInk.entryId')
                .where('inkBottles.batchFolded', '=', folded),
            ),
          ]),
        )
        .orderBy('seq')
        .execute();
    },

    async bottlesOf(id: string): Promise<string[]> {
      const rows = await db
        .selectFrom('entryInk')
        .select('bottleId')
        .where('entryId', '=', id)
        .orderBy('bottleId')
        .execute();
      return rows.map((row) => row.bottleId);
    },

    /** Every entry of a client or of a kind, in the order of recording. */
    async listAll(of: Pick<EntryQuery, 'clientId' | 'kind'>): Promise<EntryListRow[]> {
      return entryRecords(db).list({ ...of, afterSeq: 0, limit: Number.MAX_SAFE_INTEGER });
    },

    /** In the order of recording. */
    async list(query: EntryQuery): Promise<EntryListRow[]> {
      let select = db.selectFrom('entries').selectAll('entries').where('seq', '>', query.afterSeq);
      if (query.clientId) select = select.where('clientId', '=', query.clientId);
      if (query.courseId) select = select.where('courseId', '=', query.courseId);
      if (query.kind) select = select.where('kind', '=', query.kind);
      const { bottleId } = query;
      if (bottleId) {
        select = select.where('id', 'in', (e) =>
          e.selectFrom('entryInk').select('entryId').where('bottleId', '=', bottleId),
        );
      }
      return select.orderBy('seq').limit(query.limit).execute();
    },
  };
}

/** The end of the chain, be its entry there or erased. */
async function lastHash(db: Kysely<Tables>): Promise<string> {
  const ends = await Promise.all(
    (['entries', 'erasedEntries'] as const).map((table) =>
      db.selectFrom(table).select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst(),
    ),
  );
  const [last] = ends.filter((end) => end !== undefined).sort((a, b) => b.seq - a.seq);
  return last?.hash ?? CHAIN_START;
}
