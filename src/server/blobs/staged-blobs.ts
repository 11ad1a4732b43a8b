import { hashBytes } from '../hash-bytes.ts';
import type { Blobs } from './blobs.ts';

/** Bytes in memory over those that are kept: what is refused in the end was never written. */
export interface StagedBlobs extends Blobs {
  /** Writes all that was put; once it resolves, records may point at it. */
  keep(): Promise<void>;
}

export function stagedBlobs(kept: Blobs): StagedBlobs {
  const staged = new Map<string, Uint8Array>();
  return {
    async put(bytes) {
      const sha256 = hashBytes(bytes);
      staged.set(sha256, bytes);
      return sha256;
    },
    async read(sha256) {
      const bytes = staged.get(sha256);
      return bytes ? Buffer.from(bytes) : kept.read(sha256);
    },
    async keep() {
      for (const bytes of staged.values()) await kept.put(bytes);
    },
  };
}
