import { canonicalJson } from '#/base/canonical-json.ts';
import type { Photo as Pixels } from '#/engine/preview/photo.ts';
import type { Stubble } from '#/engine/preview/stubble.ts';
import type { RegionField } from '#/engine/scalp/density-field.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { densityFindings } from '#/engine/scalp/findings.ts';
import type { HeadFit } from '#/engine/scalp/fit-head.ts';
import { caseDesign } from '#/planning/case-design.ts';
import { baseOptions, type PlanGround, zoneTechniques } from '#/planning/plan-case.ts';
import { draftDots, draftRegion, type PlanDraft } from '#/planning/plan-draft.ts';
import { inEnglish } from '#/planning/plan-findings.ts';
import { fitCase, outlineOfPhoto, type PlanBase, type PlanHead, planBase, planHead } from '#/planning/plan-head.ts';
import type { PlanFinding, PlanPhoto, PlanRecord } from '#/planning/plan-record.ts';
import { fittingShares, type SessionTerms, sessionTerms } from '#/planning/plan-sessions.ts';
import { patchUptake, planShades, USUAL_FOLLICLE } from '#/planning/plan-shade.ts';
import { planSkin } from '#/planning/plan-skin.ts';
import { dotsToShow, livePlan, pictureGroup } from './live-plan.ts';
import { hairOnDay, type OwnHair, ownHair } from './own-hair.ts';
import type { PictureLook } from './picture-look.ts';
import { createPictureMaker } from './picture-maker.ts';
import type { FitResult, LivePlan, Picture, PlannerPhoto, PlannerReply, PlannerRequest } from './planner-messages.ts';
import type { SettleJob, SettleResult } from './settle-job.ts';
import type { ShadeLadder } from './shade-ladder.ts';
import { createStageCache } from './stage-cache.ts';

export interface PlannerPorts {
  /** Pixels of the working copy. */
  pixels(photo: PlannerPhoto): Promise<Pixels>;
  /** Milliseconds, for measuring only. */
  now(): number;
  /** Finishes a plan; null when a newer job took its place. */
  settle(job: SettleJob): Promise<SettleResult | null>;
}

type Reply = PlannerReply extends infer Each ? (Each extends PlannerReply ? Omit<Each, 'generation'> : never) : never;
type Send = (reply: PlannerReply, transfer?: Transferable[]) => void;

export interface PlannerEngine {
  /** Head, dots and picture at once. False: there is nothing to finish. */
  follow(request: PlannerRequest, send: Send): Promise<boolean>;
  /** The whole settled plan with its bands and findings. */
  finish(request: PlannerRequest, send: Send): Promise<void>;
}

/** The steps of a plan with what each of them kept: a change runs only the steps after it. */
export function createPlannerEngine(ports: PlannerPorts): PlannerEngine {
  const fits = createStageCache<ReturnType<typeof fitCase>>();
  const scenes = createStageCache<PlanHead>();
  const designs = createStageCache<ReturnType<typeof caseDesign>>();
  const bases = createStageCache<PlanBase>();
  const regions = createStageCache<RegionField>();
  const looks = createStageCache<PictureLook>();
  const hairs = createStageCache<OwnHair>();
  const pictures = createPictureMaker(ports);
  let drafted: { readonly key: string; readonly live: LivePlan } | null = null;
  let finished: Finished | null = null;
  /** Content whose whole plan was sent last with nothing else after it: another picture of it needs no more. */
  let toldKey: string | null = null;
  let shares: readonly number[] | null = null;

  const fitOf = (request: PlannerRequest, reply: (reply: Reply) => void): HeadFit | null => {
    const { caseFile, photos } = request;
    const { landmarks, outline, cropped, measurements, sex, morePhotos } = caseFile;
    const key = keyOf({ landmarks, outline, cropped, measurements, sex, morePhotos, photos: photos.map(sizeOf) });
    const isNew = !fits.has(key);
    if (isNew) reply({ kind: 'working', stage: 'head' });
    const outcome = fits.get(key, () => fitCase(caseFile, photos.map(sizeOf)));
    if (!outcome.ok) {
      reply({ kind: 'refused', stage: 'head', ...outcome.refusal });
      return null;
    }
    if (isNew || request.depth === 'fit') reply({ kind: 'fitted', fit: fitResult(outcome.value, request) });
    return outcome.value;
  };

  const groundOf = (request: PlannerRequest, fit: HeadFit, reply: (reply: Reply) => void): PlanGround | null => {
    const { caseFile, protocol } = request;
    const scene = scenes.get(fits.key, () => planHead(fit.head));
    const marginMm = protocol.values['SC08.marginMm'];
    const designKey = keyOf({ fit: fits.key, design: caseFile.design, sex: caseFile.sex, marginMm });
    const designed = designs.get(designKey, () => caseDesign(caseFile, scene, fit.cameras[0]!, protocol));
    if (!designed.ok) {
      reply({ kind: 'refused', stage: 'plan', rule: designed.refusal.path, message: designed.refusal.message });
      return null;
    }
    const design = designed.value;
    // Said before candidate dots as dense as the design asks are laid out: what does not fit takes minutes to find so.
    const refusals = densityFindings(design)
      .filter(({ severity }) => severity === 'refuse')
      .map(inEnglish);
    if (refusals[0]) {
      const { rule, message } = refusals[0];
      reply({ kind: 'refused', stage: 'plan', rule, message, refusals, design });
      return null;
    }
    const options = baseOptions(caseFile, design);
    const baseKey = keyOf({ fit: fits.key, options });
    if (!bases.has(baseKey)) reply({ kind: 'working', stage: 'base' });
    return { fit, scene, design, base: bases.get(baseKey, () => planBase(scene, options)) };
  };

  const draftOf = (terms: SessionTerms, ground: PlanGround): PlanDraft => {
    const { scene, base, design } = ground;
    const { hairline: _, ...rest } = design;
    const region = regions.get(keyOf({ base: bases.key, rest }), () => draftRegion(scene, base, design));
    const draft = (sessions: readonly number[]) => draftDots(scene, base, region, design, { sessionShares: sessions });
    const first = draft(shares ?? terms.shares);
    const fitting = fittingShares(terms, first.plan.count);
    if (shares !== null && sameShares(shares, fitting)) return first;
    shares = fitting;
    return draft(fitting);
  };

  const lookOf = async (request: PlannerRequest, ground: PlanGround): Promise<PictureLook> => {
    const { caseFile, photos, protocol } = request;
    const techniques = zoneTechniques(caseFile, ground.design);
    const sessions = (shares ?? sessionTerms(caseFile, protocol).shares).length;
    const dilutions = Object.entries(caseFile.design?.zones ?? {}).map(([zone, set]) => [zone, set?.dilution ?? null]);
    const key = keyOf({
      fit: fits.key,
      skin: caseFile.skin,
      shade: caseFile.shade,
      techniques,
      dilutions,
      sessions,
      zones: ground.design.zones,
    });
    if (looks.has(key)) return looks.get(key, unreachable);
    const first = photos[0]!;
    const pixels = await ports.pixels(first);
    const photo = { pixels, size: sizeOf(first) };
    const skin = planSkin(caseFile, ground.scene, ground.fit.cameras[0]!, photo);
    const { design } = ground;
    const shades = planShades({ caseFile, skin, techniques, design, photo, sessions });
    return looks.get(key, () => ({ skin, shades, techniques, uptake: patchUptake(caseFile) }));
  };

  const hairOf = (request: PlannerRequest, fit: HeadFit, design: ScalpDesign, look: PictureLook): Stubble | null => {
    const { hairDays } = request.picture;
    if (hairDays === null) return null;
    const scene = scenes.get(fits.key, () => planHead(fit.head));
    const { pattern, existingHair, whorls, hairline } = design;
    const key = keyOf({ fit: fits.key, pattern, existingHair, whorls, midpointMm: hairline.midpointMm });
    const hair = hairs.get(key, () => ownHair(scene, design));
    return hairOnDay(hair, hairDays, look.skin, request.caseFile.shade?.follicle ?? USUAL_FOLLICLE);
  };

  const trace = async ({ caseFile, photos }: PlannerRequest, reply: (reply: Reply) => void): Promise<void> => {
    const traced = outlineOfPhoto(caseFile, photos.map(sizeOf), await ports.pixels(photos[0]!));
    reply({ kind: 'outline', outline: traced.ok ? traced.value : [] });
  };

  return {
    async follow(request, send) {
      const reply = replyTo(request, send);
      const fit = fitOf(request, reply);
      if (request.trace) await trace(request, reply);
      if (!fit || request.depth === 'fit') return false;
      const key = contentKey(request);
      await pictures.prepare(request, fit, fits.key);
      if (finished?.key === key) {
        const sessions = finished.record.sessions.length;
        const hair = hairOf(request, fit, finished.record.design, finished.look);
        const picture = pictures.draw(request, dotsToShow(finished.record.dots), finished.look, sessions, hair);
        const { record, ladder, live } = finished;
        if (toldKey === key) reply({ kind: 'picture', picture }, transfersOf(picture));
        else reply({ kind: 'planned', record, ladder, live, picture }, transfersOf(picture));
        toldKey = key;
        return false;
      }
      toldKey = null;
      const started = ports.now();
      const ground = groundOf(request, fit, reply);
      if (!ground) return false;
      const terms = sessionTerms(request.caseFile, request.protocol);
      const draft = draftOf(terms, ground);
      const draftMs = ports.now() - started;
      const look = await lookOf(request, ground);
      const restarted = ports.now();
      const hair = hairOf(request, fit, ground.design, look);
      const picture = pictures.draw(request, draftToShow(ground, draft), look, shares?.length ?? 1, hair);
      const workMs = draftMs + ports.now() - restarted;
      drafted = { key, live: livePlan(ground, draft, terms, workMs) };
      reply({ kind: 'live', live: drafted.live, picture }, transfersOf(picture));
      return true;
    },
    async finish(request, send) {
      const reply = replyTo(request, send);
      const fit = fitOf({ ...request, depth: 'plan' }, reply);
      const ground = fit && groundOf(request, fit, reply);
      const key = contentKey(request);
      if (!ground || drafted?.key !== key) return;
      const { live } = drafted;
      reply({ kind: 'working', stage: 'plan' });
      const look = await lookOf(request, ground);
      const first = request.photos[0]!;
      const result = await ports.settle({
        key,
        caseFile: request.caseFile,
        protocol: request.protocol,
        photos: request.photos.map(planPhoto),
        fitKey: fits.key,
        baseKey: bases.key,
        pixelsKey: first.id,
        ground,
        pixels: await ports.pixels(first),
        look,
      });
      if (!result) return;
      if (!result.ok) {
        const { rule = '', message, details } = result.refusal;
        const { findings = [] } = (details ?? {}) as { readonly findings?: readonly PlanFinding[] };
        const refusals = findings.filter(({ severity }) => severity === 'refuse');
        reply({ kind: 'refused', stage: 'plan', rule, message, refusals, design: ground.design });
        return;
      }
      const { record, ladder } = result.value;
      finished = { key, record, ladder, live, look };
      const hair = hairOf(request, fit, record.design, look);
      const picture = pictures.draw(request, dotsToShow(record.dots), look, record.sessions.length, hair);
      reply({ kind: 'planned', record, ladder, live, picture }, transfersOf(picture));
    },
  };
}

interface Finished {
  readonly key: string;
  readonly record: PlanRecord;
  readonly ladder: ShadeLadder;
  readonly live: LivePlan;
  readonly look: PictureLook;
}

function replyTo(request: PlannerRequest, send: Send) {
  return (reply: Reply, transfer?: Transferable[]): void =>
    send({ ...reply, generation: request.generation } as PlannerReply, transfer);
}

function unreachable(): never {
  throw new Error('A kept step was lost.');
}

function sameShares(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((share, k) => share === b[k]);
}

function keyOf(value: unknown): string {
  return canonicalJson(value);
}

function contentKey(request: PlannerRequest): string {
  const { caseFile, protocol, photos } = request;
  return keyOf({ caseFile, protocol, photos: photos.map((photo) => photo.id) });
}

function sizeOf(photo: PlannerPhoto): { widthPx: number; heightPx: number } {
  return { widthPx: photo.widthPx, heightPx: photo.heightPx };
}

function planPhoto(photo: PlannerPhoto, index: number): PlanPhoto {
  return { ...sizeOf(photo), view: index === 0 ? 'front' : 'other', sha256: photo.sha256 };
}

function fitResult(fit: HeadFit, request: PlannerRequest): FitResult {
  const { head, cameras, residuals, scaleSd } = fit;
  const warnings = fit.warnings.map(({ rule }) => rule);
  return { head, cameras, residuals, scaleSd, warnings, photoIds: request.photos.map((photo) => photo.id) };
}

function transfersOf(picture: Picture): Transferable[] {
  return [picture.splats.data.buffer];
}

function draftToShow({ base }: PlanGround, { plan, field }: PlanDraft) {
  const groups = new Uint8Array(plan.count);
  const normals = new Float32Array(3 * plan.count);
  for (let k = 0; k < plan.count; k++) {
    const id = plan.ids[k]!;
    groups[k] = pictureGroup(field.zone[id]!, plan.sessions[k]!);
    for (let axis = 0; axis < 3; axis++) normals[3 * k + axis] = base.base.normals[3 * id + axis]!;
  }
  return { ids: plan.ids, positionsMm: plan.positionsMm, normals, sessions: plan.sessions, groups };
}
