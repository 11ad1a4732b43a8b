import { describe, expect, it } from 'vitest';
import { designedHead } from '../../../tests/support/designed-head.ts';
import { distance } from '../math/vec3.ts';
import { guides } from './guides.ts';
import { placeOf } from './region-chart.ts';

const { chart, head } = designedHead();
const { lines, points } = guides(chart);
const pointOf = (letter: string, side: string) =>
  points.find((point) => point.letter === letter && point.side === side)!.pointMm;
const lengthOf = (id: string): number => {
  const { pointsMm } = lines.find((line) => line.id === id)!;
  return pointsMm
    .slice(1)
    .reduce((sum, at, k) => sum + Math.hypot(...at.map((value, axis) => value - pointsMm[k]![axis]!)), 0);
};

describe('guide lines', () => {
  it('stand the construction on the glabella, 8 cm to each side', () => {
    expect(placeOf(chart, ...pointOf('A', 'middle')).backMm).toBeCloseTo(0, 1);
    expect(placeOf(chart, ...pointOf('B', 'middle')).backMm).toBeCloseTo(80, 1);
    for (const side of ['left', 'right']) {
      expect(Math.abs(lengthOf(`construction-${side}`) - 160)).toBeLessThan(6);
      const c = pointOf('C', side);
      const d = pointOf('D', side);
      const e = pointOf('E', side);
      expect(d[1]).toBeLessThan(c[1]);
      expect(d[1]).toBeGreaterThan(e[1]);
      expect(Math.abs(e[1] - head.landmarks.glabella[1])).toBeLessThan(0.5);
      // On a ball of 85 mm a way of 80 mm spans a chord of 77.
      for (const corner of [pointOf('B', 'middle'), e]) expect(Math.abs(distance(c, corner) - 77)).toBeLessThan(3);
      // D lies 5 cm from C towards E, measured on pieces of 5 mm.
      expect(Math.abs(distance(c, d) - 50)).toBeLessThan(5);
    }
  });

  it('are the same on both sides of an even head', () => {
    for (const letter of ['C', 'D', 'E']) {
      expect(pointOf(letter, 'left')[0]).toBeCloseTo(-pointOf(letter, 'right')[0], 1);
    }
  });

  it('keep the canthus line over the outer corner of the eye and thirds level', () => {
    const x = (head.landmarks.exocanthion_left[0] - head.landmarks.exocanthion_right[0]) / 2;
    for (const at of lines.find((line) => line.id === 'canthus-left')!.pointsMm)
      expect(Math.abs(at[0] - x)).toBeLessThan(0.3);
    const heights = lines.find((line) => line.id === 'third-hairline')!.pointsMm.map((at) => at[1]);
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(0.5);
  });
});
