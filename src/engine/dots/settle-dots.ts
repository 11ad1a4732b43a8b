import type { BaseSequence } from './base-sequence.ts';
import { localPass } from './local-pass.ts';
import { type DotPlan, PLAN_DOTS_DEFAULTS, type PlanDotsOptions } from './plan-dots.ts';
import { cellsInBall } from './point-grid.ts';
import { resolveSpacing } from './resolve-spacing.ts';
import { roughenDots } from './roughen-dots.ts';
import { settleLevel } from './settle-level.ts';

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
  const levels = [base.densityPerCm2 * 0.01];
  while (levels[levels.length - 1]! > LOWEST_LEVEL) levels.push(levels[levels.length - 1]! / LEVEL_RATIO);
  const above = new Int16Array(plan.count).fill(-1);
  const mixing = new Float64Array(plan.count);
  const asked: number[][] = levels.map(() => []);
  const planned = new Uint8Array(base.count);
  for (let n = 0; n < plan.count; n++) planned[plan.ids[n]!] = 1;
  const cells: number[] = [];
  for (let n = 0; n < plan.count; n++) {
    const rho = densityPerCm2[plan.ids[n]!]! * 0.01;
    if (!(rho >= levels[levels.length - 1]!)) continue;
    let low = 0;
    let high = levels.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (levels[middle]! >= rho) low = middle;
      else high = middle;
    }
    above[n] = low;
    const w = (rho - levels[low + 1]!) / (levels[low]! - levels[low + 1]!);
    mixing[n] = w < 1 ? w : 1;
    mixing[n] = presence(base, plan.ids[n]!, rho, levels[low + 1]!, levels[low]!, mixing[n]!, planned, cells);
    asked[low]!.push(plan.ids[n]!);
    asked[low + 1]!.push(plan.ids[n]!);
  }
  const targetMm = plan.positionsMm.slice();
  const slot = new Int32Array(base.count).fill(-1);
  const settled = new Float64Array(3 * plan.count);
  for (let level = 0; level < levels.length; level++) {
    if (asked[level]!.length === 0) continue;
    if (options.cancelled?.() === true) return undefined;
    const { members, offsetsMm } = settleLevel(base, {
      perMm2: levels[level]!,
      sessionShares,
      minSpacingMm,
      asked: asked[level]!,
    });
    for (let m = 0; m < members.length; m++) slot[members[m]!] = m;
    for (let n = 0; n < plan.count; n++) {
      const isUpper = above[n] === level;
      if (!isUpper && above[n] !== level - 1) continue;
      const m = slot[plan.ids[n]!]!;
      if (isUpper) {
        for (let k = 0; k < 3; k++) settled[3 * n + k] = m < 0 ? 0 : offsetsMm[3 * m + k]!;
      } else if (m >= 0) {
        const w = mixing[n]!;
        for (let k = 0; k < 3; k++) settled[3 * n + k] = w * settled[3 * n + k]! + (1 - w) * offsetsMm[3 * m + k]!;
      }
    }
    for (let m = 0; m < members.length; m++) slot[members[m]!] = -1;
  }
  for (let k = 0; k < targetMm.length; k++) targetMm[k] = targetMm[k]! + settled[k]!;
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
