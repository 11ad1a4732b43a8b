import { describe, expect, it } from 'vitest';
import { type AuditEntry, appendAudit, firstBrokenEntry } from './audit-trail.ts';
import type { Correction } from './client.ts';
import { correctedValue, withCorrections } from './correct-record.ts';
import type { PracticeRecord } from './practice-record.ts';

const by = { id: 'a1', name: 'A. Artist', role: 'artist' as const };

describe('records of a client', () => {
  it('are corrected by an added entry and stay as they were written', () => {
    const session = {
      kind: 'session',
      id: 's1',
      clientId: 'c',
      at: '2026-11-20T10:00:00Z',
      by,
      n: 1,
    } as unknown as PracticeRecord;
    const correction: Correction = {
      kind: 'correction',
      id: 'x1',
      clientId: 'c',
      at: '2026-11-21T10:00:00Z',
      by,
      ofKind: 'session',
      ofId: 's1',
      path: 'n',
      was: 1,
      is: 2,
      why: 'miscounted',
    };
    const [corrected] = withCorrections([session, correction]);
    expect(corrected?.record).toBe(session);
    expect(correctedValue(corrected!, 'n')).toBe(2);
    expect(correctedValue(corrected!, 'by.name')).toBe('A. Artist');
    expect(correctedValue({ record: session, corrections: [] }, 'n')).toBe(1);
  });

  it('leave a trail in which no entry can be changed, dropped or moved unseen', () => {
    const entry = {
      at: '2026-11-20T10:00:00Z',
      by,
      recordKind: 'session',
      clientId: 'c',
      contentSha256: null,
      why: '',
    };
    let trail: readonly AuditEntry[] = [];
    for (const verb of ['create', 'read', 'sign'] as const)
      trail = appendAudit(trail, { ...entry, verb, recordId: verb });
    expect(firstBrokenEntry(trail)).toBeNull();
    expect(firstBrokenEntry(trail.map((one) => (one.n === 2 ? { ...one, why: 'other' } : one)))).toBe(2);
    expect(firstBrokenEntry(trail.filter(({ n }) => n !== 2))).toBe(3);
    expect(firstBrokenEntry(trail.slice(1))).toBe(2);
    expect(firstBrokenEntry([trail[1]!, trail[0]!])).toBe(2);
    expect(firstBrokenEntry([])).toBeNull();
  });
});
