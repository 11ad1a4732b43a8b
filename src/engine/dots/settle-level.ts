import type { BaseSequence } from './base-sequence.ts';
import { HEX_SPACING } from './fixed-points.ts';
import { neighbourLists } from './neighbour-lists.ts';
import { takeUniform } from './plan-dots.ts';
import { buildPointGrid, linkCells } from './point-grid.ts';

/**
 * The settled arrangement of a base at one uniform density: what the prefix of the base would relax to, all session prefixes
 * together. It depends on the base, the density, the session shares and the spacing alone, never on a design.
 */
export interface SettledLevel {
  /** Base indices, in spatial order. */
  readonly members: Uint32Array;
  /** Displacement of each member from its base position, mm, stride 3. */
  readonly offsetsMm: Float64Array;
}

export interface SettleLevelOptions {
  readonly perMm2: number;
  readonly sessionShares: readonly number[];
  readonly minSpacingMm: number;
  /** Base indices whose places are asked for; the others are settled only as far as these depend on them. Absent: all. */
  readonly asked?: readonly number[];
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
  /** First repulsion that a dot takes part in: 0 in none but those of the whole set, 1.. from that prefix on. */
  readonly depth: Uint8Array;
  /** 1 / reach^2 and weight of each repulsion; entries 0 and 1 are the whole set's, then prefixes from the last to the first. */
  readonly inverse2: Float64Array;
  readonly weight: Float64Array;
}

export function settleLevel(base: BaseSequence, options: SettleLevelOptions): SettledLevel {
  const { perMm2, sessionShares, minSpacingMm } = options;
  const s = 1 / Math.sqrt(perMm2);
  const all = takeUniform(base, perMm2, minSpacingMm);
  const members = options.asked ? reachOf(base, all, options.asked, SETTLE.pairReach * s) : all;
  const n = members.length;
  const x = new Float64Array(3 * n);
  const normals = new Float32Array(3 * n);
  for (let m = 0; m < n; m++) {
    const i = 3 * members[m]!;
    for (let k = 0; k < 3; k++) {
      x[3 * m + k] = base.positionsMm[i + k]!;
      normals[3 * m + k] = base.normals[i + k]!;
    }
  }
  const start = x.slice();
  const pairs = makePairs(base, members, x, normals, sessionShares, perMm2);
  const floorMm = Math.max(minSpacingMm, SETTLE.floor * HEX_SPACING * s) + 0.003;
  const force = new Float64Array(3 * n);
  const room = new Float64Array(n);
  for (let pass = 0; pass < SETTLE.passes; pass++) {
    force.fill(0);
    addForces(pairs, x, force);
    proposeSteps(x, start, normals, force, s);
    limitSteps(pairs, x, force, room, floorMm, SETTLE.passLimit * s);
    for (let m = 0; m < n; m++) for (let k = 3 * m; k < 3 * m + 3; k++) x[k] = x[k]! + room[m]! * force[k]!;
  }
  for (let k = 0; k < x.length; k++) x[k] = x[k]! - start[k]!;
  return { members, offsetsMm: x };
}

/**
 * The members that the asked ones can depend on: in each pass influence goes one pair reach farther, that is at most one cell of
 * a grid of that size. The asked ones come out to the same bit as without this.
 */
function reachOf(base: BaseSequence, members: Uint32Array, asked: readonly number[], reachMm: number): Uint32Array {
  const n = members.length;
  const positions = new Float64Array(3 * n);
  const slot = new Int32Array(base.count).fill(-1);
  for (let m = 0; m < n; m++) {
    slot[members[m]!] = m;
    for (let k = 0; k < 3; k++) positions[3 * m + k] = base.positionsMm[3 * members[m]! + k]!;
  }
  const grid = linkCells(buildPointGrid(positions, n, reachMm), positions);
  const reached = new Uint8Array(grid.start.length - 1);
  let front: number[] = [];
  for (const id of asked) {
    const m = slot[id]!;
    if (m < 0 || reached[grid.cellOf[m]!] === 1) continue;
    reached[grid.cellOf[m]!] = 1;
    front.push(grid.cellOf[m]!);
  }
  for (let pass = 0; pass < SETTLE.passes; pass++) {
    const next: number[] = [];
    for (const cell of front) {
      for (let m = grid.nearStart[cell]!; m < grid.nearStart[cell + 1]!; m++) {
        const other = grid.nearCells[m]!;
        if (reached[other] === 1) continue;
        reached[other] = 1;
        next.push(other);
      }
    }
    front = next;
  }
  return members.filter((_, m) => reached[grid.cellOf[m]!] === 1);
}

function makePairs(
  base: BaseSequence,
  members: Uint32Array,
  x: Float64Array,
  normals: Float32Array,
  sessionShares: readonly number[],
  perMm2: number,
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
  const reaches = [SETTLE.wideReach * s, SETTLE.reach * s];
  for (const share of prefixes) reaches.push(Math.min(widest, (SETTLE.reach * s) / Math.sqrt(share)));
  const inverse2 = Float64Array.from(reaches, (reach) => 1 / (reach * reach));
  const weight = Float64Array.from([SETTLE.wideWeight, 1, ...prefixes.map(prefixWeight)]);
  const { ends, index } = neighbourLists(x, normals, n, widest, 12, true);
  return { ends, index, depth, inverse2, weight };
}

function addForces(pairs: Pairs, x: Float64Array, force: Float64Array): void {
  const { ends, index, depth, inverse2, weight } = pairs;
  const wide = inverse2[0]!;
  const wideWeight = weight[0]!;
  const near = inverse2[1]!;
  for (let a = 0; a < depth.length; a++) {
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
      let t = 1 - d2 * wide;
      let k = t > 0 ? wideWeight * t * t * t : 0;
      t = 1 - d2 * near;
      if (t > 0) k += t * t * t;
      const common = own < depth[b]! ? own : depth[b]!;
      for (let layer = 2; layer < 2 + common; layer++) {
        t = 1 - d2 * inverse2[layer]!;
        if (t > 0) k += weight[layer]! * t * t * t;
      }
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
}

/** Turns forces into steps in the tangent plane, within the pass limit and the trust region. */
function proposeSteps(
  x: Float64Array,
  start: Float64Array,
  normals: Float32Array,
  force: Float64Array,
  s: number,
): void {
  const passLimit = SETTLE.passLimit * s;
  const trust = SETTLE.trust * s;
  for (let i = 0; i < x.length; i += 3) {
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
  x: Float64Array,
  step: Float64Array,
  room: Float64Array,
  floorMm: number,
  passLimitMm: number,
): void {
  room.fill(1);
  const { ends, index } = pairs;
  const close = floorMm + 2 * passLimitMm;
  const close2 = close * close;
  for (let i = 0; i < room.length; i++) {
    for (let m = ends[2 * i]!; m < ends[2 * i + 1]!; m++) {
      const j = index[m]!;
      const dx = x[3 * j]! - x[3 * i]!;
      const dy = x[3 * j + 1]! - x[3 * i + 1]!;
      const dz = x[3 * j + 2]! - x[3 * i + 2]!;
      const d2 = dx * dx + dy * dy + dz * dz;
      if (d2 > close2) continue;
      const d = Math.sqrt(d2);
      const share = d > floorMm ? 0.5 * (d - floorMm) * d : 0;
      const towards = step[3 * i]! * dx + step[3 * i + 1]! * dy + step[3 * i + 2]! * dz;
      const against = -(step[3 * j]! * dx + step[3 * j + 1]! * dy + step[3 * j + 2]! * dz);
      if (towards > share && share < room[i]! * towards) room[i] = share / towards;
      if (against > share && share < room[j]! * against) room[j] = share / against;
    }
  }
}
