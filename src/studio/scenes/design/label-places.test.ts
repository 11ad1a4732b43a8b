import { describe, expect, it } from 'vitest';
import { labelPlaces } from './label-places.ts';

const LABEL = {
  key: 'eight',
  text: '8 cm',
  candidates: [
    [100, 100],
    [200, 100],
    [300, 100],
  ],
} as const;

describe('labelPlaces', () => {
  it('takes the best place that is free', () => {
    expect(labelPlaces([LABEL], [], 10)[0]?.at).toEqual([100, 100]);
  });

  it('goes on where a handle covers the text', () => {
    expect(labelPlaces([LABEL], [[110, 96]], 10)[0]?.at).toEqual([200, 100]);
  });

  it('keeps texts apart', () => {
    const places = labelPlaces([LABEL, { ...LABEL, key: 'seven', text: '7 cm' }], [], 10);
    expect(places.map(({ at }) => at[0])).toEqual([100, 200]);
  });

  it('takes the last place when all are covered', () => {
    const handles = LABEL.candidates.map(([x, y]) => [x + 8, y] as const);
    expect(labelPlaces([LABEL], handles, 10)[0]?.at).toEqual([300, 100]);
  });
});
