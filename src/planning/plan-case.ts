import { canonicalJson } from '#/base/canonical-json.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { sha256Hex } from '#/base/sha256.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { densityFindings } from '#/engine/scalp/findings.ts';
import type { HeadFit } from '#/engine/scalp/fit-head.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { type ZoneTechnique, zoneTechnique } from '#/engine/scalp/needle.ts';
import { designReach } from '#/engine/scalp/region-mask.ts';
import { tapeOf } from '#/engine/scalp/tape.ts';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import { PROTOCOL_DEFAULTS, type Protocol } from '#/practice/protocol/protocol.ts';
import { caseDesign } from './case-design.ts';
import { checkCase } from './check-case.ts';
import { dotAttributes } from './dot-attributes.ts';
import { draftDots, draftRegion, type PlanDraft } from './plan-draft.ts';
import { emptyFindings, inEnglish, planFindings } from './plan-findings.ts';
import {
  baseDensityFor,
  fitCase,
  fitCaseToPhoto,
  PLAN_BASE_DEFAULTS,
  type PlanBase,
  type PlanHead,
  planBase,
  planHead,
} from './plan-head.ts';
import type { PlanFinding, PlanPhoto, PlanRecord } from './plan-record.ts';
import { fittingShares, planProtocol, planSessions, type SessionTerms, sessionTerms } from './plan-sessions.ts';
import { settleDraft } from './plan-settle.ts';
import { planShades } from './plan-shade.ts';
import { planSkin } from './plan-skin.ts';
import { planPrice, planTotals, planZones } from './plan-totals.ts';
import { type ZoneAreas, zoneAreas } from './zone-areas.ts';
import { areaBands } from './zone-bands.ts';

export interface PlanInput {
  /** As readCase accepted it. */
  readonly caseFile: CaseFile;
  /** The case's photo first, then morePhotos; sizes upright. */
  readonly photos: readonly PlanPhoto[];
  /** The first photo or a smaller copy of it, for the colour of the skin. */
  readonly pixels?: Photo;
  readonly engineVersion: string;
  /** Traces the outline of bare skin in `pixels` to fit the head better; an editor that shows its outline leaves it off. */
  readonly traceOutline?: boolean;
  /** The presets that the studio works by; absent: those that ship. */
  readonly protocol?: Protocol;
}

export type PlanStage = 'head' | 'base' | 'dots' | 'settle' | 'areas' | 'shade';

/**
 * The whole plan of a case. Same input, same plan, to the bit. Refuses bad input (landmarks-invalid, case-invalid), a head that
 * does not fit (head-not-fitted) and a design that a rule refuses (plan-refused, with the rule and all findings as details).
 * `onStage` hears what comes next.
 */
export function planCase(
  input: PlanInput,
  onStage: (stage: PlanStage) => void = () => {},
): Outcome<PlanRecord, Problem> {
  const { caseFile, photos, protocol = PROTOCOL_DEFAULTS } = input;
  const wrong = checkCase(caseFile, photos);
  if (wrong) return refuse(wrong);
  onStage('head');
  const fitted =
    input.traceOutline && input.pixels ? fitCaseToPhoto(caseFile, photos, input.pixels) : fitCase(caseFile, photos);
  if (!fitted.ok)
    return refuse({ code: 'head-not-fitted', rule: fitted.refusal.rule, message: fitted.refusal.message });
  const fit = fitted.value;
  const scene = planHead(fit.head);
  const designed = caseDesign(caseFile, scene, fit.cameras[0]!, protocol);
  if (!designed.ok) return refuse({ code: 'case-invalid', message: designed.refusal.message });
  const design = designed.value;
  onStage('areas');
  const areas = zoneAreas(scene, design, designReach(design));
  const asked = areas.dots.reduce((sum, value) => sum + value, 0);
  const early = refusalOf([...densityFindings(design), ...emptyFindings(asked)].map(inEnglish));
  if (early) return refuse(early);
  onStage('base');
  const base = planBase(scene, baseOptions(caseFile, design));
  return finishPlan(input, { fit, scene, design, base, areas }, onStage);
}

/** What the base sequence of a case depends on besides the head. */
export function baseOptions(caseFile: CaseFile, design: ScalpDesign): Parameters<typeof planBase>[1] {
  return {
    seed: caseFile.seed ?? PLAN_BASE_DEFAULTS.seed,
    reach: designReach(design),
    densityPerCm2: baseDensityFor(densest(design)),
  };
}

/** The steps before the dots, as someone who edits a design keeps them. */
export interface PlanGround {
  readonly fit: HeadFit;
  readonly scene: PlanHead;
  readonly design: ScalpDesign;
  readonly base: PlanBase;
  /** Absent: measured again. */
  readonly areas?: ZoneAreas;
}

/** The rest of planCase on steps that are kept: the same plan. */
export function finishPlan(
  input: PlanInput,
  ground: PlanGround,
  onStage: (stage: PlanStage) => void = () => {},
): Outcome<PlanRecord, Problem> {
  const { caseFile, protocol = PROTOCOL_DEFAULTS } = input;
  const terms = sessionTerms(caseFile, protocol);
  const { fit, scene, design, base } = ground;
  onStage('dots');
  const { draft, shares } = sessionDraft(caseFile, terms, scene, base, design);
  onStage('settle');
  const settled = settleDraft(base, draft, design, draftOptions(caseFile, shares));
  onStage('areas');
  const areas = ground.areas ?? zoneAreas(scene, design, base.reach);
  const bands = areaBands(
    areas,
    scene,
    fit.posterior.map((parameters) => planHead(headFromParameters(parameters))),
    design,
    base.reach,
    draft.field.curve,
  );
  onStage('shade');
  const techniques = zoneTechniques(caseFile, design);
  const photo = input.pixels && { pixels: input.pixels, size: input.photos[0]! };
  const skin = planSkin(caseFile, scene, fit.cameras[0]!, photo);
  const chosen = planShades({ caseFile, skin, techniques, design, photo, sessions: shares.length });
  const { shades, ofZone } = chosen;
  const dots = dotAttributes(scene, base, settled, design, techniques, chosen);
  const sessions = planSessions(terms, dots, areas, shares, bands.dotsRelative, chosen);
  const zones = planZones(terms, design, dots, areas, bands, techniques, ofZone);
  const findings = planFindings({
    caseFile,
    fit,
    scene,
    base,
    design,
    draft: settled,
    zones,
    sessions,
    skin,
    protocol,
  });
  const refused = refusalOf(findings);
  if (refused) return refuse(refused);
  const caseSha256 = sha256Hex(canonicalJson(caseFile));
  const identity = {
    caseSha256,
    photos: input.photos,
    engine: input.engineVersion,
    head: fit.head.parameters,
    cameras: fit.cameras,
    ...planProtocol(terms, shares.length),
  };
  return accept({
    planId: sha256Hex(canonicalJson(identity)).slice(0, 12),
    engineVersion: input.engineVersion,
    seed: base.base.seed,
    caseFile,
    caseSha256,
    photos: input.photos,
    ...planProtocol(terms, shares.length),
    head: fit.head,
    cameras: fit.cameras,
    fit: { scaleSd: fit.scaleSd, residuals: fit.residuals, tapeMm: { ...tapeOf(fit.head) } },
    design,
    hairlineMm: draft.field.curve.pointsMm.map((value) => Math.round(value * 1000) / 1000),
    skin,
    shades,
    zones,
    sessions,
    totals: planTotals(zones, sessions, dots, bands),
    price: planPrice(caseFile, sessions),
    findings,
    dots,
  });
}

/** The refusal that findings hold, with all of them as details; null when none refuses. */
function refusalOf(findings: readonly PlanFinding[]): Problem | null {
  const refused = findings.find((finding) => finding.severity === 'refuse');
  if (!refused) return null;
  const maxDensityPerCm2 = refused.rule === 'DE05' ? { maxDensityPerCm2: refused.limit } : {};
  return {
    code: 'plan-refused',
    rule: refused.rule,
    message: `${refused.message} ${refused.whatToDo}`,
    details: { findings, ...maxDensityPerCm2 },
  };
}

function densest(design: ScalpDesign): number {
  const extra = 1 + Math.max(0, ...design.scars.map((scar) => scar.extraShare));
  return (
    extra * Math.max(...ZONE_IDS.map((zone) => (design.zones[zone].treated ? design.zones[zone].densityPerCm2 : 0)))
  );
}

function draftOptions(caseFile: CaseFile, shares: readonly number[]) {
  const irregularity = caseFile.design?.irregularity;
  return { sessionShares: shares, ...(irregularity === undefined ? {} : { irregularity }) };
}

/** The draft with the usual sessions, or with more when one of them would be too long (CO4). */
function sessionDraft(
  caseFile: CaseFile,
  terms: SessionTerms,
  scene: PlanHead,
  base: PlanBase,
  design: ScalpDesign,
): { readonly draft: PlanDraft; readonly shares: readonly number[] } {
  const region = draftRegion(scene, base, design);
  const usual = terms.shares;
  const draft = draftDots(scene, base, region, design, draftOptions(caseFile, usual));
  const shares = fittingShares(terms, draft.plan.count);
  if (shares.length === usual.length) return { draft, shares };
  return { draft: draftDots(scene, base, region, design, draftOptions(caseFile, shares)), shares };
}

/** Needle and dot of each zone: the case's own over the defaults, those as wide as a healed test patch showed (TP4). */
export function zoneTechniques(caseFile: CaseFile, design: ScalpDesign): Readonly<Record<ZoneId, ZoneTechnique>> {
  const factor = caseFile.shade?.patch?.diameterFactor ?? 1;
  const entries = ZONE_IDS.map((zone) => {
    const own = caseFile.design?.zones?.[zone] ?? {};
    const technique = zoneTechnique(zone, design.zones[zone].skin, own);
    const diameterMm = own.diameterMm ?? Math.round(1000 * factor * technique.diameterMm) / 1000;
    return [zone, { ...technique, diameterMm }];
  });
  return Object.fromEntries(entries) as Record<ZoneId, ZoneTechnique>;
}
