import type { BaseSequence } from './base-sequence.ts';
import { closeHoles } from './close-holes.ts';
import { TREND } from './density-trend.ts';
import { type DotPlan, PLAN_DOTS_DEFAULTS, type PlanDotsOptions } from './plan-dots.ts';
import { buildPointGrid, cellsInBall } from './point-grid.ts';
import { resolveSpacing } from './resolve-spacing.ts';
import { separateDots } from './separate-dots.ts';
import { type SettlePart, settlePart } from './settle-part.ts';
import { type PatchSettler, patchSettler, type SettlePatchesOptions, settleAsked } from './settle-patches.ts';

export interface SettleDotsOptions extends PlanDotsOptions {
  /** 0 = as even as it gets .. 1; roughens the settled field towards nature. Default: SETTLE_DOTS_DEFAULTS. */
  readonly irregularity?: number;
  /** Whether a place is treatable skin: no dot is moved off it. */
  readonly keepIn?: (x: number, y: number, z: number) => boolean;
  /** Asked between levels; true stops the work and settleDots returns undefined. */
  readonly cancelled?: () => boolean;
}

export const SETTLE_DOTS_DEFAULTS = {
  /** Brings Clark-Evans and the spread of nearest neighbours to those of follicles (DER/MEM, parameters section 4b). */
  irregularity: 0.5,
} as const;

/** Sparser skin than this (per cm2) is not settled: its dots are single ones. */
const LOWEST_PER_CM2 = 2;
/** Above this density (per cm2) times spacing squared gaps are filled: such plans are not what the base settles to by itself. */
const CROWDED_SHARE = 45;
/** Dots that one part of the work settles each by itself. */
const PATCHES_A_PART = 5000;

/**
 * Moves the dots of a plan to an even, open arrangement; ids, sessions and order stay. Each dot moves as the design within one
 * spacing around it says, so an edit of the density is felt two spacings beyond the edited area at most (docs/methods/dots.md). Options must be those of the plan. Same bytes on every machine.
 */
export function settleDots(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  options?: SettleDotsOptions & { readonly cancelled?: undefined },
): DotPlan;
export function settleDots(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  options: SettleDotsOptions,
): DotPlan | undefined;
export function settleDots(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  options: SettleDotsOptions = {},
): DotPlan | undefined {
  const work = settleWork(base, plan, densityPerCm2, options);
  const settler = settlerOnce(base, work);
  const offsets: Float64Array[] = [];
  for (const part of work.parts) {
    if (options.cancelled?.() === true) return undefined;
    offsets.push('perMm2' in part ? settlePart(base, part) : settleAsked(settler(), part.asked));
  }
  return finishSettle(base, plan, densityPerCm2, work, offsets, options, settler);
}

/** Makes the settler of single dots when it is first asked for: it sorts the whole base. */
function settlerOnce(base: BaseSequence, work: SettleWork): () => PatchSettler {
  let made: PatchSettler | undefined;
  return () => {
    made ??= patchSettler(base, work.patches);
    return made;
  };
}

/** What settling a plan takes: parts that can be settled in any order, on any thread. */
export interface SettleWork {
  readonly parts: readonly SettlePart[];
  /** Of each part the dots it settles, in its order. */
  readonly dots: readonly Uint32Array[];
  /** What the parts that settle dots each by itself are asked with. */
  readonly patches: SettlePatchesOptions;
}

/**
 * The first part of settleDots: what to ask settlePart for. Dots with one density all around are settled together, as the base settles
 * at that density; the others each by itself. Options must be those of the plan.
 */
export function settleWork(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  options: SettleDotsOptions = {},
): SettleWork {
  const settings = settingsOf(options);
  const comfortablePerCm2 = CROWDED_SHARE / (settings.minSpacingMm * settings.minSpacingMm);
  const dotOf = new Int32Array(base.count).fill(-1);
  for (let n = 0; n < plan.count; n++) dotOf[plan.ids[n]!] = n;
  const nearHair = hairsNear(base, plan, densityPerCm2, options);
  const levels = new Map<number, number[]>();
  const single: number[] = [];
  const cells: number[] = [];
  const evenPerCm2 = evenCells(base, densityPerCm2);
  // In spatial order: each by itself reads what the one before has read.
  for (const id of base.grid.items) {
    const n = dotOf[id]!;
    const perCm2 = densityPerCm2[id]!;
    if (n < 0 || !(perCm2 >= LOWEST_PER_CM2)) continue;
    if (nearHair?.[n] === 1 || perCm2 > comfortablePerCm2 || !isFlat(base, id, densityPerCm2, evenPerCm2, cells)) {
      single.push(n);
      continue;
    }
    const level = levels.get(perCm2);
    if (level) level.push(n);
    else levels.set(perCm2, [n]);
  }
  const parts: SettlePart[] = [];
  const dots: Uint32Array[] = [];
  const idsOf = (chosen: readonly number[]): Uint32Array => Uint32Array.from(chosen, (n) => plan.ids[n]!);
  for (const [perCm2, members] of levels) {
    parts.push({ perMm2: perCm2 * 0.01, ...settings, asked: idsOf(members) });
    dots.push(Uint32Array.from(members));
  }
  const sessionOf = new Uint8Array(single.length > 0 ? base.count : 0);
  for (let n = 0; single.length > 0 && n < plan.count; n++) sessionOf[plan.ids[n]!] = plan.sessions[n]!;
  const patches = { densityPerCm2, sessionOf, ...settings, ...(options.fixed ? { fixed: options.fixed } : {}) };
  for (let from = 0; from < single.length; from += PATCHES_A_PART) {
    const members = single.slice(from, from + PATCHES_A_PART);
    parts.push({ ...patches, asked: idsOf(members) });
    dots.push(Uint32Array.from(members));
  }
  return { parts, dots, patches };
}

function settingsOf(options: SettleDotsOptions) {
  return {
    minSpacingMm: options.minSpacingMm ?? PLAN_DOTS_DEFAULTS.minSpacingMm,
    sessionShares: options.sessionShares ?? PLAN_DOTS_DEFAULTS.sessionShares,
    irregularity: Math.max(0, options.irregularity ?? SETTLE_DOTS_DEFAULTS.irregularity),
  };
}

/** The one density of each grid cell of a base; NaN where there are several, 0 where there is none. */
function evenCells(base: BaseSequence, densityPerCm2: Float32Array): Float32Array {
  const { start, items } = base.grid;
  const even = new Float32Array(start.length - 1);
  for (let cell = 0; cell < even.length; cell++) {
    let one = 0;
    for (let k = start[cell]!; k < start[cell + 1]!; k++) {
      const there = densityPerCm2[items[k]!]!;
      if (!(there > 0) || base.treatable[items[k]!] === 0 || there === one) continue;
      one = one === 0 ? there : Number.NaN;
    }
    even[cell] = one;
  }
  return even;
}

/** Whether the density is the same all around a dot, as far as it matters to it; beyond a border there is none to differ. */
function isFlat(
  base: BaseSequence,
  id: number,
  densityPerCm2: Float32Array,
  evenPerCm2: Float32Array,
  cells: number[],
): boolean {
  const { grid, positionsMm: p, normals: nrm } = base;
  const own = densityPerCm2[id]!;
  const reach = (10 * TREND.reach) / Math.sqrt(own);
  if (reach <= grid.cellMm && isEvenAround(base, grid.cellOf[id]!, own, evenPerCm2)) return true;
  const x = p[3 * id]!;
  const y = p[3 * id + 1]!;
  const z = p[3 * id + 2]!;
  const found = cellsInBall(grid, x, y, z, reach, cells);
  for (let c = 0; c < found; c++) {
    const end = grid.start[cells[c]! + 1]!;
    for (let k = grid.start[cells[c]!]!; k < end; k++) {
      const j = grid.items[k]!;
      const there = densityPerCm2[j]!;
      if (there === own || !(there > 0) || base.treatable[j] === 0) continue;
      const dx = grid.itemsMm[3 * k]! - x;
      const dy = grid.itemsMm[3 * k + 1]! - y;
      const dz = grid.itemsMm[3 * k + 2]! - z;
      if (dx * dx + dy * dy + dz * dz >= reach * reach) continue;
      if (nrm[3 * id]! * nrm[3 * j]! + nrm[3 * id + 1]! * nrm[3 * j + 1]! + nrm[3 * id + 2]! * nrm[3 * j + 2]! > 0)
        return false;
    }
  }
  return true;
}

/** Whether a cell and those that touch it hold no other density. */
function isEvenAround({ grid }: BaseSequence, cell: number, perCm2: number, evenPerCm2: Float32Array): boolean {
  const { nearStart, nearRuns } = grid;
  for (let r = nearStart[cell]!; r < nearStart[cell + 1]!; r += 2)
    for (let other = nearRuns[r]!; other < nearRuns[r + 1]!; other++)
      if (evenPerCm2[other] !== perCm2 && evenPerCm2[other] !== 0) return false;
  return true;
}

/** 1 for dots near enough to a fixed point to mind it. */
function hairsNear(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  { fixed }: SettleDotsOptions,
): Uint8Array | undefined {
  if (!fixed || fixed.radiusMm.length === 0) return undefined;
  const grid = buildPointGrid(fixed.positionsMm, fixed.radiusMm.length, 2);
  const near = new Uint8Array(plan.count);
  const cells: number[] = [];
  for (let n = 0; n < plan.count; n++) {
    const i = 3 * plan.ids[n]!;
    const [x, y, z] = [base.positionsMm[i]!, base.positionsMm[i + 1]!, base.positionsMm[i + 2]!];
    const reach = (10 * TREND.reach) / Math.sqrt(densityPerCm2[plan.ids[n]!]!);
    const found = cellsInBall(grid, x, y, z, reach, cells);
    for (let c = 0; c < found && near[n] === 0; c++)
      for (let k = grid.start[cells[c]!]!; k < grid.start[cells[c]! + 1]!; k++) {
        const f = 3 * grid.items[k]!;
        const dx = fixed.positionsMm[f]! - x;
        const dy = fixed.positionsMm[f + 1]! - y;
        const dz = fixed.positionsMm[f + 2]! - z;
        if (dx * dx + dy * dy + dz * dz < reach * reach) near[n] = 1;
      }
  }
  return near;
}

/** The last part of settleDots. offsetsMm: what settlePart returned for each of work.parts. */
export function finishSettle(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  work: SettleWork,
  offsetsMm: readonly Float64Array[],
  options: SettleDotsOptions = {},
  settler = settlerOnce(base, work),
): DotPlan {
  const settings = settingsOf(options);
  const targetMm = plan.positionsMm.slice();
  const single = new Uint8Array(plan.count);
  work.dots.forEach((dots, part) => {
    const offsets = offsetsMm[part]!;
    if (!('perMm2' in work.parts[part]!)) for (let a = 0; a < dots.length; a++) single[dots[a]!] = 1;
    for (let a = 0; a < dots.length; a++) {
      // A gap filler need not be in its level.
      if (Number.isNaN(offsets[3 * a]!)) continue;
      for (let k = 0; k < 3; k++) targetMm[3 * dots[a]! + k]! += offsets[3 * a + k]!;
    }
  });
  const settledMm = targetMm.slice();
  const shared = { ...settings, single, ...(options.fixed ? { fixed: options.fixed } : {}) };
  separateDots(base, plan, densityPerCm2, targetMm, shared);
  closeHoles(base, plan, densityPerCm2, targetMm, { ...shared, settledMm, settler });
  for (let k = 0; k < targetMm.length; k++) targetMm[k] = Math.round(targetMm[k]! * 1000) / 1000;
  const floorMm = new Float64Array(plan.count).fill(settings.minSpacingMm);
  return { ...plan, positionsMm: resolveSpacing(base, plan, targetMm, floorMm, settings.minSpacingMm, options) };
}
