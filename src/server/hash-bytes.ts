import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal digits by the runtime's own code: about ten times as fast as ours, which runs everywhere. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
