import { type Kysely, sql } from 'kysely';
import { likeAnywhere } from './fold-text.ts';
import { follows, pageOf, readCursor } from './list-cursor.ts';
import type { ClientRow, Tables } from './tables.ts';

export interface ClientQuery {
  readonly search?: string | undefined;
  readonly deleted: 'only' | 'no';
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export function clientRecords(db: Kysely<Tables>) {
  return {
    async insert(row: ClientRow): Promise<void> {
      await db.insertInto('clients').values(row).execute();
    },

    async find(id: string): Promise<ClientRow | undefined> {
      return db.selectFrom('clients').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** Saves over `version` only; false when another version stands there by now. */
    async save(
      id: string,
      version: number,
      change: Pick<ClientRow, 'profileJson' | 'nameFolded'>,
      updatedAt: string,
    ): Promise<boolean> {
      const done = await db
        .updateTable('clients')
        .set({ ...change, version: version + 1, updatedAt })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return done.numUpdatedRows === 1n;
    },

    async setDeleted(id: string, deletedAt: string | null): Promise<void> {
      await db.updateTable('clients').set({ deletedAt }).where('id', '=', id).execute();
    },

    /** Latest change first. */
    async list(query: ClientQuery): Promise<{ rows: ClientRow[]; nextCursor: string | null }> {
      let select = db
        .selectFrom('clients')
        .selectAll()
        .where('deletedAt', query.deleted === 'only' ? 'is not' : 'is', null);
      if (query.search) {
        select = select.where(sql<boolean>`"nameFolded" LIKE ${likeAnywhere(query.search)} ESCAPE '\\'`);
      }
      const after = readCursor(query.cursor);
      if (after) select = select.where(follows(after));
      const newestFirst = select.orderBy('updatedAt', 'desc').orderBy('id', 'desc');
      return pageOf(await newestFirst.limit(query.limit + 1).execute(), query.limit);
    },
  };
}
