import type { BaseSequence } from './base-sequence.ts';
import { type FixedPoints, HEX_SPACING } from './fixed-points.ts';
import { cellsInBall, findCell } from './point-grid.ts';

/** A gap candidate may come from up to this multiple of the local density. */
export const GAP_REACH = 3;

/**
 * Marks base points too near to a fixed point (2) and those in the grid cells within about two spacings of one (3).
 * softSpacing is in local spacings.
 */
export function markFixed(
  base: BaseSequence,
  densityPerCm2: Float32Array,
  fixed: FixedPoints,
  minSpacingMm: number,
  softSpacing: number,
  state: Uint8Array,
): void {
  const { grid } = base;
  const rings = new Uint8Array(grid.start.length - 1);
  const at = fixed.positionsMm;
  for (let f = 0; f < fixed.radiusMm.length; f++) {
    const x = at[3 * f]!;
    const y = at[3 * f + 1]!;
    const z = at[3 * f + 2]!;
    const hard = Math.max(minSpacingMm, fixed.radiusMm[f]!);
    const own = cellAt(grid, x, y, z);
    const from = own < 0 ? 0 : grid.nearStart[own]!;
    let count = own < 0 ? cellsInBall(grid, x, y, z, grid.cellMm, cells) : grid.nearStart[own + 1]! - from;
    let lowest = 0;
    for (let m = 0; m < count; m++) {
      const cell = own < 0 ? cells[m]! : grid.nearCells[from + m]!;
      for (let k = grid.start[cell]!; k < grid.start[cell + 1]!; k++) {
        const rho = densityPerCm2[grid.items[k]!]!;
        if (rho > 0 && (lowest === 0 || rho < lowest)) lowest = rho;
      }
    }
    if (lowest === 0) continue;
    const spacingMm = 10 / Math.sqrt(lowest);
    const reachMm = Math.max(hard, softSpacing * spacingMm);
    const ring = Math.min(6, Math.ceil((2 * spacingMm) / grid.cellMm));
    const wide = own < 0 || reachMm > grid.cellMm;
    if (wide) count = cellsInBall(grid, x, y, z, reachMm, cells);
    for (let m = 0; m < count; m++) {
      const cell = wide ? cells[m]! : grid.nearCells[from + m]!;
      if (rings[cell]! < ring) rings[cell] = ring;
      for (let k = grid.start[cell]!; k < grid.start[cell + 1]!; k++) {
        const dx = grid.itemsMm[3 * k]! - x;
        const dy = grid.itemsMm[3 * k + 1]! - y;
        const dz = grid.itemsMm[3 * k + 2]! - z;
        const d2 = dx * dx + dy * dy + dz * dz;
        const i = grid.items[k]!;
        if (d2 < hard * hard || d2 * 0.01 * densityPerCm2[i]! < softSpacing * softSpacing) state[i] = 2;
      }
    }
  }
  markRings(grid, rings, state);
}

/** Spreads the ring numbers outwards, one less a cell, and marks the points of all cells reached. */
function markRings(grid: BaseSequence['grid'], rings: Uint8Array, state: Uint8Array): void {
  for (let ring = 6; ring > 1; ring--) {
    for (let cell = 0; cell < rings.length; cell++) {
      if (rings[cell] !== ring) continue;
      for (let m = grid.nearStart[cell]!; m < grid.nearStart[cell + 1]!; m++) {
        const other = grid.nearCells[m]!;
        if (rings[other]! < ring - 1) rings[other] = ring - 1;
      }
    }
  }
  for (let cell = 0; cell < rings.length; cell++) {
    if (rings[cell] === 0) continue;
    for (let k = grid.start[cell]!; k < grid.start[cell + 1]!; k++)
      if (state[grid.items[k]!] === 0) state[grid.items[k]!] = 3;
  }
}

function cellAt(grid: BaseSequence['grid'], x: number, y: number, z: number): number {
  const inverse = 1 / grid.cellMm;
  const [ox, oy, oz] = grid.originMm;
  return findCell(grid, Math.floor((x - ox) * inverse), Math.floor((y - oy) * inverse), Math.floor((z - oz) * inverse));
}

/** Soft spacings of the rounds of gap filling, in hexagonal spacings: wide gaps first. */
const GAP_ROUNDS = [0.76, 0.69, 0.63, 0.58];

/** Dots too many or too few in the cells around before balancing sets in: symmetric, so that totals are unbiased. */
const BALANCE = 1;

/**
 * Dots missing around before one is added. Where the spacing leaves little room (r^2 density above .34) full cells cannot take
 * their share, so the others start earlier; the line keeps totals within 2 % of the target (docs/methods/dots.md).
 */
function fillAt(crowding: number): number {
  return crowding < 0.34 ? BALANCE : BALANCE - 10 * (crowding - 0.34);
}

/**
 * Fills gaps within two spacings of fixed points, wide ones first, as long as the grid cells around hold fewer dots and fixed
 * points than their share; before that the last dots go where there are too many. Returns by how many dots the plan grew.
 * With a limit nothing is taken away and at most so many are added.
 */
export function fillGaps(
  base: BaseSequence,
  densityPerCm2: Float32Array,
  minSpacingMm: number,
  fixed: FixedPoints | undefined,
  state: Uint8Array,
  limit: number | undefined,
): number {
  const { count, thresholdsPerMm2, grid, treatable } = base;
  const { cellOf, nearStart, nearCells } = grid;
  const around = sumOverNear(grid, missingByCell(base, densityPerCm2, fixed, state));
  const change = (cell: number, by: number): void => {
    for (let m = nearStart[cell]!; m < nearStart[cell + 1]!; m++) around[nearCells[m]!] = around[nearCells[m]!]! + by;
  };
  let added = 0;
  let candidates: number[] = [];
  for (let i = count - 1; i >= 0; i--) {
    if (limit === undefined && state[i] === 7 && around[cellOf[i]!]! <= -BALANCE) {
      state[i] = 3;
      change(cellOf[i]!, 1);
      added--;
    }
    if (state[i] === 3 && treatable[i] === 1 && thresholdsPerMm2[i]! < GAP_REACH * 0.01 * densityPerCm2[i]!)
      candidates.push(i);
  }
  candidates.reverse();
  // Squared distance to the nearest dot within a cell around, once it was asked for.
  const nearest2 = new Float64Array(count).fill(-1);
  const crowding = minSpacingMm * minSpacingMm * 0.01;
  for (const round of GAP_ROUNDS) {
    const rest: number[] = [];
    for (const i of candidates) {
      if (limit !== undefined && added >= limit) return added;
      const rhoPerCm2 = densityPerCm2[i]!;
      if (around[cellOf[i]!]! < fillAt(crowding * rhoPerCm2)) {
        rest.push(i);
        continue;
      }
      const soft = (10 * round * HEX_SPACING) / Math.sqrt(rhoPerCm2);
      const needed = soft > minSpacingMm ? soft : minSpacingMm;
      let free: boolean;
      if (needed <= grid.cellMm) {
        if (nearest2[i]! < 0) nearest2[i] = nearestDot2(base, state, i);
        free = nearest2[i]! >= needed * needed;
      } else free = isFree(base, state, i, needed);
      if (free) {
        state[i] = 7;
        change(cellOf[i]!, -1);
        tellNeighbours(base, i, nearest2);
        added++;
        // What the hard spacing alone forbids stays forbidden.
      } else if (soft > minSpacingMm) rest.push(i);
    }
    candidates = rest;
  }
  return added;
}

const cells: number[] = [];

/** Squared distance from base point i to the nearest dot of the plan that faces the same way, within one cell (else infinity). */
function nearestDot2(base: BaseSequence, state: Uint8Array, i: number): number {
  const { grid, positionsMm: p, normals: nrm } = base;
  const q = grid.itemsMm;
  const x = p[3 * i]!;
  const y = p[3 * i + 1]!;
  const z = p[3 * i + 2]!;
  let best = Number.POSITIVE_INFINITY;
  const own = grid.cellOf[i]!;
  for (let m = grid.nearStart[own]!; m < grid.nearStart[own + 1]!; m++) {
    const cell = grid.nearCells[m]!;
    const end = grid.start[cell + 1]!;
    for (let k = grid.start[cell]!; k < end; k++) {
      const dx = q[3 * k]! - x;
      const dy = q[3 * k + 1]! - y;
      const dz = q[3 * k + 2]! - z;
      const d2 = dx * dx + dy * dy + dz * dz;
      if (d2 >= best) continue;
      const j = grid.items[k]!;
      if ((state[j]! & 4) === 0) continue;
      if (nrm[3 * i]! * nrm[3 * j]! + nrm[3 * i + 1]! * nrm[3 * j + 1]! + nrm[3 * i + 2]! * nrm[3 * j + 2]! > 0)
        best = d2;
    }
  }
  return best;
}

/** A new dot at base point i: distances that were asked for may have become shorter. */
function tellNeighbours(base: BaseSequence, i: number, nearest2: Float64Array): void {
  const { grid, positionsMm: p, normals: nrm } = base;
  const own = grid.cellOf[i]!;
  for (let m = grid.nearStart[own]!; m < grid.nearStart[own + 1]!; m++) {
    const cell = grid.nearCells[m]!;
    for (let k = grid.start[cell]!; k < grid.start[cell + 1]!; k++) {
      const dx = grid.itemsMm[3 * k]! - p[3 * i]!;
      const dy = grid.itemsMm[3 * k + 1]! - p[3 * i + 1]!;
      const dz = grid.itemsMm[3 * k + 2]! - p[3 * i + 2]!;
      const d2 = dx * dx + dy * dy + dz * dz;
      const j = grid.items[k]!;
      // -1 where it was not asked for.
      if (d2 >= nearest2[j]!) continue;
      if (nrm[3 * i]! * nrm[3 * j]! + nrm[3 * i + 1]! * nrm[3 * j + 1]! + nrm[3 * i + 2]! * nrm[3 * j + 2]! > 0)
        nearest2[j] = d2;
    }
  }
}

/** Whether no dot of the plan that faces the same way lies nearer than radiusMm to base point i. */
function isFree(base: BaseSequence, state: Uint8Array, i: number, radiusMm: number): boolean {
  const { grid, positionsMm: p, normals: nrm } = base;
  const q = grid.itemsMm;
  const x = p[3 * i]!;
  const y = p[3 * i + 1]!;
  const z = p[3 * i + 2]!;
  const r2 = radiusMm * radiusMm;
  const near = radiusMm <= grid.cellMm;
  const own = grid.cellOf[i]!;
  const from = near ? grid.nearStart[own]! : 0;
  const to = near ? grid.nearStart[own + 1]! : cellsInBall(grid, x, y, z, radiusMm, cells);
  for (let m = from; m < to; m++) {
    const cell = near ? grid.nearCells[m]! : cells[m]!;
    const end = grid.start[cell + 1]!;
    for (let k = grid.start[cell]!; k < end; k++) {
      const dx = q[3 * k]! - x;
      const dy = q[3 * k + 1]! - y;
      const dz = q[3 * k + 2]! - z;
      if (dx * dx + dy * dy + dz * dz >= r2) continue;
      const j = grid.items[k]!;
      if ((state[j]! & 4) === 0) continue;
      if (nrm[3 * i]! * nrm[3 * j]! + nrm[3 * i + 1]! * nrm[3 * j + 1]! + nrm[3 * i + 2]! * nrm[3 * j + 2]! > 0)
        return false;
    }
  }
  return true;
}

/** The sum of a value over each cell and its neighbours. */
function sumOverNear(grid: BaseSequence['grid'], value: Float64Array): Float64Array {
  const sum = new Float64Array(value.length);
  for (let cell = 0; cell < value.length; cell++)
    for (let m = grid.nearStart[cell]!; m < grid.nearStart[cell + 1]!; m++)
      sum[cell] = sum[cell]! + value[grid.nearCells[m]!]!;
  return sum;
}

/** Dots that each grid cell should hold less those (and fixed points) that it holds. */
function missingByCell(
  base: BaseSequence,
  densityPerCm2: Float32Array,
  fixed: FixedPoints | undefined,
  state: Uint8Array,
): Float64Array {
  const { grid, count, densityPerCm2: whole } = base;
  const missing = new Float64Array(grid.start.length - 1);
  for (let i = 0; i < count; i++) {
    if (base.treatable[i] === 0 || !(densityPerCm2[i]! > 0)) continue;
    const cell = grid.cellOf[i]!;
    missing[cell] = missing[cell]! + densityPerCm2[i]! / whole - ((state[i]! & 4) !== 0 ? 1 : 0);
  }
  for (let f = 0; fixed && f < fixed.radiusMm.length; f++) {
    const cell = cellAt(grid, fixed.positionsMm[3 * f]!, fixed.positionsMm[3 * f + 1]!, fixed.positionsMm[3 * f + 2]!);
    if (cell >= 0) missing[cell] = missing[cell]! - 1;
  }
  return missing;
}
