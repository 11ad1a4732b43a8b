import { type DotPlan, planDots } from '#/engine/dots/plan-dots.ts';
import { type DensityField, densityField, type RegionField, regionField } from '#/engine/scalp/density-field.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import type { PlanBase, PlanHead } from './plan-head.ts';

export interface DraftOptions {
  /** Cumulative share of the dots after each session. */
  readonly sessionShares: readonly number[];
  /** 0 even to 1 irregular; absent: the engine's default, which aims at nature. */
  readonly irregularity?: number;
}

/** Dots of a design: where, in which session, in which zone. */
export interface PlanDraft {
  readonly field: DensityField;
  readonly plan: DotPlan;
}

/** Step 4, when anything of the design but the hairline changes, or the hairline's middle (about 0.5 microseconds a base point). */
export function draftRegion(scene: PlanHead, base: PlanBase, design: ScalpDesign): RegionField {
  return regionField(scene.chart, base.coordinates, design);
}

/**
 * Step 5, on every move of a hairline handle (20 to 40 ms at 20,000 dots): density and unsettled dots. `region` is step 4's.
 * Density above what the base holds is cut there; the findings say so (DE05).
 */
export function draftDots(
  scene: PlanHead,
  base: PlanBase,
  region: RegionField,
  design: ScalpDesign,
  options: DraftOptions,
): PlanDraft {
  const field = densityField(scene.chart, base.coordinates, region, design);
  const highest = base.base.densityPerCm2 * 0.999;
  for (let n = 0; n < field.perCm2.length; n++) if (field.perCm2[n]! > highest) field.perCm2[n] = highest;
  const plan = planDots(base.base, field.perCm2, {
    minSpacingMm: design.minSpacingMm,
    sessionShares: options.sessionShares,
  });
  return { field, plan };
}
