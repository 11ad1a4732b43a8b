import { type BaseSequence, CELL_SPACINGS } from './base-sequence.ts';
import { HEX_SPACING } from './fixed-points.ts';
import type { PlanScratch } from './plan-scratch.ts';
import { cellsInBall } from './point-grid.ts';
import { sortedOrder } from './sorted-order.ts';

/** A gap candidate may come from up to this multiple of the local density. */
export const GAP_REACH = 3;

/** Soft spacings of the rounds of gap filling, in hexagonal spacings: wide gaps first. */
export const GAP_ROUNDS = [0.76, 0.69, 0.63, 0.58];

/** The last of them, mm at 1 dot/cm2. */
const LAST_ROUND = 0.58 * HEX_SPACING * 10;

/** Expected points of the base in a cell of its grid and the eight around. */
const AROUND = 9 * CELL_SPACINGS * CELL_SPACINGS;
/** Fewer expected dots than this in those cells say little: more must be missing there. */
const FEW = 3;
/** How much more for each dot less: measured (docs/methods/dots.md, Feasibility). */
const FEW_SLOPE = 0.25;

/**
 * Dots missing around before one is added, at a crowding r^2 density and a share of the density of the base. Where the spacing leaves
 * little room (crowding above .34) full cells cannot take their share, so the others start earlier; where few dots are expected,
 * one that is missing is mostly chance. Both lines keep totals near the target. Falls with the density.
 */
export function fillAt(crowding: number, shareOfBase: number): number {
  const few = Math.max(0, FEW - AROUND * shareOfBase);
  return 1 + FEW_SLOPE * few - 10 * Math.max(0, crowding - 0.34);
}

/** Where and how gaps are filled. */
export interface GapOptions {
  readonly minSpacingMm: number;
  /** Grid cells of the fixed points that count as density: PlacedPoints.cellOf. */
  readonly fixedCells: Int32Array | undefined;
  /** Above this density gaps are filled everywhere, elsewhere only in cells with a ring number. */
  readonly crowdedPerCm2: number;
  readonly highestPerCm2: number;
  /** With a limit nothing is taken away and at most so many are added. */
  readonly limit: number | undefined;
}

/** Base points that may fill a gap, in order of the base. */
export interface GapCandidates {
  readonly ids: Uint32Array;
  /** Place of each in grid.items. */
  readonly slots: Uint32Array;
  readonly densityPerCm2: Float32Array;
  /** Dots missing in the cells around. */
  readonly missing: Float64Array;
  /** Squared distance to the nearest dot within a cell around that counts: facing the same way, or within the hard spacing; or infinite. */
  readonly nearest2: Float64Array;
  /** Row of each candidate among the pairs, which lie cell by cell. */
  readonly row: Uint32Array;
  /** A row: the candidates of its own cell and those that touch it, and how far they are (infinite: facing away). */
  readonly pairStart: Uint32Array;
  readonly pairIndex: Uint32Array;
  readonly pairMm2: Float64Array;
}

/** Cells only fill up and dots only come nearer: what is full or too near now is left out for good. */
export function gapCandidates(base: BaseSequence, scratch: PlanScratch, options: GapOptions): GapCandidates {
  const { start, items, itemsMm } = base.grid;
  const { thresholdsPerMm2 } = base;
  const { stateBySlot, densityBySlot, rings, around, firstCandidate, isFlat, found } = scratch;
  const { minSpacingMm, crowdedPerCm2, highestPerCm2 } = options;
  const crowding = minSpacingMm * minSpacingMm * 0.01;
  const leastMissing = fillAt(crowding * highestPerCm2, highestPerCm2 / base.densityPerCm2);
  const lastThreshold = thresholdsPerMm2[base.count - 1]!;
  let count = 0;
  for (let cell = 0; cell < rings.length; cell++) {
    firstCandidate[cell] = count;
    const missing = around[cell]!;
    if (missing < leastMissing) continue;
    const near = rings[cell]! > 0;
    const end = start[cell + 1]!;
    for (let k = start[cell]!; k < end; k++) {
      const rho = densityBySlot[k]!;
      if (stateBySlot[k] !== 0 || (!near && !(rho > crowdedPerCm2))) continue;
      if (missing < fillAt(crowding * rho, rho / base.densityPerCm2)) continue;
      const soft = LAST_ROUND / Math.sqrt(rho);
      const needed = soft > minSpacingMm ? soft : minSpacingMm;
      const d2 = nearestDot(base, scratch, cell, k, needed * needed, isFlat[cell] === 1, minSpacingMm * minSpacingMm);
      if (d2 < needed * needed) continue;
      const reach = GAP_REACH * 0.01 * rho;
      // Dense skin may draw on the whole base: nothing to look up far away in memory.
      if (!(lastThreshold < reach) && !(thresholdsPerMm2[items[k]!]! < reach)) continue;
      found.slots[count] = k;
      found.cells[count] = cell;
      for (let axis = 0; axis < 3; axis++) found.atMm[3 * count + axis] = itemsMm[3 * k + axis]!;
      found.nearest2[count++] = d2;
    }
  }
  firstCandidate[rings.length] = count;
  return inOrder(base, scratch, count, minSpacingMm * minSpacingMm);
}

/** The candidates found, cell by cell until now, in order of the base: they are gone through in that order again and again. */
function inOrder(base: BaseSequence, scratch: PlanScratch, count: number, hard2: number): GapCandidates {
  const { found, densityBySlot, around } = scratch;
  const idOf = new Uint32Array(count);
  for (let c = 0; c < count; c++) idOf[c] = base.grid.items[found.slots[c]!]!;
  const row = sortedOrder(idOf, base.count);
  const ids = new Uint32Array(count);
  const slots = new Uint32Array(count);
  const densityPerCm2 = new Float32Array(count);
  const missing = new Float64Array(count);
  const nearest2 = new Float64Array(count);
  const rank = new Uint32Array(count);
  for (let m = 0; m < count; m++) {
    const c = row[m]!;
    ids[m] = idOf[c]!;
    slots[m] = found.slots[c]!;
    densityPerCm2[m] = densityBySlot[slots[m]!]!;
    missing[m] = around[found.cells[c]!]!;
    nearest2[m] = found.nearest2[c]!;
    rank[c] = m;
  }
  return { ids, slots, densityPerCm2, missing, nearest2, row, ...pairsOf(base, scratch, rank, hard2) };
}

/** Pairs of the candidates found, cell by cell; `rank` has the place of each in order of the base. */
function pairsOf(base: BaseSequence, scratch: PlanScratch, rank: Uint32Array, hard2: number) {
  const { items, nearStart, nearRuns } = base.grid;
  const { firstCandidate, isFlat, found } = scratch;
  const { slots, cells: cellOf, atMm: q } = found;
  const count = rank.length;
  const pairStart = new Uint32Array(count + 1);
  for (let c = 0; c < count; c++) {
    let length = 0;
    for (let r = nearStart[cellOf[c]!]!; r < nearStart[cellOf[c]! + 1]!; r += 2)
      length += firstCandidate[nearRuns[r + 1]!]! - firstCandidate[nearRuns[r]!]!;
    pairStart[c + 1] = pairStart[c]! + length;
  }
  const pairIndex = new Uint32Array(pairStart[count]!);
  const pairMm2 = new Float64Array(pairIndex.length);
  let used = 0;
  for (let c = 0; c < count; c++) {
    const cell = cellOf[c]!;
    for (let r = nearStart[cell]!; r < nearStart[cell + 1]!; r += 2) {
      const to = firstCandidate[nearRuns[r + 1]!]!;
      for (let other = firstCandidate[nearRuns[r]!]!; other < to; other++) {
        const dx = q[3 * other]! - q[3 * c]!;
        const dy = q[3 * other + 1]! - q[3 * c + 1]!;
        const dz = q[3 * other + 2]! - q[3 * c + 2]!;
        const d2 = dx * dx + dy * dy + dz * dz;
        const counts = d2 < hard2 || isFlat[cell] === 1 || facesAlike(base, items[slots[c]!]!, items[slots[other]!]!);
        pairIndex[used] = rank[other]!;
        pairMm2[used++] = counts ? d2 : Number.POSITIVE_INFINITY;
      }
    }
  }
  return { pairStart, pairIndex, pairMm2 };
}

function facesAlike({ normals: nrm }: BaseSequence, i: number, j: number): boolean {
  return nrm[3 * i]! * nrm[3 * j]! + nrm[3 * i + 1]! * nrm[3 * j + 1]! + nrm[3 * i + 2]! * nrm[3 * j + 2]! > 0;
}

/**
 * Squared distance from the base point in a slot to the nearest dot that faces the same way within one cell around, or that of
 * any such dot nearer than the root of enough2; infinite without one.
 */
function nearestDot(
  base: BaseSequence,
  { dots, stateBySlot }: PlanScratch,
  cell: number,
  own: number,
  enough2: number,
  flat: boolean,
  hard2: number,
): number {
  const { itemsMm, items, nearStart, nearRuns } = base.grid;
  const { start, slots } = dots;
  const x = itemsMm[3 * own]!;
  const y = itemsMm[3 * own + 1]!;
  const z = itemsMm[3 * own + 2]!;
  const first = nearStart[cell]!;
  const runs = (nearStart[cell + 1]! - first) >> 1;
  const middle = runs >> 1;
  let best = Number.POSITIVE_INFINITY;
  for (let m = 0; m < runs; m++) {
    // The run in the middle holds the cell itself: a dot too near is most likely there.
    const r = first + 2 * (m === 0 ? middle : m <= middle ? m - 1 : m);
    const to = start[nearRuns[r + 1]!]!;
    for (let n = start[nearRuns[r]!]!; n < to; n++) {
      const k = slots[n]!;
      const dx = itemsMm[3 * k]! - x;
      const dy = itemsMm[3 * k + 1]! - y;
      const dz = itemsMm[3 * k + 2]! - z;
      const d2 = dx * dx + dy * dy + dz * dz;
      if (d2 >= best || stateBySlot[k] !== 4) continue;
      if (!flat && d2 >= hard2 && !facesAlike(base, items[own]!, items[k]!)) continue;
      if (d2 < enough2) return d2;
      best = d2;
    }
  }
  return best;
}

const cells: number[] = [];

/** Whether no dot that faces the same way lies nearer than radiusMm to the base point in a slot. */
export function isFree(
  { grid, normals: nrm }: BaseSequence,
  stateBySlot: Uint8Array,
  slot: number,
  radiusMm: number,
): boolean {
  const { itemsMm: q, items, start } = grid;
  const x = q[3 * slot]!;
  const y = q[3 * slot + 1]!;
  const z = q[3 * slot + 2]!;
  const i = 3 * items[slot]!;
  const found = cellsInBall(grid, x, y, z, radiusMm, cells);
  for (let m = 0; m < found; m++) {
    const end = start[cells[m]! + 1]!;
    for (let k = start[cells[m]!]!; k < end; k++) {
      if (stateBySlot[k] !== 4) continue;
      const dx = q[3 * k]! - x;
      const dy = q[3 * k + 1]! - y;
      const dz = q[3 * k + 2]! - z;
      if (dx * dx + dy * dy + dz * dz >= radiusMm * radiusMm) continue;
      const j = 3 * items[k]!;
      if (nrm[i]! * nrm[j]! + nrm[i + 1]! * nrm[j + 1]! + nrm[i + 2]! * nrm[j + 2]! > 0) return false;
    }
  }
  return true;
}
