import { roundTo } from '#/base/round-to.ts';
import type { Vec3 } from '#/engine/math/vec3.ts';
import type { StartPose } from './fit-model.ts';
import { FACE_LANDMARK_NAMES, type FaceLandmarkName } from './landmarks.ts';
import type { PhotoTaps, PhotoView } from './photo-taps.ts';

/** Coarse views tried before the fit: turns of the camera about the head, degrees. */
const TURNS = [0, 30, -30, 60, -60, 90, -90, 130, -130, 180];
const NODS = [0, -25, 25, -50, 50, -75];
/** Views (degrees) that a photo can show by its name; nobody takes a head from far below. */
const SHOWS: Readonly<Record<PhotoView, (turn: number, nod: number) => boolean>> = {
  front: (turn, nod) => Math.abs(turn) <= 60 && nod <= 25,
  left: (turn, nod) => turn >= 30 && turn <= 130 && nod <= 25,
  right: (turn, nod) => turn <= -30 && turn >= -130 && nod <= 25,
  crown: (_, nod) => nod < 0,
  top: (_, nod) => nod < 0,
  back: (turn, nod) => Math.abs(turn) >= 90 && nod <= 25,
  other: (_, nod) => nod <= 25,
};
const FRONT_PENALTY = 0.02;

/**
 * First guesses of a photo's pose: for a grid of views the best flat (scaled orthographic) picture of the average head's
 * landmarks, which has a closed form; best first. `front` prefers views of the face.
 */
export function startPoses(
  photo: PhotoTaps,
  landmarks: Readonly<Record<FaceLandmarkName, Vec3>>,
  front: boolean,
): StartPose[] {
  const taps = FACE_LANDMARK_NAMES.flatMap((name) => {
    const px = photo.landmarks[name];
    return px ? [{ px, point: landmarks[name] }] : [];
  });
  const found: { pose: StartPose; error: number }[] = [];
  const shows = front ? () => true : SHOWS[photo.view ?? 'other'];
  for (const turn of TURNS) {
    for (const nod of NODS) {
      if (!shows(turn, nod)) continue;
      const view = viewRotation((turn * Math.PI) / 180, (nod * Math.PI) / 180);
      const fit = flatFit(taps, view);
      if (!fit) continue;
      const preference = front ? FRONT_PENALTY * ((turn / 60) ** 2 + (nod / 60) ** 2) : 0;
      found.push({ pose: fit.pose, error: fit.error + preference });
    }
  }
  found.sort((a, b) => a.error - b.error);
  return found.map(({ pose }) => rounded(pose));
}

/** Starts are rounded: they come from trigonometry, and the fit that follows must be the same bits everywhere. */
function rounded(pose: StartPose): StartPose {
  const r = pose.rotation.map((v) => roundTo(v, 6));
  const away = unit([r[6]!, r[7]!, r[8]!]);
  const along = r[0]! * away[0] + r[1]! * away[1] + r[2]! * away[2];
  const across = unit([r[0]! - along * away[0], r[1]! - along * away[1], r[2]! - along * away[2]]);
  const down = [
    away[1] * across[2] - away[2] * across[1],
    away[2] * across[0] - away[0] * across[2],
    away[0] * across[1] - away[1] * across[0],
  ];
  return {
    rotation: [...across, ...down, ...away],
    scalePxPerMm: roundTo(pose.scalePxPerMm, 6),
    originPx: [roundTo(pose.originPx[0], 3), roundTo(pose.originPx[1], 3)],
  };
}

function unit([x, y, z]: Vec3): Vec3 {
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
}

/** Camera rotation for a camera `turn` towards the subject's left and `nod` below (positive) the face's level. */
function viewRotation(turn: number, nod: number): number[] {
  const [ct, st, cn, sn] = [Math.cos(turn), Math.sin(turn), Math.cos(nod), Math.sin(nod)];
  const across = [ct, 0, -st];
  const away = [-st * cn, sn, -ct * cn];
  const down = [
    away[1]! * across[2]! - away[2]! * across[1]!,
    away[2]! * across[0]! - away[0]! * across[2]!,
    away[0]! * across[1]! - away[1]! * across[0]!,
  ];
  return [...across, ...down, ...away];
}

/** Similarity (scale, roll, shift) of the flat view onto the taps: least squares in complex numbers. */
function flatFit(
  taps: readonly { px: readonly [number, number]; point: Vec3 }[],
  view: readonly number[],
): { pose: StartPose; error: number } | null {
  const n = taps.length;
  const model = taps.map(({ point: [x, y, z] }) => [
    view[0]! * x + view[1]! * y + view[2]! * z,
    view[3]! * x + view[4]! * y + view[5]! * z,
  ]);
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / n;
  const [mx, my] = [mean(model.map((m) => m[0]!)), mean(model.map((m) => m[1]!))];
  const [px, py] = [mean(taps.map((t) => t.px[0])), mean(taps.map((t) => t.px[1]))];
  let [re, im, size, spread] = [0, 0, 0, 0];
  taps.forEach(({ px: [u, v] }, k) => {
    const [x, y] = [model[k]![0]! - mx, model[k]![1]! - my];
    re += x * (u - px) + y * (v - py);
    im += x * (v - py) - y * (u - px);
    size += x * x + y * y;
    spread += (u - px) ** 2 + (v - py) ** 2;
  });
  const scale = Math.sqrt(re * re + im * im) / size;
  if (!(scale > 0) || !(spread > 0)) return null;
  const length = Math.sqrt(re * re + im * im);
  const [c, s] = [re / length, im / length];
  const rotation = [
    ...[0, 1, 2].map((k) => c * view[k]! - s * view[3 + k]!),
    ...[0, 1, 2].map((k) => s * view[k]! + c * view[3 + k]!),
    ...view.slice(6),
  ];
  const error = Math.max(0, 1 - (scale * length) / spread);
  return {
    pose: {
      rotation,
      scalePxPerMm: scale,
      originPx: [px - scale * (c * mx - s * my), py - scale * (s * mx + c * my)],
    },
    error,
  };
}
