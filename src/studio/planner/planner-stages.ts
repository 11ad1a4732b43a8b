import { canonicalJson } from '#/base/canonical-json.ts';
import type { Photo as Pixels } from '#/engine/preview/photo.ts';
import type { Stubble } from '#/engine/preview/stubble.ts';
import type { RegionField } from '#/engine/scalp/density-field.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { densityFindings } from '#/engine/scalp/findings.ts';
import type { HeadFit } from '#/engine/scalp/fit-head.ts';
import { caseDesign } from '#/planning/case-design.ts';
import { hairPlaces, type OwnHair, ownHair } from '#/planning/own-hair.ts';
import { baseOptions, type PlanGround, zoneTechniques } from '#/planning/plan-case.ts';
import { draftDots, draftRegion, type PlanDraft } from '#/planning/plan-draft.ts';
import { inEnglish } from '#/planning/plan-findings.ts';
import { fitCase, type PlanBase, type PlanHead, planBase, planHead } from '#/planning/plan-head.ts';
import { fittingShares, type SessionTerms, sessionTerms } from '#/planning/plan-sessions.ts';
import { ownCourse, planShades, USUAL_FOLLICLE } from '#/planning/plan-shade.ts';
import { planSkin } from '#/planning/plan-skin.ts';
import { hairOnDay } from './own-hair.ts';
import type { PictureLook } from './picture-look.ts';
import type { FitResult, PlannerPhoto, PlannerReply, PlannerRequest } from './planner-messages.ts';
import { createStageCache } from './stage-cache.ts';

type WithoutGeneration<Each> = Each extends PlannerReply ? Omit<Each, 'generation'> : never;
/** A reply before it is told which request it answers. */
export type Reply = WithoutGeneration<PlannerReply>;
type Tell = (reply: Reply) => void;

/** A design on its head, before any place for a dot is known. */
export type DesignedHead = Omit<PlanGround, 'base'>;

/** The steps of a plan, each with what it kept: asked again with the same input a step is not run again. */
export interface PlannerStages {
  /** What the newest fit, base and sessions came from or are: later steps and the settling thread are keyed by them. */
  readonly fitKey: string;
  readonly baseKey: string;
  readonly sessionCount: number | null;
  /** Null: refused, and told. */
  fit(request: PlannerRequest, tell: Tell): HeadFit | null;
  /** Null: refused, and told. */
  design(request: PlannerRequest, fit: HeadFit, tell: Tell): DesignedHead | null;
  ground(request: PlannerRequest, designed: DesignedHead, tell: Tell): PlanGround;
  /** While the line is dragged zones stay where its middle was when the drag began; they follow once it rests. */
  draft(terms: SessionTerms, ground: PlanGround, dragging: boolean): PlanDraft;
  look(request: PlannerRequest, designed: DesignedHead): Promise<PictureLook>;
  /** Null: no hair is drawn. */
  hair(request: PlannerRequest, fit: HeadFit, design: ScalpDesign, look: PictureLook): Stubble | null;
}

export function createPlannerStages(pixelsOf: (photo: PlannerPhoto) => Promise<Pixels>): PlannerStages {
  const fits = createStageCache<ReturnType<typeof fitCase>>();
  const scenes = createStageCache<PlanHead>();
  const designs = createStageCache<ReturnType<typeof caseDesign>>();
  const bases = createStageCache<PlanBase>();
  const regions = createStageCache<RegionField>();
  const looks = createStageCache<PictureLook>();
  const hairs = createStageCache<OwnHair>();
  let regionKey = '';
  let shares: readonly number[] | null = null;
  const sceneOf = (fit: HeadFit): PlanHead => scenes.get(fits.key, () => planHead(fit.head));

  return {
    get fitKey() {
      return fits.key;
    },
    get baseKey() {
      return bases.key;
    },
    get sessionCount() {
      return shares?.length ?? null;
    },
    fit(request, tell) {
      const { caseFile, photos } = request;
      const { landmarks, outline, cropped, measurements, sex, morePhotos } = caseFile;
      const key = keyOf({ landmarks, outline, cropped, measurements, sex, morePhotos, photos: photos.map(sizeOf) });
      const isNew = !fits.has(key);
      if (isNew) tell({ kind: 'working', stage: 'head' });
      const outcome = fits.get(key, () => fitCase(caseFile, photos.map(sizeOf)));
      if (!outcome.ok) {
        tell({ kind: 'refused', stage: 'head', ...outcome.refusal });
        return null;
      }
      if (isNew || request.depth === 'fit') tell({ kind: 'fitted', fit: fitResult(outcome.value, request) });
      return outcome.value;
    },
    design(request, fit, tell) {
      const { caseFile, protocol } = request;
      const scene = sceneOf(fit);
      const marginMm = protocol.values['SC08.marginMm'];
      const designKey = keyOf({ fit: fits.key, design: caseFile.design, sex: caseFile.sex, marginMm });
      const designed = designs.get(designKey, () => caseDesign(caseFile, scene, fit.cameras[0]!, protocol));
      if (!designed.ok) {
        tell({ kind: 'refused', stage: 'plan', rule: designed.refusal.path, message: designed.refusal.message });
        return null;
      }
      const design = designed.value;
      // Said before candidate dots as dense as the design asks are laid out: what does not fit takes minutes to find so.
      const refusals = densityFindings(design)
        .filter(({ severity }) => severity === 'refuse')
        .map(inEnglish);
      if (refusals[0]) {
        const { rule, message } = refusals[0];
        tell({ kind: 'refused', stage: 'plan', rule, message, refusals, design });
        return null;
      }
      return { fit, scene, design };
    },
    ground(request, designed, tell) {
      const options = baseOptions(request.caseFile, designed.scene, designed.design);
      const baseKey = keyOf({ fit: fits.key, options });
      if (!bases.has(baseKey)) tell({ kind: 'working', stage: 'base' });
      return { ...designed, base: bases.get(baseKey, () => planBase(designed.scene, options)) };
    },
    draft(terms, ground, dragging) {
      const { scene, base, design } = ground;
      const { hairline, ...rest } = design;
      const looseKey = keyOf({ base: bases.key, rest });
      const midpointMm = dragging && looseKey === regionKey ? null : hairline.midpointMm;
      regionKey = looseKey;
      const key = midpointMm === null ? regions.key : keyOf({ looseKey, midpointMm });
      const region = regions.get(key, () => draftRegion(scene, base, design));
      const draft = (sessions: readonly number[]) =>
        draftDots(scene, base, region, design, { sessionShares: sessions });
      const first = draft(shares ?? terms.shares);
      const fitting = fittingShares(terms, first.plan.count);
      if (shares !== null && sameShares(shares, fitting)) return first;
      shares = fitting;
      return draft(fitting);
    },
    async look(request, { fit, scene, design }) {
      const { caseFile, photos, protocol } = request;
      const techniques = zoneTechniques(caseFile, design);
      const sessions = (shares ?? sessionTerms(caseFile, protocol).shares).length;
      const dilutions = Object.entries(caseFile.design?.zones ?? {}).map(([zone, set]) => [
        zone,
        set?.dilution ?? null,
      ]);
      const key = keyOf({
        fit: fits.key,
        skin: caseFile.skin,
        shade: caseFile.shade,
        techniques,
        dilutions,
        sessions,
        zones: design.zones,
      });
      if (looks.has(key)) return looks.get(key, unreachable);
      const first = photos[0]!;
      const pixels = await pixelsOf(first);
      const photo = { pixels, size: sizeOf(first) };
      const skin = planSkin(caseFile, scene, fit.cameras[0]!, photo);
      const shades = planShades({ caseFile, skin, techniques, design, photo, sessions });
      return looks.get(key, () => ({ skin, shades, techniques, course: ownCourse(caseFile) }));
    },
    hair(request, fit, design, look) {
      const { hairDays } = request.picture;
      if (hairDays === null) return null;
      const scene = sceneOf(fit);
      const { pattern, existingHair, whorls, hairline } = design;
      const key = keyOf({ fit: fits.key, pattern, existingHair, whorls, midpointMm: hairline.midpointMm });
      const hair = hairs.get(key, () => ownHair(scene, hairPlaces(scene), design));
      return hairOnDay(hair, hairDays, look.skin, request.caseFile.shade?.follicle ?? USUAL_FOLLICLE);
    },
  };
}

function unreachable(): never {
  throw new Error('A kept step was lost.');
}

function sameShares(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((share, k) => share === b[k]);
}

/** Two inputs with the same key are the same to every step. */
export function keyOf(value: unknown): string {
  return canonicalJson(value);
}

export function sizeOf(photo: PlannerPhoto): { widthPx: number; heightPx: number } {
  return { widthPx: photo.widthPx, heightPx: photo.heightPx };
}

function fitResult(fit: HeadFit, request: PlannerRequest): FitResult {
  const { head, cameras, residuals, scaleSd } = fit;
  const warnings = fit.warnings.map(({ rule }) => rule);
  const told = (wanted: string) =>
    fit.warnings.flatMap(({ rule, values }) => {
      const photo = Number(values?.['photo']);
      return rule === wanted
        ? [{ photoId: request.photos[photo - 1]!.id, photo, cause: String(values?.['cause']) }]
        : [];
    });
  const roughPhotos = told('HF13').map(({ photoId }) => photoId);
  const photoIds = fit.usedPhotos.map((place) => request.photos[place]!.id);
  return { head, photoIds, cameras, residuals, scaleSd, warnings, roughPhotos, leftOut: told('HF14') };
}
