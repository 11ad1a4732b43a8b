import { describe, expect, it } from 'vitest';
import { joinStroke } from './drawn-line.ts';

describe('joinStroke', () => {
  const line = [
    [10, 0],
    [20, 0],
  ] as const;

  it('goes on at the end that is nearer, whichever way the stroke ran', () => {
    const whole = [...line, [30, 0], [40, 0]];
    expect(
      joinStroke(line, [
        [30, 0],
        [40, 0],
      ]),
    ).toEqual(whole);
    expect(
      joinStroke(line, [
        [40, 0],
        [30, 0],
      ]),
    ).toEqual(whole);
    expect(
      joinStroke(line, [
        [5, 0],
        [0, 0],
      ]),
    ).toEqual([[0, 0], [5, 0], ...line]);
    expect(
      joinStroke(line, [
        [0, 0],
        [5, 0],
      ]),
    ).toEqual([[0, 0], [5, 0], ...line]);
  });

  it('takes taps in any order along the line', () => {
    const taps = [
      [50, 0],
      [60, 0],
      [40, 0],
      [70, 0],
    ] as const;
    const joined = taps.reduce<readonly (readonly [number, number])[]>((all, tap) => joinStroke(all, [tap]), []);
    expect(joined.map(([x]) => x).toSorted((a, b) => a - b)).toEqual([40, 50, 60, 70]);
    expect([joined.map(([x]) => x), joined.map(([x]) => x).toReversed()]).toContainEqual([40, 50, 60, 70]);
  });
});
