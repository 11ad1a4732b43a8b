import type { BaseSequence } from './base-sequence.ts';
import { neighbourLists } from './neighbour-lists.ts';
import type { DotPlan, FixedPoints } from './plan-dots.ts';
import { buildPointGrid, cellsInBall } from './point-grid.ts';

/**
 * Keeps the hard spacing when dots go from their planned places (which keep it) to their targets: a dot of a pair that would
 * come too near goes only so far that half the slack of the pair remains unused, whatever the other does. A dot is held back
 * at most once for each of its neighbours, so the loop ends; in practice after two or three rounds.
 */
export function resolveSpacing(
  base: BaseSequence,
  plan: DotPlan,
  targetMm: Float64Array,
  minSpacingMm: number,
  fixed?: FixedPoints,
): Float64Array {
  const n = plan.count;
  const planned = plan.positionsMm;
  const normals = new Float32Array(3 * n);
  let longest2 = 0;
  for (let i = 0; i < n; i++) {
    let d2 = 0;
    for (let k = 0; k < 3; k++) {
      normals[3 * i + k] = base.normals[3 * plan.ids[i]! + k]!;
      const d = targetMm[3 * i + k]! - planned[3 * i + k]!;
      d2 += d * d;
    }
    if (d2 > longest2) longest2 = d2;
  }
  const reach = minSpacingMm + 2 * Math.sqrt(longest2);
  const { ends, index } = neighbourLists(planned, normals, n, reach, 4, true);
  const now = targetMm.slice();
  const hold = (i: number, share: number): void => {
    const dx = targetMm[3 * i]! - planned[3 * i]!;
    const dy = targetMm[3 * i + 1]! - planned[3 * i + 1]!;
    const dz = targetMm[3 * i + 2]! - planned[3 * i + 2]!;
    const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    const cx = now[3 * i]! - planned[3 * i]!;
    const cy = now[3 * i + 1]! - planned[3 * i + 1]!;
    const cz = now[3 * i + 2]! - planned[3 * i + 2]!;
    // Rounding to 1 um may lengthen by less than 1 um in each direction.
    const allowed = Math.max(0, share - 0.002);
    if (cx * cx + cy * cy + cz * cz <= allowed * allowed) return;
    const t = length > 0 ? Math.min(1, allowed / length) : 0;
    now[3 * i] = t > 0 ? Math.round((planned[3 * i]! + t * dx) * 1000) / 1000 : planned[3 * i]!;
    now[3 * i + 1] = t > 0 ? Math.round((planned[3 * i + 1]! + t * dy) * 1000) / 1000 : planned[3 * i + 1]!;
    now[3 * i + 2] = t > 0 ? Math.round((planned[3 * i + 2]! + t * dz) * 1000) / 1000 : planned[3 * i + 2]!;
  };
  const r2 = minSpacingMm * minSpacingMm;
  if (fixed) holdFromFixed(planned, now, n, fixed, minSpacingMm, hold);
  for (let again = true; again; ) {
    again = false;
    for (let i = 0; i < n; i++) {
      for (let m = ends[2 * i]!; m < ends[2 * i + 1]!; m++) {
        const j = index[m]!;
        if (squared(now, i, now, j) >= r2) continue;
        const share = 0.5 * (Math.sqrt(squared(planned, i, planned, j)) - minSpacingMm);
        const before =
          now[3 * i]! + now[3 * i + 1]! + now[3 * i + 2]! + now[3 * j]! + now[3 * j + 1]! + now[3 * j + 2]!;
        hold(i, share);
        hold(j, share);
        const after = now[3 * i]! + now[3 * i + 1]! + now[3 * i + 2]! + now[3 * j]! + now[3 * j + 1]! + now[3 * j + 2]!;
        if (after !== before) again = true;
      }
    }
  }
  return now;
}

function squared(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const dx = a[3 * i]! - b[3 * j]!;
  const dy = a[3 * i + 1]! - b[3 * j + 1]!;
  const dz = a[3 * i + 2]! - b[3 * j + 2]!;
  return dx * dx + dy * dy + dz * dz;
}

/** A dot that would come too near to a fixed point goes at most its slack towards it. */
function holdFromFixed(
  planned: Float64Array,
  now: Float64Array,
  n: number,
  fixed: FixedPoints,
  minSpacingMm: number,
  hold: (i: number, share: number) => void,
): void {
  const grid = buildPointGrid(now, n, 1);
  const cells: number[] = [];
  for (let f = 0; f < fixed.radiusMm.length; f++) {
    const radius = Math.max(minSpacingMm, fixed.radiusMm[f]!);
    const p = fixed.positionsMm;
    const found = cellsInBall(grid, p[3 * f]!, p[3 * f + 1]!, p[3 * f + 2]!, radius, cells);
    for (let c = 0; c < found; c++) {
      for (let k = grid.start[cells[c]!]!; k < grid.start[cells[c]! + 1]!; k++) {
        const i = grid.items[k]!;
        if (squared(now, i, p, f) < radius * radius) hold(i, Math.sqrt(squared(planned, i, p, f)) - radius);
      }
    }
  }
}
