import type { BaseSequence } from './base-sequence.ts';
import { localPass } from './local-pass.ts';
import { type DotPlan, PLAN_DOTS_DEFAULTS, type PlanDotsOptions } from './plan-dots.ts';
import { cellsInBall } from './point-grid.ts';
import { resolveSpacing } from './resolve-spacing.ts';
import { roughenDots } from './roughen-dots.ts';
import { type SettleLevelOptions, settleLevel } from './settle-level.ts';

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

/** Densities of neighbouring settled levels differ by this factor: 2^(1/12). */
const LEVEL_RATIO = 1.0594630943592953;
/** Reach (in spacings) within which dots that tell two levels apart are looked for, and the weight of the density itself. */
const MIX = { reach: 0.85, prior: 0.15 } as const;
/** Sparser skin than this (per mm2) is not settled: its dots are single ones. */
const LOWEST_LEVEL = 0.02;

/**
 * Moves the dots of a plan to an even, open arrangement; ids, sessions and order stay. Each dot moves by what the settled levels
 * of the base just above and below the density at its place say, so an edit of the density moves no dot outside the edited
 * area except to keep the spacing at its rim. Options must be those of the plan. Same bytes on every machine.
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
  const minSpacingMm = options.minSpacingMm ?? PLAN_DOTS_DEFAULTS.minSpacingMm;
  const sessionShares = options.sessionShares ?? PLAN_DOTS_DEFAULTS.sessionShares;
  const work = settleWork(base, plan, densityPerCm2, { minSpacingMm, sessionShares });
  const offsets: Float64Array[] = [];
  for (const level of work.levels) {
    if (options.cancelled?.() === true) return undefined;
    offsets.push(settleLevel(base, level));
  }
  return finishSettle(base, plan, densityPerCm2, work, offsets, options);
}

/** What settling a plan takes: levels that can be settled in any order, on any thread, and how they are mixed. */
export interface SettleWork {
  readonly levels: readonly SettleLevelOptions[];
  /** Of each dot the level above its density, as index of levels; -1: it stays. The level below is the next. */
  readonly above: Int16Array;
  /** Weight of the level above. */
  readonly mixing: Float64Array;
  /** Place of each dot among those that the upper and the lower level are asked for, stride 2. */
  readonly places: Uint32Array;
}

/** The first part of settleDots: what to ask settleLevel for. Options must be those of the plan. */
export function settleWork(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  options: Pick<SettleDotsOptions, 'minSpacingMm' | 'sessionShares'> = {},
): SettleWork {
  const minSpacingMm = options.minSpacingMm ?? PLAN_DOTS_DEFAULTS.minSpacingMm;
  const sessionShares = options.sessionShares ?? PLAN_DOTS_DEFAULTS.sessionShares;
  const ladder = [base.densityPerCm2 * 0.01];
  while (ladder[ladder.length - 1]! > LOWEST_LEVEL) ladder.push(ladder[ladder.length - 1]! / LEVEL_RATIO);
  const above = new Int16Array(plan.count).fill(-1);
  const mixing = new Float64Array(plan.count);
  const places = new Uint32Array(2 * plan.count);
  const asked: number[][] = ladder.map(() => []);
  const planned = new Uint8Array(base.count);
  for (let n = 0; n < plan.count; n++) planned[plan.ids[n]!] = 1;
  const cells: number[] = [];
  for (let n = 0; n < plan.count; n++) {
    const id = plan.ids[n]!;
    const rho = densityPerCm2[id]! * 0.01;
    if (!(rho >= ladder[ladder.length - 1]!)) continue;
    let low = 0;
    let high = ladder.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (ladder[middle]! >= rho) low = middle;
      else high = middle;
    }
    above[n] = low;
    const w = Math.min(1, (rho - ladder[low + 1]!) / (ladder[low]! - ladder[low + 1]!));
    mixing[n] = presence(base, id, rho, ladder[low + 1]!, ladder[low]!, w, planned, cells);
    places[2 * n] = asked[low]!.push(id) - 1;
    places[2 * n + 1] = asked[low + 1]!.push(id) - 1;
  }
  // Only the levels that some dot asks for; a dot's two levels are both asked for, so they stay next to each other.
  const renamed = new Int16Array(ladder.length);
  const levels: SettleLevelOptions[] = [];
  for (let level = 0; level < ladder.length; level++) {
    renamed[level] = levels.length;
    if (asked[level]!.length > 0)
      levels.push({ perMm2: ladder[level]!, sessionShares, minSpacingMm, asked: Uint32Array.from(asked[level]!) });
  }
  return { levels, above: above.map((level) => (level < 0 ? -1 : renamed[level]!)), mixing, places };
}

/** The last part of settleDots. offsetsMm: what settleLevel returned for each of work.levels. */
export function finishSettle(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  work: SettleWork,
  offsetsMm: readonly Float64Array[],
  options: SettleDotsOptions = {},
): DotPlan {
  const minSpacingMm = options.minSpacingMm ?? PLAN_DOTS_DEFAULTS.minSpacingMm;
  const targetMm = plan.positionsMm.slice();
  for (let n = 0; n < plan.count; n++) {
    const level = work.above[n]!;
    if (level < 0) continue;
    const upper = offsetsMm[level]!;
    const lower = offsetsMm[level + 1]!;
    const u = 3 * work.places[2 * n]!;
    const l = 3 * work.places[2 * n + 1]!;
    const w = work.mixing[n]!;
    for (let k = 0; k < 3; k++) {
      // A gap filler need not be in its levels.
      let move = Number.isNaN(upper[u]!) ? 0 : upper[u + k]!;
      if (!Number.isNaN(lower[l]!)) move = w * move + (1 - w) * lower[l + k]!;
      targetMm[3 * n + k] = targetMm[3 * n + k]! + move;
    }
  }
  localPass(base, plan, densityPerCm2, targetMm, minSpacingMm, options.fixed);
  for (let k = 0; k < targetMm.length; k++) targetMm[k] = Math.round(targetMm[k]! * 1000) / 1000;
  const floorMm = new Float64Array(plan.count).fill(minSpacingMm);
  const positionsMm = resolveSpacing(base, plan, targetMm, floorMm, minSpacingMm, options);
  const irregularity = options.irregularity ?? SETTLE_DOTS_DEFAULTS.irregularity;
  return roughenDots(base, { ...plan, positionsMm }, densityPerCm2, irregularity, minSpacingMm, options);
}

/**
 * Weight of the upper of two settled levels at a dot. They differ by the dots that appear between them: near one that is in the
 * plan the upper level is right, near one that is not the lower; without any near, the density decides.
 */
function presence(
  base: BaseSequence,
  id: number,
  rho: number,
  lower: number,
  upper: number,
  byDensity: number,
  planned: Uint8Array,
  cells: number[],
): number {
  const { grid, positionsMm: p, normals: nrm, thresholdsPerMm2 } = base;
  const radius2 = (MIX.reach * MIX.reach) / rho;
  const x = p[3 * id]!;
  const y = p[3 * id + 1]!;
  const z = p[3 * id + 2]!;
  const found = cellsInBall(grid, x, y, z, Math.sqrt(radius2), cells);
  let sum = MIX.prior;
  let present = MIX.prior * byDensity;
  for (let c = 0; c < found; c++) {
    for (let k = grid.start[cells[c]!]!; k < grid.start[cells[c]! + 1]!; k++) {
      const j = grid.items[k]!;
      const threshold = thresholdsPerMm2[j]!;
      if (threshold < lower || threshold >= upper || j === id) continue;
      const dx = p[3 * j]! - x;
      const dy = p[3 * j + 1]! - y;
      const dz = p[3 * j + 2]! - z;
      const t = 1 - (dx * dx + dy * dy + dz * dz) / radius2;
      if (t <= 0) continue;
      if (nrm[3 * id]! * nrm[3 * j]! + nrm[3 * id + 1]! * nrm[3 * j + 1]! + nrm[3 * id + 2]! * nrm[3 * j + 2]! <= 0)
        continue;
      sum += t * t;
      if (planned[j] === 1) present += t * t;
    }
  }
  return present / sum;
}
