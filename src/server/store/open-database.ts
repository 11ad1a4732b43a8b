import { chmodSync, closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { MIGRATIONS } from './migrations.ts';
import { SqliteFileDialect } from './sqlite-file-dialect.ts';
import type { Tables } from './tables.ts';

/** Read back as 2: every commit reaches the disk before it is acknowledged. */
const SYNCHRONOUS_FULL = 2;

/** First SQLite without the bug that could lose a reset write-ahead log. */
const SQLITE_FLOOR = [3, 51, 3] as const;

/**
 * Opens the database file, brings its tables up to date and proves that commits are durable. One connection: SQLite has one
 * writer, and readers that share it never see a half-done change.
 */
export async function openDatabase(path: string): Promise<Outcome<Kysely<Tables>, Problem>> {
  let connection: Database.Database;
  try {
    connection = openConnection(path);
  } catch (error) {
    if (isDamage(error)) return refuse(damaged(path));
    throw error;
  }
  const db = new Kysely<Tables>({ dialect: new SqliteFileDialect(connection) });
  const problem = await migrate(db, path);
  if (problem) {
    await db.destroy();
    return refuse(problem);
  }
  if (Number(connection.pragma('synchronous', { simple: true })) !== SYNCHRONOUS_FULL) {
    await db.destroy();
    throw new Error('The database does not keep synchronous=FULL; commits would not be durable.');
  }
  return accept(db);
}

function openConnection(path: string): Database.Database {
  // Before SQLite opens it: the log files beside it take over its rights.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const connection = new Database(path, { timeout: 5000 });
  try {
    refuseOldSqlite(String(connection.prepare('SELECT sqlite_version() AS v').pluck().get()));
    connection.pragma('journal_mode = WAL');
    // After WAL: the library is compiled to fall back to NORMAL in WAL mode, which loses acknowledged commits on a power cut.
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('trusted_schema = OFF');
    connection.pragma('secure_delete = ON');
    // Sorting and VACUUM copy records: never into files outside the data folder.
    connection.pragma('temp_store = MEMORY');
    if (connection.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new DamageError();
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

class DamageError extends Error {}

function isDamage(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return error instanceof DamageError || code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB';
}

function damaged(path: string): Problem {
  return {
    code: 'data-folder-damaged',
    message: `The database ${path} cannot be read: restore the data folder from a backup; the file was left as it is.`,
  };
}

function refuseOldSqlite(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [i, floor] of SQLITE_FLOOR.entries()) {
    const part = parts[i] ?? 0;
    if (part > floor) return;
    if (part < floor) throw new Error(`SQLite ${version} is too old; ${SQLITE_FLOOR.join('.')} or newer is needed.`);
  }
}

async function migrate(db: Kysely<Tables>, path: string): Promise<Problem | null> {
  const known = new Set(Object.keys(MIGRATIONS));
  const applied = await appliedMigrations(db);
  const unknown = applied.find((name) => !known.has(name));
  if (unknown !== undefined) {
    return {
      code: 'data-folder-newer',
      message: `The database ${path} was written by a newer Whorl: start the newer version, or choose another folder with --data.`,
    };
  }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  return null;
}

async function appliedMigrations(db: Kysely<Tables>): Promise<string[]> {
  const tables = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE name = 'kysely_migration'`.execute(
    db,
  );
  if (tables.rows.length === 0) return [];
  const rows = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(db);
  return rows.rows.map((row) => row.name);
}
