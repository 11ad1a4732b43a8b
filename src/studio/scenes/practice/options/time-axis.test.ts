import { describe, expect, it } from 'vitest';
import { LAST_DAY, MARKS, placeOf } from './time-axis.ts';

describe('the axis of time', () => {
  it('runs from today to five years, later days further on', () => {
    expect(placeOf(0)).toBe(0);
    expect(placeOf(LAST_DAY)).toBe(1);
    expect(placeOf(LAST_DAY * 2)).toBe(1);
    const places = MARKS.map(({ day }) => placeOf(day));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places.slice(1).map((place, k) => place - places[k]!))).toBeGreaterThan(0.07);
  });
});
