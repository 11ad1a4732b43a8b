import type { Vec3 } from '#/engine/math/vec3.ts';
import type { Point } from '../../canvas/stage-view.ts';
import type { HeadTools } from '../../planner/head-tools.ts';

/** Above the tragion and a finger's breadth before it, mm: haired skin over the ear, behind the sideburn. */
const ABOVE_MM = 60;
const BEFORE_MM = 4;
const STEPS = 60;

/**
 * Where a circle of `radiusPx` around shaved hair begins in the case's own photo: on the subject's left side over the ear, or,
 * where the head hides that, at its outline there, as far in as the circle lies on the head. Photo pixels.
 */
export function sidesPlace(head: HeadTools, radiusPx: number): Point {
  const [x, y, z] = head.fit.head.landmarks.tragion_left;
  const side: Vec3 = [x, y + ABOVE_MM, z + BEFORE_MM];
  const [fromX, fromY] = head.toPhoto(0, side);
  const [toX, toY] = head.toPhoto(0, [0, side[1], side[2]]);
  const length = Math.hypot(toX - fromX, toY - fromY) || 1;
  const out: Point = [((fromX - toX) / length) * radiusPx, ((fromY - toY) / length) * radiusPx];
  for (let step = 0; step < STEPS; step++) {
    const share = step / STEPS;
    const at: Point = [fromX + share * (toX - fromX), fromY + share * (toY - fromY)];
    if (head.skinAt(0, at) && head.skinAt(0, [at[0] + out[0], at[1] + out[1]])) return at;
  }
  return [toX, toY];
}
