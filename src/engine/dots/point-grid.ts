/**
 * Points of a surface sorted into cubic cells, with a hash table over the occupied cells: a surface fills few of the cells of
 * its bounding box. Integer hashing, no chance: the same grid on every machine.
 */
export interface PointGrid {
  readonly cellMm: number;
  readonly originMm: readonly [number, number, number];
  /** Number of cells along x, y, z. */
  readonly shape: readonly [number, number, number];
  /** First item of each occupied cell; one entry more than cells. */
  readonly start: Uint32Array;
  /** Point indices, cell by cell, ascending inside a cell. */
  readonly items: Uint32Array;
  /** Occupied cell of each point. */
  readonly cellOf: Uint32Array;
  /** Cell coordinates of each occupied cell, stride 3. */
  readonly coordinates: Int32Array;
  /** Open-addressing table: occupied cell + 1, 0 = free. */
  readonly table: Int32Array;
}

function hashCell(x: number, y: number, z: number): number {
  let h = (Math.imul(x, 0x2545f491) ^ Math.imul(y, 0x5bd1e995) ^ Math.imul(z, 0x1b873593)) | 0;
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return h ^ (h >>> 13);
}

/** Grid over `count` points (positionsMm stride 3). cellMm > 0. */
export function buildPointGrid(positionsMm: Float64Array, count: number, cellMm: number): PointGrid {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < 3 * count; i += 3) {
    for (let k = 0; k < 3; k++) {
      const x = positionsMm[i + k]!;
      if (x < low[k]!) low[k] = x;
      if (x > high[k]!) high[k] = x;
    }
  }
  const inverse = 1 / cellMm;
  // Cells lie on a lattice through the origin of the frame: points elsewhere do not change the order of visits here.
  const snap = (x: number): number => Math.floor(x * inverse) * cellMm;
  const origin: [number, number, number] = count > 0 ? [snap(low[0]!), snap(low[1]!), snap(low[2]!)] : [0, 0, 0];
  const shape: [number, number, number] = [1, 1, 1];
  if (count > 0) for (let k = 0; k < 3; k++) shape[k] = Math.floor((high[k]! - origin[k]!) * inverse) + 1;
  let tableSize = 16;
  while (tableSize < 2 * count) tableSize *= 2;
  const mask = tableSize - 1;
  const table = new Int32Array(tableSize);
  const cellOf = new Uint32Array(count);
  let coordinates = new Int32Array(3 * 1024);
  let cells = 0;
  for (let i = 0; i < count; i++) {
    const x = Math.floor((positionsMm[3 * i]! - origin[0]) * inverse);
    const y = Math.floor((positionsMm[3 * i + 1]! - origin[1]) * inverse);
    const z = Math.floor((positionsMm[3 * i + 2]! - origin[2]) * inverse);
    let slot = hashCell(x, y, z) & mask;
    let cell = table[slot]! - 1;
    while (
      cell >= 0 &&
      (coordinates[3 * cell] !== x || coordinates[3 * cell + 1] !== y || coordinates[3 * cell + 2] !== z)
    ) {
      slot = (slot + 1) & mask;
      cell = table[slot]! - 1;
    }
    if (cell < 0) {
      cell = cells++;
      table[slot] = cells;
      if (3 * cells > coordinates.length) {
        const grown = new Int32Array(2 * coordinates.length);
        grown.set(coordinates);
        coordinates = grown;
      }
      coordinates[3 * cell] = x;
      coordinates[3 * cell + 1] = y;
      coordinates[3 * cell + 2] = z;
    }
    cellOf[i] = cell;
  }
  const start = new Uint32Array(cells + 1);
  for (let i = 0; i < count; i++) start[cellOf[i]! + 1]!++;
  for (let c = 0; c < cells; c++) start[c + 1] = start[c + 1]! + start[c]!;
  const fill = start.slice(0, cells);
  const items = new Uint32Array(count);
  for (let i = 0; i < count; i++) items[fill[cellOf[i]!]!++] = i;
  return {
    cellMm,
    originMm: origin,
    shape,
    start,
    items,
    cellOf,
    coordinates: coordinates.slice(0, 3 * cells),
    table,
  };
}

/** Occupied cell at integer coordinates, or -1. */
export function findCell(grid: PointGrid, x: number, y: number, z: number): number {
  const { table, coordinates } = grid;
  const mask = table.length - 1;
  let slot = hashCell(x, y, z) & mask;
  for (;;) {
    const cell = table[slot]! - 1;
    if (cell < 0) return -1;
    if (coordinates[3 * cell] === x && coordinates[3 * cell + 1] === y && coordinates[3 * cell + 2] === z) return cell;
    slot = (slot + 1) & mask;
  }
}

/** Writes the occupied cells that touch a ball into `into` and returns how many; `into` grows as needed. */
export function cellsInBall(
  grid: PointGrid,
  x: number,
  y: number,
  z: number,
  radiusMm: number,
  into: number[],
): number {
  const inverse = 1 / grid.cellMm;
  const [ox, oy, oz] = grid.originMm;
  const [nx, ny, nz] = grid.shape;
  const x0 = Math.max(0, Math.floor((x - radiusMm - ox) * inverse));
  const x1 = Math.min(nx - 1, Math.floor((x + radiusMm - ox) * inverse));
  const y0 = Math.max(0, Math.floor((y - radiusMm - oy) * inverse));
  const y1 = Math.min(ny - 1, Math.floor((y + radiusMm - oy) * inverse));
  const z0 = Math.max(0, Math.floor((z - radiusMm - oz) * inverse));
  const z1 = Math.min(nz - 1, Math.floor((z + radiusMm - oz) * inverse));
  let n = 0;
  for (let cz = z0; cz <= z1; cz++)
    for (let cy = y0; cy <= y1; cy++)
      for (let cx = x0; cx <= x1; cx++) {
        const cell = findCell(grid, cx, cy, cz);
        if (cell >= 0) into[n++] = cell;
      }
  return n;
}

/** The same grid with its cells in order of z, y, x: cells that touch are then near each other in memory. */
function sortCells(grid: PointGrid): PointGrid {
  const { coordinates, start, items } = grid;
  const [nx, ny] = grid.shape;
  const cells = start.length - 1;
  const keys = new Float64Array(cells);
  for (let c = 0; c < cells; c++)
    keys[c] = (coordinates[3 * c + 2]! * ny + coordinates[3 * c + 1]!) * nx + coordinates[3 * c]!;
  keys.sort();
  let tableSize = 16;
  while (tableSize < 4 * cells) tableSize *= 2;
  const table = new Int32Array(tableSize);
  const sorted = {
    start: new Uint32Array(cells + 1),
    items: new Uint32Array(items.length),
    cellOf: new Uint32Array(items.length),
    coordinates: new Int32Array(3 * cells),
  };
  let used = 0;
  for (let c = 0; c < cells; c++) {
    const row = Math.floor(keys[c]! / nx);
    const x = keys[c]! - row * nx;
    const z = Math.floor(row / ny);
    const y = row - z * ny;
    const old = findCell(grid, x, y, z);
    let slot = hashCell(x, y, z) & (tableSize - 1);
    while (table[slot] !== 0) slot = (slot + 1) & (tableSize - 1);
    table[slot] = c + 1;
    sorted.coordinates[3 * c] = x;
    sorted.coordinates[3 * c + 1] = y;
    sorted.coordinates[3 * c + 2] = z;
    for (let k = start[old]!; k < start[old + 1]!; k++) {
      sorted.items[used++] = items[k]!;
      sorted.cellOf[items[k]!] = c;
    }
    sorted.start[c + 1] = used;
  }
  return { ...grid, ...sorted, table };
}

/** A grid that also knows the occupied cells among the 27 around each occupied cell. */
export interface LinkedGrid extends PointGrid {
  /**
   * The cells around a cell, itself included, as runs of cells numbered one after the other: from nearRuns[k] to before
   * nearRuns[k + 1] for k = nearStart[cell], + 2, .. below nearStart[cell + 1]; runs ascend, their items lie in one piece.
   */
  readonly nearStart: Uint32Array;
  readonly nearRuns: Uint32Array;
  /** Positions in the order of items, stride 3: a cell is read in one go. */
  readonly itemsMm: Float64Array;
}

export function linkCells(unsorted: PointGrid, positionsMm: Float64Array): LinkedGrid {
  const grid = sortCells(unsorted);
  const cells = grid.start.length - 1;
  const nearStart = new Uint32Array(cells + 1);
  let nearRuns = new Uint32Array(8 * cells + 18);
  let used = 0;
  for (let cell = 0; cell < cells; cell++) {
    if (used + 18 > nearRuns.length) {
      const grown = new Uint32Array(Math.ceil(1.5 * nearRuns.length) + 18);
      grown.set(nearRuns);
      nearRuns = grown;
    }
    const x = grid.coordinates[3 * cell]!;
    const y = grid.coordinates[3 * cell + 1]!;
    const z = grid.coordinates[3 * cell + 2]!;
    for (let dz = -1; dz <= 1; dz++)
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const other = findCell(grid, x + dx, y + dy, z + dz);
          if (other < 0) continue;
          if (used > nearStart[cell]! && nearRuns[used - 1] === other) nearRuns[used - 1] = other + 1;
          else {
            nearRuns[used++] = other;
            nearRuns[used++] = other + 1;
          }
        }
    nearStart[cell + 1] = used;
  }
  const itemsMm = new Float64Array(3 * grid.items.length);
  for (let k = 0; k < grid.items.length; k++) {
    const i = 3 * grid.items[k]!;
    itemsMm[3 * k] = positionsMm[i]!;
    itemsMm[3 * k + 1] = positionsMm[i + 1]!;
    itemsMm[3 * k + 2] = positionsMm[i + 2]!;
  }
  return { ...grid, nearStart, nearRuns: nearRuns.slice(0, used), itemsMm };
}
