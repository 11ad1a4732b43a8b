import type { FlatPatch } from './flat-patches.ts';

/** Patches by their place in a grid that follows them across perspective: key "column,row". */
export type PatchLattice = ReadonlyMap<
  string,
  { readonly column: number; readonly row: number; readonly patch: FlatPatch }
>;

/** Distance of neighbours over the side of a patch, frame and lost rim included. */
const PITCH = [1.05, 2.6] as const;
const MOST_SIZE_RATIO = 1.9;
/** A neighbour lies within this share of the step of where the last step leads. */
const TOLERANCE = 0.25;
export const MIN_PATCHES = 12;
/** More are tiles or cloth. */
const MOST_PATCHES = 300;
/** More are tiles, cloth or noise; photos of people have hundreds. The largest are kept: a card stands before its background. */
const MOST_SEARCHED = 4000;

export interface LatticeSearch {
  /** Every grid of 12 to 300 patches that grows from two neighbours at about right angles, largest first; cloth beside a card may be part of it. */
  readonly lattices: readonly PatchLattice[];
  /** Patches laid into grids, those of grids given up again too: the work done. */
  readonly laidCount: number;
}

/** Grows grids from every patch that lies in none yet. A grid of more than 300 is followed to its end once, and all of it left out from then on. */
export function patchLattices(all: readonly FlatPatch[]): LatticeSearch {
  const patches = largestOf(all);
  const lattices: PatchLattice[] = [];
  const used = new Set<FlatPatch>();
  const oversized = new Set<FlatPatch>();
  const near = createPatchIndex(patches);
  let laidCount = 0;
  for (const seed of patches) {
    if (used.has(seed) || oversized.has(seed)) continue;
    for (const [right, down] of cornersAt(seed, near)) {
      const lattice = grow(seed, right, down, near, oversized);
      laidCount += lattice.size;
      if (lattice.size < MIN_PATCHES) continue;
      const isOversized = lattice.size > MOST_PATCHES;
      if (!isOversized) lattices.push(lattice);
      for (const { patch } of lattice.values()) (isOversized ? oversized : used).add(patch);
      break;
    }
  }
  return { lattices: lattices.sort((a, b) => b.size - a.size), laidCount };
}

function largestOf(patches: readonly FlatPatch[]): readonly FlatPatch[] {
  if (patches.length <= MOST_SEARCHED) return patches;
  return patches.toSorted((a, b) => b.sidePx - a.sidePx).slice(0, MOST_SEARCHED);
}

type PatchIndex = (x: number, y: number, reach: number) => readonly FlatPatch[];

const CELL_PX = 32;

/** Patches of the cells that a circle touches. */
function createPatchIndex(patches: readonly FlatPatch[]): PatchIndex {
  const cells = new Map<number, FlatPatch[]>();
  const cellOf = (x: number, y: number): number => 4096 * Math.floor(y / CELL_PX) + Math.floor(x / CELL_PX);
  for (const patch of patches) {
    const key = cellOf(patch.x, patch.y);
    cells.set(key, [...(cells.get(key) ?? []), patch]);
  }
  return (x, y, reach) => {
    const out: FlatPatch[] = [];
    for (let cy = y - reach; cy < y + reach + CELL_PX; cy += CELL_PX) {
      for (let cx = x - reach; cx < x + reach + CELL_PX; cx += CELL_PX) out.push(...(cells.get(cellOf(cx, cy)) ?? []));
    }
    return out;
  };
}

/**
 * Pairs of neighbours of a patch at 50 to 130 degrees, the first within 50 degrees of the picture's right, the second turning
 * from it downwards; nearest first.
 */
function cornersAt(seed: FlatPatch, index: PatchIndex): (readonly [FlatPatch, FlatPatch])[] {
  const near = index(seed.x, seed.y, PITCH[1] * seed.sidePx)
    .filter((other) => other !== seed && isAlike(seed, other))
    .map((other) => ({ other, far: length(other.x - seed.x, other.y - seed.y) }))
    .filter(({ far }) => far > PITCH[0] * seed.sidePx && far < PITCH[1] * seed.sidePx)
    .sort((a, b) => a.far - b.far)
    .slice(0, 6)
    .map(({ other }) => other);
  return near.flatMap((right) =>
    near.flatMap((down): (readonly [FlatPatch, FlatPatch])[] => {
      const [ux, uy, vx, vy] = [right.x - seed.x, right.y - seed.y, down.x - seed.x, down.y - seed.y];
      const [u, v] = [length(ux, uy), length(vx, vy)];
      const turn = (ux * vy - uy * vx) / (u * v);
      return ux > 0.64 * u && turn > 0.76 && u < 2.2 * v && v < 2.2 * u ? [[right, down]] : [];
    }),
  );
}

/** Unlike Math.hypot the same to the last bit in every engine. */
function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

function isAlike(a: FlatPatch, b: FlatPatch): boolean {
  return a.sidePx < MOST_SIZE_RATIO * b.sidePx && b.sidePx < MOST_SIZE_RATIO * a.sidePx;
}

interface Node {
  readonly column: number;
  readonly row: number;
  readonly patch: FlatPatch;
  /** Steps to the right and down as they are here. */
  readonly right: readonly [number, number];
  readonly down: readonly [number, number];
}

/** The grid that follows from a corner, however small or large, without the patches left out. */
function grow(
  seed: FlatPatch,
  right: FlatPatch,
  down: FlatPatch,
  index: PatchIndex,
  leftOut: ReadonlySet<FlatPatch>,
): PatchLattice {
  const start: Node = {
    column: 0,
    row: 0,
    patch: seed,
    right: [right.x - seed.x, right.y - seed.y],
    down: [down.x - seed.x, down.y - seed.y],
  };
  const nodes = new Map([['0,0', start]]);
  const taken = new Set([seed]);
  const isFree = (patch: FlatPatch): boolean => !taken.has(patch) && !leftOut.has(patch);
  const queue = [start];
  // The queue grows while it is read.
  for (const node of queue) {
    for (const [dc, dr] of STEPS) {
      const key = `${node.column + dc},${node.row + dr}`;
      if (nodes.has(key)) continue;
      const next = stepFrom(node, dc, dr, index, isFree);
      if (!next) continue;
      nodes.set(key, next);
      taken.add(next.patch);
      queue.push(next);
    }
  }
  return nodes;
}

const STEPS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** The patch one step on, with the steps measured anew in that direction. */
function stepFrom(
  node: Node,
  dc: number,
  dr: number,
  index: PatchIndex,
  isFree: (patch: FlatPatch) => boolean,
): Node | null {
  const [sx, sy] = [dc * node.right[0] + dr * node.down[0], dc * node.right[1] + dr * node.down[1]];
  const reach = TOLERANCE * length(sx, sy);
  let best: FlatPatch | null = null;
  let nearest = reach;
  for (const patch of index(node.patch.x + sx, node.patch.y + sy, reach)) {
    if (!isFree(patch) || !isAlike(patch, node.patch)) continue;
    const off = length(patch.x - node.patch.x - sx, patch.y - node.patch.y - sy);
    if (off < nearest) {
      nearest = off;
      best = patch;
    }
  }
  if (!best) return null;
  const sign = dc + dr;
  const measured = [sign * (best.x - node.patch.x), sign * (best.y - node.patch.y)] as const;
  return {
    column: node.column + dc,
    row: node.row + dr,
    patch: best,
    right: dc === 0 ? node.right : measured,
    down: dr === 0 ? node.down : measured,
  };
}
