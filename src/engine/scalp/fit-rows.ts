import type { Vec3 } from '#/engine/math/vec3.ts';
import { type Camera, projectPoint, toCameraFrame } from './camera.ts';
import type { FaceLandmarkName } from './landmarks.ts';
import type { OutlineAnchor } from './outline-anchor.ts';
import type { PhotoTaps } from './photo-taps.ts';

/** What a tap or a ruler says against a head and a camera, in standard deviations. */

/** Tap of a person, as a fraction of the picture's longer side; bounded on the head itself. */
export const TAP_SD = { ofSide: 0.0044, leastPx: 0.8, mostMm: 2.5 };
const RULER_SD = 0.015;
const HUBER = 2.5;

/** A tap that enters the fit. */
export interface FitTap {
  readonly photo: number;
  readonly name: string;
  readonly landmark: FaceLandmarkName | null;
  readonly px: readonly [number, number];
  readonly sdPx: number;
}

/** Huber's loss as a residual: beyond HUBER standard deviations the cost grows linearly. */
function softened(z: number): number {
  const size = Math.abs(z);
  return size <= HUBER ? z : Math.sign(z) * Math.sqrt(2 * HUBER * size - HUBER * HUBER);
}

/** Writes two rows: how far a point of the head (mm, head frame) lies beside its tap, sideways and down. */
export function pointRows(tap: FitTap, camera: Camera, point: Vec3, r: Float64Array, row: number): void {
  const [u, v] = projectPoint(camera, point);
  const du = (u - tap.px[0]) / tap.sdPx;
  const dv = (v - tap.px[1]) / tap.sdPx;
  const size = Math.sqrt(du * du + dv * dv);
  const shrink = size <= HUBER ? 1 : Math.sqrt(2 * HUBER * size - HUBER * HUBER) / size;
  r[row] = du * shrink;
  r[row + 1] = dv * shrink;
}

/** How far a tap lies from the outline of the skull, across it; 0 past the end of the outline. `vertexAt` gives mm, head frame. */
export function outlineMiss(
  tap: FitTap,
  anchor: OutlineAnchor,
  camera: Camera,
  vertexAt: (index: number) => Vec3,
): number {
  if (anchor.pastEnd) return 0;
  const a = projectPoint(camera, vertexAt(anchor.from));
  const b = projectPoint(camera, vertexAt(anchor.to));
  const u = a[0] + (b[0] - a[0]) * anchor.share - tap.px[0];
  const v = a[1] + (b[1] - a[1]) * anchor.share - tap.px[1];
  return softened((u * anchor.normal[0] + v * anchor.normal[1]) / tap.sdPx);
}

/** How far the length of a ruler in the picture, held as far away as the glabella (mm, head frame), is from what it says. */
export function rulerMiss(
  ruler: NonNullable<PhotoTaps['ruler']>,
  photo: PhotoTaps,
  camera: Camera,
  glabella: Vec3,
): number {
  const depth = toCameraFrame(camera, glabella)[2];
  const du = ruler.to[0] - ruler.from[0];
  const dv = ruler.to[1] - ruler.from[1];
  const length = Math.sqrt(du * du + dv * dv);
  const tapShare = (Math.SQRT2 * TAP_SD.ofSide * Math.max(photo.widthPx, photo.heightPx)) / length;
  const ratio = (camera.focalPx * ruler.mm) / (depth * length) - 1;
  return ratio / Math.sqrt(RULER_SD * RULER_SD + tapShare * tapShare);
}
