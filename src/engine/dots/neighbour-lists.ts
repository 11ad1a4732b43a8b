import { letGo } from './let-go.ts';
import { buildPointGrid, findCell, type PointGrid } from './point-grid.ts';

/** Neighbours of each point within a radius, as compressed rows; `quantised` is floor(4096 d^2 / radius^2). */
export interface NeighbourLists {
  /** Row of point i: index[ends[2 i]] .. index[ends[2 i + 1] - 1]; rows lie in spatial order. */
  readonly ends: Uint32Array;
  readonly index: Uint32Array;
  readonly quantised: Uint16Array;
}

export interface NeighbourOptions {
  /** A guess of neighbours a point, for the first allocation. */
  readonly expected: number;
  /** Each pair once, in the row of the point whose cell (then index) comes first in order of z, y, x; `quantised` stays empty. */
  readonly once?: boolean;
  /** Pairs that face away from each other too. */
  readonly anySide?: boolean;
  /** Cells of `grid` whose rows are wanted (1); the others stay empty. Absent: all. */
  readonly wanted?: Uint8Array;
  /** buildPointGrid(positionsMm, count, radiusMm), where there is one already. */
  readonly grid?: PointGrid;
}

/**
 * All pairs nearer than radiusMm whose normals face the same side (dot product > 0), so that an ear or a fold does not count as near; of
 * any side if asked.
 * positionsMm and normals stride 3. O(n) for even points.
 */
export function neighbourLists(
  positionsMm: Float64Array,
  normals: Float32Array,
  count: number,
  radiusMm: number,
  options: NeighbourOptions,
): NeighbourLists {
  const { wanted } = options;
  const once = options.once === true;
  const grid = options.grid ?? buildPointGrid(positionsMm, count, radiusMm);
  const { coordinates, start: cellStart, items } = grid;
  const cells = cellStart.length - 1;
  const ends = new Uint32Array(2 * count);
  let capacity = Math.max(64, Math.ceil(count * options.expected));
  let index = new Uint32Array(capacity);
  let quantised = new Uint16Array(once ? 0 : capacity);
  let used = 0;
  let scratchSize = 256;
  let sx = new Float64Array(scratchSize);
  let sy = new Float64Array(scratchSize);
  let sz = new Float64Array(scratchSize);
  let si = new Uint32Array(scratchSize);
  const r2 = radiusMm * radiusMm;
  const toQuantum = 4096 / r2;
  for (let cell = 0; cell < cells; cell++) {
    if (wanted?.[cell] === 0) continue;
    const cx = coordinates[3 * cell]!;
    const cy = coordinates[3 * cell + 1]!;
    const cz = coordinates[3 * cell + 2]!;
    let n = 0;
    for (let dz = -1; dz <= 1; dz++)
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          if (once && (dz < 0 || (dz === 0 && (dy < 0 || (dy === 0 && dx < 0))))) continue;
          const other = dx === 0 && dy === 0 && dz === 0 ? cell : findCell(grid, cx + dx, cy + dy, cz + dz);
          if (other < 0) continue;
          const to = cellStart[other + 1]!;
          if (n + to - cellStart[other]! > scratchSize) {
            scratchSize = 2 * (n + to - cellStart[other]!);
            const grow = (old: Float64Array): Float64Array<ArrayBuffer> => {
              const next = new Float64Array(scratchSize);
              next.set(old);
              return next;
            };
            sx = grow(sx);
            sy = grow(sy);
            sz = grow(sz);
            const next = new Uint32Array(scratchSize);
            next.set(si);
            si = next;
          }
          for (let m = cellStart[other]!; m < to; m++) {
            const j = items[m]!;
            sx[n] = positionsMm[3 * j]!;
            sy[n] = positionsMm[3 * j + 1]!;
            sz[n] = positionsMm[3 * j + 2]!;
            si[n] = j;
            n++;
          }
        }
    for (let m = cellStart[cell]!; m < cellStart[cell + 1]!; m++) {
      const i = items[m]!;
      const x = positionsMm[3 * i]!;
      const y = positionsMm[3 * i + 1]!;
      const z = positionsMm[3 * i + 2]!;
      const nx = normals[3 * i]!;
      const ny = normals[3 * i + 1]!;
      const nz = normals[3 * i + 2]!;
      if (used + n > capacity) {
        capacity = Math.ceil(1.3 * capacity) + n;
        const nextIndex = new Uint32Array(capacity);
        nextIndex.set(index);
        letGo(index);
        index = nextIndex;
        if (!once) {
          const nextQuantised = new Uint16Array(capacity);
          nextQuantised.set(quantised);
          letGo(quantised);
          quantised = nextQuantised;
        }
      }
      ends[2 * i] = used;
      // Of its own cell, first in the scratch, only what comes after it.
      for (let k = once ? m - cellStart[cell]! + 1 : 0; k < n; k++) {
        const ex = sx[k]! - x;
        const ey = sy[k]! - y;
        const ez = sz[k]! - z;
        const d2 = ex * ex + ey * ey + ez * ez;
        if (d2 >= r2) continue;
        const j = si[k]!;
        if (j === i) continue;
        if (options.anySide !== true && nx * normals[3 * j]! + ny * normals[3 * j + 1]! + nz * normals[3 * j + 2]! <= 0)
          continue;
        index[used] = j;
        if (!once) quantised[used] = d2 * toQuantum;
        used++;
      }
      ends[2 * i + 1] = used;
    }
  }
  if (!options.grid) letGo(cellStart, items, coordinates, grid.cellOf, grid.table);
  return { ends, index, quantised };
}
