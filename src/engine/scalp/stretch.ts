import { exactExp } from '#/engine/math/exact-exp.ts';
import type { Vec3 } from '#/engine/math/vec3.ts';
import { frontShare } from './head-basis.ts';
import { STRETCH_UNITS } from './shape-prior.ts';

/** The four stretches of a head: factors on x, on z in front, on z behind, on y. */
export interface Stretch {
  readonly breadth: number;
  readonly front: number;
  readonly back: number;
  readonly height: number;
}

/**
 * Stretches of the first four shape coefficients (breadth, length, balance, height). `templateFrontShare`: share of the template's length
 * that lies in front of the tragions; the length stays when the balance changes.
 */
export function stretchOf(shape: ArrayLike<number>, templateFrontShare: number): Stretch {
  const [ub, ul, us, uh] = STRETCH_UNITS;
  const length = exactExp(shape[1]! * ul);
  const ratio = exactExp(shape[2]! * us);
  // front + back stays the template's length times `length`; front : back changes by `ratio`.
  const back = length / (templateFrontShare * ratio + (1 - templateFrontShare));
  return { breadth: exactExp(shape[0]! * ub), front: back * ratio, back, height: exactExp(shape[3]! * uh) };
}

/** A template point stretched. */
export function stretched(point: Vec3, stretch: Stretch): Vec3 {
  const share = frontShare(point[2]);
  return [
    point[0] * stretch.breadth,
    point[1] * stretch.height,
    point[2] * (stretch.back + (stretch.front - stretch.back) * share),
  ];
}

/** The template point that `stretched` brings to `point`. */
export function unstretched(point: Vec3, stretch: Stretch): Vec3 {
  let z = point[2] / (point[2] > 0 ? stretch.front : stretch.back);
  for (let i = 0; i < 30; i++) {
    z = point[2] / (stretch.back + (stretch.front - stretch.back) * frontShare(z));
  }
  return [point[0] / stretch.breadth, point[1] / stretch.height, z];
}
