import { expect, test } from 'vitest';
import { averageHead } from './average-head.ts';
import { convexHull, hullPerimeter } from './convex-outline.ts';
import { headFromParameters } from './head-from-parameters.ts';
import { TAPE_NAMES, tapeOf } from './tape.ts';

test('the convex hull of a square with points inside is the square', () => {
  const points = [0, 0, 2, 0, 2, 2, 0, 2, 1, 1, 1, 0];
  expect(convexHull(points)).toHaveLength(4);
  expect(hullPerimeter(points)).toBeCloseTo(8, 12);
});

test('a taut tape round the average man is near an ellipse through his calipers', () => {
  const tape = tapeOf(headFromParameters(averageHead('male')));
  const [a, b] = [tape.lengthMm / 2, tape.breadthMm / 2];
  const ellipse = Math.PI * (3 * (a + b) - Math.sqrt((3 * a + b) * (a + 3 * b)));
  expect(tape.circumferenceMm / ellipse).toBeGreaterThan(0.98);
  expect(tape.circumferenceMm / ellipse).toBeLessThan(1.06);
  expect(tape.earToEarArcMm).toBeGreaterThan(330);
  expect(tape.earToEarArcMm).toBeLessThan(375);
  expect(tape.nasionInionArcMm).toBeGreaterThan(335);
  expect(tape.nasionInionArcMm).toBeLessThan(385);
});

test('a head that is larger in every stretch is larger by every measure', () => {
  const average = averageHead('other');
  const larger = { ...average, shape: average.shape.map((v, i) => (i < 4 && i !== 2 ? v + 1 : v)) };
  const [small, large] = [tapeOf(headFromParameters(average)), tapeOf(headFromParameters(larger))];
  for (const name of TAPE_NAMES) expect(large[name]).toBeGreaterThan(small[name]);
});
