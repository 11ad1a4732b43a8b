import { describe, expect, it } from 'vitest';
import type { PracticeRecord } from '../client/practice-record.ts';
import type { InkUse } from './ink-bottle.ts';
import { inkOfClient, recallBatch } from './recall-batch.ts';

const use = (batch: string, diluentBatch: string, zones: readonly string[]): InkUse => ({
  bottleId: `b-${batch}`,
  brand: 'Brand',
  shade: '20',
  batch,
  expiry: '2027-01-01',
  openedOn: '2026-01-01',
  diluent: 'water',
  diluentBatch,
  dilutionParts: 20,
  neutraliserDrops: 0,
  tattooStatementSeen: true,
  zones,
});
const record = (kind: 'session' | 'testPatch', id: string, clientId: string, ink: readonly InkUse[]) =>
  ({ kind, id, clientId, at: '2026-11-20T10:00:00Z', ink }) as unknown as PracticeRecord;
const records = [
  record('session', 's1', 'ann', [use('L-1', 'W1', ['crown']), use('L-2', 'W1', ['hairline'])]),
  record('session', 's2', 'bob', [use('L-2', 'W2', ['crown'])]),
  record('testPatch', 't1', 'eve', [use('l-1 ', 'W3', ['nape'])]),
  { kind: 'correction', id: 'x', clientId: 'ann' } as unknown as PracticeRecord,
];

describe('ink recall', () => {
  it('finds every session, zone and client of a batch, of ink and of diluent', () => {
    const hits = (batch: string) =>
      recallBatch(batch, records).map(({ clientId, recordId, zones }) => [clientId, recordId, zones[0]]);
    expect(hits('L-1')).toEqual([
      ['ann', 's1', 'crown'],
      ['eve', 't1', 'nape'],
    ]);
    expect(hits(' w1')).toEqual([
      ['ann', 's1', 'crown'],
      ['ann', 's1', 'hairline'],
    ]);
    expect(hits('')).toEqual([]);
    expect(hits('L-')).toEqual([]);
  });

  it('and every ink of a client', () => {
    expect(inkOfClient('ann', records).map(({ use: { batch } }) => batch)).toEqual(['L-1', 'L-2']);
  });
});
