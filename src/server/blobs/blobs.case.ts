import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '#/base/sha256.ts';
import type { KeptBlobs } from './blobs.ts';

/** What every blob store must do; run by each implementation. */
export interface BlobsCase {
  open(): Promise<KeptBlobs>;
  dispose(): Promise<void>;
}

export function blobsCases(name: string, { open, dispose }: BlobsCase): void {
  describe(`blobs: ${name}`, () => {
    let blobs: KeptBlobs;
    beforeEach(async () => {
      blobs = await open();
    });
    afterEach(() => dispose());

    it('gives back the bytes under their hash', async () => {
      for (const bytes of [Buffer.alloc(0), Buffer.from([0]), randomBytes(300_000)]) {
        const sha256 = await blobs.put(bytes);
        expect(sha256).toBe(sha256Hex(bytes));
        expect(await blobs.read(sha256)).toEqual(bytes);
      }
    });

    it('takes the same bytes from many at once', async () => {
      const bytes = randomBytes(50_000);
      const names = await Promise.all(Array.from({ length: 20 }, () => blobs.put(bytes)));
      expect(new Set(names).size).toBe(1);
      expect(await blobs.read(names[0]!)).toEqual(bytes);
    });

    it('tells all that is there, and removes what it is told to and no more', async () => {
      const [gone, stays] = await Promise.all([blobs.put(Buffer.from('gone')), blobs.put(Buffer.from('stays'))]);
      expect([...(await blobs.list())].sort()).toEqual([gone, stays].sort());
      await blobs.remove([gone, 'f'.repeat(64), '../../etc/passwd']);
      expect(await blobs.list()).toEqual([stays]);
      expect([await blobs.read(gone), await blobs.read(stays)]).toEqual([null, Buffer.from('stays')]);
      await blobs.put(Buffer.from('gone'));
      expect(await blobs.read(gone)).toEqual(Buffer.from('gone'));
    });

    it('knows nothing under other names, paths among them', async () => {
      for (const odd of ['', 'x', '../../etc/passwd', 'a'.repeat(64), `${'a'.repeat(60)}/../`, 'A'.repeat(64)]) {
        expect(await blobs.read(odd)).toBeNull();
      }
    });
  });
}
