import { expect, it } from 'vitest';
import { eyeBlurPx } from './viewing-distance.ts';

it('blurs as the eye does: at a metre .45 arc minutes are .131 mm', () => {
  expect(eyeBlurPx(1, 1)).toBeCloseTo(0.1309, 4);
  expect(eyeBlurPx(2, 5)).toBeCloseTo(10 * 0.1309, 3);
});
