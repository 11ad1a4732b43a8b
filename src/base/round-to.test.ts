import { expect, it } from 'vitest';
import { roundTo } from './round-to.ts';

it('keeps so many digits after the point', () => {
  expect([0, 1, 3].map((digits) => roundTo(1234.5678, digits))).toEqual([1235, 1234.6, 1234.568]);
  expect([0, 2].map((digits) => roundTo(-0.126, digits))).toEqual([-0, -0.13]);
});
