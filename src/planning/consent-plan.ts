import type { PlanFile } from '#/contract/plan-file.ts';
import type { Vec3 } from '#/engine/math/vec3.ts';
import type { HairlineDesign } from '#/engine/scalp/design.ts';
import type { Finding } from '#/engine/scalp/finding.ts';
import { designedMidpointMm } from '#/engine/scalp/findings-line.ts';
import type { HeadParameters } from '#/engine/scalp/head.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { compileChart } from '#/engine/scalp/region-chart.ts';
import { SHADE_DILUTIONS } from '#/engine/skin/pigments.ts';
import { type Phrase, phrase } from '#/practice/catalogue/phrase.ts';
import { isTextKey } from '#/practice/catalogue/text-of.ts';
import type { ConsentPlan } from '#/practice/consent/consent-content.ts';
import type { ShownPreview } from '#/practice/consent/consent-record.ts';
import type { ConsentNumbers, ConsentRange } from '#/practice/consent/consent-text.ts';
import type { Band, PlanPrice, PlanShade, PlanTotals, ZonePlan } from './plan-record.ts';
import { SETTLED_SPREAD } from './settled-spread.ts';

/** Where a plan is kept. */
export interface KeptPlan {
  readonly planId: string;
  readonly planSha256: string;
}

/** What of a plan file a consent reads; a plan record has it too. */
export interface ConsentPlanParts {
  readonly planId: string;
  readonly zones: readonly Pick<ZonePlan, 'zone' | 'dots' | 'shade'>[];
  readonly shades: readonly Pick<PlanShade, 'dilution'>[];
  readonly sessions: readonly unknown[];
  readonly totals: PlanTotals;
  readonly price: PlanPrice | null;
  readonly findings: readonly Pick<Finding, 'rule' | 'case' | 'severity' | 'values'>[];
  readonly design: { readonly hairline: PlanFile['design']['hairline'] | HairlineDesign };
  /** What the line is measured on. */
  readonly head: PlanFile['head'] | HeadParameters;
  readonly hairlineMm: readonly Vec3[];
}

/** What a consent says of a plan, and what it covers (CN4). */
export function consentPlanOf(plan: ConsentPlanParts, kept: KeptPlan): ConsentPlan {
  const numbers = consentNumbersOf(plan);
  const hairlineMidpointMm = numbers.hairlineMidpointMm ?? midpointOf(plan);
  const { dots } = plan.totals;
  return {
    ...kept,
    planVersion: plan.planId,
    numbers,
    designPoints: designPointsOf(plan),
    envelope: { hairlineMidpointMm, shadeIndex: shadeStep(plan), dots, zones: numbers.zones },
  };
}

/** The numbers of a plan as a client reads them. */
export function consentNumbersOf(plan: Omit<ConsentPlanParts, 'planId' | 'shades' | 'findings'>): ConsentNumbers {
  const { totals, price } = plan;
  const zones = plan.zones.filter(({ dots }) => dots > 0).map(({ zone }) => zone);
  const healedPercent = 100 * totals.forecastCoverageShare;
  return {
    dots: range(totals.dots, totals.dotsBand),
    areaCm2: range(totals.areaCm2, totals.areaBandCm2),
    sessions: plan.sessions.length,
    minutes: range(totals.minutes, totals.minutesBand),
    coveragePercent: { low: healedPercent, high: healedPercent * SETTLED_SPREAD ** 2 },
    zones,
    hairlineMidpointMm: zones.includes('hairline') ? midpointOf(plan) : null,
    price: price && { total: price.total, deposit: price.deposit, currency: price.currency },
  };
}

/** As asked for where the plan's head belongs to a basis that this Whorl does not have. */
function midpointOf({ design, head, hairlineMm }: Pick<ConsentPlanParts, 'design' | 'head' | 'hairlineMm'>): number {
  const { hairline } = design;
  const chartOf = () => compileChart(headFromParameters(head as HeadParameters));
  try {
    return designedMidpointMm(chartOf, hairline as HairlineDesign, Float64Array.from(hairlineMm.flat()));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return hairline.midpointMm;
  }
}

function range(value: number, band: Band): ConsentRange {
  return { value, low: band[0], high: band[1] };
}

/** What the design rules warn of and a client can accept: the rules that have a statement to sign. */
export function designPointsOf({ findings }: Pick<ConsentPlanParts, 'findings'>): readonly Phrase[] {
  return findings.flatMap(({ rule, case: name, severity, values }) =>
    severity === 'warn' && isTextKey(`${rule}.${name}.ack`) ? [phrase(`${rule}.${name}`, values)] : [],
  );
}

/** Place on the ladder of dilutions of the shade that most dots have. */
function shadeStep({ zones, shades }: Pick<ConsentPlanParts, 'zones' | 'shades'>): number {
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

/** The picture of what further loss would do to a plan, among its files. */
export const LATER_LOSS_FILE = 'later-loss.png';

/**
 * The pictures that go with a consent, as they are shown: before, beside it healed after the last session and after three years;
 * then fresh after session 1, and what further loss would do, where the plan foresees it.
 */
export function consentPreviews<File extends PlanPictureFile>(
  files: readonly File[],
): readonly (ShownPreview & { readonly file: File })[] {
  const find = (state: RegExp): File | undefined => files.filter(({ name }) => state.test(name)).at(-1);
  const shown = [
    { state: 'before', file: find(/-before\.png$/) },
    { state: 'healed', file: find(/session-\d+-healed\.png$/) },
    { state: 'year3', file: find(/year-3\.png$/) },
    { state: 'fresh', file: find(/session-1-fresh\.png$/) },
    { state: 'laterLoss', file: files.find(({ name }) => name === LATER_LOSS_FILE) },
  ];
  return shown.flatMap(({ state, file }) => (file ? [{ state, sha256: file.sha256, file }] : []));
}
