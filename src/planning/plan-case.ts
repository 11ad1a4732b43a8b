import { canonicalJson } from '#/base/canonical-json.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { roundTo } from '#/base/round-to.ts';
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
import { type DraftOptions, draftDots, draftRegion, type PlanDraft } from './plan-draft.ts';
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
import { fittingShares, planProtocol, planSessions, sessionTerms } from './plan-sessions.ts';
import { settleDraft } from './plan-settle.ts';
import { planShades } from './plan-shade.ts';
import { planSkin } from './plan-skin.ts';
import { planPrice, planTotals, planZones } from './plan-totals.ts';
import { shareUnderHair } from './share-under-hair.ts';
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
  const ground = groundOfCase(input, onStage);
  return ground.ok ? finishPlan(input, ground.value, onStage) : ground;
}

/** The first steps of planCase, which finishPlan goes on from; refuses what planCase refuses before any dots. */
export function groundOfCase(
  input: PlanInput,
  onStage: (stage: PlanStage) => void = () => {},
): Outcome<PlanGround, Problem> {
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
  const areas = zoneAreas(scene, design, designReach(scene.chart, design));
  const asked = areas.dots.reduce((sum, value) => sum + value, 0);
  const early = refusalOf([...densityFindings(design), ...emptyFindings(asked)].map(inEnglish));
  if (early) return refuse(early);
  onStage('base');
  const base = planBase(scene, baseOptions(caseFile, scene, design));
  return accept({ fit, scene, design, base, areas });
}

/** What the base sequence of a case depends on besides the head. */
export function baseOptions(
  caseFile: CaseFile,
  { chart }: Pick<PlanHead, 'chart'>,
  design: ScalpDesign,
): Parameters<typeof planBase>[1] {
  return {
    seed: caseFile.seed ?? PLAN_BASE_DEFAULTS.seed,
    reach: designReach(chart, design),
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

/** The dots of a case and the sessions that hold them. */
export interface CaseDots {
  readonly draft: PlanDraft;
  readonly options: DraftOptions;
}

/** The dots of a case before settling: with the usual sessions, or with more when one of them would be too long (CO4). */
export function draftCase({ caseFile, protocol = PROTOCOL_DEFAULTS }: PlanInput, ground: PlanGround): CaseDots {
  const { scene, base, design } = ground;
  const terms = sessionTerms(caseFile, protocol);
  const region = draftRegion(scene, base, design);
  const dotsIn = (sessionShares: readonly number[]): CaseDots => {
    const irregularity = caseFile.design?.irregularity;
    const options = { sessionShares, ...(irregularity === undefined ? {} : { irregularity }) };
    return { draft: draftDots(scene, base, region, design, options), options };
  };
  const usual = dotsIn(terms.shares);
  const shares = fittingShares(terms, usual.draft.plan.count);
  return shares.length === terms.shares.length ? usual : dotsIn(shares);
}

/**
 * The rest of planCase on steps that are kept: the same plan. `given`: what draftCase gave, settled by settleDraft or elsewhere to
 * the same bytes; absent: made here.
 */
export function finishPlan(
  input: PlanInput,
  ground: PlanGround,
  onStage: (stage: PlanStage) => void = () => {},
  given?: CaseDots,
): Outcome<PlanRecord, Problem> {
  const { caseFile, protocol = PROTOCOL_DEFAULTS } = input;
  const terms = sessionTerms(caseFile, protocol);
  const { fit, scene, design, base } = ground;
  const { draft: settled, options } = given ?? settledCase(input, ground, onStage);
  const shares = options.sessionShares;
  onStage('areas');
  const areas = ground.areas ?? zoneAreas(scene, design, base.reach);
  const bands = areaBands(
    areas,
    scene,
    fit.posterior.map((parameters) => planHead(headFromParameters(parameters))),
    design,
    base.reach,
    settled.field.curve,
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
  const seen = { head: scene.head, camera: fit.cameras[0]!, dots };
  const photoTells = photo ? { underHair: shareUnderHair(photo, seen, skin) } : null;
  const plan = { caseFile, fit, scene, design, draft: settled, zones, sessions, skin, photoTells, protocol };
  const findings = planFindings(plan);
  const refused = refusalOf(findings);
  if (refused) return refuse(refused);
  const price = planPrice(caseFile, sessions);
  if (price && price.deposit > price.total) {
    const { deposit, total, currency } = price;
    const message = `price.deposit ${deposit} is more than the ${total} ${currency} of the whole course; correct one of them.`;
    return refuse({ code: 'case-invalid', message });
  }
  return accept({
    ...provenanceOf(input, fit, planProtocol(terms, shares.length)),
    seed: base.base.seed,
    design,
    hairlineMm: settled.field.curve.pointsMm.map((value) => roundTo(value, 3)),
    skin,
    shades,
    zones,
    sessions,
    totals: planTotals(zones, sessions, dots, bands),
    price,
    findings,
    dots,
  });
}

type Provenance = Pick<
  PlanRecord,
  'planId' | 'engineVersion' | 'caseFile' | 'caseSha256' | 'photos' | 'protocol' | 'head' | 'cameras' | 'fit'
>;

/** What the plan was made from, with the id that follows from it and from nothing else. */
function provenanceOf(
  { caseFile, photos, engineVersion }: PlanInput,
  fit: HeadFit,
  protocol: Pick<PlanRecord, 'protocol'>,
): Provenance {
  const { head, cameras, scaleSd, residuals } = fit;
  const caseSha256 = sha256Hex(canonicalJson(caseFile));
  const used = fit.usedPhotos.map((place) => photos[place]!);
  const identity = { caseSha256, photos: used, engine: engineVersion, head: head.parameters, cameras, ...protocol };
  return {
    planId: sha256Hex(canonicalJson(identity)).slice(0, 12),
    engineVersion,
    caseFile,
    caseSha256,
    photos: used,
    ...protocol,
    head,
    cameras,
    fit: { scaleSd, residuals, tapeMm: { ...tapeOf(head) } },
  };
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

function settledCase(input: PlanInput, ground: PlanGround, onStage: (stage: PlanStage) => void): CaseDots {
  onStage('dots');
  const { draft, options } = draftCase(input, ground);
  onStage('settle');
  return { draft: settleDraft(ground.base, draft, ground.design, options), options };
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
