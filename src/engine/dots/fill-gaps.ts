import type { BaseSequence } from './base-sequence.ts';
import { HEX_SPACING } from './fixed-points.ts';
import { fillAt, GAP_ROUNDS, type GapOptions, gapCandidates, isFree } from './gap-candidates.ts';
import type { PlanScratch } from './plan-scratch.ts';
import { sortedOrder } from './sorted-order.ts';

/**
 * Fills gaps within two spacings of fixed points, wide ones first, as long as the grid cells around hold fewer dots and fixed
 * points than their share; before that the last dots go where there are too many. Returns by how many dots the plan grew.
 * scratch.state holds what was taken so far and gets the rest.
 */
export function fillGaps(base: BaseSequence, scratch: PlanScratch, options: GapOptions): number {
  const { limit, minSpacingMm } = options;
  if (limit !== undefined && limit <= 0) return 0;
  countMissing(base, scratch, options.fixedCells);
  sumAround(base.grid, scratch);
  const removed = limit === undefined ? removeSurplus(base, scratch, options) : 0;
  const candidates = gapCandidates(base, scratch, options);
  const { state, stateBySlot } = scratch;
  const crowding = minSpacingMm * minSpacingMm * 0.01;
  const { ids, slots, missing, nearest2, densityPerCm2, row, pairStart, pairIndex, pairMm2 } = candidates;
  const waiting = new Uint32Array(ids.length);
  for (let c = 0; c < ids.length; c++) waiting[c] = c;
  let left = ids.length;
  let added = 0;
  for (const round of GAP_ROUNDS) {
    let kept = 0;
    for (let m = 0; m < left; m++) {
      const c = waiting[m]!;
      if (limit !== undefined && added >= limit) return added;
      const rhoPerCm2 = densityPerCm2[c]!;
      if (missing[c]! < fillAt(crowding * rhoPerCm2, rhoPerCm2 / base.densityPerCm2)) {
        waiting[kept++] = c;
        continue;
      }
      const soft = (10 * round * HEX_SPACING) / Math.sqrt(rhoPerCm2);
      const needed = soft > minSpacingMm ? soft : minSpacingMm;
      const free =
        nearest2[c]! >= needed * needed && (needed <= base.grid.cellMm || isFree(base, stateBySlot, slots[c]!, needed));
      if (free) {
        state[ids[c]!] = 4;
        stateBySlot[slots[c]!] = 4;
        // The cells around are fuller, and distances of candidates there may have become shorter.
        for (let p = pairStart[row[c]!]!; p < pairStart[row[c]! + 1]!; p++) {
          const other = pairIndex[p]!;
          missing[other] = missing[other]! - 1;
          if (pairMm2[p]! < nearest2[other]!) nearest2[other] = pairMm2[p]!;
        }
        added++;
        // What the hard spacing alone forbids stays forbidden.
      } else if (soft > minSpacingMm) waiting[kept++] = c;
    }
    left = kept;
  }
  return added - removed;
}

/** Dots too many or too few in the cells around before balancing sets in: symmetric, so that totals are unbiased. */
const BALANCE = 1;

/** Takes away the last dots near fixed points where the cells around hold too many; returns how many. */
function removeSurplus(base: BaseSequence, scratch: PlanScratch, { crowdedPerCm2 }: GapOptions): number {
  const { items, nearStart, nearRuns } = base.grid;
  const { state, stateBySlot, densityBySlot, rings, around, dots } = scratch;
  const { slots, cells } = scratch.found;
  // Removing only ever relieves cells: those that are not too full now never will be.
  let count = 0;
  for (let cell = 0; cell < around.length; cell++) {
    if (around[cell]! > -BALANCE) continue;
    for (let n = dots.start[cell]!; n < dots.start[cell + 1]!; n++) {
      const k = dots.slots[n]!;
      if (rings[cell] === 0 && !(densityBySlot[k]! > crowdedPerCm2)) continue;
      slots[count] = k;
      cells[count++] = cell;
    }
  }
  const idOf = new Uint32Array(count);
  for (let n = 0; n < count; n++) idOf[n] = items[slots[n]!]!;
  const order = sortedOrder(idOf, base.count);
  let removed = 0;
  for (let m = count - 1; m >= 0; m--) {
    const n = order[m]!;
    const cell = cells[n]!;
    if (around[cell]! > -BALANCE) continue;
    state[idOf[n]!] = 0;
    stateBySlot[slots[n]!] = 0;
    const end = nearStart[cell + 1]!;
    for (let r = nearStart[cell]!; r < end; r += 2)
      for (let other = nearRuns[r]!; other < nearRuns[r + 1]!; other++) around[other] = around[other]! + 1;
    removed++;
  }
  return removed;
}

/** Dots that each grid cell should hold less those (and fixed points) that it holds; states by slot and the dots by cell on the way. */
function countMissing(base: BaseSequence, scratch: PlanScratch, fixedCells: Int32Array | undefined): void {
  const { start, items } = base.grid;
  const { state, stateBySlot, densityBySlot, missing, dots } = scratch;
  const whole = base.densityPerCm2;
  let taken = 0;
  for (let cell = 0; cell < missing.length; cell++) {
    let sum = 0;
    dots.start[cell] = taken;
    const end = start[cell + 1]!;
    for (let k = start[cell]!; k < end; k++) {
      const own = state[items[k]!]!;
      stateBySlot[k] = own;
      const rho = densityBySlot[k]!;
      if ((own & 1) === 0 && rho > 0) sum = sum + rho / whole - (own >> 2);
      // Without a branch: whether a point is a dot is as good as chance.
      dots.slots[taken] = k;
      taken += own >> 2;
    }
    missing[cell] = sum;
  }
  dots.start[missing.length] = taken;
  if (fixedCells) for (const cell of fixedCells) if (cell >= 0) missing[cell] = missing[cell]! - 1;
}

/** The sum of what is missing over each cell and its neighbours. */
function sumAround({ nearStart, nearRuns }: BaseSequence['grid'], { missing, around }: PlanScratch): void {
  for (let cell = 0; cell < missing.length; cell++) {
    let sum = 0;
    const end = nearStart[cell + 1]!;
    for (let r = nearStart[cell]!; r < end; r += 2)
      for (let other = nearRuns[r]!; other < nearRuns[r + 1]!; other++) sum = sum + missing[other]!;
    around[cell] = sum;
  }
}
