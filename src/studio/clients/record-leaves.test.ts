import { describe, expect, it } from 'vitest';
import { recordLeaves, typedLike } from './record-leaves.ts';

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

  it('is typed as the kind that stood there', () => {
    expect([typedLike(2, ' 3,5 '), typedLike(2, 'x'), typedLike(2, '')]).toEqual([3.5, undefined, undefined]);
    expect([typedLike(true, 'false'), typedLike(true, 'no')]).toEqual([false, undefined]);
    expect([typedLike('a', ' b '), typedLike(null, 'c')]).toEqual(['b', 'c']);
  });
});
