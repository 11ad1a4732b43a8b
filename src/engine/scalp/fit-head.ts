import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { type LeastSquaresFit, levenbergMarquardt } from '#/engine/math/levenberg-marquardt.ts';
import type { Vec3 } from '#/engine/math/vec3.ts';
import { averageHead } from './average-head.ts';
import type { Camera } from './camera.ts';
import { checkRuledHead, checkTaps, type FitRefusal } from './check-taps.ts';
import { buildFitModel, type FitModel, type StartPose } from './fit-model.ts';
import { badTaps, type TapResidual, tapResiduals } from './fit-residuals.ts';
import type { Head, HeadParameters } from './head.ts';
import { type HeadBasis, headBasis } from './head-basis.ts';
import { headFromParameters } from './head-from-parameters.ts';
import { shapedLandmarks } from './head-model.ts';
import type { PhotoTaps } from './photo-taps.ts';
import { posteriorDraws, scaleSpread } from './posterior.ts';
import type { Sex } from './shape-prior.ts';
import { startPoses } from './start-pose.ts';
import { TAPE_WORDS, type TapeMeasures, tapeOf } from './tape.ts';

export type { PhotoTaps } from './photo-taps.ts';
export type { TapeMeasures } from './tape.ts';

/** A head and one camera a photo, fitted to what was tapped and measured. */
export interface HeadFit {
  readonly head: Head;
  /** One a photo, onto the picture's own pixels. */
  readonly cameras: readonly Camera[];
  readonly residuals: readonly TapResidual[];
  /** Relative standard deviation of the head's absolute size. */
  readonly scaleSd: number;
  /** Equally likely heads that carry the uncertainty: what is computed on each of them has the spread of the answer. */
  readonly posterior: readonly HeadParameters[];
  /** What would make the fit better, each with a rule id and one sentence. */
  readonly warnings: readonly FitRefusal[];
}

/** Mean square of standardised residuals per degree of freedom beyond which taps and head do not belong together. */
const MISFIT = 6;

/**
 * Fits head and cameras: maximum a posteriori by Levenberg-Marquardt over shape, landmark offsets and one perspective camera a
 * photo (docs/methods/head.md). Refuses nonsense with a rule id and one sentence that says what to do. Deterministic to the bit.
 */
export function fitHead(
  photos: readonly PhotoTaps[],
  tape: TapeMeasures,
  options: { readonly sex: Sex },
  basis: HeadBasis = headBasis(),
): Outcome<HeadFit, FitRefusal> {
  const wrong = checkTaps(photos, tape);
  if (wrong) return refuse(wrong);
  const poses = choosePoses(photos, options.sex, basis);
  if (!poses) {
    return refuse({
      rule: 'HF04',
      message: 'No view of a head explains the landmarks: place them again, starting with eyes and chin.',
    });
  }
  const model = buildFitModel(basis, options.sex, photos, tape, poses);
  const dropped = new Set<number>();
  let fit = solve(model, dropped, model.start);
  for (const bad of badTaps(model, fit, (out, start) => solve(model, out, start))) dropped.add(bad);
  if (dropped.size > 0) fit = solve(model, dropped, fit.x);
  const misfit = checkFit(model, fit, dropped);
  if (misfit) return refuse(misfit);
  const parameters = parametersOf(model, fit.x);
  const cameras = photos.map((_, photo) => roundedCamera(model.cameraOf(fit.x, photo)));
  const head = headFromParameters(parameters, basis);
  const unruly = photos.some(({ ruler }) => ruler) ? checkRuledHead(tapeOf(head, basis)) : null;
  if (unruly) return refuse(unruly);
  return accept({
    head,
    cameras,
    residuals: tapResiduals(model, head, cameras, dropped),
    scaleSd: scaleSpread(model, fit),
    posterior: posteriorDraws(model, fit, (x) => parametersOf(model, x)),
    warnings: [...outlineWarnings(model), ...badTapWarnings(model, dropped), ...roughWarnings(photos)],
  });
}

function solve(model: FitModel, dropped: ReadonlySet<number>, start: Float64Array): LeastSquaresFit {
  return levenbergMarquardt(
    { linearise: (x) => model.linearise(x, dropped), priorWeights: model.priorWeights },
    start,
    { maxIterations: 50 },
  );
}

/** Without the outline a photo says nothing of the cranium but what the face suggests. */
function outlineWarnings(model: FitModel): FitRefusal[] {
  if (model.taps.some((tap) => !tap.landmark)) return [];
  return [
    {
      rule: 'HF11',
      message:
        'No point of the skull outline is tapped, so its size is guessed from the face: tap the top and both sides.',
    },
  ];
}

function badTapWarnings(model: FitModel, dropped: ReadonlySet<number>): FitRefusal[] {
  return [...dropped].map((k) => ({
    rule: 'HF12',
    message: `Photo ${model.taps[k]!.photo + 1}: ${model.taps[k]!.name} disagrees with all other taps and was left out: place it again.`,
    values: { photo: model.taps[k]!.photo + 1, tap: model.taps[k]!.name },
  }));
}

/** Outline points with which two landmarks place a photo (docs/methods/head.md). */
const LEAST_OUTLINE = 8;

/** Two landmarks and a few points of the outline leave open how far the head is tipped. */
function roughWarnings(photos: readonly PhotoTaps[]): FitRefusal[] {
  return photos.flatMap(({ landmarks, outline = [] }, index): FitRefusal[] => {
    const names = Object.keys(landmarks);
    const ofFace = names.filter((name) => !name.startsWith('silhouette')).length;
    if (index === 0 || ofFace > 2 || names.length - ofFace + outline.length >= LEAST_OUTLINE) return [];
    return [
      {
        rule: 'HF13',
        message: `Photo ${index + 1} is placed only roughly by two landmarks and few points of the outline: tap ${LEAST_OUTLINE} or more around the skull, or a third landmark.`,
        values: { photo: index + 1, least: LEAST_OUTLINE },
      },
    ];
  });
}

/** Coarse views looked at, and how many of them are tried by a short fit. */
const VIEWS = { looked: 14, lookedWithFewTaps: 60, tried: 3 };

/** Starting view of each photo: of the best coarse views the one from which a short fit gets farthest. */
function choosePoses(photos: readonly PhotoTaps[], sex: Sex, basis: HeadBasis): StartPose[] | null {
  const landmarks = shapedLandmarks(basis, averageHead(sex, basis).shape, {});
  const chosen: StartPose[] = [];
  for (const [index, photo] of photos.entries()) {
    const few = Object.keys(photo.landmarks).filter((name) => !name.startsWith('silhouette')).length < 4;
    const candidates = startPoses(photo, landmarks, index === 0)
      .slice(0, few ? VIEWS.lookedWithFewTaps : VIEWS.looked)
      .map((pose) => ({ pose, model: buildFitModel(basis, sex, [photo], {}, [pose], index === 0) }))
      .map((one) => ({ ...one, cost: startCost(one.model) }))
      .sort((a, b) => a.cost - b.cost)
      .slice(0, VIEWS.tried);
    let best: StartPose | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const { pose, model } of candidates) {
      const fit = levenbergMarquardt(
        { linearise: (x) => model.linearise(x, new Set()), priorWeights: model.priorWeights },
        model.start,
        { maxIterations: 6 },
      );
      const cost = fit.cost + model.idleCost(fit.x);
      if (cost < least) [best, least] = [pose, cost];
    }
    if (!best) return null;
    chosen.push(best);
  }
  return chosen;
}

/** With taps of the outline that a view leaves beside it: it explains nothing by that. */
function startCost(model: FitModel): number {
  return model
    .linearise(
      model.start,
      new Set(),
    )(model.start)
    .reduce((sum, r) => sum + r * r, model.idleCost(model.start));
}

/** Shape to 0.0001 prior standard deviations, offsets to 0.001 mm. */
function parametersOf(model: FitModel, x: Float64Array): HeadParameters {
  const round = (value: number, step: number): number => Math.round(value * step) / step + 0;
  const offsets = Object.entries(model.offsetsOf(x)).flatMap(([name, offset]) => {
    const rounded = offset.map((v) => round(v, 1000)) as unknown as Vec3;
    return rounded.some((v) => v !== 0) ? [[name, rounded] as const] : [];
  });
  return {
    basis: model.basis.version,
    shape: model.shapeOf(x).map((v) => round(v, 1e4)),
    landmarkOffsetsMm: Object.fromEntries(offsets),
  };
}

function roundedCamera(camera: Camera): Camera {
  const round = (value: number, step: number): number => Math.round(value * step) / step + 0;
  return {
    ...camera,
    focalPx: round(camera.focalPx, 1e4),
    centrePx: [round(camera.centrePx[0], 1e4), round(camera.centrePx[1], 1e4)],
    rotation: camera.rotation.map((v) => round(v, 1e10)),
    translationMm: camera.translationMm.map((v) => round(v, 1e5)) as unknown as Vec3,
  };
}

function checkFit(model: FitModel, fit: LeastSquaresFit, dropped: ReadonlySet<number>): FitRefusal | null {
  const used = model.taps.length - dropped.size;
  let sum = 0;
  let worst = { size: 0, name: '' };
  model.taps.forEach((tap, k) => {
    if (dropped.has(k)) return;
    const row = model.tapRows[k]!;
    const square = fit.residuals[row]! ** 2 + (tap.landmark ? fit.residuals[row + 1]! ** 2 : 0);
    sum += square;
    if (square > worst.size) worst = { size: square, name: tap.name };
  });
  if (dropped.size > Math.max(1, model.taps.length / 4) || sum / used > MISFIT) {
    return {
      rule: 'HF08',
      message: `The taps do not fit a head: the largest misfit is at ${worst.name}; check left and right, and place it and its neighbours again.`,
    };
  }
  for (const [k, name] of model.tapeNames.entries()) {
    if (Math.abs(fit.residuals[model.tapeRow + k]!) > 4) {
      return {
        rule: 'HF07',
        message: `The ${TAPE_WORDS[name]} does not go together with the other measures and the photo: measure it again, or leave it out.`,
      };
    }
  }
  return null;
}
