import type { Camera } from '#/engine/scalp/camera.ts';

/** The camera of the sample photo: a portrait from 1.5 m, the head turned a little to its right and bowed, so that the scalp shows. */
export function sampleCamera(scale = 1): Camera {
  const yaw = 0.16;
  const pitch = 0.36;
  const distanceMm = 1500;
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  return {
    widthPx: Math.round(1200 * scale),
    heightPx: Math.round(1500 * scale),
    focalPx: 3.9 * distanceMm * scale,
    centrePx: [600 * scale, 750 * scale],
    rotation: [cy, 0, -sy, sy * sp, -cp, cy * sp, -sy * cp, -sp, -cy * cp],
    translationMm: [2, -36, distanceMm],
  };
}
