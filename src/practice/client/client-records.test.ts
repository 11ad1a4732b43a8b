import { describe, expect, it } from 'vitest';
import { findPack } from '../packs/pack-table.ts';
import { inspectionReport } from '../session/inspection-report.ts';
import { appendAudit, firstBrokenEntry } from './audit-trail.ts';
import type { Correction } from './client.ts';
import { correctedRecords } from './correct-record.ts';
import type { PracticeRecord } from './practice-record.ts';
import { retentionOf } from './retention.ts';

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
      identitySeen: false,
    } as unknown as PracticeRecord;
    const correction: Correction = {
      kind: 'correction',
      id: 'x1',
      clientId: 'c',
      at: '2026-11-21T10:00:00Z',
      by,
      ofId: 's1',
      path: 'identitySeen',
      was: false,
      is: true,
      why: 'not ticked',
    };
    const seen = { ...session, identitySeen: true };
    expect(correctedRecords([session, correction])).toEqual([seen, correction]);
    expect(correctedRecords([session], [correction])).toEqual([seen]);
    expect(correctedRecords([session])[0]).toBe(session);
    expect(session).toMatchObject({ identitySeen: false });
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
    const facts = (['create', 'read', 'sign'] as const).map((verb) => ({ ...entry, verb, recordId: verb }));
    const trail = appendAudit([], facts);
    expect(appendAudit(appendAudit([], facts.slice(0, 1)), facts.slice(1))).toEqual(trail);
    expect(firstBrokenEntry(trail)).toBeNull();
    expect(firstBrokenEntry(trail.map((one) => (one.n === 2 ? { ...one, why: 'other' } : one)))).toBe(2);
    expect(firstBrokenEntry(trail.filter(({ n }) => n !== 2))).toBe(3);
    expect(firstBrokenEntry(trail.slice(1))).toBe(2);
    expect(firstBrokenEntry([trail[1]!, trail[0]!])).toBe(2);
    expect(firstBrokenEntry([])).toBeNull();
  });

  it('are kept for the years of the pack after the last visit, with the reason', () => {
    const record = (kind: string, at: string) => ({ kind, id: at, clientId: 'c', at, by }) as unknown as PracticeRecord;
    const records = [
      record('session', '2024-02-29T10:00:00Z'),
      record('testPatch', '2023-01-01T10:00:00Z'),
      record('checkIn', '2026-01-01T10:00:00Z'),
    ];
    const kept = (today: string, pack = 'US-OR') => retentionOf(records, findPack(pack)!, 'UTC', today);
    expect(kept('2027-02-27')).toMatchObject({ lastVisitOn: '2024-02-29', keepUntil: '2027-02-28', stillHeld: true });
    expect(kept('2027-02-28')).toMatchObject({ stillHeld: false });
    expect(kept('2027-02-28')?.because).toContain('OAR 331-915-0085');
    expect(kept('2026-02-27', 'US-CA')).toMatchObject({ keepUntil: '2026-02-28' });
    expect(retentionOf(records.slice(2), findPack('GB')!, 'UTC', '2026-01-01')).toMatchObject({
      lastVisitOn: '2026-01-01',
    });
    expect(retentionOf([], findPack('GB')!, 'UTC', '2026-01-01')).toBeNull();
  });

  it('give an inspector the sessions of a range of days, with inks and needles', () => {
    const work = (kind: string, at: string) =>
      ({
        kind,
        id: at,
        clientId: 'c',
        at,
        by,
        artists: [by],
        ink: [{ batch: 'L1' }],
        needles: [{ lot: 'N1' }],
      }) as unknown as PracticeRecord;
    const records = [
      work('session', '2026-05-03T10:00:00Z'),
      work('testPatch', '2026-05-01T23:30:00Z'),
      work('session', '2026-05-04T10:00:00Z'),
      work('checkIn', '2026-05-02T10:00:00Z'),
    ];
    const lines = inspectionReport(records, { from: '2026-05-02', to: '2026-05-03' }, 'Europe/London');
    expect(lines.map(({ on, recordKind, artists }) => [on, recordKind, artists[0]])).toEqual([
      ['2026-05-02', 'testPatch', 'A. Artist'],
      ['2026-05-03', 'session', 'A. Artist'],
    ]);
    expect(lines[0]).toMatchObject({ ink: [{ batch: 'L1' }], needles: [{ lot: 'N1' }] });
  });
});
