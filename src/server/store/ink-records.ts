import { type Kysely, sql } from 'kysely';
import { foldBatch } from './fold-batch.ts';
import { likeAnywhere } from './fold-text.ts';
import type { InkBottleRow, Tables } from './tables.ts';

export function inkRecords(db: Kysely<Tables>) {
  return {
    async insert(row: InkBottleRow): Promise<void> {
      await db.insertInto('inkBottles').values(row).execute();
    },

    async find(id: string): Promise<InkBottleRow | undefined> {
      return db.selectFrom('inkBottles').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** Saves over `version` only; false when another version stands there by now. */
    async save(
      id: string,
      version: number,
      change: Pick<InkBottleRow, 'batchFolded' | 'bodyJson'>,
      updatedAt: string,
    ): Promise<boolean> {
      const done = await db
        .updateTable('inkBottles')
        .set({ ...change, version: version + 1, updatedAt })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return done.numUpdatedRows === 1n;
    },

    async listOfBatch(batch: string): Promise<InkBottleRow[]> {
      return db
        .selectFrom('inkBottles')
        .selectAll()
        .where('batchFolded', '=', foldBatch(batch))
        .orderBy('id')
        .execute();
    },

    /** Bottles whose batch holds the text, or all; newest first. */
    async list(query: { batch?: string | undefined; limit: number }): Promise<InkBottleRow[]> {
      let select = db.selectFrom('inkBottles').selectAll();
      if (query.batch) {
        select = select.where(sql<boolean>`"batchFolded" LIKE ${likeAnywhere(foldBatch(query.batch))} ESCAPE '\\'`);
      }
      return select.orderBy('id', 'desc').limit(query.limit).execute();
    },
  };
}
