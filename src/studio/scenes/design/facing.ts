import { dot, normalize, subtract, type Vec3 } from '#/engine/math/vec3.ts';
import { cameraCentre } from '#/engine/scalp/camera.ts';
import type { HeadTools } from '../../planner/head-tools.ts';

/** Cosine of the viewing angle below which a place lies behind the outline of the head. */
const LEAST_COSINE = 0.03;

/** Whether a photo sees a place of the scalp; the cranium is near enough to a ball for its own radius to be the normal. */
export function isFacing(head: HeadTools, photo: number, point: Vec3): boolean {
  const camera = head.fit.cameras[photo] ?? head.fit.cameras[0]!;
  const normal = normalize(subtract(point, [0, 0.34 * head.fit.head.landmarks.vertex[1], 0]));
  return dot(normal, normalize(subtract(cameraCentre(camera), point))) > LEAST_COSINE;
}
