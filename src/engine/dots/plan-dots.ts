import type { BaseSequence } from './base-sequence.ts';
import { fillGaps } from './fill-gaps.ts';
import { type FixedPoints, HEX_SPACING } from './fixed-points.ts';
import { GAP_REACH } from './gap-candidates.ts';
import { markFixed, spreadRings } from './mark-fixed.ts';
import { placePoints } from './place-points.ts';
import { freshState, type PlanScratch, scratchOf } from './plan-scratch.ts';

/** The dots of a plan, in order of id. All arrays have one entry (or stride) a dot. */
export interface DotPlan {
  readonly count: number;
  /** Index in the base sequence: stable over drags, sessions, audits, undo. */
  readonly ids: Uint32Array;
  /** Stride 3, mm. */
  readonly positionsMm: Float64Array;
  readonly triangles: Uint32Array;
  /** From 1. */
  readonly sessions: Uint8Array;
  /** u in [0, 1): a dot belongs to every prefix whose share is above it. */
  readonly shares: Float32Array;
  /** 0 .. count - 1 in order of share. */
  readonly ranks: Uint32Array;
}

export interface PlanDotsOptions {
  /** Hard spacing between centres, mm. */
  readonly minSpacingMm?: number;
  /** Cumulative share of the dots after each session, ascending, the last 1; 1 to 5 sessions. */
  readonly sessionShares?: readonly number[];
  readonly fixed?: FixedPoints;
  /** Places where no new dot may stand, and that are no dots themselves: their share is placed around them. */
  readonly avoid?: FixedPoints;
  /** Soft spacing in hexagonal spacings of the local density. */
  readonly softSpacing?: number;
  /** 1 = may be taken outright, one value a base point; the others may only fill gaps. Absent: all. */
  readonly candidates?: Uint8Array;
  /** Gaps are filled up to this number of dots in all. */
  readonly most?: number;
}

export const PLAN_DOTS_DEFAULTS = {
  /** DER, parameters row 14. */
  minSpacingMm: 0.55,
  /** Liu 2025 (PR, n = 10): 30, 70 and 100 % of the final density. */
  sessionShares: [0.3, 0.7, 1],
  /** DER: just below what the base keeps by itself, so that few dots are dropped. */
  softSpacing: 0.58,
} as const;

/** Above this density times spacing squared gaps are filled everywhere, not only around fixed points. */
const CROWDED = 0.4515;

/**
 * Cuts a plan out of the base: point i is taken in order when its threshold lies below the density at its place and no fixed or
 * earlier taken point lies within the larger of the hard and the soft spacing, nor within the hard one if it faces away (across an ear
 * or a fold); gaps around fixed points and around places refused for what lies behind are then filled.
 * densityPerCm2 has one value a base point, 0 = keep out; the guard band is kept out always. O(base points).
 * Throws RangeError for a density above that of the base, a wrong length, spacings or shares out of range.
 */
export function planDots(base: BaseSequence, densityPerCm2: Float32Array, options: PlanDotsOptions = {}): DotPlan {
  const minSpacingMm = options.minSpacingMm ?? PLAN_DOTS_DEFAULTS.minSpacingMm;
  const sessionShares = options.sessionShares ?? PLAN_DOTS_DEFAULTS.sessionShares;
  if (densityPerCm2.length !== base.count) throw new RangeError('planDots: one density a base point');
  if (!(minSpacingMm >= 0)) throw new RangeError('planDots: the spacing must not be negative');
  checkShares(sessionShares);
  // In local spacings.
  const softInSpacings = (options.softSpacing ?? PLAN_DOTS_DEFAULTS.softSpacing) * HEX_SPACING;
  const { count, thresholdsPerMm2, earlierStart, earlierIndex, earlierMm } = base;
  const candidates = options.candidates;
  let highest = 0;
  for (let i = 0; i < count; i++) if (densityPerCm2[i]! > highest) highest = densityPerCm2[i]!;
  if (highest > base.densityPerCm2 * (1 + 1e-6))
    throw new RangeError('planDots: the density exceeds that of the base sequence; build a denser base');
  const crowdedPerCm2 = (100 * CROWDED) / (minSpacingMm * minSpacingMm);
  const fixed = someOf(options.fixed);
  const avoid = someOf(options.avoid);
  const { behind } = base;
  const filling = fixed !== undefined || avoid !== undefined || highest > crowdedPerCm2;
  const placed = fixed && placePoints(base.grid, fixed);
  const state = freshState(base);
  let scratch = filling ? freshScratch(base, state, densityPerCm2) : undefined;
  if (scratch) {
    if (avoid) markFixed(base, placePoints(base.grid, avoid), 0, 0, scratch);
    if (placed) markFixed(base, placed, minSpacingMm, softInSpacings, scratch);
  }
  let taken = 0;
  let atBehind = 0;
  const ordered = upperBound(thresholdsPerMm2, highest * 0.01);
  for (let i = 0; i < ordered; i++) {
    const rho = densityPerCm2[i]! * 0.01;
    if (!(thresholdsPerMm2[i]! < rho) || state[i] !== 0 || candidates?.[i] === 0) continue;
    const from = earlierStart[i]!;
    const to = earlierStart[i + 1]!;
    if (from < to) {
      const soft = softInSpacings / Math.sqrt(rho);
      const needed = soft > minSpacingMm ? soft : minSpacingMm;
      let free = true;
      for (let m = from; m < to; m++) {
        if (earlierMm[m]! < needed && state[earlierIndex[m]!]! === 4) {
          free = false;
          break;
        }
      }
      if (!free) continue;
    }
    while (atBehind < behind.later.length && behind.later[atBehind]! < i) atBehind++;
    if (behind.later[atBehind] === i && !isClearBehind(base, state, atBehind, minSpacingMm)) {
      // What another place nearby can make up for.
      scratch ??= freshScratch(base, state, densityPerCm2);
      const { rings } = scratch;
      const cell = base.grid.cellOf[i]!;
      if (rings[cell]! < BEHIND_RINGS) rings[cell] = BEHIND_RINGS;
      continue;
    }
    state[i] = 4;
    taken++;
  }
  if (scratch) {
    spreadRings(base.grid, scratch.rings);
    const limit = options.most === undefined ? undefined : options.most - taken;
    taken += fillGaps(base, scratch, {
      minSpacingMm,
      fixedCells: placed?.cellOf,
      crowdedPerCm2,
      highestPerCm2: highest,
      limit,
    });
  }
  return collect(base, densityPerCm2, sessionShares, state, taken);
}

/** The room for filling gaps, with the densities of this plan and no cell marked yet. */
function freshScratch(base: BaseSequence, state: Uint8Array, densityPerCm2: Float32Array): PlanScratch {
  const scratch = scratchOf(base, state);
  const { items } = base.grid;
  for (let k = 0; k < items.length; k++) scratch.densityBySlot[k] = densityPerCm2[items[k]!]!;
  scratch.rings.fill(0);
  return scratch;
}

/** Grid cells around a place refused for a dot on the other side of an ear or a fold in which gaps are filled. */
const BEHIND_RINGS = 2;

/** Whether no dot that faces away lies within the hard spacing of the point whose row of base.behind starts at `from`. */
function isClearBehind({ behind }: BaseSequence, state: Uint8Array, from: number, minSpacingMm: number): boolean {
  for (let m = from; behind.later[m] === behind.later[from]; m++)
    if (behind.mm[m]! < minSpacingMm && state[behind.earlier[m]!] === 4) return false;
  return true;
}

function someOf(points: FixedPoints | undefined): FixedPoints | undefined {
  return points && points.radiusMm.length > 0 ? points : undefined;
}

/** The points that a plan of one density over the whole base (guard band too) would take, in spatial order. */
export function takeUniform(
  base: Pick<BaseSequence, 'count' | 'thresholdsPerMm2' | 'earlierStart' | 'earlierIndex' | 'earlierMm'> & {
    readonly grid: { readonly items: Uint32Array };
  },
  perMm2: number,
  minSpacingMm: number,
): Uint32Array {
  const soft = (PLAN_DOTS_DEFAULTS.softSpacing * HEX_SPACING) / Math.sqrt(perMm2);
  const needed = soft > minSpacingMm ? soft : minSpacingMm;
  const { count, thresholdsPerMm2, earlierStart, earlierIndex, earlierMm } = base;
  const state = new Uint8Array(count);
  let taken = 0;
  for (let i = 0; i < count; i++) {
    if (!(thresholdsPerMm2[i]! < perMm2)) continue;
    let free = 1;
    for (let m = earlierStart[i]!; m < earlierStart[i + 1]!; m++) {
      if (earlierMm[m]! < needed && state[earlierIndex[m]!] === 1) {
        free = 0;
        break;
      }
    }
    state[i] = free;
    taken += free;
  }
  const members = new Uint32Array(taken);
  let n = 0;
  for (const i of base.grid.items) if (state[i] === 1) members[n++] = i;
  return members;
}

/** Number of leading values below a limit in an ascending list. */
function upperBound(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function checkShares(shares: readonly number[]): void {
  let last = 0;
  for (const share of shares) {
    if (!(share > last) || share > 1) throw new RangeError('planDots: session shares must ascend to 1');
    last = share;
  }
  if (shares.length < 1 || shares.length > 5 || last !== 1)
    throw new RangeError('planDots: one to five session shares, the last 1');
}

function collect(
  base: BaseSequence,
  densityPerCm2: Float32Array,
  sessionShares: readonly number[],
  state: Uint8Array,
  taken: number,
): DotPlan {
  const ids = new Uint32Array(taken);
  // Without a branch: whether a point is a dot is as good as chance.
  for (let i = 0, n = 0; n < taken; i++) {
    ids[n] = i;
    n += state[i]! >> 2;
  }
  const positionsMm = new Float64Array(3 * taken);
  const triangles = new Uint32Array(taken);
  const sessions = new Uint8Array(taken);
  const shares = new Float32Array(taken);
  const lastSession = sessionShares.length - 1;
  for (let n = 0; n < taken; n++) {
    const i = ids[n]!;
    positionsMm[3 * n] = base.positionsMm[3 * i]!;
    positionsMm[3 * n + 1] = base.positionsMm[3 * i + 1]!;
    positionsMm[3 * n + 2] = base.positionsMm[3 * i + 2]!;
    triangles[n] = base.triangles[i]!;
    const ratio = base.thresholdsPerMm2[i]! / (densityPerCm2[i]! * 0.01);
    const share = ratio < 1 ? ratio : fillerShare(ratio, base.densityPerCm2 / densityPerCm2[i]!);
    shares[n] = share < MAX_SHARE ? share : MAX_SHARE;
    const u = shares[n]!;
    let session = 0;
    while (session < lastSession && u >= sessionShares[session]!) session++;
    sessions[n] = session + 1;
  }
  return { count: taken, ids, positionsMm, triangles, sessions, shares, ranks: ranksOf(shares) };
}

/**
 * The share of a gap filler, from how far beyond the density it comes, up to `most` times as far as the base goes. Points from just
 * beyond are tried first and fill most gaps: by the root they spread evenly over the sessions.
 */
function fillerShare(ratio: number, most: number): number {
  return Math.sqrt((ratio - 1) / (Math.min(GAP_REACH, most) - 1));
}

/** Largest share: the float below 1. */
const MAX_SHARE = 1 - 1 / 16777216;

/** Rank of each share in ascending order, ties by index. */
export function ranksOf(shares: Float32Array): Uint32Array {
  const n = shares.length;
  const keys = new Uint32Array(n);
  const low = new Uint32Array(2048);
  const high = new Uint32Array(2048);
  for (let i = 0; i < n; i++) {
    const key = shares[i]! * 4194304;
    keys[i] = key;
    low[key & 2047] = low[key & 2047]! + 1;
    high[key >>> 11] = high[key >>> 11]! + 1;
  }
  startsOf(low);
  startsOf(high);
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[low[keys[i]! & 2047]!++] = i;
  const ranks = new Uint32Array(n);
  for (let m = 0; m < n; m++) ranks[order[m]!] = high[keys[order[m]!]! >>> 11]!++;
  return ranks;
}

/** Turns counts into the sums of those before. */
function startsOf(counts: Uint32Array): void {
  let sum = 0;
  for (let b = 0; b < counts.length; b++) {
    const count = counts[b]!;
    counts[b] = sum;
    sum += count;
  }
}
