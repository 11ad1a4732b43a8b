import type { LeastSquaresFit } from '#/engine/math/levenberg-marquardt.ts';
import type { FitRefusal } from './check-taps.ts';
import { CAMERA_UNKNOWNS, type FitModel, FREE_UNKNOWNS } from './fit-model.ts';
import { STRETCH_UNITS } from './shape-prior.ts';

/**
 * Whether a fit is a likely one. Few taps, less those that were left out, are explained by some head whatever they are; only
 * what the population and a portrait's pose say of that head tells nonsense. Limits set by tools/head-nonsense.ts.
 */

/**
 * Misfit of taps and tapes and distance from the population together (the cost at the optimum) follow chi-square with as many degrees
 * as equations less free unknowns. Doubled for taps placed worse than their noise and heads the basis has not seen: 2 (degrees + 15),
 * at most 4.5 a degree.
 */
const COST = { factor: 2, more: 15, mostPerDegree: 4.5 };
/**
 * Standard deviations of the population (`landmark-prior.ts`: Farkas 1994, ANSUR II) within which each mode and landmark movement is that of
 * an adult. Stretches are left to the tapes' own limits (HF06, HF09).
 */
const MOST_SD = 4.5;
/** Sine of the tilt and cosine of the angle to the face of a first photo: 40 and 75 degrees. */
const POSE = { mostTilt: 0.643, leastFacing: 0.259 };

/** Why a fit that explains its taps is still not that of a portrait of an adult (HF05, HF04, HF08), or null. */
export function checkLikely(model: FitModel, fit: LeastSquaresFit, dropped: ReadonlySet<number>): FitRefusal | null {
  return checkPose(model, fit) ?? (isLikely(model, fit, dropped) ? null : noAdult(model));
}

function noAdult(model: FitModel): FitRefusal {
  const isMeasured = model.tapeNames.length > 0 || model.photos.some(({ ruler }) => ruler);
  const measures = isMeasured ? ', and check what was measured' : '';
  return {
    rule: 'HF08',
    message: `The taps would make a head that no adult has: place each point where the photo shows it${measures}.`,
  };
}

function checkPose(model: FitModel, fit: LeastSquaresFit): FitRefusal | null {
  const { rotation } = model.cameraOf(fit.x, 0);
  if (-rotation[8]! < POSE.leastFacing) {
    return {
      rule: 'HF04',
      message: 'The points show no face seen from the front: place brow, eyes and chin where the photo shows them.',
    };
  }
  // Up in the head is up in the picture (rows: right, down, away).
  if (Math.abs(rotation[1]!) <= POSE.mostTilt && rotation[4]! < 0) return null;
  return {
    rule: 'HF05',
    message: 'The head lies on its side or upside down: turn the picture upright, or place brow, eyes and chin again.',
  };
}

function isLikely(model: FitModel, fit: LeastSquaresFit, dropped: ReadonlySet<number>): boolean {
  const photos = model.photos.length;
  const droppedRows = [...dropped].reduce((sum, k) => sum + (model.taps[k]!.landmark ? 2 : 1), 0);
  const degrees = fit.residuals.length - droppedRows - FREE_UNKNOWNS * photos;
  const { factor, more, mostPerDegree } = COST;
  if (fit.cost > Math.min(factor * (degrees + more), mostPerDegree * degrees)) return false;
  const ofHead = fit.x.subarray(STRETCH_UNITS.length, fit.x.length - CAMERA_UNKNOWNS * photos);
  return ofHead.every((value) => Math.abs(value) <= MOST_SD);
}
