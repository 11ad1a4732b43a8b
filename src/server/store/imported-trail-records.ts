import type { Kysely } from 'kysely';
import type { ImportedTrailRow, Tables } from './tables.ts';

export function importedTrailRecords(db: Kysely<Tables>) {
  return {
    async insert(row: ImportedTrailRow): Promise<void> {
      await db.insertInto('importedTrails').values(row).execute();
    },

    async find(clientId: string): Promise<ImportedTrailRow | undefined> {
      return db.selectFrom('importedTrails').selectAll().where('clientId', '=', clientId).executeTakeFirst();
    },
  };
}
