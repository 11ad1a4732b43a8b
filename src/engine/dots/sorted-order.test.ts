import { expect, it } from 'vitest';
import { sortedOrder } from './sorted-order.ts';

it('sorts keys of any width, equal ones as they were', () => {
  for (const below of [1, 2, 700, 2048, 2049, 5_000_000, 4_294_967_295]) {
    const keys = Uint32Array.from({ length: 300 }, (_, i) => ((i * 2654435761) >>> 0) % below);
    keys[10] = below - 1;
    keys[200] = below - 1;
    const expected = Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b);
    expect(Array.from(sortedOrder(keys, below))).toEqual(expected);
    const before = Uint32Array.from(keys.keys()).reverse();
    const reversed = Array.from(before).sort((a, b) => keys[a]! - keys[b]! || b - a);
    expect(Array.from(sortedOrder(keys, below, before))).toEqual(reversed);
  }
});
