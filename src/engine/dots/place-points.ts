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
  const x = cellsAlong(grid, positionsMm, 0);
  const y = cellsAlong(grid, positionsMm, 1);
  const z = cellsAlong(grid, positionsMm, 2);
  const [nx, ny, nz] = grid.shape;
  const order = sortedOrder(z, nz + 2, sortedOrder(y, ny + 2, sortedOrder(x, nx + 2)));
  const atMm = new Float64Array(3 * order.length);
  const radii = new Float32Array(order.length);
  const key = new Float64Array(order.length);
  for (let m = 0; m < order.length; m++) {
    const f = order[m]!;
    for (let k = 0; k < 3; k++) atMm[3 * m + k] = positionsMm[3 * f + k]!;
    radii[m] = radiusMm[f]!;
    key[m] = (z[f]! * (ny + 2) + y[f]!) * (nx + 2) + x[f]!;
  }
  return { cellOf: cellsWithKeys(grid, key), atMm, radiusMm: radii };
}

/** Coordinate of the cell of each point along an axis, from 1 on; 0 and one above the last: beyond the grid. */
function cellsAlong(grid: PointGrid, positionsMm: Float64Array, axis: number): Uint32Array {
  const inverse = 1 / grid.cellMm;
  const origin = grid.originMm[axis]!;
  const last = grid.shape[axis]!;
  const along = new Uint32Array(positionsMm.length / 3);
  for (let f = 0; f < along.length; f++) {
    const cell = Math.floor((positionsMm[3 * f + axis]! - origin) * inverse);
    along[f] = cell < 0 ? 0 : cell < last ? cell + 1 : last + 1;
  }
  return along;
}

/** The occupied cell of each ascending key, or -1: keys and cells are gone through side by side, not looked up far apart in memory. */
function cellsWithKeys({ coordinates, shape }: PointGrid, keys: Float64Array): Int32Array {
  const width = shape[0] + 2;
  const height = shape[1] + 2;
  const cells = coordinates.length / 3;
  const cellOf = new Int32Array(keys.length);
  let cell = -1;
  let reached = -1;
  for (let m = 0; m < keys.length; m++) {
    while (reached < keys[m]!) {
      const c = 3 * ++cell;
      reached =
        cell < cells
          ? ((coordinates[c + 2]! + 1) * height + coordinates[c + 1]! + 1) * width + coordinates[c]! + 1
          : Number.POSITIVE_INFINITY;
    }
    cellOf[m] = reached === keys[m] ? cell : -1;
  }
  return cellOf;
}
