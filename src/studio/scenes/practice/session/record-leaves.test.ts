import { expect, it } from 'vitest';
import { leavesOf, readLike } from './record-leaves.ts';

it('names every value of a record that can be corrected by its path', () => {
  const record = { id: 'x', n: 1, ink: [{ bottleId: 'b', batch: 'L1' }], earlyStop: null, closing: { what: '' } };
  expect(leavesOf(record)).toEqual([
    { path: 'ink[0].batch', value: 'L1' },
    { path: 'earlyStop', value: null },
    { path: 'closing.what', value: '' },
  ]);
});

it('reads what was typed as a value of the same sort', () => {
  expect([readLike(1, '1,5'), readLike(true, 'false'), readLike('a', ' b '), readLike(null, 'c')]).toEqual([
    1.5,
    false,
    'b',
    'c',
  ]);
  expect([readLike(1, 'one'), readLike(true, 'maybe'), readLike('a', ' ')]).toEqual([undefined, undefined, undefined]);
});
