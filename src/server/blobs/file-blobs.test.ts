import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blobsCases } from './blobs.case.ts';
import { fileBlobs } from './file-blobs.ts';

let folder = '';
const open = () => {
  folder = mkdtempSync(join(tmpdir(), 'whorl-blobs-'));
  return fileBlobs(folder);
};
const dispose = async () => rmSync(folder, { recursive: true, force: true });

blobsCases('folder of files', { open, dispose });

describe('the folder of files', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'whorl-blobs-'));
  });
  afterEach(dispose);

  it('sees a stored file that was damaged', async () => {
    const blobs = await fileBlobs(folder);
    const sha256 = await blobs.put(Buffer.from('as it was'));
    writeFileSync(join(folder, sha256.slice(0, 2), sha256), 'as it wax');
    await expect(blobs.read(sha256)).rejects.toThrow('checksum');
  });

  it('replaces a file that a crash left short', async () => {
    const blobs = await fileBlobs(folder);
    const bytes = Buffer.from('whole');
    const sha256 = await blobs.put(bytes);
    const path = join(folder, sha256.slice(0, 2), sha256);
    writeFileSync(path, 'who');
    await blobs.put(bytes);
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('clears away what a process that died had half written', async () => {
    mkdirSync(join(folder, 'incoming'), { recursive: true });
    writeFileSync(join(folder, 'incoming', 'half'), 'ha');
    await fileBlobs(folder);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });
});
