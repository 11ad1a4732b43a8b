import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';

export interface FolderLock {
  /** Tells who holds the folder, for the sentence that a second process prints. */
  announce(address: string): void;
  release(): void;
}

/**
 * Takes the data folder for this process alone. The lock is the operating system's own file lock, held through an exclusive
 * SQLite transaction on a file of its own: it ends with the process however that ends, so there is no stale lock to clean up
 * after kill -9 or a power cut. owner.json only words the message.
 */
export function lockDataFolder(folder: string): Outcome<FolderLock, Problem> {
  const ownerPath = join(folder, 'owner.json');
  const database = new Database(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return refuse(busyProblem(folder, ownerPath));
    throw error;
  }
  writeOwner(ownerPath, {});
  return accept({
    announce: (address) => writeOwner(ownerPath, { address }),
    release: () => {
      rmSync(ownerPath, { force: true });
      database.close();
    },
  });
}

function writeOwner(path: string, extra: { address?: string }): void {
  writeFileSync(path, JSON.stringify({ pid: process.pid, ...extra }), { mode: 0o600 });
}

function busyProblem(folder: string, ownerPath: string): Problem {
  let who = 'Another Whorl';
  try {
    const owner = JSON.parse(readFileSync(ownerPath, 'utf8')) as { pid?: unknown; address?: unknown };
    const at = typeof owner.address === 'string' ? ` at ${owner.address}` : '';
    if (typeof owner.pid === 'number') who = `Another Whorl (process ${owner.pid}${at})`;
  } catch {
    // The message does without it.
  }
  return {
    code: 'data-folder-busy',
    message: `${who} is using the data folder ${folder}: use that one, stop it, or choose another folder with --data.`,
  };
}
