import type { PlanFile } from '#/contract/plan-file.ts';
import { SHADE_DILUTIONS } from '#/engine/skin/pigments.ts';
import type { ConsentPlan } from '#/practice/consent/consent-content.ts';
import type { ShownPreview } from '#/practice/consent/consent-record.ts';

/** Where a plan is kept. */
export interface KeptPlan {
  readonly planId: string;
  readonly planSha256: string;
}

/** What a consent says of a plan, and what it covers (CN4). */
export function consentPlanOf(
  plan: Pick<PlanFile, 'planId' | 'zones' | 'shades' | 'sessions' | 'totals' | 'design'>,
  kept: KeptPlan,
): ConsentPlan {
  const zones = plan.zones.filter(({ dots }) => dots > 0).map(({ zone }) => zone);
  const { midpointMm } = plan.design.hairline;
  return {
    ...kept,
    planVersion: plan.planId,
    numbers: {
      dots: plan.totals.dots,
      areaCm2: plan.totals.areaCm2,
      sessions: plan.sessions.length,
      hours: plan.totals.minutes / 60,
      zones,
      hairlineMidpointMm: zones.includes('hairline') ? midpointMm : null,
    },
    envelope: { hairlineMidpointMm: midpointMm, shadeIndex: shadeStep(plan), dots: plan.totals.dots, zones },
  };
}

/** Place on the ladder of dilutions of the shade that most dots have. */
function shadeStep({ zones, shades }: Pick<PlanFile, 'zones' | 'shades'>): number {
  const dotsOf = shades.map((_, index) =>
    zones.filter(({ shade }) => shade === index).reduce((sum, { dots }) => sum + dots, 0),
  );
  const dilution = shades[dotsOf.indexOf(Math.max(...dotsOf))]?.dilution ?? 0;
  const distance = (step: number): number => Math.abs(step - dilution);
  return SHADE_DILUTIONS.reduce(
    (best, step, index) => (distance(step) < distance(SHADE_DILUTIONS[best]!) ? index : best),
    0,
  );
}

/** A picture among the files of a plan. */
export interface PlanPictureFile {
  readonly name: string;
  readonly sha256: string;
}

/** The pictures that go with a consent: fresh after session 1, healed after the last, and after three years. */
export function consentPreviews<File extends PlanPictureFile>(
  files: readonly File[],
): readonly (ShownPreview & { readonly file: File })[] {
  const find = (state: RegExp): File | undefined => files.filter(({ name }) => state.test(name)).at(-1);
  const shown = [
    { state: 'fresh', file: find(/session-1-fresh\.png$/) },
    { state: 'healed', file: find(/session-\d+-healed\.png$/) },
    { state: 'year3', file: find(/year-3\.png$/) },
  ];
  return shown.flatMap(({ state, file }) => (file ? [{ state, sha256: file.sha256, file }] : []));
}
