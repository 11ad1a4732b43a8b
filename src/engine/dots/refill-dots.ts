import { type BaseSequence, finishBase } from './base-sequence.ts';
import type { FixedPoints } from './fixed-points.ts';
import { type DotPlan, planDots } from './plan-dots.ts';
import { ROUGHEN } from './roughen-dots.ts';
import { type SettleDotsOptions, settleDots } from './settle-dots.ts';

export interface RefillDotsOptions extends SettleDotsOptions {
  /** New dots keep this far from the places of lost ones; 0 fills the old places. */
  readonly exclusionRadiusMm?: number;
  /** Whether the surviving dots came from a settled plan (default true). */
  readonly settled?: boolean;
  /** What the plan before went through after settling. */
  readonly finish?: (plan: DotPlan) => DotPlan;
}

/**
 * New dots that restore the density after losses. Survivors and hairs stand and count as density. The base is first moved to
 * where its plan settled, so that an unchanged design offers the very places that were lost; ids are base indices.
 */
export function refillDots(
  base: BaseSequence,
  densityPerCm2: Float32Array,
  survivorsMm: Float64Array,
  lostMm: Float64Array,
  options: RefillDotsOptions = {},
): DotPlan {
  const whole = planDots(base, densityPerCm2, options);
  const moved = options.settled === false ? whole : settleDots(base, whole, densityPerCm2, withoutCancel(options));
  const before = options.finish?.(moved) ?? moved;
  const positionsMm = base.positionsMm.slice();
  const candidates = new Uint8Array(base.count);
  for (let n = 0; n < before.count; n++) {
    candidates[before.ids[n]!] = 1;
    for (let k = 0; k < 3; k++) positionsMm[3 * before.ids[n]! + k] = before.positionsMm[3 * n + k]!;
  }
  const offered = finishBase({ ...base, positionsMm });
  const hairs = options.fixed;
  const survivorCount = survivorsMm.length / 3;
  const hairCount = hairs ? hairs.radiusMm.length : 0;
  const standing = new Float64Array(3 * (survivorCount + hairCount));
  const radiusMm = new Float32Array(survivorCount + hairCount);
  standing.set(survivorsMm);
  if (hairs) {
    standing.set(hairs.positionsMm, 3 * survivorCount);
    radiusMm.set(hairs.radiusMm, survivorCount);
  }
  const exclusion = options.exclusionRadiusMm ?? 0;
  const avoid: FixedPoints | undefined =
    exclusion > 0 ? { positionsMm: lostMm, radiusMm: new Float32Array(lostMm.length / 3).fill(exclusion) } : undefined;
  return planDots(offered, densityPerCm2, {
    ...options,
    fixed: { positionsMm: standing, radiusMm },
    // Roughened dots may stand this near: the lost place itself must stay open.
    candidates,
    most: Math.max(0, whole.count - survivorCount),
    softSpacing: ROUGHEN.floor - 0.02,
    ...(avoid ? { avoid } : {}),
  });
}

function withoutCancel(options: RefillDotsOptions): SettleDotsOptions & { cancelled?: undefined } {
  const { cancelled: _, ...rest } = options;
  return rest;
}
