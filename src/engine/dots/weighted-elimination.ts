import { letGo } from './let-go.ts';
import { neighbourLists } from './neighbour-lists.ts';

/**
 * Weighted sample elimination (Yuksel 2015, Computer Graphics Forum 34(2)): of `count` points keep `keep` that lie evenly, by
 * removing again and again the point with the largest weight, the sum over neighbours nearer than d_max of (1 - d/d_max)^8.
 * The heap of the original is replaced by a bucket queue: weights only ever fall, so a point is looked at again only when it
 * reaches the top with a stale weight. Buckets are the upper bits of the weight as a float (0.4 % wide), so a pop costs O(1).
 */

/**
 * Reach of the weight over Yuksel's d_max. 1 packs best (.63 of hexagonal) but leaves low-frequency power .09; 1.4 gives .60 and .07,
 * and smaller holes: the better start for settling.
 */
const REACH = 1.4;
const STEPS = 4096;
const BUCKETS = 36864;
const bitsOf = new Float32Array(1);
const bits = new Uint32Array(bitsOf.buffer);

function bucketOf(weight: number): number {
  bitsOf[0] = weight;
  const bucket = bits[0]! >>> 15;
  return bucket < BUCKETS ? bucket : BUCKETS - 1;
}

/** (1 - d/d_max)^8 over d^2/d_max^2, with d held at dMin (relative to d_max) and above: Yuksel's weight limiting. */
function weightTable(dMin: number): Float64Array {
  const table = new Float64Array(STEPS);
  for (let q = 0; q < STEPS; q++) {
    const d = Math.sqrt((q + 0.5) / STEPS);
    const a = 1 - (d < dMin ? dMin : d);
    const a2 = a * a;
    const a4 = a2 * a2;
    table[q] = a4 * a4;
  }
  return table;
}

/**
 * positionsMm, normals: stride 3, `count` points in spatial order. Returns the removed points in order of removal; the others stay.
 * areaMm2 is the area that the points cover.
 */
export function weightedElimination(
  positionsMm: Float64Array,
  normals: Float32Array,
  count: number,
  keep: number,
  areaMm2: number,
): Uint32Array {
  const removedCount = Math.max(0, count - keep);
  const removed = new Uint32Array(removedCount);
  if (removedCount === 0) return removed;
  const dMax = REACH * Math.sqrt((2 * areaMm2) / (Math.sqrt(3) * Math.max(1, keep)));
  const ratio = keep / count;
  const table = weightTable(((1 - ratio * Math.sqrt(ratio)) * 0.325) / REACH);
  const { ends, index, quantised } = neighbourLists(positionsMm, normals, count, dMax, {
    expected: (3.9 * REACH * REACH * count) / Math.max(1, keep),
  });
  const weight = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let m = ends[2 * i]!; m < ends[2 * i + 1]!; m++) sum += table[quantised[m]!]!;
    weight[i] = sum;
  }
  const head = new Int32Array(BUCKETS).fill(-1);
  const next = new Int32Array(count);
  const bucket = new Uint16Array(count);
  let top = 0;
  for (let i = count - 1; i >= 0; i--) {
    const b = bucketOf(weight[i]!);
    bucket[i] = b;
    next[i] = head[b]!;
    head[b] = i;
    if (b > top) top = b;
  }
  const gone = new Uint8Array(count);
  let n = 0;
  while (n < removedCount) {
    const i = head[top]!;
    if (i < 0) {
      top--;
      continue;
    }
    head[top] = next[i]!;
    const now = bucketOf(weight[i]! > 0 ? weight[i]! : 0);
    if (now < top) {
      next[i] = head[now]!;
      head[now] = i;
      continue;
    }
    gone[i] = 1;
    removed[n++] = i;
    for (let m = ends[2 * i]!; m < ends[2 * i + 1]!; m++) {
      const j = index[m]!;
      if (gone[j] === 0) weight[j] = weight[j]! - table[quantised[m]!]!;
    }
  }
  letGo(ends, index, quantised, weight, next, bucket);
  return removed;
}
