import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashBytes } from '../hash-bytes.ts';
import { BlobDamage, type KeptBlobs } from './blobs.ts';

const NAME = /^[0-9a-f]{64}$/;
const SHELF = /^[0-9a-f]{2}$/;

/** Blobs as files `ab/abcd...`: written beside, synced, renamed, folder synced; a file of that name is always whole. */
export async function fileBlobs(folder: string): Promise<KeptBlobs> {
  const incoming = join(folder, 'incoming');
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  // Half-written files of a process that died; the caller holds the folder's lock.
  for (const name of await readdir(incoming)) await rm(join(incoming, name), { force: true });

  return {
    async put(bytes) {
      const sha256 = hashBytes(bytes);
      const shelf = join(folder, sha256.slice(0, 2));
      const path = join(shelf, sha256);
      if (await hasSize(path, bytes.byteLength)) return sha256;
      const temporary = join(incoming, randomBytes(12).toString('hex'));
      try {
        await writeSynced(temporary, bytes);
        if ((await mkdir(shelf, { recursive: true, mode: 0o700 })) !== undefined) await syncFolder(folder);
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      await syncFolder(shelf);
      return sha256;
    },

    async read(sha256) {
      if (!NAME.test(sha256)) return null;
      let bytes: Buffer;
      try {
        bytes = await readFile(join(folder, sha256.slice(0, 2), sha256));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
      if (hashBytes(bytes) !== sha256) throw new BlobDamage(sha256);
      return bytes;
    },

    async list() {
      const shelves = (await readdir(folder)).filter((name) => SHELF.test(name));
      const names = await Promise.all(shelves.map((shelf) => readdir(join(folder, shelf))));
      return names.flat().filter((name) => NAME.test(name));
    },

    async remove(names) {
      const known = names.filter((name) => NAME.test(name));
      for (const name of known) await rm(join(folder, name.slice(0, 2), name), { force: true });
      const shelves = new Set(known.map((name) => join(folder, name.slice(0, 2))));
      for (const shelf of shelves) if (existsSync(shelf)) await syncFolder(shelf);
    },
  };
}

async function hasSize(path: string, bytes: number): Promise<boolean> {
  try {
    return (await stat(path)).size === bytes;
  } catch {
    return false;
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is durable only when its folder is. Windows has no folder handles to sync and does not need it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
