import type { BaseSequence } from './base-sequence.ts';
import type { PlacedPoints } from './place-points.ts';
import type { PlanScratch } from './plan-scratch.ts';
import { cellsInBall } from './point-grid.ts';

/**
 * Marks base points too near to a fixed point (state 2 or 3), and in `rings` the grid cells within about two spacings of one, which
 * spreadRings completes. softSpacing is in local spacings; scratch.densityBySlot must be filled.
 */
export function markFixed(
  base: BaseSequence,
  fixed: PlacedPoints,
  minSpacingMm: number,
  softSpacing: number,
  scratch: PlanScratch,
): void {
  const { grid } = base;
  const { rings } = scratch;
  const { start, nearStart, nearRuns } = grid;
  const { cellOf, atMm, radiusMm } = fixed;
  for (let f = 0; f < cellOf.length; f++) {
    const x = atMm[3 * f]!;
    const y = atMm[3 * f + 1]!;
    const z = atMm[3 * f + 2]!;
    const own = cellOf[f]!;
    let runs = nearRuns;
    let from = 0;
    let to = 0;
    if (own < 0) {
      to = runsInBall(grid, x, y, z, grid.cellMm);
      runs = wideRuns;
    } else {
      from = nearStart[own]!;
      to = nearStart[own + 1]!;
    }
    const hardMm = Math.max(minSpacingMm, radiusMm[f]!);
    let lowest = Number.POSITIVE_INFINITY;
    for (let r = from; r < to; r += 2) {
      const least = markRun(base, scratch, start[runs[r]!]!, start[runs[r + 1]!]!, x, y, z, hardMm, softSpacing);
      if (least < lowest) lowest = least;
    }
    if (lowest === Number.POSITIVE_INFINITY) continue;
    const spacingMm = 10 / Math.sqrt(lowest);
    const reachMm = Math.max(hardMm, softSpacing * spacingMm);
    const wide = reachMm > grid.cellMm;
    if (own < 0 || wide) {
      from = 0;
      to = runsInBall(grid, x, y, z, reachMm);
      runs = wideRuns;
    }
    const ring = Math.min(MOST_RINGS, Math.ceil((2 * spacingMm) / grid.cellMm));
    for (let r = from; r < to; r += 2) {
      for (let cell = runs[r]!; cell < runs[r + 1]!; cell++) if (rings[cell]! < ring) rings[cell] = ring;
      if (wide) markRun(base, scratch, start[runs[r]!]!, start[runs[r + 1]!]!, x, y, z, hardMm, softSpacing, reachMm);
    }
  }
}

/**
 * Blocks the points in a run of slots that lie too near to a place (and within reachMm of it); returns the lowest density above 0
 * among them, or infinity. Points without density may be blocked too: they are never planned.
 */
function markRun(
  base: BaseSequence,
  { state, densityBySlot }: PlanScratch,
  from: number,
  to: number,
  x: number,
  y: number,
  z: number,
  hardMm: number,
  softSpacing: number,
  reachMm = Number.POSITIVE_INFINITY,
): number {
  const { itemsMm, items } = base.grid;
  const reach2 = reachMm * reachMm * 1.000001;
  const hard2 = hardMm * hardMm;
  const soft2 = softSpacing * softSpacing;
  let lowest = Number.POSITIVE_INFINITY;
  for (let k = from; k < to; k++) {
    const rho = densityBySlot[k]!;
    if (rho > 0 && rho < lowest) lowest = rho;
    const dx = itemsMm[3 * k]! - x;
    const dy = itemsMm[3 * k + 1]! - y;
    const dz = itemsMm[3 * k + 2]! - z;
    const d2 = dx * dx + dy * dy + dz * dz;
    if ((d2 < hard2 || d2 * 0.01 * rho < soft2) && d2 <= reach2) state[items[k]!]! |= 2;
  }
  return lowest;
}

const MOST_RINGS = 6;
const cells: number[] = [];
let wideRuns = new Uint32Array(64);

/** Writes the cells that touch a ball into wideRuns, as runs; returns the end. */
function runsInBall(grid: BaseSequence['grid'], x: number, y: number, z: number, radiusMm: number): number {
  const found = cellsInBall(grid, x, y, z, radiusMm, cells);
  if (wideRuns.length < 2 * found) wideRuns = new Uint32Array(4 * found);
  for (let m = 0; m < found; m++) {
    wideRuns[2 * m] = cells[m]!;
    wideRuns[2 * m + 1] = cells[m]! + 1;
  }
  return 2 * found;
}

/** Spreads the ring numbers outwards, one less a cell. */
export function spreadRings({ nearStart, nearRuns }: BaseSequence['grid'], rings: Uint8Array): void {
  let widest = 0;
  for (let cell = 0; cell < rings.length; cell++) if (rings[cell]! > widest) widest = rings[cell]!;
  for (let ring = widest; ring > 1; ring--) {
    for (let cell = 0; cell < rings.length; cell++) {
      if (rings[cell] !== ring) continue;
      const end = nearStart[cell + 1]!;
      for (let r = nearStart[cell]!; r < end; r += 2)
        for (let other = nearRuns[r]!; other < nearRuns[r + 1]!; other++)
          if (rings[other]! < ring - 1) rings[other] = ring - 1;
    }
  }
}
