import type { Vec3 } from '#/engine/math/vec3.ts';

/**
 * A perspective camera onto the head: OpenCV convention, x right, y down, z forward.
 * Pixel (0,0) covers [0,1)x[0,1), centres at .5. rotation (row-major 3x3) and translationMm take head-frame mm to camera mm.
 */
export interface Camera {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly focalPx: number;
  readonly centrePx: readonly [number, number];
  readonly rotation: readonly number[];
  readonly translationMm: Vec3;
}

/** A head-frame point in camera coordinates (mm). */
export function toCameraFrame(camera: Camera, headPoint: Vec3): Vec3 {
  const r = camera.rotation;
  const [x, y, z] = headPoint;
  const t = camera.translationMm;
  return [
    r[0]! * x + r[1]! * y + r[2]! * z + t[0],
    r[3]! * x + r[4]! * y + r[5]! * z + t[1],
    r[6]! * x + r[7]! * y + r[8]! * z + t[2],
  ];
}

/** Image point [uPx, vPx] of a head-frame point; meaningless for points behind the camera. */
export function projectPoint(camera: Camera, headPoint: Vec3): readonly [number, number] {
  const [x, y, z] = toCameraFrame(camera, headPoint);
  return [camera.centrePx[0] + (camera.focalPx * x) / z, camera.centrePx[1] + (camera.focalPx * y) / z];
}

/** Centre of projection in the head frame (mm): -R^T t. */
export function cameraCentre(camera: Camera): Vec3 {
  const r = camera.rotation;
  const [x, y, z] = camera.translationMm;
  return [
    -(r[0]! * x + r[3]! * y + r[6]! * z),
    -(r[1]! * x + r[4]! * y + r[7]! * z),
    -(r[2]! * x + r[5]! * y + r[8]! * z),
  ];
}

/** Unit direction (head frame) of the ray through an image point. */
export function pixelRay(camera: Camera, uPx: number, vPx: number): Vec3 {
  const r = camera.rotation;
  const x = (uPx - camera.centrePx[0]) / camera.focalPx;
  const y = (vPx - camera.centrePx[1]) / camera.focalPx;
  const dx = r[0]! * x + r[3]! * y + r[6]!;
  const dy = r[1]! * x + r[4]! * y + r[7]!;
  const dz = r[2]! * x + r[5]! * y + r[8]!;
  const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
  return [dx / length, dy / length, dz / length];
}

/** The same camera for a picture scaled by `factor` (2 = twice the pixels on a side). */
export function scaleCamera(camera: Camera, factor: number): Camera {
  return {
    ...camera,
    widthPx: Math.round(camera.widthPx * factor),
    heightPx: Math.round(camera.heightPx * factor),
    focalPx: camera.focalPx * factor,
    centrePx: [camera.centrePx[0] * factor, camera.centrePx[1] * factor],
  };
}

/** The same camera for a copy of its picture, exactly of the copy's size. */
export function cameraOfCopy(camera: Camera, { widthPx, heightPx }: Pick<Camera, 'widthPx' | 'heightPx'>): Camera {
  return { ...scaleCamera(camera, widthPx / camera.widthPx), widthPx, heightPx };
}
