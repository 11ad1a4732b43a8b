/** Indices in ascending order of their digit (below `digits`), those of one digit as they were: a counting sort. */
export function sortedBy(order: Uint32Array, digitOf: Uint32Array, digits: number): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(digits + 1);
  for (let m = 0; m < order.length; m++) {
    const digit = digitOf[m]! + 1;
    next[digit] = next[digit]! + 1;
  }
  for (let d = 1; d < digits; d++) next[d] = next[d]! + next[d - 1]!;
  const sorted = new Uint32Array(order.length);
  for (let m = 0; m < order.length; m++) {
    const index = order[m]!;
    const digit = digitOf[index]!;
    const at = next[digit]!;
    sorted[at] = index;
    next[digit] = at + 1;
  }
  return sorted;
}
