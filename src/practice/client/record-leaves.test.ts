import { describe, expect, it } from 'vitest';
import { correctedRecord } from './correct-record.ts';
import { recordLeaves } from './record-leaves.ts';

describe('what a correction may name', () => {
  it('is every value written by hand, and nothing that was signed, shown or pointed at', () => {
    const body = {
      by: { id: 'a', name: 'A. Artist', role: 'artist' },
      courseId: 'c1',
      zones: [{ zone: 'crown', passes: 2, doneShare: null }],
      photos: [{ view: 'front', file: { sha256: '0' } }],
      closing: { state: 'complete', why: '', who: { name: 'A. Artist' } },
      identitySeen: true,
    };
    expect(recordLeaves(body)).toEqual([
      { path: 'zones.0.zone', value: 'crown' },
      { path: 'zones.0.passes', value: 2 },
      { path: 'zones.0.doneShare', value: null },
      { path: 'photos.0.view', value: 'front' },
      { path: 'closing.state', value: 'complete' },
      { path: 'closing.why', value: '' },
      { path: 'identitySeen', value: true },
    ]);
  });
});

describe('a corrected record', () => {
  const body = { n: 1, ink: [{ batch: 'L1', diluentBatch: 'W-1', dilutionParts: 2 }], zones: [{ doneShare: null }] };

  it('has each value as its last correction says, and is otherwise as it was', () => {
    const changes = [
      { path: 'ink.0.diluentBatch', is: 'W-8' },
      { path: 'zones.0.doneShare', is: 0.5 },
      { path: 'ink.0.diluentBatch', is: 'W-9' },
    ];
    const written = structuredClone(body);
    expect(correctedRecord(body, changes)).toEqual({
      n: 1,
      ink: [{ batch: 'L1', diluentBatch: 'W-9', dilutionParts: 2 }],
      zones: [{ doneShare: 0.5 }],
    });
    expect(body).toEqual(written);
  });

  it.each([
    ['a path that is not there', 'ink.1.batch', 'L2'],
    ['a part with values below it', 'ink.0', 'L2'],
    ['what is fixed', 'n', 2],
    ['a number by a text', 'ink.0.dilutionParts', '2'],
    ['a text by a list', 'ink.0.batch', ['L2']],
    ['what every object has', 'ink.length', 3],
  ])('is not changed by a correction of %s', (_what, path, is) => {
    expect(correctedRecord(body, [{ path, is }])).toEqual(body);
  });
});
