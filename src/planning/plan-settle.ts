import { insideField } from '#/engine/dots/inside-field.ts';
import { type SettleDotsOptions, settleDots } from '#/engine/dots/settle-dots.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import type { DraftOptions, PlanDraft } from './plan-draft.ts';
import type { PlanBase } from './plan-head.ts';

/** Step 6, on letting go and in every finished plan (in a worker): the same dots, evened out over all sessions together. */
export function settleDraft(base: PlanBase, draft: PlanDraft, design: ScalpDesign, options: DraftOptions): PlanDraft {
  const plan = settleDots(base.base, draft.plan, draft.field.perCm2, settleOptions(base, draft, design, options));
  return { field: draft.field, plan };
}

/** What settleDots is called with for a draft. */
export function settleOptions(
  base: PlanBase,
  draft: PlanDraft,
  design: ScalpDesign,
  { sessionShares, irregularity }: DraftOptions,
): Omit<SettleDotsOptions, 'cancelled'> {
  return {
    minSpacingMm: design.minSpacingMm,
    sessionShares,
    keepIn: insideField(base.base, draft.field.perCm2),
    ...(irregularity === undefined ? {} : { irregularity }),
  };
}
