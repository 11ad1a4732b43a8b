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
  const lowestOf = lowestByCell(base, densityPerCm2);
  const rings = new Uint8Array(grid.start.length - 1);
  const at = fixed.positionsMm;
  const soft2 = softSpacing * softSpacing;
  const cellOfFixed = cellsOf(grid, fixed);
  // Cell by cell: what is read next lies near in memory.
  for (const f of orderOf(cellOfFixed, grid.start.length)) {
    const x = at[3 * f]!;
    const y = at[3 * f + 1]!;
    const z = at[3 * f + 2]!;
    const hard = Math.max(minSpacingMm, fixed.radiusMm[f]!);
    const own = cellOfFixed[f]!;
    const from = own < 0 ? 0 : grid.nearStart[own]!;
    let count = own < 0 ? cellsInBall(grid, x, y, z, grid.cellMm, cells) : grid.nearStart[own + 1]! - from;
    let lowest = 0;
    for (let m = 0; m < count; m++) {
      const rho = lowestOf[own < 0 ? cells[m]! : grid.nearCells[from + m]!]!;
      if (rho > 0 && (lowest === 0 || rho < lowest)) lowest = rho;
    }
    if (lowest === 0) continue;
    const spacingMm = 10 / Math.sqrt(lowest);
    const reachMm = Math.max(hard, softSpacing * spacingMm);
    const reach2 = reachMm * reachMm * 1.000001;
    const hard2 = hard * hard;
    const ring = Math.min(6, Math.ceil((2 * spacingMm) / grid.cellMm));
    const wide = own < 0 || reachMm > grid.cellMm;
    if (wide) count = cellsInBall(grid, x, y, z, reachMm, cells);
    for (let m = 0; m < count; m++) {
      const cell = wide ? cells[m]! : grid.nearCells[from + m]!;
      if (rings[cell]! < ring) rings[cell] = ring;
      const end = grid.start[cell + 1]!;
      for (let k = grid.start[cell]!; k < end; k++) {
        const dx = grid.itemsMm[3 * k]! - x;
        const dy = grid.itemsMm[3 * k + 1]! - y;
        const dz = grid.itemsMm[3 * k + 2]! - z;
        const d2 = dx * dx + dy * dy + dz * dz;
        if (d2 > reach2) continue;
        const i = grid.items[k]!;
        if (d2 < hard2 || d2 * 0.01 * densityPerCm2[i]! < soft2) state[i] = 2;
      }
    }
  }
  markRings(grid, rings, state);
}

/** The occupied grid cell of each fixed point, or -1. */
function cellsOf(grid: BaseSequence['grid'], fixed: FixedPoints): Int32Array {
  const p = fixed.positionsMm;
  const cellOf = new Int32Array(fixed.radiusMm.length);
  for (let f = 0; f < cellOf.length; f++) cellOf[f] = cellAt(grid, p[3 * f]!, p[3 * f + 1]!, p[3 * f + 2]!);
  return cellOf;
}

/** Indices in ascending order of a key from -1 to below `keys`. */
function orderOf(keyOf: Int32Array, keys: number): Uint32Array {
  const start = new Uint32Array(keys + 2);
  for (const key of keyOf) start[key + 2]!++;
  for (let c = 1; c < start.length; c++) start[c] = start[c]! + start[c - 1]!;
  const order = new Uint32Array(keyOf.length);
  for (let f = 0; f < keyOf.length; f++) order[start[keyOf[f]! + 1]!++] = f;
  return order;
}

/** The lowest density above 0 in each grid cell; 0 where there is none. */
function lowestByCell(base: BaseSequence, densityPerCm2: Float32Array): Float32Array {
  const { cellOf, start } = base.grid;
  const lowest = new Float32Array(start.length - 1);
  for (let i = 0; i < densityPerCm2.length; i++) {
    const rho = densityPerCm2[i]!;
    const so = lowest[cellOf[i]!]!;
    if (rho > 0 && (so === 0 || rho < so)) lowest[cellOf[i]!] = rho;
  }
  return lowest;
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
  for (let i = 0; i < state.length; i++) if (state[i] === 0 && rings[grid.cellOf[i]!]! > 0) state[i] = 3;
}

function cellAt(grid: BaseSequence['grid'], x: number, y: number, z: number): number {
  const inverse = 1 / grid.cellMm;
  const [ox, oy, oz] = grid.originMm;
  return findCell(grid, Math.floor((x - ox) * inverse), Math.floor((y - oy) * inverse), Math.floor((z - oz) * inverse));
}

/** Soft spacings of the rounds of gap filling, in hexagonal spacings: wide gaps first. */
const GAP_ROUNDS = [0.76, 0.69, 0.63, 0.58];

/** The last of them, mm at 1 dot/cm2. */
const LAST_ROUND = 0.58 * HEX_SPACING * 10;

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
  const { count, grid } = base;
  const { cellOf, nearStart, nearCells } = grid;
  const around = sumOverNear(grid, missingByCell(base, densityPerCm2, fixed, state));
  const change = (cell: number, by: number): void => {
    for (let m = nearStart[cell]!; m < nearStart[cell + 1]!; m++) around[nearCells[m]!] = around[nearCells[m]!]! + by;
  };
  let added = 0;
  for (let i = count - 1; i >= 0 && limit === undefined; i--) {
    if (state[i] !== 7 || around[cellOf[i]!]! > -BALANCE) continue;
    state[i] = 3;
    change(cellOf[i]!, 1);
    added--;
  }
  const nearest2 = new Float64Array(count).fill(-1);
  let candidates = gapCandidates(base, densityPerCm2, minSpacingMm, state, around, nearest2);
  const crowding = minSpacingMm * minSpacingMm * 0.01;
  for (const round of GAP_ROUNDS) {
    let kept = 0;
    for (let c = 0; c < candidates.length; c++) {
      const i = candidates[c]!;
      if (limit !== undefined && added >= limit) return added;
      const rhoPerCm2 = densityPerCm2[i]!;
      if (around[cellOf[i]!]! < fillAt(crowding * rhoPerCm2)) {
        candidates[kept++] = i;
        continue;
      }
      const soft = (10 * round * HEX_SPACING) / Math.sqrt(rhoPerCm2);
      const needed = soft > minSpacingMm ? soft : minSpacingMm;
      const free =
        needed <= grid.cellMm ? nearest2[slotOf(grid, i)]! >= needed * needed : isFree(base, state, i, needed);
      if (free) {
        state[i] = 7;
        change(cellOf[i]!, -1);
        tellNeighbours(base, i, nearest2);
        added++;
        // What the hard spacing alone forbids stays forbidden.
      } else if (soft > minSpacingMm) candidates[kept++] = i;
    }
    candidates = candidates.subarray(0, kept);
  }
  return added;
}

const cells: number[] = [];
const slots: number[] = [];

/**
 * Points that may fill a gap, in order. Cells only fill up and dots only come nearer: what is full or too near now is left out
 * for good. nearest2, by place in grid.items, gets the squared distance to the nearest dot within a cell around (elsewhere -1).
 */
function gapCandidates(
  base: BaseSequence,
  densityPerCm2: Float32Array,
  minSpacingMm: number,
  state: Uint8Array,
  around: Float64Array,
  nearest2: Float64Array,
): Uint32Array {
  const { count, thresholdsPerMm2, treatable, earlierStart, earlierIndex, earlierMm, grid } = base;
  const found = new Uint32Array(count);
  const crowding = minSpacingMm * minSpacingMm * 0.01;
  const asked = new Uint8Array(count);
  const wanted = new Uint8Array(grid.start.length - 1);
  let used = 0;
  for (let i = 0; i < count; i++) {
    if (state[i] !== 3 || treatable[i] === 0) continue;
    const rhoPerCm2 = densityPerCm2[i]!;
    if (!(thresholdsPerMm2[i]! < GAP_REACH * 0.01 * rhoPerCm2)) continue;
    const cell = grid.cellOf[i]!;
    if (around[cell]! < fillAt(crowding * rhoPerCm2)) continue;
    const soft = LAST_ROUND / Math.sqrt(rhoPerCm2);
    const needed = soft > minSpacingMm ? soft : minSpacingMm;
    let m = earlierStart[i]!;
    const to = earlierStart[i + 1]!;
    while (m < to && (earlierMm[m]! >= needed || (state[earlierIndex[m]!]! & 4) === 0)) m++;
    if (m < to) continue;
    found[used++] = i;
    asked[i] = 1;
    wanted[cell] = 1;
  }
  for (let cell = 0; cell < wanted.length; cell++)
    if (wanted[cell] === 1) nearestDots(base, densityPerCm2, minSpacingMm, state, cell, asked, nearest2);
  let kept = 0;
  for (let c = 0; c < used; c++) if (asked[found[c]!] === 1) found[kept++] = found[c]!;
  return found.subarray(0, kept);
}

/** Place of a point in grid.items. */
function slotOf(grid: BaseSequence['grid'], i: number): number {
  let k = grid.start[grid.cellOf[i]!]!;
  while (grid.items[k] !== i) k++;
  return k;
}

/**
 * Squared distance of the asked points of a cell to the nearest dot that faces the same way, within one cell around. Those with
 * a dot too near for the last round are no longer asked.
 */
function nearestDots(
  base: BaseSequence,
  densityPerCm2: Float32Array,
  minSpacingMm: number,
  state: Uint8Array,
  cell: number,
  asked: Uint8Array,
  nearest2: Float64Array,
): void {
  const { items, start, nearStart, nearCells } = base.grid;
  let n = 0;
  for (let m = nearStart[cell]!; m < nearStart[cell + 1]!; m++) {
    const end = start[nearCells[m]! + 1]!;
    for (let k = start[nearCells[m]!]!; k < end; k++) if ((state[items[k]!]! & 4) !== 0) slots[n++] = k;
  }
  for (let own = start[cell]!; own < start[cell + 1]!; own++) {
    const i = items[own]!;
    if (asked[i] === 0) continue;
    const soft = LAST_ROUND / Math.sqrt(densityPerCm2[i]!);
    const needed = soft > minSpacingMm ? soft : minSpacingMm;
    // Most have a dot too near: the first one settles it.
    if (nearestOf(base, own, n, needed * needed) < needed * needed) asked[i] = 0;
    else nearest2[own] = nearestOf(base, own, n, Number.POSITIVE_INFINITY);
  }
}

/**
 * Squared distance from a point to the nearest of the first n slots that faces the same way and is nearer than the root of below2;
 * when that is finite any such slot will do, and without one it is returned.
 */
function nearestOf(base: BaseSequence, own: number, n: number, below2: number): number {
  const { grid, normals: nrm } = base;
  const { itemsMm: q, items } = grid;
  const x = q[3 * own]!;
  const y = q[3 * own + 1]!;
  const z = q[3 * own + 2]!;
  const i = 3 * items[own]!;
  const any = below2 < Number.POSITIVE_INFINITY;
  let best = below2;
  for (let m = 0; m < n; m++) {
    const k = slots[m]!;
    const dx = q[3 * k]! - x;
    const dy = q[3 * k + 1]! - y;
    const dz = q[3 * k + 2]! - z;
    const d2 = dx * dx + dy * dy + dz * dz;
    if (d2 >= best) continue;
    const j = 3 * items[k]!;
    if (nrm[i]! * nrm[j]! + nrm[i + 1]! * nrm[j + 1]! + nrm[i + 2]! * nrm[j + 2]! <= 0) continue;
    best = d2;
    if (any) return best;
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
      // -1 where it was not asked for.
      if (d2 >= nearest2[k]!) continue;
      const j = grid.items[k]!;
      if (nrm[3 * i]! * nrm[3 * j]! + nrm[3 * i + 1]! * nrm[3 * j + 1]! + nrm[3 * i + 2]! * nrm[3 * j + 2]! > 0)
        nearest2[k] = d2;
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
