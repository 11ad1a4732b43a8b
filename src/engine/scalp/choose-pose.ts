import { levenbergMarquardt } from '#/engine/math/levenberg-marquardt.ts';
import { averageHead } from './average-head.ts';
import { buildFitModel, type FitModel, type StartPose } from './fit-model.ts';
import type { HeadBasis } from './head-basis.ts';
import { shapedLandmarks } from './head-model.ts';
import type { PhotoTaps } from './photo-taps.ts';
import type { Sex } from './shape-prior.ts';
import { startPoses } from './start-pose.ts';

/** Coarse views looked at, and how many of them are tried by a short fit. */
const VIEWS = { looked: 14, lookedWithFewTaps: 60, tried: 3 };

/** Starting view of a photo: of the best coarse views the one from which a short fit gets farthest. */
export function choosePose(photo: PhotoTaps, isFirst: boolean, sex: Sex, basis: HeadBasis): StartPose | null {
  const landmarks = shapedLandmarks(basis, averageHead(sex, basis).shape, {});
  const few = Object.keys(photo.landmarks).filter((name) => !name.startsWith('silhouette')).length < 4;
  const candidates = startPoses(photo, landmarks, isFirst)
    .slice(0, few ? VIEWS.lookedWithFewTaps : VIEWS.looked)
    .map((pose) => ({ pose, model: buildFitModel(basis, sex, [photo], {}, [pose], isFirst) }))
    .map((one) => ({ ...one, cost: startCost(one.model) }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, VIEWS.tried);
  let best: StartPose | null = null;
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
  return best;
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
