import { pointList } from '#/engine/math/vec3.ts';
import { type Camera, projectPoint } from '#/engine/scalp/camera.ts';
import type { Head } from '#/engine/scalp/head.ts';

/** A rectangle of a picture in whole pixels. */
export interface PictureFrame {
  readonly left: number;
  readonly top: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Room around the head, over the head's width. */
const MARGIN = 0.08;
/** How far below the outer eye corners the frame ends, mm: the face stays a face. */
const BELOW_EYES_MM = 28;

/** The part of a picture that a small print should show: the head from the cheeks up, cut to the picture. */
export function scalpFrame(head: Head, camera: Camera): PictureFrame {
  const { exocanthion_left: leftEye, exocanthion_right: rightEye } = head.landmarks;
  const floorMm = (leftEye[1] + rightEye[1]) / 2 - BELOW_EYES_MM;
  const { positions } = head.mesh;
  let [x0, x1, y0, y1] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const point of pointList(positions)) {
    if (point[1] < floorMm) continue;
    const [u, v] = projectPoint(camera, point);
    x0 = Math.min(x0, u);
    x1 = Math.max(x1, u);
    y0 = Math.min(y0, v);
    y1 = Math.max(y1, v);
  }
  const margin = MARGIN * (x1 - x0);
  const left = Math.max(0, Math.floor(x0 - margin));
  const top = Math.max(0, Math.floor(y0 - margin));
  const right = Math.min(camera.widthPx, Math.ceil(x1 + margin));
  const bottom = Math.min(camera.heightPx, Math.ceil(y1));
  if (!(right - left >= 16 && bottom - top >= 16)) {
    return { left: 0, top: 0, widthPx: camera.widthPx, heightPx: camera.heightPx };
  }
  return { left, top, widthPx: right - left, heightPx: bottom - top };
}
