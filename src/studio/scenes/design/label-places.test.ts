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

const room = (obstacles: readonly (readonly [number, number])[] = [], widthPx = 500) => ({
  widthPx,
  obstacles: obstacles.map((at) => ({ at, reachPx: 10 })),
});

describe('labelPlaces', () => {
  it('takes the best place that is free', () => {
    expect(labelPlaces([LABEL], room())[0]?.at).toEqual([100, 100]);
  });

  it('goes on where a handle covers the text', () => {
    expect(labelPlaces([LABEL], room([[110, 96]]))[0]?.at).toEqual([200, 100]);
  });

  it('keeps texts apart', () => {
    const places = labelPlaces([LABEL, { ...LABEL, key: 'seven', text: '7 cm' }], room());
    expect(places.map(({ at }) => at[0])).toEqual([100, 200]);
  });

  it('leaves out what would be covered everywhere', () => {
    const handles = LABEL.candidates.map(([x, y]) => [x + 8, y] as const);
    expect(labelPlaces([LABEL], room(handles))).toEqual([]);
  });

  it('leaves out what would be cut at the edge', () => {
    const [first, second, third] = LABEL.candidates;
    expect(labelPlaces([{ ...LABEL, candidates: [third, second, first] }], room([], 250))[0]?.at).toEqual([200, 100]);
    expect(labelPlaces([LABEL], room([], 90))).toEqual([]);
  });
});
