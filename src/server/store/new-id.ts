import { randomFillSync } from 'node:crypto';

let lastMs = 0;
let sequence = 0;

/** A UUID version 7 (RFC 9562): sorts by creation, also within one millisecond of this process. */
export function newId(nowMs: number = Date.now()): string {
  const ms = Math.max(nowMs, lastMs);
  sequence = ms === lastMs ? sequence + 1 : 0;
  lastMs = sequence > 0xfff ? ms + 1 : ms;
  if (sequence > 0xfff) sequence = 0;
  const bytes = Buffer.alloc(16);
  randomFillSync(bytes, 8);
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
