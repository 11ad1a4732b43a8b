import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { makeFolder } from '#/server/make-folder.ts';

export interface OutputFile {
  /** With forward slashes; one folder deep at most. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Says so before any work is done for a folder that cannot be one: a file stands in its place or above it. */
export function checkFolder(folder: string): Problem | null {
  const target = resolve(folder);
  let place = target;
  try {
    while (!statSync(place, { throwIfNoEntry: false }) && dirname(place) !== place) place = dirname(place);
    if (!statSync(place).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    accessSync(place, constants.W_OK);
    return null;
  } catch (error) {
    return writeProblem(error, target);
  }
}

/**
 * Writes all files into a folder or none: they are written and synced first and then moved in one by one, from a folder inside, which
 * lies on the same disk also where another disk is mounted there (or the whole folder at once, from beside it, when it is new). What
 * stands there under the same names is replaced, other files stay.
 */
export async function writeFolder(folder: string, files: readonly OutputFile[]): Promise<Outcome<null, Problem>> {
  const target = resolve(folder);
  let staging: string | null = null;
  try {
    const stands = existsSync(target);
    if (!stands) makeFolder(dirname(target));
    staging = await mkdtemp(stands ? join(target, '.whorl-') : join(dirname(target), `.${basename(target)}-`));
    for (const file of files) await writeSynced(join(staging, file.name), file.bytes);
    if (stands) await moveInto(staging, target);
    else {
      // Temporary folders are private; the results are as open as any new folder of this user.
      await chmod(staging, 0o777 & ~process.umask());
      await rename(staging, target);
    }
    return accept(null);
  } catch (error) {
    return refuse(writeProblem(error, target));
  } finally {
    if (staging) await rm(staging, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Folder by folder; a folder of the export that is there already gets its old files of the same kind removed last. */
async function moveInto(from: string, target: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const place = join(target, entry.name);
    if (!entry.isDirectory()) {
      await rename(source, place);
      continue;
    }
    const old = existsSync(place) ? `${from}-old` : null;
    if (old) await rename(place, old);
    await rename(source, place);
    if (old) await rm(old, { recursive: true, force: true });
  }
}

function writeProblem(error: unknown, folder: string): Problem {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      code: 'disk-full',
      message: `The disk is full; nothing was written to ${folder}. Free some space and try again.`,
    };
  }
  return {
    code: 'cannot-write',
    message: `Cannot write to ${folder} (${code ?? 'unknown reason'}); check that it is a folder you may write to.`,
  };
}
