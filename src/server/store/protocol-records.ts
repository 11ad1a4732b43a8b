import type { Kysely } from 'kysely';
import type { ProtocolRow, Tables } from './tables.ts';

/** The studio's protocol: every version is kept, none is changed. */
export function protocolRecords(db: Kysely<Tables>) {
  return {
    async append(row: Omit<ProtocolRow, 'seq'>): Promise<void> {
      await db.insertInto('protocols').values(row).execute();
    },

    /** Undefined while nothing was ever changed. */
    async newest(): Promise<{ protocolJson: string } | undefined> {
      return db.selectFrom('protocols').select('protocolJson').orderBy('seq', 'desc').limit(1).executeTakeFirst();
    },

    /** Every version, oldest first. */
    async list(): Promise<readonly Omit<ProtocolRow, 'seq'>[]> {
      return db.selectFrom('protocols').select(['version', 'protocolJson', 'createdAt']).orderBy('seq').execute();
    },

    async find(version: string): Promise<{ protocolJson: string } | undefined> {
      return db.selectFrom('protocols').select('protocolJson').where('version', '=', version).executeTakeFirst();
    },
  };
}
