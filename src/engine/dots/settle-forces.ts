import { HEX_SPACING } from './fixed-points.ts';

/**
 * How dots are settled; lengths in spacings s = 1 / sqrt(density), of the mean of both ends for pairs. Every repulsion is
 * w (x_i - x_j)(1 - d^2/reach^2)^3, close to a Gaussian of sigma = reach / 2.45. docs/methods/dots.md has the search that chose them.
 */
export const SETTLE = {
  /** Of the whole set. */
  reach: 1.7,
  /** A wide weak repulsion of the whole set takes out low frequencies. */
  wideReach: 2.6,
  wideWeight: 0.18,
  /** No pair farther apart than this acts: the sparse prefixes are cut off here. */
  pairReach: 2.6,
  /** Times (1 - share)^2: the weight of a session prefix against the whole set. */
  prefixWeight: 2.1,
  /** Most that a dot moves in one pass. */
  passLimit: 0.2,
  /** No pair may come nearer than this many hexagonal spacings. */
  floor: 0.635,
  /** The last pass is short and spreads nearest neighbours. */
  closingReach: 1.1,
  closingStep: 0.3,
  closingLimit: 0.12,
} as const;

/** Between the steps of the table of strengths the line is taken: 3e-6 off at most. */
export const STRENGTH_STEPS = 512;

/** Numbers in a row of a table of strengths. */
export const STRENGTH_ROW = STRENGTH_STEPS + 2;

/**
 * The sum of all repulsions that act on a pair, times the step, over d^2 / pairReach^2: a row for each number of session
 * prefixes that both are in, counted from the largest on. prefixes: the shares below 1, ascending.
 */
export function strengthTable(prefixes: readonly number[], step: number): Float64Array {
  const table = new Float64Array((prefixes.length + 1) * STRENGTH_ROW);
  addRepulsion(table, 0, step * SETTLE.wideWeight, SETTLE.wideReach);
  addRepulsion(table, 0, step, SETTLE.reach);
  for (let common = 1; common <= prefixes.length; common++) {
    const share = prefixes[prefixes.length - common]!;
    // The first, sparsest sessions need it most.
    const weight = SETTLE.prefixWeight * (1 - share) * (1 - share);
    addRepulsion(table, common, step * weight, Math.min(SETTLE.pairReach, SETTLE.reach / Math.sqrt(share)));
  }
  return table;
}

/** The same for the closing pass, which is short. prefixStep: how far it spreads the session prefixes too. */
export function closingTable(prefixes: readonly number[], prefixStep: number): Float64Array {
  const table = new Float64Array((prefixes.length + 1) * STRENGTH_ROW);
  addRepulsion(table, 0, SETTLE.closingStep, SETTLE.closingReach);
  for (let common = 1; common <= prefixes.length; common++) {
    const share = prefixes[prefixes.length - common]!;
    const reach = Math.min(SETTLE.pairReach, SETTLE.closingReach / Math.sqrt(share));
    addRepulsion(table, common, prefixStep, reach);
  }
  return table;
}

function addRepulsion(table: Float64Array, fromRow: number, weight: number, reach: number): void {
  const scale = (SETTLE.pairReach * SETTLE.pairReach) / (reach * reach * STRENGTH_STEPS);
  for (let row = fromRow * STRENGTH_ROW; row < table.length; row += STRENGTH_ROW)
    for (let q = 0; q <= STRENGTH_STEPS; q++) {
      const t = 1 - q * scale;
      if (t > 0) table[row + q]! += weight * t * t * t;
    }
}

/** Floor of settling (mm) for two dots of these spacings; what rounding to 1 um may take is added. */
export function settleFloorMm(floor: number, meanSpacingMm: number, minSpacingMm: number): number {
  const soft = floor * HEX_SPACING * meanSpacingMm;
  return (soft > minSpacingMm ? soft : minSpacingMm) + 0.003;
}
