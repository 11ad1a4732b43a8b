import type { Around } from './around-dot.ts';
import type { Place } from './empty-circles.ts';

/**
 * The step (x, y) of a dot at the origin less what would bring it too near to others: towards each at most half of what lies above its floor, all of it towards
 * one that stands. mostMm: no step is longer. floorMm: how near the dot may come to a point of `around`.
 */
export function heldBack(
  { count, xy, radiusMm }: Around,
  mostMm: number,
  [x, y]: Place,
  floorMm: (m: number) => number,
): Place {
  const limits: (readonly [number, number, number])[] = [];
  for (let m = 0; m < count; m++) {
    const d = Math.sqrt(xy[2 * m]! * xy[2 * m]! + xy[2 * m + 1]! * xy[2 * m + 1]!);
    const limitMm = Math.max(radiusMm[m]!, floorMm(m));
    const most = Math.max(0, (radiusMm[m]! > 0 ? 1 : 0.5) * (d - limitMm));
    if (most < mostMm) limits.push([xy[2 * m]! / d, xy[2 * m + 1]! / d, most]);
  }
  // What is held back from one may lead towards another: twice, then the rest is cut.
  let [u, v] = [x, y];
  for (let round = 0; round < 2; round++)
    for (const [ux, uy, most] of limits) {
      const over = Math.max(0, u * ux + v * uy - most);
      u -= over * ux;
      v -= over * uy;
    }
  let share = 1;
  for (const [ux, uy, most] of limits) if (u * ux + v * uy > most) share = Math.min(share, most / (u * ux + v * uy));
  return [share * u, share * v];
}
