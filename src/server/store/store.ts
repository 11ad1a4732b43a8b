import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { accept, type Outcome } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { auditRecords, firstBrokenAudit } from './audit-records.ts';
import { clientRecords } from './client-records.ts';
import { courseRecords } from './course-records.ts';
import { firstBrokenEntry } from './entry-chain.ts';
import { entryRecords } from './entry-records.ts';
import { erasureRecords } from './erasure-records.ts';
import { fileRecords } from './file-records.ts';
import { importedTrailRecords } from './imported-trail-records.ts';
import { inkRecords } from './ink-records.ts';
import { jobRecords } from './job-records.ts';
import { openDatabase } from './open-database.ts';
import { photoRecords } from './photo-records.ts';
import { planRecords } from './plan-records.ts';
import { protocolRecords } from './protocol-records.ts';
import type { Tables } from './tables.ts';

export type Records = ReturnType<typeof recordsOf>;

function recordsOf(db: Kysely<Tables>) {
  return {
    courses: courseRecords(db),
    photos: photoRecords(db),
    plans: planRecords(db),
    jobs: jobRecords(db),
    clients: clientRecords(db),
    entries: entryRecords(db),
    ink: inkRecords(db),
    files: fileRecords(db),
    audit: auditRecords(db),
    importedTrails: importedTrailRecords(db),
    protocols: protocolRecords(db),
    erasures: erasureRecords(db),
  };
}

/**
 * Where records live. The embedded database is the first implementation; another one passes the same case suite
 * (store.case.ts).
 */
export interface Store {
  /** Reads outside a transaction. */
  readonly read: Records;
  /** All of the work or none of it; an exception rolls back. Durable when the promise resolves. */
  change<Value>(work: (records: Records) => Promise<Value>): Promise<Value>;
  /** Names the first broken link of each append-only chain; null where the chain is whole. */
  verifyChains(): Promise<{ audit: number | null; entries: number | null }>;
  /** Has nothing on the disk hold what was deleted: no free page, no log. Waits for changes, and lets none in meanwhile. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** The store in one database file of a folder. The caller holds the folder's lock. */
export async function openStore(folder: string): Promise<Outcome<Store, Problem>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const opened = await openDatabase(join(folder, 'whorl.sqlite'));
  if (!opened.ok) return opened;
  const db = opened.value;
  return accept({
    read: recordsOf(db),
    change: (work) => db.transaction().execute((transaction) => work(recordsOf(transaction))),
    verifyChains: async () => ({
      audit: await firstBrokenAudit(db),
      entries: await firstBrokenEntry(db),
    }),
    scrub: () => scrub(db),
    close: () => db.destroy(),
  });
}

/**
 * Deleted rows are overwritten as they go (secure_delete), but copies stay in the write-ahead log, and of rows that moved
 * between pages in their gaps. Writing the file anew and emptying the log leaves neither. The log is emptied first too: where
 * the disk is too full for a new file, little is left.
 */
async function scrub(db: Kysely<Tables>): Promise<void> {
  await emptyLog(db);
  await sql`VACUUM`.execute(db);
  await emptyLog(db);
}

async function emptyLog(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
  if (rows[0]?.busy !== 0) throw new Error('The write-ahead log could not be emptied.');
}
