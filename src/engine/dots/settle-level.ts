import type { BaseSequence } from './base-sequence.ts';
import { pullToHoles } from './level-holes.ts';
import { neighbourLists } from './neighbour-lists.ts';
import { takeUniform } from './plan-dots.ts';
import { buildPointGrid, findCell, type PointGrid } from './point-grid.ts';
import { ROUGHEN, roughening, tangentFrame } from './roughen-dots.ts';
import { closingTable, SETTLE, STRENGTH_ROW, STRENGTH_STEPS, settleFloorMm, strengthTable } from './settle-forces.ts';

/** What settling a level reads of a base. */
export interface LevelBase
  extends Pick<
    BaseSequence,
    'count' | 'seed' | 'positionsMm' | 'normals' | 'thresholdsPerMm2' | 'earlierStart' | 'earlierIndex' | 'earlierMm'
  > {
  readonly grid: { readonly items: Uint32Array };
}

export interface SettleLevelOptions {
  readonly perMm2: number;
  /** Ascending, the last 1. */
  readonly sessionShares: readonly number[];
  readonly minSpacingMm: number;
  readonly irregularity: number;
  /** Base indices whose places are asked for; the others are settled only as far as these depend on them. */
  readonly asked: Uint32Array;
}

/**
 * momentum: share of a step that is added to the next one: as good as half as many passes more. trust: most that a dot moves in all, in spacings;
 * holeLimit: most towards an empty circle.
 */
const LEVEL = { passes: 8, step: 0.36, momentum: 0.4, trust: 0.5, holeLimit: 0.2 } as const;

/** Pairs that may act on each other, and the repulsions: the whole set, its wide one, then each session prefix. */
interface Pairs {
  readonly ends: Uint32Array;
  readonly index: Uint32Array;
  /** Number of session prefixes that a dot is in, from the largest on. */
  readonly depth: Uint8Array;
  /** Squared reach of the widest repulsion, mm2. */
  readonly reach2: number;
  /** Room for the close pairs of a pass. */
  readonly close: { readonly first: Uint32Array; readonly at: Uint32Array };
}

/**
 * The settled arrangement of a base at one uniform density: what the prefix of the base would relax to, all session prefixes
 * together, roughened if asked. It depends on the base, the density, the shares, the spacing and the irregularity alone, never on a
 * design, nor on what is asked. Returns the displacement of each asked point from its base position (mm, stride 3); NaN for
 * points that are not in it.
 */
export function settleLevel(base: LevelBase, options: SettleLevelOptions): Float64Array {
  const { perMm2, sessionShares, minSpacingMm, irregularity, asked } = options;
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
  const prefixes = sessionShares.filter((share) => share < 1);
  const passes = passesOf(prefixes, s, minSpacingMm, irregularity);
  const grid = buildPointGrid(x, n, SETTLE.pairReach * s);
  const { active, rings, wanted } = reachOf(grid, n, asked, slot, passes.length);
  const pairs = makePairs(base, members, x, normals, prefixes, perMm2, grid, wanted);
  const start = x.slice();
  // Forces of a pass, then the steps that were taken.
  const step = new Float64Array(3 * n);
  const room = new Float64Array(n);
  passes.forEach((pass, p) => {
    // Dots farther away than influence still travels stand: what is asked comes out to the same bit.
    const left = passes.length - 1 - p;
    const near = within(active, rings, left + 1);
    const moving = within(near, rings, left);
    for (let k = 0; k < step.length; k++) step[k] = pass.momentum * step[k]!;
    const closeMm = pass.floorMm + 2 * pass.limitMm;
    const close = pass.strength
      ? addForces(pairs, pass.strength, near, x, step, closeMm)
      : closePairs(pairs, near, x, closeMm);
    if (pass.roughen > 0) roughenSteps(base.seed, members, pairs, near, normals, x, step, pass.roughen, s);
    else {
      if (!pass.strength) pullToHoles(pairs, near, x, normals, s, step);
      proposeSteps(moving, x, start, normals, step, pass);
    }
    limitSteps(pairs, close, x, step, room, pass.floorMm);
    takeSteps(moving, x, step, room);
  });
  const offsetsMm = new Float64Array(3 * asked.length).fill(Number.NaN);
  for (let a = 0; a < asked.length; a++) {
    const m = slot[asked[a]!]!;
    for (let k = 0; m >= 0 && k < 3; k++) offsetsMm[3 * a + k] = x[3 * m + k]! - start[3 * m + k]!;
  }
  return offsetsMm;
}

/** One Jacobi pass over all dots. */
interface Pass {
  /** Of the repulsions; without them empty circles are closed. */
  readonly strength: Float64Array | undefined;
  /** Share of the step before that is added. */
  readonly momentum: number;
  readonly limitMm: number;
  readonly trustMm: number;
  readonly floorMm: number;
  /** Length that chance is scaled by, in place of forces; 0 for forces. */
  readonly roughen: number;
}

function passesOf(prefixes: readonly number[], s: number, minSpacingMm: number, irregularity: number): Pass[] {
  const floorMm = settleFloorMm(SETTLE.floor, s, minSpacingMm);
  const strength = strengthTable(prefixes, LEVEL.step);
  const settling = {
    strength,
    momentum: LEVEL.momentum,
    limitMm: SETTLE.passLimit * s,
    trustMm: LEVEL.trust * s,
    floorMm,
    roughen: 0,
  };
  const passes: Pass[] = Array.from({ length: LEVEL.passes }, () => settling);
  const last = { ...settling, momentum: 0, trustMm: s };
  passes.push({ ...last, strength: closingTable(prefixes, 0), limitMm: SETTLE.closingLimit * s });
  passes.push({ ...last, strength: undefined, limitMm: LEVEL.holeLimit * s });
  const roughen = irregularity * s;
  const limitMm = ROUGHEN.amplitude * roughen;
  if (roughen > 0)
    passes.push({
      ...last,
      strength: undefined,
      limitMm,
      floorMm: settleFloorMm(ROUGHEN.floor, s, minSpacingMm),
      roughen,
    });
  return passes;
}

/** Chance of each dot less the mean of its neighbours': the field stays even from afar. */
function roughenSteps(
  seed: number,
  members: Uint32Array,
  pairs: Pairs,
  near: Uint32Array,
  normals: Float32Array,
  x: Float64Array,
  step: Float64Array,
  scaleMm: number,
  spacingMm: number,
): void {
  const uv = new Float64Array(2);
  const chance = new Float64Array(step.length);
  const weight = new Float64Array(members.length);
  step.fill(0);
  for (let l = 0; l < near.length; l++) {
    const i = 3 * near[l]!;
    roughening(seed, members[near[l]!]!, uv);
    const frame = tangentFrame(normals[i]!, normals[i + 1]!, normals[i + 2]!);
    for (let k = 0; k < 3; k++) chance[i + k] = scaleMm * (uv[0]! * frame[k]! + uv[1]! * frame[3 + k]!);
  }
  const reach2 = ROUGHEN.meanReach * ROUGHEN.meanReach * spacingMm * spacingMm;
  for (let l = 0; l < near.length; l++) {
    const a = near[l]!;
    for (let m = pairs.ends[2 * a]!; m < pairs.ends[2 * a + 1]!; m++) {
      const b = pairs.index[m]!;
      const dx = x[3 * a]! - x[3 * b]!;
      const dy = x[3 * a + 1]! - x[3 * b + 1]!;
      const dz = x[3 * a + 2]! - x[3 * b + 2]!;
      const w = 1 - (dx * dx + dy * dy + dz * dz) / reach2;
      if (w <= 0) continue;
      weight[a] = weight[a]! + w;
      weight[b] = weight[b]! + w;
      for (let k = 0; k < 3; k++) {
        step[3 * a + k]! += w * chance[3 * b + k]!;
        step[3 * b + k]! += w * chance[3 * a + k]!;
      }
    }
  }
  for (let l = 0; l < near.length; l++) {
    const a = near[l]!;
    const share = weight[a]! > 0 ? ROUGHEN.meanShare / weight[a]! : 0;
    for (let k = 3 * a; k < 3 * a + 3; k++) step[k] = chance[k]! - share * step[k]!;
  }
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
    for (let i = k; i < k + 3; i++) {
      step[i] = room[m]! * step[i]!;
      x[i] = x[i]! + step[i]!;
    }
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
function reachOf(grid: PointGrid, n: number, asked: Uint32Array, slot: Int32Array, passes: number): Reach {
  const ringOf = new Uint8Array(grid.start.length - 1).fill(255);
  let front: number[] = [];
  for (const id of asked) {
    const m = slot[id]!;
    if (m < 0 || ringOf[grid.cellOf[m]!] === 0) continue;
    ringOf[grid.cellOf[m]!] = 0;
    front.push(grid.cellOf[m]!);
  }
  for (let pass = 1; pass <= passes; pass++) {
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
  prefixes: readonly number[],
  perMm2: number,
  grid: PointGrid,
  wanted: Uint8Array,
): Pairs {
  const n = members.length;
  const s = 1 / Math.sqrt(perMm2);
  const depth = new Uint8Array(n);
  for (let m = 0; m < n; m++) {
    const u = base.thresholdsPerMm2[members[m]!]! / perMm2;
    while (depth[m]! < prefixes.length && u < prefixes[prefixes.length - 1 - depth[m]!]!) depth[m] = depth[m]! + 1;
  }
  const widest = SETTLE.pairReach * s;
  const { ends, index } = neighbourLists(x, normals, n, widest, { expected: 12, once: true, grid, wanted });
  const close = { first: new Uint32Array(index.length), at: new Uint32Array(index.length) };
  return { ends, index, depth, reach2: widest * widest, close };
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
  strength: Float64Array,
  listed: Uint32Array,
  x: Float64Array,
  force: Float64Array,
  closeMm: number,
): ClosePairs {
  const { ends, index, depth, reach2 } = pairs;
  const toStep = STRENGTH_STEPS / reach2;
  // Rounded up: a pair that cannot come too near is let through by limitSteps.
  const isClose = new Uint8Array(STRENGTH_STEPS + 1).fill(1, 0, Math.ceil(closeMm * closeMm * toStep) + 1);
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
      // Without branches: near or far, early or late are as good as chance.
      const t = d2 * toStep;
      const q = Math.min(t, STRENGTH_STEPS);
      const whole = q | 0;
      first[count] = a;
      at[count] = m;
      count += isClose[whole]!;
      const later = depth[b]! - own;
      const row = (own + (later & (later >> 31))) * STRENGTH_ROW + whole;
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

/** The pairs of the listed members nearer than closeMm. */
function closePairs(pairs: Pairs, listed: Uint32Array, x: Float64Array, closeMm: number): ClosePairs {
  const { ends, index } = pairs;
  const { first, at } = pairs.close;
  let count = 0;
  for (let l = 0; l < listed.length; l++) {
    const a = listed[l]!;
    for (let m = ends[2 * a]!; m < ends[2 * a + 1]!; m++) {
      const b = index[m]!;
      const dx = x[3 * a]! - x[3 * b]!;
      const dy = x[3 * a + 1]! - x[3 * b + 1]!;
      const dz = x[3 * a + 2]! - x[3 * b + 2]!;
      if (dx * dx + dy * dy + dz * dz > closeMm * closeMm) continue;
      first[count] = a;
      at[count++] = m;
    }
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
  { limitMm, trustMm }: Pass,
): void {
  for (let l = 0; l < moving.length; l++) {
    const i = 3 * moving[l]!;
    const nx = normals[i]!;
    const ny = normals[i + 1]!;
    const nz = normals[i + 2]!;
    let vx = force[i]!;
    let vy = force[i + 1]!;
    let vz = force[i + 2]!;
    const out = vx * nx + vy * ny + vz * nz;
    vx -= out * nx;
    vy -= out * ny;
    vz -= out * nz;
    const length2 = vx * vx + vy * vy + vz * vz;
    if (length2 > limitMm * limitMm) {
      const factor = limitMm / Math.sqrt(length2);
      vx *= factor;
      vy *= factor;
      vz *= factor;
    }
    const tx = x[i]! + vx - start[i]!;
    const ty = x[i + 1]! + vy - start[i + 1]!;
    const tz = x[i + 2]! + vz - start[i + 2]!;
    const total2 = tx * tx + ty * ty + tz * tz;
    const factor = total2 > trustMm * trustMm ? trustMm / Math.sqrt(total2) : 1;
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
