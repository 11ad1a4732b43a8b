import { canonicalJson } from '#/base/canonical-json.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import type { Photo as Pixels } from '#/engine/preview/photo.ts';
import type { RegionField } from '#/engine/scalp/density-field.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import type { HeadFit } from '#/engine/scalp/fit-head.ts';
import { designReach } from '#/engine/scalp/region-mask.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { caseDesign } from '#/planning/case-design.ts';
import { draftDots, draftRegion, type PlanDraft } from '#/planning/plan-draft.ts';
import { baseDensityFor, fitCase, type PlanBase, type PlanHead, planBase, planHead } from '#/planning/plan-head.ts';
import { SESSION_DEFAULTS, sessionShares } from '#/planning/plan-sessions.ts';
import { createPictureMaker, type PictureMaker } from './picture-maker.ts';
import type { LivePlan, LiveZone, Picture, PlannerPhoto, PlannerReply, PlannerRequest } from './planner-messages.ts';
import { createStageCache } from './stage-cache.ts';

export interface PlannerPorts {
  /** Pixels of the working copy. */
  pixels(photo: PlannerPhoto): Promise<Pixels>;
  /** Milliseconds, for measuring only. */
  now(): number;
}

type Send = (reply: PlannerReply, transfer?: Transferable[]) => void;

export interface PlannerEngine {
  /** Head, dots and picture at once. False: there is nothing to finish. */
  follow(request: PlannerRequest, send: Send): Promise<boolean>;
  /** The whole settled plan. */
  finish(request: PlannerRequest, send: Send): Promise<void>;
}

interface Drafted {
  readonly scene: PlanHead;
  readonly base: PlanBase;
  readonly design: ScalpDesign;
  readonly draft: PlanDraft;
}

/** The steps of a plan with what each of them kept: a change runs only the steps after it. */
export function createPlannerEngine(ports: PlannerPorts): PlannerEngine {
  const fits = createStageCache<ReturnType<typeof fitCase>>();
  const scenes = createStageCache<PlanHead>();
  const designs = createStageCache<ReturnType<typeof caseDesign>>();
  const bases = createStageCache<PlanBase>();
  const regions = createStageCache<RegionField>();
  const pictures = createPictureMaker(ports);

  const fitOf = (request: PlannerRequest, send: Send): HeadFit | null => {
    const { caseFile, photos, generation } = request;
    const { landmarks, outline, cropped, measurements, sex, morePhotos } = caseFile;
    const key = keyOf({ landmarks, outline, cropped, measurements, sex, morePhotos, photos: photos.map(sizeOf) });
    if (!fits.has(key)) send({ kind: 'working', stage: 'head', generation });
    const isNew = !fits.has(key);
    const outcome = fits.get(key, () => fitCase(caseFile, photos.map(sizeOf)));
    if (!outcome.ok) {
      send({ kind: 'refused', stage: 'head', generation, ...outcome.refusal });
      return null;
    }
    if (isNew || request.depth === 'fit') send({ kind: 'fitted', generation, fit: fitResult(outcome.value, request) });
    return outcome.value;
  };

  const draftOf = (request: PlannerRequest, fit: HeadFit, send: Send): Drafted | null => {
    const { caseFile, generation } = request;
    const scene = scenes.get(fits.key, () => planHead(fit.head));
    const designKey = keyOf({ fit: fits.key, design: caseFile.design, sex: caseFile.sex });
    const design = designs.get(designKey, () => caseDesign(caseFile, scene, fit.cameras[0]!));
    if (!design.ok) {
      send({ kind: 'refused', stage: 'plan', generation, rule: design.refusal.path, message: design.refusal.message });
      return null;
    }
    const base = baseOf(request, scene, design.value, send);
    const { hairline: _, ...region } = design.value;
    const regionKey = keyOf({ base: bases.key, region });
    const field = regions.get(regionKey, () => draftRegion(scene, base, design.value));
    const options = { sessionShares: sessionShares(caseFile) };
    return { scene, base, design: design.value, draft: draftDots(scene, base, field, design.value, options) };
  };

  const baseOf = (request: PlannerRequest, scene: PlanHead, design: ScalpDesign, send: Send): PlanBase => {
    const densest = Math.max(...ZONE_IDS.map((zone) => design.zones[zone].densityPerCm2));
    const seed = request.caseFile.seed ?? 1;
    const options = { seed, reach: designReach(design), densityPerCm2: baseDensityFor(densest) };
    const key = keyOf({ fit: fits.key, options });
    if (!bases.has(key)) send({ kind: 'working', stage: 'base', generation: request.generation });
    return bases.get(key, () => planBase(scene, options));
  };

  return {
    async follow(request, send) {
      const fit = fitOf(request, send);
      if (!fit || request.depth === 'fit') return false;
      await pictures.prepare(request, fit, fits.key);
      const started = ports.now();
      const drafted = draftOf(request, fit, send);
      if (!drafted) return false;
      const picture = pictures.draw(request, dotsOf(drafted), drafted.design);
      const live = livePlan(drafted, request.caseFile, ports.now() - started);
      send({ kind: 'live', generation: request.generation, live, picture }, transfersOf(picture));
      return true;
    },
    async finish(_request, _send) {},
  };
}

function keyOf(value: unknown): string {
  return canonicalJson(value);
}

function sizeOf(photo: PlannerPhoto): { widthPx: number; heightPx: number } {
  return { widthPx: photo.widthPx, heightPx: photo.heightPx };
}

function fitResult(fit: HeadFit, request: PlannerRequest) {
  const { head, cameras, residuals, scaleSd } = fit;
  return { head, cameras, residuals, scaleSd, photoIds: request.photos.map((photo) => photo.id) };
}

function transfersOf(picture: Picture): Transferable[] {
  return [picture.splats.data.buffer];
}

function dotsOf({ base, draft }: Drafted): Parameters<PictureMaker['draw']>[1] {
  const { plan, field } = draft;
  const zones = new Uint8Array(plan.count);
  const normals = new Float32Array(3 * plan.count);
  for (let k = 0; k < plan.count; k++) {
    const id = plan.ids[k]!;
    zones[k] = field.zone[id]!;
    for (let axis = 0; axis < 3; axis++) normals[3 * k + axis] = base.base.normals[3 * id + axis]!;
  }
  return { ids: plan.ids, positionsMm: plan.positionsMm, normals, sessions: plan.sessions, groups: zones };
}

function livePlan({ base, design, draft }: Drafted, caseFile: CaseFile, workMs: number): LivePlan {
  const { plan, field } = draft;
  const dots = new Uint32Array(ZONE_IDS.length);
  const places = new Uint32Array(ZONE_IDS.length);
  for (let k = 0; k < plan.count; k++) dots[field.zone[plan.ids[k]!]!]!++;
  for (let n = 0; n < field.perCm2.length; n++) {
    const zone = field.zone[n]!;
    if (zone < ZONE_IDS.length && field.perCm2[n]! >= 5 && base.base.treatable[n] === 1) places[zone]!++;
  }
  const zones: LiveZone[] = ZONE_IDS.flatMap((zone, k) =>
    places[k]! > 0 ? [{ zone, dots: dots[k]!, areaCm2: places[k]! / base.base.densityPerCm2 }] : [],
  );
  const { curve } = field;
  return {
    design,
    handles: curve.handles,
    hairlineMm: curve.pointsMm,
    zones,
    dots: plan.count,
    areaCm2: zones.reduce((sum, zone) => sum + zone.areaCm2, 0),
    needleMinutes: plan.count / (caseFile.sessions?.dotsPerMinute ?? SESSION_DEFAULTS.dotsPerMinute),
    workMs,
  };
}
