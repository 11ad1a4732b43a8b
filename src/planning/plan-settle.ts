import { insideField } from '#/engine/dots/inside-field.ts';
import { settleDots } from '#/engine/dots/settle-dots.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import type { DraftOptions, PlanDraft } from './plan-draft.ts';
import type { PlanBase } from './plan-head.ts';

/** Step 6, on letting go and in every finished plan (in a worker): the same dots, evened out over all sessions together. */
export function settleDraft(base: PlanBase, draft: PlanDraft, design: ScalpDesign, options: DraftOptions): PlanDraft {
  const plan = settleDots(base.base, draft.plan, draft.field.perCm2, {
    minSpacingMm: design.minSpacingMm,
    sessionShares: options.sessionShares,
    keepIn: insideField(base.base, draft.field.perCm2),
    ...(options.irregularity === undefined ? {} : { irregularity: options.irregularity }),
  });
  return { field: draft.field, plan };
}
