/** A point or direction in three dimensions, [x, y, z]; the frame and unit are said where it is used. */
export type Vec3 = readonly [number, number, number];

export function add(a: Vec3, b: Vec3): Vec3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}
export function subtract(a: Vec3, b: Vec3): Vec3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
export function scale(a: Vec3, factor: number): Vec3 {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}
export function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
export function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
export function norm(a: Vec3): number {
  return Math.sqrt(dot(a, a));
}
/** Unit vector along a; throws RangeError for the zero vector. */
export function normalize(a: Vec3): Vec3 {
  const length = norm(a);
  if (!(length > 0)) throw new RangeError('normalize: zero vector');
  return scale(a, 1 / length);
}
export function distance(a: Vec3, b: Vec3): number {
  return norm(subtract(a, b));
}
/** The n-th point of a flat list, three numbers a point. */
export function pointAt(flat: ArrayLike<number>, n: number): Vec3 {
  return [flat[3 * n]!, flat[3 * n + 1]!, flat[3 * n + 2]!];
}
/** All points of a flat list, three numbers a point. */
export function pointList(flat: ArrayLike<number>): Vec3[] {
  return Array.from({ length: Math.floor(flat.length / 3) }, (_, n) => pointAt(flat, n));
}
