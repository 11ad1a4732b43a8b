import type { BaseSequence } from './base-sequence.ts';
import { type LevelBase, type SettleLevelOptions, settleLevel } from './settle-level.ts';
import { type Asked, type PatchBase, type SettlePatchesOptions, settlePatches } from './settle-patches.ts';

/** A part of settling a plan that needs no other: all dots of one level, or some dots each by itself. */
export type SettlePart = SettleLevelOptions | (SettlePatchesOptions & Asked);

/** What settling reads of a base: little enough to send to another thread. */
export type SettleBase = LevelBase & PatchBase;

export function settleBase(base: BaseSequence): SettleBase {
  const { count, seed, positionsMm, normals, treatable, thresholdsPerMm2, earlierStart, earlierIndex, earlierMm } =
    base;
  const grid = { items: base.grid.items };
  return {
    count,
    seed,
    positionsMm,
    normals,
    treatable,
    thresholdsPerMm2,
    earlierStart,
    earlierIndex,
    earlierMm,
    grid,
  };
}

/** Displacement of each asked point from its base position, mm, stride 3; NaN: it stays. */
export function settlePart(base: SettleBase, part: SettlePart): Float64Array {
  return 'perMm2' in part ? settleLevel(base, part) : settlePatches(base, part);
}
