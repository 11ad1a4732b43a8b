import type { BaseSequence } from './base-sequence.ts';
import type { FixedPoints } from './fixed-points.ts';
import { neighbourLists } from './neighbour-lists.ts';
import type { DotPlan } from './plan-dots.ts';
import { buildPointGrid, cellsInBall } from './point-grid.ts';

/**
 * Keeps spacings, between dots that face away from each other the hard one alone, when dots go from their present places (plan.positionsMm, which keep the hard spacing) to their targets. A pair
 * that would come nearer than the mean of its floors: each of the two goes only so far that the pair cannot close up, half
 * of its slack, whatever the other does. A dot is held back at most once for each of its neighbours, so the loop ends, in
 * practice after two or three rounds. Dots that would leave the skin (keepIn false) go half, a quarter, or not at all.
 */
export function resolveSpacing(
  base: BaseSequence,
  plan: DotPlan,
  targetMm: Float64Array,
  floorMm: Float64Array,
  minSpacingMm: number,
  options: { readonly fixed?: FixedPoints; readonly keepIn?: (x: number, y: number, z: number) => boolean } = {},
): Float64Array {
  const n = plan.count;
  const planned = plan.positionsMm;
  const now = targetMm.slice();
  if (options.keepIn) keepInside(planned, now, n, options.keepIn);
  const normals = new Float32Array(3 * n);
  let longest2 = 0;
  let widest = minSpacingMm;
  for (let i = 0; i < n; i++) {
    let d2 = 0;
    for (let k = 0; k < 3; k++) {
      normals[3 * i + k] = base.normals[3 * plan.ids[i]! + k]!;
      const d = now[3 * i + k]! - planned[3 * i + k]!;
      d2 += d * d;
    }
    if (d2 > longest2) longest2 = d2;
    if (floorMm[i]! > widest) widest = floorMm[i]!;
  }
  const reach = widest + 2 * Math.sqrt(longest2);
  const { ends, index } = neighbourLists(planned, normals, n, reach, { expected: 6, once: true, anySide: true });
  const target = now.slice();
  const hold = (i: number, share: number): boolean => {
    const dx = target[3 * i]! - planned[3 * i]!;
    const dy = target[3 * i + 1]! - planned[3 * i + 1]!;
    const dz = target[3 * i + 2]! - planned[3 * i + 2]!;
    const cx = now[3 * i]! - planned[3 * i]!;
    const cy = now[3 * i + 1]! - planned[3 * i + 1]!;
    const cz = now[3 * i + 2]! - planned[3 * i + 2]!;
    // Rounding to 1 um may lengthen by less than 1 um in each direction.
    const allowed = Math.max(0, share - 0.002);
    if (cx * cx + cy * cy + cz * cz <= share * share || (cx === 0 && cy === 0 && cz === 0)) return false;
    const t = Math.min(1, allowed / Math.sqrt(dx * dx + dy * dy + dz * dz));
    now[3 * i] = t > 0 ? Math.round((planned[3 * i]! + t * dx) * 1000) / 1000 : planned[3 * i]!;
    now[3 * i + 1] = t > 0 ? Math.round((planned[3 * i + 1]! + t * dy) * 1000) / 1000 : planned[3 * i + 1]!;
    now[3 * i + 2] = t > 0 ? Math.round((planned[3 * i + 2]! + t * dz) * 1000) / 1000 : planned[3 * i + 2]!;
    // The way back may lead over a bay of the border.
    if (options.keepIn?.(now[3 * i]!, now[3 * i + 1]!, now[3 * i + 2]!) === false)
      for (let k = 3 * i; k < 3 * i + 3; k++) now[k] = planned[k]!;
    return true;
  };
  const shares = new Float64Array(n);
  for (let again = true; again; ) {
    // All pairs are judged before any dot is held: the outcome does not depend on their order.
    again = false;
    shares.fill(Number.POSITIVE_INFINITY);
    for (let i = 0; i < n; i++) {
      for (let m = ends[2 * i]!; m < ends[2 * i + 1]!; m++) {
        const j = index[m]!;
        const d2 = squared(now, i, now, j);
        const soft = 0.5 * (floorMm[i]! + floorMm[j]!);
        if (d2 >= soft * soft) continue;
        const floor = facesAlike(normals, i, j) ? soft : minSpacingMm;
        if (d2 >= floor * floor) continue;
        const d = Math.sqrt(squared(planned, i, planned, j));
        // A pair nearer than its floor from the start may not close up further; the hard spacing holds as it did.
        if (d <= floor && d2 >= d * d) continue;
        const share = d > floor ? 0.5 * (d - floor) : 0;
        if (share < shares[i]!) shares[i] = share;
        if (share < shares[j]!) shares[j] = share;
      }
    }
    for (let i = 0; i < n; i++) if (shares[i]! < Number.POSITIVE_INFINITY && hold(i, shares[i]!)) again = true;
    // On its way back a dot may pass a fixed point that neither end is near.
    if (options.fixed && holdFromFixed(planned, now, n, options.fixed, minSpacingMm, hold)) again = true;
  }
  return now;
}

function keepInside(
  planned: Float64Array,
  now: Float64Array,
  n: number,
  keepIn: (x: number, y: number, z: number) => boolean,
): void {
  for (let i = 0; i < n; i++) {
    for (let halving = 0; !keepIn(now[3 * i]!, now[3 * i + 1]!, now[3 * i + 2]!); halving++) {
      for (let k = 3 * i; k < 3 * i + 3; k++)
        now[k] = halving < 2 ? Math.round(500 * (now[k]! + planned[k]!)) / 1000 : planned[k]!;
      if (halving === 2) break;
    }
  }
}

function facesAlike(n: Float32Array, i: number, j: number): boolean {
  return n[3 * i]! * n[3 * j]! + n[3 * i + 1]! * n[3 * j + 1]! + n[3 * i + 2]! * n[3 * j + 2]! > 0;
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
  hold: (i: number, share: number) => boolean,
): boolean {
  let held = false;
  const grid = buildPointGrid(now, n, 1);
  const cells: number[] = [];
  const p = fixed.positionsMm;
  for (let f = 0; f < fixed.radiusMm.length; f++) {
    const radius = Math.max(minSpacingMm, fixed.radiusMm[f]!);
    const found = cellsInBall(grid, p[3 * f]!, p[3 * f + 1]!, p[3 * f + 2]!, radius, cells);
    for (let c = 0; c < found; c++) {
      for (let k = grid.start[cells[c]!]!; k < grid.start[cells[c]! + 1]!; k++) {
        const i = grid.items[k]!;
        if (squared(now, i, p, f) >= radius * radius) continue;
        if (hold(i, Math.sqrt(squared(planned, i, p, f)) - radius)) held = true;
      }
    }
  }
  return held;
}
