/** Buckets of one pass: few enough to stay at hand. */
const MOST_BITS = 11;

/**
 * Indices in ascending order of their keys (below `below`), those of one key as they were in `order` (absent: ascending). Counting
 * sort of one digit after the other, O(n).
 */
export function sortedOrder(keys: Uint32Array, below: number, order?: Uint32Array): Uint32Array {
  const bits = Math.max(1, 32 - Math.clz32(below - 1));
  const width = Math.min(bits, MOST_BITS);
  const next = new Uint32Array(1 << width);
  let sorted = order ?? ascending(keys.length);
  for (let shift = 0; shift < bits; shift += width) sorted = sortedByDigit(sorted, keys, shift, next);
  return sorted;
}

function ascending(count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let m = 0; m < count; m++) order[m] = m;
  return order;
}

/** One pass: by the digit of the keys from bit `shift` on, of as many values as `next` has room for. */
function sortedByDigit(order: Uint32Array, keys: Uint32Array, shift: number, next: Uint32Array): Uint32Array {
  const mask = next.length - 1;
  next.fill(0);
  for (let m = 0; m < keys.length; m++) {
    const digit = (keys[m]! >>> shift) & mask;
    next[digit] = next[digit]! + 1;
  }
  for (let digit = 0, sum = 0; digit <= mask; digit++) {
    const count = next[digit]!;
    next[digit] = sum;
    sum += count;
  }
  const sorted = new Uint32Array(order.length);
  for (let m = 0; m < order.length; m++) {
    const index = order[m]!;
    const digit = (keys[index]! >>> shift) & mask;
    const at = next[digit]!;
    sorted[at] = index;
    next[digit] = at + 1;
  }
  return sorted;
}
