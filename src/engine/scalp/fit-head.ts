import { mapTuple } from '#/base/map-tuple.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { roundTo } from '#/base/round-to.ts';
import { type LeastSquaresFit, levenbergMarquardt } from '#/engine/math/levenberg-marquardt.ts';
import type { Camera } from './camera.ts';
import { checkPhoto, checkRuledHead, checkTaps, type FitRefusal } from './check-taps.ts';
import { choosePose } from './choose-pose.ts';
import { checkLikely } from './fit-likely.ts';
import { buildFitModel, type FitModel, type StartPose } from './fit-model.ts';
import { badTaps, type TapResidual, tapResiduals } from './fit-residuals.ts';
import { badTapWarnings, checkFit, outlineWarnings, photosByMisfit, roughWarnings } from './fit-verdict.ts';
import type { Head, HeadParameters } from './head.ts';
import { type HeadBasis, headBasis } from './head-basis.ts';
import { headFromParameters } from './head-from-parameters.ts';
import type { PhotoTaps } from './photo-taps.ts';
import { posteriorDraws, scaleSpread } from './posterior.ts';
import type { Sex } from './shape-prior.ts';
import { type TapeMeasures, tapeOf } from './tape.ts';

export type { PhotoTaps } from './photo-taps.ts';
export type { TapeMeasures } from './tape.ts';

/** A head and one camera a photo, fitted to what was tapped and measured. */
export interface HeadFit {
  readonly head: Head;
  /** Places of the photos that the head was fitted to among those given: all but the further ones that were left out (HF14). */
  readonly usedPhotos: readonly number[];
  /** One a used photo, onto the picture's own pixels. */
  readonly cameras: readonly Camera[];
  /** `photo` counts the used ones. */
  readonly residuals: readonly TapResidual[];
  /** Relative standard deviation of the head's absolute size. */
  readonly scaleSd: number;
  /** Equally likely heads that carry the uncertainty: what is computed on each of them has the spread of the answer. */
  readonly posterior: readonly HeadParameters[];
  /** What would make the fit better, each with a rule id and one sentence. */
  readonly warnings: readonly FitRefusal[];
}

/**
 * Fits head and cameras: maximum a posteriori by Levenberg-Marquardt over shape, landmark offsets and one perspective camera a
 * photo (docs/methods/head.md). Refuses nonsense with a rule id and one sentence that says what to do; a further photo that is
 * nonsense, by itself or beside the others, is left out and named in `warnings`. Deterministic to the bit.
 */
export function fitHead(
  photos: readonly PhotoTaps[],
  tape: TapeMeasures,
  options: { readonly sex: Sex },
  basis: HeadBasis = headBasis(),
): Outcome<HeadFit, FitRefusal> {
  const wrong = checkTaps(photos, tape);
  if (wrong) return refuse(wrong);
  const sound: PlacedPhoto[] = [];
  const leftOut: LeftOut[] = [];
  for (const [place, taps] of photos.entries()) {
    const pose = checkPhoto(taps, place) ?? choosePose(taps, place === 0, options.sex, basis) ?? NO_VIEW;
    if (!('rule' in pose)) sound.push({ place, taps, pose });
    else if (place === 0) return refuse(pose);
    else leftOut.push({ place, because: pose });
  }
  return fitThoseThatFit(sound, leftOut, (used) => fitPhotos(used, tape, options.sex, basis));
}

/** Where the taps of all fit no head: the others without the further photo that fits worst; where none alone is to blame, without more. */
function fitThoseThatFit(
  photos: readonly PlacedPhoto[],
  leftOut: readonly LeftOut[],
  fitTo: (used: readonly PlacedPhoto[]) => HeadFit | Misfit,
): Outcome<HeadFit, FitRefusal> {
  const all = fitTo(photos);
  if ('head' in all) return accept(withLeftOut(all, leftOut));
  const without = (place: number) => photos.filter((photo) => photo.place !== place);
  const andOut = (place: number): LeftOut[] => [...leftOut, { place, because: NO_COMMON_HEAD }];
  for (const place of all.furtherWorstFirst) {
    const fit = fitTo(without(place));
    if ('head' in fit) return accept(withLeftOut(fit, andOut(place)));
  }
  const [worst] = all.furtherWorstFirst;
  if (worst === undefined || photos.length < 3) return refuse(all.refusal);
  const fewer = fitThoseThatFit(without(worst), andOut(worst), fitTo);
  return fewer.ok ? fewer : refuse(all.refusal);
}

interface PlacedPhoto {
  /** Among the photos given. */
  readonly place: number;
  readonly taps: PhotoTaps;
  readonly pose: StartPose;
}

interface LeftOut {
  readonly place: number;
  readonly because: FitRefusal;
}

const NO_VIEW: FitRefusal = {
  rule: 'HF04',
  message: 'No view of a head explains the landmarks: place them again, starting with eyes and chin.',
};

const NO_COMMON_HEAD: FitRefusal = {
  rule: 'HF08',
  message: 'Its points and those of the other photos fit no one head: check its view, left and right, and its points.',
};

interface Misfit {
  readonly refusal: FitRefusal;
  /** Further photos without which the others may fit a head. */
  readonly furtherWorstFirst: readonly number[];
}

function fitPhotos(photos: readonly PlacedPhoto[], tape: TapeMeasures, sex: Sex, basis: HeadBasis): HeadFit | Misfit {
  const taps = photos.map((photo) => photo.taps);
  const poses = photos.map(({ pose }) => pose);
  const model = buildFitModel(basis, sex, taps, tape, poses);
  const dropped = new Set<number>();
  let fit = solve(model, dropped, model.start);
  for (const bad of badTaps(model, fit, (out, start) => solve(model, out, start))) dropped.add(bad);
  if (dropped.size > 0) fit = solve(model, dropped, fit.x);
  const wrong = checkFit(model, fit, dropped) ?? checkRuled(model, fit) ?? checkLikely(model, fit, dropped);
  if (wrong) {
    const byMisfit = wrong.rule === 'HF08' ? photosByMisfit(model, fit, dropped) : [];
    const furtherWorstFirst = byMisfit.map((photo) => photos[photo]!.place).filter((place) => place > 0);
    return { refusal: wrong, furtherWorstFirst };
  }
  const head = headFromParameters(parametersOf(model, fit.x), basis);
  const cameras = photos.map((_, photo) => roundedCamera(model.cameraOf(fit.x, photo)));
  const usedPhotos = photos.map(({ place }) => place);
  return {
    head,
    usedPhotos,
    cameras,
    residuals: tapResiduals(model, head, cameras, dropped),
    scaleSd: scaleSpread(model, fit),
    posterior: posteriorDraws(model, fit, (x) => parametersOf(model, x)),
    warnings: [...outlineWarnings(model), ...badTapWarnings(model, dropped, usedPhotos), ...roughWarnings(photos)],
  };
}

function checkRuled(model: FitModel, fit: LeastSquaresFit): FitRefusal | null {
  if (model.photos.every(({ ruler }) => !ruler)) return null;
  return checkRuledHead(tapeOf(headFromParameters(parametersOf(model, fit.x), model.basis), model.basis));
}

/** `values.cause`: the rule that left the photo out. */
function withLeftOut(fit: HeadFit, leftOut: readonly LeftOut[]): HeadFit {
  const warnings = leftOut.map(({ place, because }) => ({
    rule: 'HF14',
    message: `Photo ${place + 1} is left out (${because.rule}): ${because.message}`,
    values: { photo: place + 1, cause: because.rule },
  }));
  return warnings.length === 0 ? fit : { ...fit, warnings: [...fit.warnings, ...warnings] };
}

function solve(model: FitModel, dropped: ReadonlySet<number>, start: Float64Array): LeastSquaresFit {
  return levenbergMarquardt(
    { linearise: (x) => model.linearise(x, dropped), priorWeights: model.priorWeights },
    start,
    { maxIterations: 50 },
  );
}

/** Never -0, which a file does not keep. */
function rounded(value: number, digits: number): number {
  return roundTo(value, digits) + 0;
}

/** Shape to 0.0001 prior standard deviations, offsets to 0.001 mm. */
function parametersOf(model: FitModel, x: Float64Array): HeadParameters {
  const offsets = Object.entries(model.offsetsOf(x)).flatMap(([name, offset]) => {
    const kept = mapTuple(offset, (v) => rounded(v, 3));
    return kept.some((v) => v !== 0) ? [[name, kept] as const] : [];
  });
  return {
    basis: model.basis.version,
    shape: model.shapeOf(x).map((v) => rounded(v, 4)),
    landmarkOffsetsMm: Object.fromEntries(offsets),
  };
}

function roundedCamera(camera: Camera): Camera {
  return {
    ...camera,
    focalPx: rounded(camera.focalPx, 4),
    centrePx: [rounded(camera.centrePx[0], 4), rounded(camera.centrePx[1], 4)],
    rotation: camera.rotation.map((v) => rounded(v, 10)),
    translationMm: mapTuple(camera.translationMm, (v) => rounded(v, 5)),
  };
}
