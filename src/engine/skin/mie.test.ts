import { expect, test } from 'vitest';
import { mieSphere } from './mie.ts';

// Wiscombe 1979.
test.each([
  [0.101, 0.75, 0, 8.033538e-6, 8.033538e-6, 0.001507],
  [10, 0.75, 0, 2.232265, 2.232265, 0.896473],
  [1, 1.5, 1, 2.336321, 0.663454, 0.192136],
  [100, 1.5, 1, 2.097502, 1.283697, 0.850252],
])('sphere of x %d, m %d - %d i', (x, re, im, extinction, scattering, g) => {
  const sphere = mieSphere(x, re, im);
  expect(Math.abs(sphere.extinction / extinction - 1)).toBeLessThan(1e-6);
  expect(Math.abs(sphere.scattering / scattering - 1)).toBeLessThan(2e-6);
  expect(sphere.asymmetry).toBeCloseTo(g, 5);
});
