import { canonicalJson } from '#/base/canonical-json.ts';
import { sha256Hex } from '#/base/sha256.ts';

/** Hash before the first link. */
export const CHAIN_START = '0'.repeat(64);

/** SHA-256 over the hash before and the canonical JSON of the row without its own hash and sequence number. */
export function chainHash(previousHash: string, row: Readonly<Record<string, unknown>>): string {
  return sha256Hex(`${previousHash}\n${canonicalJson(row)}`);
}
