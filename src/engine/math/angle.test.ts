import fc from 'fast-check';
import { expect, it } from 'vitest';
import { angleOf, turnBy } from './angle.ts';
import { smoothStep } from './smooth-step.ts';

const coordinate = fc.double({ min: -1e3, max: 1e3, noNaN: true });

it('agrees with atan2 in every quadrant', () => {
  fc.assert(
    fc.property(coordinate, coordinate, (y, x) => {
      fc.pre(Math.abs(x) + Math.abs(y) > 1e-6 && !Object.is(y, -0));
      expect(angleOf(y, x)).toBeCloseTo(Math.atan2(y, x), 9);
    }),
  );
  expect(angleOf(0, 0)).toBe(0);
  expect(angleOf(0, -2)).toBeCloseTo(Math.PI, 12);
});

it('turns by any angle', () => {
  fc.assert(
    fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (angle) => {
      const [cosine, sine] = turnBy(angle);
      expect(cosine).toBeCloseTo(Math.cos(angle), 10);
      expect(sine).toBeCloseTo(Math.sin(angle), 10);
    }),
  );
});

it('steps smoothly up and down', () => {
  expect([smoothStep(2, 4, 1), smoothStep(2, 4, 3), smoothStep(2, 4, 9)]).toEqual([0, 0.5, 1]);
  expect([smoothStep(4, 2, 1), smoothStep(4, 2, 3), smoothStep(4, 2, 9)]).toEqual([1, 0.5, 0]);
});
