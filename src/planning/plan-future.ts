import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { type FutureLoss, futureLoss } from '#/engine/scalp/findings-future.ts';
import { draftRegion, type PlanDraft } from './plan-draft.ts';
import type { PlanBase, PlanHead } from './plan-head.ts';

/**
 * The design after one to three more Norwood grades: own hair left at each base point and the bare skin beside the dots. The
 * picture of rule DE07 draws stubble by `hair` and the plan's dots.
 */
export function draftFutureLoss(
  scene: PlanHead,
  base: PlanBase,
  draft: PlanDraft,
  design: ScalpDesign,
): readonly FutureLoss[] {
  const region = draftRegion(scene, base, design);
  const { treatable, densityPerCm2 } = base.base;
  return futureLoss(scene.chart, base.coordinates, design, { ...draft.field, region }, (n) =>
    treatable[n] === 1 ? 1 / densityPerCm2 : 0,
  );
}
