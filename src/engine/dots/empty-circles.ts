import { HEX_SPACING } from './fixed-points.ts';
import { voronoiCell } from './local-cell.ts';

/** Half width of the square that bounds a cell, in spacings of the dot. */
const BOUND = 1.6;

/** A place in the tangent plane of a dot, mm from it. */
export type Place = readonly [number, number];

/** An empty circle that a dot lies on together with two neighbours. */
export interface EmptyCircle {
  readonly middle: Place;
  readonly radiusMm: number;
  /** Which neighbours. */
  readonly owners: readonly [number, number];
  /** Mean hexagonal spacing of the three. */
  readonly hexMm: number;
}

/** Whether a dot at the origin has no neighbours on one side: a circle there is so large that none is counted. */
export function isOpen(xy: readonly number[], count: number, ownMm: number): boolean {
  return voronoiCell(xy, count, BOUND * ownMm).owner.includes(-1);
}

/** The empty circles of a dot at the origin that are larger than `from` hexagonal spacings. xy: its neighbours, stride 2; their spacings and its own. */
export function emptyCircles(
  xy: readonly number[],
  spacingMm: readonly number[],
  count: number,
  ownMm: number,
  from: number,
): EmptyCircle[] {
  const { x, y, owner } = voronoiCell(xy, count, BOUND * ownMm);
  const circles: EmptyCircle[] = [];
  for (let k = 0; k < x.length; k++) {
    const after = owner[k]!;
    const before = owner[k > 0 ? k - 1 : x.length - 1]!;
    if (after < 0 || before < 0) continue;
    const hexMm = (HEX_SPACING * (ownMm + spacingMm[after]! + spacingMm[before]!)) / 3;
    const radiusMm = Math.sqrt(x[k]! * x[k]! + y[k]! * y[k]!);
    if (radiusMm > from * hexMm) circles.push({ middle: [x[k]!, y[k]!], radiusMm, owners: [before, after], hexMm });
  }
  return circles;
}
