import { canonicalJson } from '#/base/canonical-json.ts';
import { sha256Hex } from '#/base/sha256.ts';
import type { Moment } from '../calendar/wall-clock.ts';
import type { Person } from './client.ts';

/** One line of who did what when. Each entry holds the hash of the one before, so that none can be changed or left out unseen. */
export interface AuditEntry {
  readonly n: number;
  readonly at: Moment;
  readonly by: Person;
  readonly verb:
    | 'create'
    | 'read'
    | 'correct'
    | 'sign'
    | 'withdraw'
    | 'override'
    | 'export'
    | 'import'
    | 'edit'
    | 'erase';
  readonly recordKind: string;
  readonly recordId: string;
  readonly clientId: string | null;
  /** SHA-256 of the record as it then stood; null for a read. */
  readonly contentSha256: string | null;
  readonly why: string;
  readonly previousSha256: string | null;
  readonly sha256: string;
}

/** What happened, before it has its place in a trail. */
type AuditFact = Omit<AuditEntry, 'n' | 'previousSha256' | 'sha256'>;

/** The trail with more entries at its end, in their order. */
export function appendAudit(trail: readonly AuditEntry[], facts: readonly AuditFact[]): readonly AuditEntry[] {
  const grown = [...trail];
  for (const fact of facts) {
    const last = grown.at(-1);
    const linked = { ...fact, n: (last?.n ?? 0) + 1, previousSha256: last?.sha256 ?? null };
    grown.push({ ...linked, sha256: sha256Hex(canonicalJson(linked)) });
  }
  return grown;
}

/** Number of the first entry that does not follow from the one before it; null when the whole trail holds. */
export function firstBrokenEntry(trail: readonly AuditEntry[]): number | null {
  let previous: AuditEntry | undefined;
  for (const entry of trail) {
    const { sha256, ...linked } = entry;
    const follows = entry.n === (previous?.n ?? 0) + 1 && entry.previousSha256 === (previous?.sha256 ?? null);
    if (!follows || sha256 !== sha256Hex(canonicalJson(linked))) return entry.n;
    previous = entry;
  }
  return null;
}
