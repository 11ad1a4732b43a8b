import { differenceCiede2000 } from 'culori';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deltaE2000 } from './delta-e.ts';
import type { Lab } from './lab.ts';

// Sharma, Wu and Dalal 2005, table 1: pairs on every branch of the formula.
const SHARMA: readonly (readonly [Lab, Lab, number])[] = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615],
  [[50, 2.8361, -74.02], [50, 0, -82.7485], 3.4412],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
];

test.each(SHARMA)('CIEDE2000 of %j and %j is %d', (first, second, expected) => {
  expect(deltaE2000(first, second)).toBeCloseTo(expected, 4);
  expect(deltaE2000(second, first)).toBeCloseTo(expected, 4);
});

test('agrees with culori on any pair', () => {
  const reference = differenceCiede2000();
  const channel = fc.double({ min: -100, max: 100, noNaN: true });
  const lab = fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), channel, channel);
  fc.assert(
    fc.property(lab, lab, (p, q) => {
      const expected = reference(
        { mode: 'lab65', l: p[0], a: p[1], b: p[2] },
        { mode: 'lab65', l: q[0], a: q[1], b: q[2] },
      );
      expect(Math.abs(deltaE2000(p, q) - expected)).toBeLessThan(1e-6);
    }),
    { numRuns: 300 },
  );
});
