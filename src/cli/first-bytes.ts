import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 1 << 20;

/** A file's first bytes, at most so many: pipes and devices tell no size, and some never end. Throws where it cannot be read. */
export function firstBytes(path: string, most: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const chunks: Uint8Array[] = [];
    for (let left = most; left > 0; ) {
      const chunk = new Uint8Array(Math.min(CHUNK, left));
      const count = readSync(file, chunk);
      if (count === 0) break;
      chunks.push(chunk.subarray(0, count));
      left -= count;
    }
    return Buffer.concat(chunks);
  } finally {
    closeSync(file);
  }
}
