import { buildPointGrid, cellsInBall } from './point-grid.ts';

/** Reach of the list of earlier neighbours over 1/sqrt(density): covers every spacing up to the feasible limit .60/r^2. */
export const EARLIER_REACH = 0.78;

/** Rows of earlier neighbours: row i is earlierIndex[earlierStart[i]] to earlierStart[i + 1] - 1, in no order that matters. */
export interface EarlierNeighbours {
  readonly earlierStart: Uint32Array;
  readonly earlierIndex: Uint32Array;
  /** Distance of each, mm. */
  readonly earlierMm: Float64Array;
  /**
   * Pairs as near whose points face away from each other, across an ear or a fold: `later` ascends. Such points keep the hard spacing
   * and are no neighbours otherwise.
   */
  readonly behind: { readonly later: Uint32Array; readonly earlier: Uint32Array; readonly mm: Float64Array };
}

interface OrderedPoints {
  readonly count: number;
  readonly positionsMm: Float64Array;
  readonly normals: Float32Array;
  /** Ascending. */
  readonly thresholdsPerMm2: Float64Array;
}

/**
 * For each point the points before it that are nearer than EARLIER_REACH / sqrt(its threshold), by the side they face. Early
 * points are few and reach far, late ones are many and reach little: each doubling of the count has a grid of its own reach, so
 * that a point looks into a few cells only. O(n log n).
 */
export function earlierNeighbours(points: OrderedPoints): EarlierNeighbours {
  const { count, positionsMm: p, normals: n, thresholdsPerMm2 } = points;
  const earlierStart = new Uint32Array(count + 1);
  let index = new Uint32Array(count + 64);
  let lengthMm = new Float64Array(count + 64);
  let used = 0;
  const cells: number[] = [];
  const behind = { later: [] as number[], earlier: [] as number[], mm: [] as number[] };
  for (let from = 0, to = Math.min(32, count); from < count; from = to, to = Math.min(2 * to, count)) {
    const widestMm = EARLIER_REACH / Math.sqrt(thresholdsPerMm2[from]!);
    const grid = buildPointGrid(p, to, widestMm);
    for (let i = from; i < to; i++) {
      const reach2 = (EARLIER_REACH * EARLIER_REACH) / thresholdsPerMm2[i]!;
      const x = p[3 * i]!;
      const y = p[3 * i + 1]!;
      const z = p[3 * i + 2]!;
      const found = cellsInBall(grid, x, y, z, Math.sqrt(reach2), cells);
      for (let c = 0; c < found; c++) {
        for (let k = grid.start[cells[c]!]!; k < grid.start[cells[c]! + 1]!; k++) {
          const j = grid.items[k]!;
          if (j >= i) break;
          const dx = p[3 * j]! - x;
          const dy = p[3 * j + 1]! - y;
          const dz = p[3 * j + 2]! - z;
          const d2 = dx * dx + dy * dy + dz * dz;
          if (d2 >= reach2) continue;
          if (n[3 * i]! * n[3 * j]! + n[3 * i + 1]! * n[3 * j + 1]! + n[3 * i + 2]! * n[3 * j + 2]! <= 0) {
            behind.later.push(i);
            behind.earlier.push(j);
            behind.mm.push(Math.sqrt(d2));
            continue;
          }
          if (used === index.length) {
            index = doubled(index, new Uint32Array(2 * used));
            lengthMm = doubled(lengthMm, new Float64Array(2 * used));
          }
          index[used] = j;
          lengthMm[used++] = Math.sqrt(d2);
        }
      }
      earlierStart[i + 1] = used;
    }
  }
  return {
    earlierStart,
    earlierIndex: index.slice(0, used),
    earlierMm: lengthMm.slice(0, used),
    behind: {
      later: Uint32Array.from(behind.later),
      earlier: Uint32Array.from(behind.earlier),
      mm: Float64Array.from(behind.mm),
    },
  };
}

function doubled<Numbers extends Uint32Array | Float64Array>(old: Numbers, larger: Numbers): Numbers {
  larger.set(old);
  return larger;
}
