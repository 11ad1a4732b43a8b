import type { BaseSequence } from './base-sequence.ts';
import { HEX_SPACING } from './fixed-points.ts';
import { neighbourLists } from './neighbour-lists.ts';
import { takeUniform } from './plan-dots.ts';
import { buildPointGrid, findCell, type PointGrid } from './point-grid.ts';

/** What settling a level reads of a base: little enough to send to another thread. */
export interface LevelBase
  extends Pick<
    BaseSequence,
    'count' | 'positionsMm' | 'normals' | 'thresholdsPerMm2' | 'earlierStart' | 'earlierIndex' | 'earlierMm'
  > {
  readonly grid: { readonly items: Uint32Array };
}

export function levelBase(base: BaseSequence): LevelBase {
  const { count, positionsMm, normals, thresholdsPerMm2, earlierStart, earlierIndex, earlierMm, grid } = base;
  const items = grid.items;
  return { count, positionsMm, normals, thresholdsPerMm2, earlierStart, earlierIndex, earlierMm, grid: { items } };
}

export interface SettleLevelOptions {
  readonly perMm2: number;
  readonly sessionShares: readonly number[];
  readonly minSpacingMm: number;
  /** Base indices whose places are asked for; the others are settled only as far as these depend on them. */
  readonly asked: Uint32Array;
}

/** All lengths in spacings s = 1 / sqrt(density) of the prefix. docs/methods/dots.md has the search that chose them. */
export const SETTLE = {
  passes: 6,
  /** Reach of the repulsion (1 - d^2/reach^2)^3, close to a Gaussian of sigma = reach / 2.45. */
  reach: 1.7,
  /** A wide weak repulsion of the whole set takes out low frequencies. */
  wideReach: 2.6,
  /** No pair farther apart than this acts: the sparse prefixes are cut off here. */
  pairReach: 2.6,
  wideWeight: 0.18,
  step: 0.5,
  /** Most that a dot moves in one pass, and in all. */
  passLimit: 0.2,
  trust: 0.3,
  /** No pair may come nearer than this many hexagonal spacings. */
  floor: 0.635,
  /** Times (1 - share)^2: the weight of a session prefix against the whole set. */
  prefixWeight: 2.1,
} as const;

/** Weight of a session prefix of share q against the whole set: the first, sparsest sessions need it most. */
function prefixWeight(share: number): number {
  return SETTLE.prefixWeight * (1 - share) * (1 - share);
}

/** Pairs that may act on each other, and the repulsions: the whole set, its wide one, then each session prefix. */
interface Pairs {
  readonly ends: Uint32Array;
  readonly index: Uint32Array;
  /** Number of session prefixes that a dot is in, from the largest on. */
  readonly depth: Uint8Array;
  /** Squared reach of the widest repulsion, mm2. */
  readonly reach2: number;
  /** Strength over d^2 / reach2 in STEPS even steps: a row of STEPS + 1 for each number of common prefixes. */
  readonly strength: Float64Array;
  /** Room for the close pairs of a pass. */
  readonly close: { readonly first: Uint32Array; readonly at: Uint32Array };
}

/**
 * The settled arrangement of a base at one uniform density: what the prefix of the base would relax to, all session prefixes
 * together. It depends on the base, the density, the session shares and the spacing alone, never on a design, nor on what is
 * asked. Returns the displacement of each asked point from its base position (mm, stride 3); NaN for points that are not in it.
 */
export function settleLevel(base: LevelBase, options: SettleLevelOptions): Float64Array {
  const { perMm2, sessionShares, minSpacingMm, asked } = options;
  const s = 1 / Math.sqrt(perMm2);
  const members = takeUniform(base, perMm2, minSpacingMm);
  const n = members.length;
  const x = new Float64Array(3 * n);
  const normals = new Float32Array(3 * n);
  const slot = new Int32Array(base.count).fill(-1);
  for (let m = 0; m < n; m++) {
    const i = 3 * members[m]!;
    slot[members[m]!] = m;
    for (let k = 0; k < 3; k++) {
      x[3 * m + k] = base.positionsMm[i + k]!;
      normals[3 * m + k] = base.normals[i + k]!;
    }
  }
  const grid = buildPointGrid(x, n, SETTLE.pairReach * s);
  const { active, rings, wanted } = reachOf(grid, n, asked, slot);
  const pairs = makePairs(base, members, x, normals, sessionShares, perMm2, grid, wanted);
  const start = x.slice();
  const floorMm = Math.max(minSpacingMm, SETTLE.floor * HEX_SPACING * s) + 0.003;
  const force = new Float64Array(3 * n);
  const room = new Float64Array(n);
  for (let pass = 0; pass < SETTLE.passes; pass++) {
    // Dots farther away than influence still travels stand: what is asked comes out to the same bit.
    const left = SETTLE.passes - 1 - pass;
    const near = within(active, rings, left + 1);
    const moving = within(near, rings, left);
    force.fill(0);
    const close = addForces(pairs, near, x, force, floorMm + 2 * SETTLE.passLimit * s);
    proposeSteps(moving, x, start, normals, force, s);
    limitSteps(pairs, close, x, force, room, floorMm);
    takeSteps(moving, x, force, room);
  }
  const offsetsMm = new Float64Array(3 * asked.length).fill(Number.NaN);
  for (let a = 0; a < asked.length; a++) {
    const m = slot[asked[a]!]!;
    for (let k = 0; m >= 0 && k < 3; k++) offsetsMm[3 * a + k] = x[3 * m + k]! - start[3 * m + k]!;
  }
  return offsetsMm;
}

/** Those of the members that lie in at most so many rings. */
function within(members: Uint32Array, rings: Uint8Array, most: number): Uint32Array {
  const found = new Uint32Array(members.length);
  let count = 0;
  for (let l = 0; l < members.length; l++) if (rings[members[l]!]! <= most) found[count++] = members[l]!;
  return found.subarray(0, count);
}

function takeSteps(moving: Uint32Array, x: Float64Array, step: Float64Array, room: Float64Array): void {
  for (let l = 0; l < moving.length; l++) {
    const m = moving[l]!;
    const k = 3 * m;
    x[k] = x[k]! + room[m]! * step[k]!;
    x[k + 1] = x[k + 1]! + room[m]! * step[k + 1]!;
    x[k + 2] = x[k + 2]! + room[m]! * step[k + 2]!;
  }
}

interface Reach {
  /** Members that the asked ones can depend on, ascending. */
  readonly active: Uint32Array;
  /** Passes that it takes until a member is felt at an asked one, at least. */
  readonly rings: Uint8Array;
  /** 1 for the cells of active members. */
  readonly wanted: Uint8Array;
}

/** In each pass influence goes one pair reach farther, that is at most one cell of a grid of that size. */
function reachOf(grid: PointGrid, n: number, asked: Uint32Array, slot: Int32Array): Reach {
  const ringOf = new Uint8Array(grid.start.length - 1).fill(255);
  let front: number[] = [];
  for (const id of asked) {
    const m = slot[id]!;
    if (m < 0 || ringOf[grid.cellOf[m]!] === 0) continue;
    ringOf[grid.cellOf[m]!] = 0;
    front.push(grid.cellOf[m]!);
  }
  for (let pass = 1; pass <= SETTLE.passes; pass++) {
    const next: number[] = [];
    for (const cell of front) {
      const x = grid.coordinates[3 * cell]!;
      const y = grid.coordinates[3 * cell + 1]!;
      const z = grid.coordinates[3 * cell + 2]!;
      for (let c = 0; c < 27; c++) {
        const other = findCell(grid, x - 1 + (c % 3), y - 1 + (Math.floor(c / 3) % 3), z - 1 + Math.floor(c / 9));
        if (other < 0 || ringOf[other] !== 255) continue;
        ringOf[other] = pass;
        next.push(other);
      }
    }
    front = next;
  }
  const rings = new Uint8Array(n);
  let count = 0;
  for (let m = 0; m < n; m++) {
    rings[m] = ringOf[grid.cellOf[m]!]!;
    if (rings[m] !== 255) count++;
  }
  const active = new Uint32Array(count);
  count = 0;
  for (let m = 0; m < n; m++) if (rings[m] !== 255) active[count++] = m;
  return { active, rings, wanted: ringOf.map((ring) => (ring === 255 ? 0 : 1)) };
}

function makePairs(
  base: LevelBase,
  members: Uint32Array,
  x: Float64Array,
  normals: Float32Array,
  sessionShares: readonly number[],
  perMm2: number,
  grid: PointGrid,
  wanted: Uint8Array,
): Pairs {
  const n = members.length;
  const s = 1 / Math.sqrt(perMm2);
  // Prefixes from the largest to the smallest: a dot is in the first so many of them.
  const prefixes = sessionShares.filter((share) => share < 1).reverse();
  const depth = new Uint8Array(n);
  for (let m = 0; m < n; m++) {
    const u = base.thresholdsPerMm2[members[m]!]! / perMm2;
    while (depth[m]! < prefixes.length && u < prefixes[depth[m]!]!) depth[m] = depth[m]! + 1;
  }
  const widest = SETTLE.pairReach * s;
  const { ends, index } = neighbourLists(x, normals, n, widest, { expected: 12, once: true, grid, wanted });
  const close = { first: new Uint32Array(index.length), at: new Uint32Array(index.length) };
  return { ends, index, depth, reach2: widest * widest, strength: strengths(prefixes), close };
}

/** Between the steps of the table of strengths the line is taken: 3e-6 off at most. */
const STEPS = 512;

/** The sum of all repulsions that act on a pair, over d^2 / pairReach^2. prefixes: session shares from the largest on. */
function strengths(prefixes: readonly number[]): Float64Array {
  const table = new Float64Array((prefixes.length + 1) * (STEPS + 1));
  const add = (from: number, weight: number, reach: number): void => {
    const scale = (SETTLE.pairReach * SETTLE.pairReach) / (reach * reach * STEPS);
    for (let common = from; common <= prefixes.length; common++)
      for (let q = 0; q <= STEPS; q++) {
        const t = 1 - q * scale;
        if (t > 0) table[common * (STEPS + 1) + q]! += weight * t * t * t;
      }
  };
  add(0, SETTLE.wideWeight, SETTLE.wideReach);
  add(0, 1, SETTLE.reach);
  prefixes.forEach((share, p) => {
    add(p + 1, prefixWeight(share), Math.min(SETTLE.pairReach, SETTLE.reach / Math.sqrt(share)));
  });
  return table;
}

/** Pairs near enough to be limited: the first of each, and its place in Pairs.index. */
interface ClosePairs {
  readonly first: Uint32Array;
  readonly at: Uint32Array;
  readonly count: number;
}

/** Adds the forces of the pairs of the listed members; returns the pairs nearer than closeMm. */
function addForces(
  pairs: Pairs,
  listed: Uint32Array,
  x: Float64Array,
  force: Float64Array,
  closeMm: number,
): ClosePairs {
  const { ends, index, depth, reach2, strength } = pairs;
  const toStep = STEPS / reach2;
  const close2 = closeMm * closeMm;
  const { first, at } = pairs.close;
  let count = 0;
  for (let l = 0; l < listed.length; l++) {
    const a = listed[l]!;
    const i = 3 * a;
    const px = x[i]!;
    const py = x[i + 1]!;
    const pz = x[i + 2]!;
    const own = depth[a]!;
    let fx = 0;
    let fy = 0;
    let fz = 0;
    const to = ends[2 * a + 1]!;
    for (let m = ends[2 * a]!; m < to; m++) {
      const b = index[m]!;
      const j = 3 * b;
      const dx = px - x[j]!;
      const dy = py - x[j + 1]!;
      const dz = pz - x[j + 2]!;
      const d2 = dx * dx + dy * dy + dz * dz;
      if (d2 <= close2) {
        first[count] = a;
        at[count++] = m;
      }
      if (d2 >= reach2) continue;
      const common = own < depth[b]! ? own : depth[b]!;
      const q = d2 * toStep;
      const whole = q | 0;
      const row = common * (STEPS + 1) + whole;
      const k = strength[row]! + (q - whole) * (strength[row + 1]! - strength[row]!);
      fx += k * dx;
      fy += k * dy;
      fz += k * dz;
      force[j] = force[j]! - k * dx;
      force[j + 1] = force[j + 1]! - k * dy;
      force[j + 2] = force[j + 2]! - k * dz;
    }
    force[i] = force[i]! + fx;
    force[i + 1] = force[i + 1]! + fy;
    force[i + 2] = force[i + 2]! + fz;
  }
  return { first, at, count };
}

/** Turns forces into steps in the tangent plane, within the pass limit and the trust region. */
function proposeSteps(
  moving: Uint32Array,
  x: Float64Array,
  start: Float64Array,
  normals: Float32Array,
  force: Float64Array,
  s: number,
): void {
  const passLimit = SETTLE.passLimit * s;
  const trust = SETTLE.trust * s;
  for (let l = 0; l < moving.length; l++) {
    const i = 3 * moving[l]!;
    const nx = normals[i]!;
    const ny = normals[i + 1]!;
    const nz = normals[i + 2]!;
    let vx = SETTLE.step * force[i]!;
    let vy = SETTLE.step * force[i + 1]!;
    let vz = SETTLE.step * force[i + 2]!;
    const out = vx * nx + vy * ny + vz * nz;
    vx -= out * nx;
    vy -= out * ny;
    vz -= out * nz;
    const length2 = vx * vx + vy * vy + vz * vz;
    if (length2 > passLimit * passLimit) {
      const factor = passLimit / Math.sqrt(length2);
      vx *= factor;
      vy *= factor;
      vz *= factor;
    }
    const tx = x[i]! + vx - start[i]!;
    const ty = x[i + 1]! + vy - start[i + 1]!;
    const tz = x[i + 2]! + vz - start[i + 2]!;
    const total2 = tx * tx + ty * ty + tz * tz;
    const factor = total2 > trust * trust ? trust / Math.sqrt(total2) : 1;
    force[i] = start[i]! + tx * factor - x[i]!;
    force[i + 1] = start[i + 1]! + ty * factor - x[i + 1]!;
    force[i + 2] = start[i + 2]! + tz * factor - x[i + 2]!;
  }
}

/**
 * Share of its step that each dot may take: towards any other dot at most half of what lies above the floor. Two such steps
 * cannot bring a pair below the floor, whatever the others do.
 */
function limitSteps(
  pairs: Pairs,
  close: ClosePairs,
  x: Float64Array,
  step: Float64Array,
  room: Float64Array,
  floorMm: number,
): void {
  room.fill(1);
  for (let c = 0; c < close.count; c++) {
    const i = close.first[c]!;
    const j = pairs.index[close.at[c]!]!;
    const dx = x[3 * j]! - x[3 * i]!;
    const dy = x[3 * j + 1]! - x[3 * i + 1]!;
    const dz = x[3 * j + 2]! - x[3 * i + 2]!;
    const d = Math.sqrt(dx * dx + dy * dy + dz * dz);
    const share = d > floorMm ? 0.5 * (d - floorMm) * d : 0;
    const towards = step[3 * i]! * dx + step[3 * i + 1]! * dy + step[3 * i + 2]! * dz;
    const against = -(step[3 * j]! * dx + step[3 * j + 1]! * dy + step[3 * j + 2]! * dz);
    if (towards > share && share < room[i]! * towards) room[i] = share / towards;
    if (against > share && share < room[j]! * against) room[j] = share / against;
  }
}
