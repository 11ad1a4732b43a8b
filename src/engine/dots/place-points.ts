import type { FixedPoints } from './fixed-points.ts';
import type { PointGrid } from './point-grid.ts';
import { sortedOrder } from './sorted-order.ts';

/** Fixed points in the order of the grid cells they lie in (z, y, x): what is read for one after the other lies near in memory. */
export interface PlacedPoints {
  /** Occupied cell of each, or -1. */
  readonly cellOf: Int32Array;
  /** Stride 3. */
  readonly atMm: Float64Array;
  readonly radiusMm: Float32Array;
}

/** The cells of `grid` must be in order of z, y, x: linkCells. O(points + cells). */
export function placePoints(grid: PointGrid, { positionsMm, radiusMm }: FixedPoints): PlacedPoints {
  const count = radiusMm.length;
  const along = [0, 1, 2].map((axis) => cellsAlong(grid, positionsMm, count, axis));
  let order: Uint32Array | undefined;
  for (let axis = 0; axis < 2; axis++) order = sortedOrder(along[axis]!, grid.shape[axis]! + 2, order);
  order = sortedOrder(along[2]!, grid.shape[2] + 2, order);
  const atMm = new Float64Array(3 * count);
  const radii = new Float32Array(count);
  for (let m = 0; m < count; m++) {
    const f = order[m]!;
    for (let k = 0; k < 3; k++) atMm[3 * m + k] = positionsMm[3 * f + k]!;
    radii[m] = radiusMm[f]!;
  }
  return { cellOf: cellsInStep(grid, order, along), atMm, radiusMm: radii };
}

/** Coordinate of the cell of each point along an axis, from 1 on; 0 and one above the last: beyond the grid. */
function cellsAlong(grid: PointGrid, positionsMm: Float64Array, count: number, axis: number): Uint32Array {
  const inverse = 1 / grid.cellMm;
  const origin = grid.originMm[axis]!;
  const last = grid.shape[axis]!;
  const along = new Uint32Array(count);
  for (let f = 0; f < count; f++) {
    const cell = Math.floor((positionsMm[3 * f + axis]! - origin) * inverse);
    along[f] = cell < 0 ? 0 : cell < last ? cell + 1 : last + 1;
  }
  return along;
}

/** The occupied cell of each point in order, or -1: points and cells are gone through side by side, not looked up by chance. */
function cellsInStep(grid: PointGrid, order: Uint32Array, along: readonly Uint32Array[]): Int32Array {
  const { coordinates } = grid;
  const [x, y, z] = along as [Uint32Array, Uint32Array, Uint32Array];
  const width = grid.shape[0] + 2;
  const height = grid.shape[1] + 2;
  const cells = coordinates.length / 3;
  const cellOf = new Int32Array(order.length);
  let cell = -1;
  let reached = -1;
  for (let m = 0; m < order.length; m++) {
    const f = order[m]!;
    const wanted = (z[f]! * height + y[f]!) * width + x[f]!;
    while (reached < wanted) {
      cell++;
      if (cell >= cells) reached = Number.POSITIVE_INFINITY;
      else {
        const row = (coordinates[3 * cell + 2]! + 1) * height + coordinates[3 * cell + 1]! + 1;
        reached = row * width + coordinates[3 * cell]! + 1;
      }
    }
    cellOf[m] = reached === wanted ? cell : -1;
  }
  return cellOf;
}
