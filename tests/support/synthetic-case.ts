import type { CaseFile } from '#/contract/case-file.ts';
import { averageHead } from '#/engine/scalp/average-head.ts';
import { type Camera, projectPoint } from '#/engine/scalp/camera.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import type { HeadLandmarkName } from '#/engine/scalp/landmarks.ts';
import { LANDMARK_NAMES } from '#/engine/scalp/landmarks.ts';

export const SYNTHETIC_SIZE = { widthPx: 1000, heightPx: 1200 } as const;

/** A camera 1.5 m in front of the face, upright. */
export const SYNTHETIC_CAMERA: Camera = {
  ...SYNTHETIC_SIZE,
  focalPx: 5400,
  centrePx: [500, 600],
  rotation: [1, 0, 0, 0, -1, 0, 0, 0, -1],
  translationMm: [0, 10, 1500],
};

/** Exact taps of the average head in that camera, with anything else a case holds. */
export function syntheticCase(more: Partial<CaseFile> = {}): CaseFile {
  const sex = more.sex ?? 'male';
  const head = headFromParameters(averageHead(sex));
  const landmarks: Record<string, [number, number]> = {};
  for (const name of LANDMARK_NAMES) {
    const point = head.landmarks[name as HeadLandmarkName];
    if (!point) continue;
    const [u, v] = projectPoint(SYNTHETIC_CAMERA, point);
    landmarks[name] = [Math.round(u * 10) / 10, Math.round(v * 10) / 10];
  }
  Object.assign(landmarks, silhouette(head.mesh.positions));
  return { landmarks, measurements: { circumferenceMm: 574 }, ...more };
}

/** Highest and widest points of the projected skull. */
function silhouette(positions: Float64Array): Record<string, [number, number]> {
  let top: readonly [number, number] = [0, 1e9];
  let right: readonly [number, number] = [1e9, 0];
  let left: readonly [number, number] = [-1e9, 0];
  for (let n = 0; n < positions.length; n += 3) {
    if (positions[n + 1]! < 35) continue;
    const at = projectPoint(SYNTHETIC_CAMERA, [positions[n]!, positions[n + 1]!, positions[n + 2]!]);
    if (at[1] < top[1]) top = at;
    if (at[0] < right[0]) right = at;
    if (at[0] > left[0]) left = at;
  }
  return { silhouette_top: [...top], silhouette_right: [...right], silhouette_left: [...left] };
}
