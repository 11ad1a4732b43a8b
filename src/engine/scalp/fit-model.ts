import { choleskyFactor } from '#/engine/math/cholesky.ts';
import { exactExp } from '#/engine/math/exact-exp.ts';
import { cayleyRotation, multiply3 } from '#/engine/math/rotation.ts';
import type { Vec3 } from '#/engine/math/vec3.ts';
import type { Camera } from './camera.ts';
import { type FitTap, outlineMiss, pointRows, rulerMiss, TAP_SD } from './fit-rows.ts';
import { type HeadBasis, shapeLength } from './head-basis.ts';
import { shapedLandmark, shapedVertex } from './head-model.ts';
import { LANDMARK_MOVEMENTS, landmarkOffsets } from './landmark-prior.ts';
import { FACE_LANDMARK_NAMES, type FaceLandmarkName } from './landmarks.ts';
import { cranialRim, nearestOnOutline, type OutlineAnchor, skullOutline } from './outline-anchor.ts';
import type { PhotoTaps } from './photo-taps.ts';
import { type Sex, stretchPrior } from './shape-prior.ts';
import { type Stretch, stretchOf } from './stretch.ts';
import { TAPE_NAMES, type TapeMeasures, type TapeName, tapeCurves, tapeLength } from './tape.ts';

/** The unknowns of a fit and what the taps say of them. All lengths mm in the head frame, all taps px. */

/** Some places are seen less exactly than others. */
const TAP_FACTOR: Readonly<Record<string, number>> = {
  tragion_right: 1.15,
  tragion_left: 1.15,
  menton: 1.15,
  silhouette: 1.1,
};
/** Standard deviations of careful tapes and calipers on a bald or shaved head, mm, with what the model's curve leaves open. */
const TAPE_SD: Readonly<Record<TapeName, number>> = {
  circumferenceMm: 4,
  earToEarArcMm: 5,
  nasionInionArcMm: 8,
  lengthMm: 2.5,
  breadthMm: 2.5,
  interpupillaryMm: 1,
};
const DISTANCE = { meanMm: 1700, logSd: 0.35 };
/** The first photo looks at the face: spreads of sideways, up-down turn and tilt (radians, about). */
const FRONT_VIEW = { turn: 0.35, nod: 0.35, tilt: 0.15 };
/** Unknowns of a photo, the last of all; the first FREE_UNKNOWNS of them, turn, shift and scale, have no prior. */
export const CAMERA_UNKNOWNS = 9;
export const FREE_UNKNOWNS = 6;

export interface StartPose {
  readonly rotation: readonly number[];
  readonly scalePxPerMm: number;
  readonly originPx: readonly [number, number];
}

export interface FitModel {
  readonly basis: HeadBasis;
  readonly photos: readonly PhotoTaps[];
  readonly taps: readonly FitTap[];
  readonly start: Float64Array;
  readonly priorWeights: Float64Array;
  /** Rows of the residual vector where the taps begin: two a landmark, one an outline tap, in the order of `taps`. */
  readonly tapRows: readonly number[];
  readonly linearise: (x: Float64Array, dropped: ReadonlySet<number>) => (y: Float64Array) => Float64Array;
  readonly shapeOf: (x: Float64Array) => number[];
  readonly offsetsOf: (x: Float64Array) => Record<FaceLandmarkName, Vec3>;
  readonly cameraOf: (x: Float64Array, photo: number) => Camera;
  /** What the outline taps that lie past the end of the outline at x, where they say nothing, would cost if they did. */
  readonly idleCost: (x: Float64Array) => number;
  readonly tapeNames: readonly TapeName[];
  /** Rows of the tapes. */
  readonly tapeRow: number;
}

export function buildFitModel(
  basis: HeadBasis,
  sex: Sex,
  photos: readonly PhotoTaps[],
  tape: TapeMeasures,
  poses: readonly StartPose[],
  firstLooksAtFace = true,
): FitModel {
  const shapeCount = shapeLength(basis);
  const cameraAt = (photo: number): number => shapeCount + LANDMARK_MOVEMENTS.length + CAMERA_UNKNOWNS * photo;
  const count = cameraAt(photos.length);
  const priorWeights = new Float64Array(count).fill(1);
  photos.forEach((_, photo) => {
    for (let k = 0; k < FREE_UNKNOWNS; k++) priorWeights[cameraAt(photo) + k] = 0;
  });
  const prior = stretchPrior(sex);
  const factor = choleskyFactor(prior.covariance, 4)!;
  const taps = collectTaps(photos, poses);
  const tapRows: number[] = [];
  let rows = 0;
  for (const tap of taps) {
    tapRows.push(rows);
    rows += tap.landmark ? 2 : 1;
  }
  const tapeNames = TAPE_NAMES.filter((name) => tape[name] !== undefined);
  const tapeRow = rows;
  const rulers = photos.flatMap((photo, k) => (photo.ruler ? [{ photo: k, ruler: photo.ruler }] : []));
  const total = tapeRow + tapeNames.length + rulers.length + 3;

  const shapeOf = (x: Float64Array): number[] => {
    const shape = Array.from(x.subarray(0, shapeCount));
    for (let i = 0; i < 4; i++) {
      let sum = prior.mean[i]!;
      for (let j = 0; j <= i; j++) sum += factor[4 * i + j]! * x[j]!;
      shape[i] = sum;
    }
    return shape;
  };
  const offsetsOf = (x: Float64Array): Record<FaceLandmarkName, Vec3> =>
    landmarkOffsets(x.subarray(shapeCount, shapeCount + LANDMARK_MOVEMENTS.length));
  const cameraOf = (x: Float64Array, photo: number): Camera =>
    cameraFrom(x.subarray(cameraAt(photo), cameraAt(photo) + CAMERA_UNKNOWNS), photos[photo]!, poses[photo]!);
  const rim = cranialRim(basis);
  const curves = tapeCurves(basis);
  const positions = new Float64Array(3 * basis.radiiMm.length);

  const linearise = (x: Float64Array, dropped: ReadonlySet<number>): ((y: Float64Array) => Float64Array) => {
    const anchors = anchorsAt(x);
    return (y) => {
      const r = new Float64Array(total);
      const shape = shapeOf(y);
      const stretch = stretchOf(shape, basis.frontShare);
      const landmarks = landmarksFor(basis, stretch, offsetsOf(y));
      const cameras = photos.map((_, photo) => cameraOf(y, photo));
      taps.forEach((tap, k) => {
        if (dropped.has(k)) return;
        const camera = cameras[tap.photo]!;
        if (tap.landmark) pointRows(tap, camera, landmarks[tap.landmark], r, tapRows[k]!);
        else r[tapRows[k]!] = outlineMiss(tap, anchors[k]!, camera, (i) => shapedVertex(basis, shape, stretch, i));
      });
      if (tapeNames.length > 0) {
        fillVertices(basis, shape, stretch, curves.vertices, positions);
        tapeNames.forEach((name, k) => {
          r[tapeRow + k] = (tapeLength(name, curves, positions, landmarks) - tape[name]!) / TAPE_SD[name];
        });
      }
      rulers.forEach(({ photo, ruler }, k) => {
        r[tapeRow + tapeNames.length + k] = rulerMiss(ruler, photos[photo]!, cameras[photo]!, landmarks.glabella);
      });
      if (!firstLooksAtFace) return r;
      const front = cameras[0]!.rotation;
      r[total - 3] = front[2]! / FRONT_VIEW.turn;
      r[total - 2] = front[5]! / FRONT_VIEW.nod;
      r[total - 1] = front[1]! / FRONT_VIEW.tilt;
      return r;
    };
  };

  const anchorsAt = (x: Float64Array): (OutlineAnchor | null)[] => {
    const shape = shapeOf(x);
    const stretch = stretchOf(shape, basis.frontShare);
    const anchors: (OutlineAnchor | null)[] = taps.map(() => null);
    if (taps.every((tap) => tap.landmark)) return anchors;
    fillVertices(basis, shape, stretch, rim.vertices, positions);
    photos.forEach((_, photo) => {
      const wanted = Array.from(taps.keys()).filter((k) => taps[k]!.photo === photo && !taps[k]!.landmark);
      if (wanted.length === 0) return;
      const outline = skullOutline(positions, rim, cameraOf(x, photo));
      for (const k of wanted) anchors[k] = nearestOnOutline(outline, taps[k]!.px);
    });
    return anchors;
  };

  const idleCost = (x: Float64Array): number => {
    const shape = shapeOf(x);
    const stretch = stretchOf(shape, basis.frontShare);
    return anchorsAt(x).reduce((sum, anchor, k) => {
      if (!anchor?.pastEnd) return sum;
      const tap = taps[k]!;
      const reached = { ...anchor, pastEnd: false };
      const miss = outlineMiss(tap, reached, cameraOf(x, tap.photo), (i) => shapedVertex(basis, shape, stretch, i));
      return sum + miss * miss;
    }, 0);
  };

  return {
    basis,
    photos,
    taps,
    start: new Float64Array(count),
    priorWeights,
    tapRows,
    linearise,
    shapeOf,
    offsetsOf,
    cameraOf,
    idleCost,
    tapeNames,
    tapeRow,
  };
}

function landmarksFor(
  basis: HeadBasis,
  stretch: Stretch,
  offsets: Record<FaceLandmarkName, Vec3>,
): Record<FaceLandmarkName, Vec3> {
  const result = {} as Record<FaceLandmarkName, Vec3>;
  for (const name of FACE_LANDMARK_NAMES) result[name] = shapedLandmark(basis, stretch, name, offsets);
  return result;
}

function fillVertices(
  basis: HeadBasis,
  shape: readonly number[],
  stretch: Stretch,
  vertices: Uint32Array,
  positions: Float64Array,
): void {
  for (const i of vertices) {
    const p = shapedVertex(basis, shape, stretch, i);
    positions[3 * i] = p[0];
    positions[3 * i + 1] = p[1];
    positions[3 * i + 2] = p[2];
  }
}

function collectTaps(photos: readonly PhotoTaps[], poses: readonly StartPose[]): FitTap[] {
  return photos.flatMap((photo, k) => {
    const side = Math.max(photo.widthPx, photo.heightPx);
    const most = TAP_SD.mostMm * poses[k]!.scalePxPerMm;
    const sd = Math.max(TAP_SD.leastPx, Math.min(TAP_SD.ofSide * side, most));
    const taps = Object.entries(photo.landmarks).map(([name, px]): FitTap => {
      const silhouette = name.startsWith('silhouette');
      const factor = TAP_FACTOR[silhouette ? 'silhouette' : name] ?? 1;
      return { photo: k, name, landmark: silhouette ? null : (name as FaceLandmarkName), px, sdPx: sd * factor };
    });
    const outline = (photo.outline ?? []).map(
      (px, i): FitTap => ({ photo: k, name: `outline ${i + 1}`, landmark: null, px, sdPx: sd }),
    );
    return [...taps, ...outline];
  });
}

/** Camera unknowns: small turn, shift of the head's origin (20 px units of the side), log scale, log distance, principal point. */
function cameraFrom(x: Float64Array, photo: PhotoTaps, pose: StartPose): Camera {
  const side = Math.max(photo.widthPx, photo.heightPx);
  const unit = 0.02 * side;
  const scale = pose.scalePxPerMm * exactExp(0.1 * x[5]!);
  const depth = DISTANCE.meanMm * exactExp(DISTANCE.logSd * x[6]!);
  const free = photo.cropped ? 0.25 * side : 0;
  const centrePx = [photo.widthPx / 2 + free * x[7]!, photo.heightPx / 2 + free * x[8]!] as const;
  return {
    widthPx: photo.widthPx,
    heightPx: photo.heightPx,
    focalPx: scale * depth,
    centrePx,
    rotation: multiply3(cayleyRotation(0.1 * x[0]!, 0.1 * x[1]!, 0.1 * x[2]!), pose.rotation),
    translationMm: [
      (pose.originPx[0] + unit * x[3]! - centrePx[0]) / scale,
      (pose.originPx[1] + unit * x[4]! - centrePx[1]) / scale,
      depth,
    ],
  };
}
