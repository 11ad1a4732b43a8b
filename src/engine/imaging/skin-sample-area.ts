import { type Camera, projectPoint } from '../scalp/camera.ts';
import type { Head } from '../scalp/head.ts';
import type { SampleArea } from './sample-skin.ts';

/** Radius of the default sample on the skin, mm. */
const RADIUS_MM = 11;
/** Above the glabella: clear of brows and of most frown lines. */
const RISE_MM = 24;

/** Where skin is sampled unless the person moves it: the middle of the forehead, in the camera's pixels. */
export function skinSampleArea(head: Head, camera: Camera): SampleArea {
  const [x, y, z] = head.landmarks.glabella;
  const at = projectPoint(camera, [x, y + RISE_MM, z - 3]);
  const beside = projectPoint(camera, [x + RADIUS_MM, y + RISE_MM, z - 3]);
  return { at, radiusPx: Math.max(4, Math.hypot(beside[0] - at[0], beside[1] - at[1])) };
}
