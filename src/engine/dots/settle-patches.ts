import type { BaseSequence } from './base-sequence.ts';
import { fitDensity, TREND, trendRatio } from './density-trend.ts';
import { type FixedPoints, HEX_SPACING } from './fixed-points.ts';
import { emptyPatch, MOST_POINTS, movePatch, type Pass, type Patch, roughenMiddle } from './move-patch.ts';
import { PLAN_DOTS_DEFAULTS } from './plan-dots.ts';
import { buildPointGrid, cellsInBall, type PointGrid } from './point-grid.ts';
import { ROUGHEN, tangentFrame } from './roughen-dots.ts';
import { closingTable, SETTLE, strengthTable } from './settle-forces.ts';

/** What settling patches reads of a base. */
export type PatchBase = Pick<
  BaseSequence,
  'count' | 'seed' | 'positionsMm' | 'normals' | 'treatable' | 'thresholdsPerMm2' | 'earlierStart' | 'earlierMm'
>;

export interface SettlePatchesOptions {
  /** One value a base point. */
  readonly densityPerCm2: Float32Array;
  /** Session of each base point that is a dot of the plan, from 1; 0: it is none. */
  readonly sessionOf: Uint8Array;
  /** Ascending, the last 1. */
  readonly sessionShares: readonly number[];
  readonly minSpacingMm: number;
  readonly irregularity: number;
  readonly fixed?: FixedPoints;
}

export interface Asked {
  /** Base indices of the dots whose places are asked for. */
  readonly asked: Uint32Array;
}

const PATCH = {
  /** Passes by forces and their step; the closing pass comes after. */
  passes: 5,
  step: 0.4,
  /** Most that a dot moves in all, in spacings. */
  trust: 0.4,
  /** Repulsion carries dots down a slope of the density: so much of the slope, in spacings a pass, is held against it. */
  drift: 0.04,
  /** Where the density changes the prefixes are in disorder: the closing pass spreads them too. */
  closingPrefixStep: 0.15,
  /** Dots nearer than this (in spacings) move in the first pass, ever fewer in the next, in the last the middle one alone. */
  moving: 1.5,
} as const;

/** The base in the order of a coarse grid: what is read together lies together. */
interface SlottedBase {
  readonly grid: PointGrid;
  readonly atMm: Float64Array;
  readonly normals: Float32Array;
  readonly threshold: Float64Array;
  readonly perMm2: Float64Array;
  readonly session: Uint8Array;
  /** Distance to the nearest earlier point, where one is near. */
  readonly roomMm: Float32Array;
}

const GRID_MM = 3;

function slotBase(base: PatchBase, options: SettlePatchesOptions): SlottedBase {
  const { count, positionsMm, normals, thresholdsPerMm2, treatable, earlierStart, earlierMm } = base;
  const grid = buildPointGrid(positionsMm, count, GRID_MM);
  const slotted: SlottedBase = {
    grid,
    atMm: new Float64Array(3 * count),
    normals: new Float32Array(3 * count),
    threshold: new Float64Array(count),
    perMm2: new Float64Array(count),
    session: new Uint8Array(count),
    roomMm: new Float32Array(count),
  };
  for (let slot = 0; slot < count; slot++) {
    const i = grid.items[slot]!;
    for (let k = 0; k < 3; k++) {
      slotted.atMm[3 * slot + k] = positionsMm[3 * i + k]!;
      slotted.normals[3 * slot + k] = normals[3 * i + k]!;
    }
    slotted.threshold[slot] = thresholdsPerMm2[i]!;
    // Beyond the border the skin is taken to go on, as it would without one.
    slotted.perMm2[slot] = treatable[i] === 1 ? options.densityPerCm2[i]! * 0.01 : 0;
    slotted.session[slot] = options.sessionOf[i]!;
    let room = Number.POSITIVE_INFINITY;
    for (let m = earlierStart[i]!; m < earlierStart[i + 1]!; m++) if (earlierMm[m]! < room) room = earlierMm[m]!;
    slotted.roomMm[slot] = room;
  }
  return slotted;
}

/**
 * Settles each asked dot in the design as it would be if the density went on as around the dot: within TREND.reach spacings the plan
 * itself counts, farther away the points of the base that a plan of the fitted density would take. So what a design does
 * farther away moves nothing here, and neighbours, which see nearly the same, agree. Returns the displacement of each asked
 * dot from its base position (mm, stride 3), roughened if asked.
 */
export function settlePatches(base: PatchBase, options: SettlePatchesOptions & Asked): Float64Array {
  return settleAsked(patchSettler(base, options), options.asked);
}

/** The same with a settler at hand. */
export function settleAsked(settle: PatchSettler, asked: Uint32Array): Float64Array {
  const offsetsMm = new Float64Array(3 * asked.length);
  for (let a = 0; a < asked.length; a++) settle(asked[a]!, offsetsMm, 3 * a);
  return offsetsMm;
}

/** The ball within which the design is known; it is clipped to it besides TREND.reach. */
export interface Horizon {
  readonly atMm: Float64Array;
  readonly radiusMm: number;
}

/** Settles the dot of a base index and writes its displacement from there (mm) into three numbers from `to` on. */
export type PatchSettler = (id: number, offsetsMm: Float64Array, to: number, horizon?: Horizon) => void;

/** What settlePatches does, dot by dot. */
export function patchSettler(base: PatchBase, options: SettlePatchesOptions): PatchSettler {
  const { sessionShares, irregularity, minSpacingMm, fixed } = options;
  const prefixes = sessionShares.filter((share) => share < 1);
  const slotted = slotBase(base, options);
  const hairs =
    fixed && fixed.radiusMm.length > 0 ? buildPointGrid(fixed.positionsMm, fixed.radiusMm.length, 2) : undefined;
  const nearest = { floor: SETTLE.floor, minSpacingMm };
  const settling: Pass = {
    strength: strengthTable(prefixes, PATCH.step),
    limit: SETTLE.passLimit,
    trust: PATCH.trust,
    drift: PATCH.drift,
    ...nearest,
  };
  const strength = closingTable(prefixes, PATCH.closingPrefixStep);
  const closing: Pass = { strength, limit: SETTLE.closingLimit, trust: 1, drift: 0, ...nearest };
  const passes = PATCH.passes + 1 + (irregularity > 0 ? 1 : 0);
  const patch = emptyPatch();
  const near = emptyNear();
  return (id, offsetsMm, to, horizon) => {
    const s = 10 / Math.sqrt(options.densityPerCm2[id]!);
    const frame = tangentFrame(base.normals[3 * id]!, base.normals[3 * id + 1]!, base.normals[3 * id + 2]!);
    const middle: Middle = { id, s, at: base.positionsMm.subarray(3 * id, 3 * id + 3), frame };
    gather(near, slotted, middle, base.normals, horizon);
    fillPatch(patch, near, slotted, middle, prefixes, minSpacingMm);
    if (fixed && hairs) addHairs(patch, fixed, hairs, middle);
    for (let pass = 0; pass < passes; pass++) {
      const reach = (PATCH.moving * s * (passes - 1 - pass)) / (passes - 1);
      let moving = 1;
      while (moving < patch.movers && patch.far2[moving]! <= reach * reach) moving++;
      if (pass <= PATCH.passes) movePatch(patch, moving, pass < PATCH.passes ? settling : closing, near.trend);
      else roughenMiddle(patch, base.seed, irregularity * s, { floor: ROUGHEN.floor, minSpacingMm });
    }
    const u = patch.x[0]!;
    const v = patch.y[0]!;
    for (let k = 0; k < 3; k++) offsetsMm[to + k] = u * frame[k]! + v * frame[3 + k]!;
  };
}

/** The dot that a patch is about. */
interface Middle {
  readonly id: number;
  /** Its spacing, mm. */
  readonly s: number;
  readonly at: Float64Array;
  /** Its two unit tangents. */
  readonly frame: ReturnType<typeof tangentFrame>;
}

/** Base points around a dot: slots of the grid and places in its tangent plane, in its spacings. */
interface Near {
  count: number;
  readonly slot: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Squared distance, in spacings. */
  readonly d2: Float64Array;
  /** Density there over that of the dot, where it may count. */
  readonly ratio: Float64Array;
  readonly trend: Float64Array;
  readonly cells: number[];
}

function emptyNear(): Near {
  const floats = (): Float64Array => new Float64Array(MOST_POINTS);
  const rest = { ratio: floats(), trend: new Float64Array(5), cells: [] };
  return { count: 0, slot: new Uint32Array(MOST_POINTS), x: floats(), y: floats(), d2: floats(), ...rest };
}

/** All base points within TREND.reach, and those farther away that a density of up to twice the dot's would take. */
function gather(
  near: Near,
  base: SlottedBase,
  { id, s, at, frame }: Middle,
  normals: Float32Array,
  horizon: Horizon | undefined,
): void {
  const { grid, atMm, threshold } = base;
  const x = at[0]!;
  const y = at[1]!;
  const z = at[2]!;
  const [ux, uy, uz, vx, vy, vz] = frame;
  const nx = normals[3 * id]!;
  const ny = normals[3 * id + 1]!;
  const nz = normals[3 * id + 2]!;
  const perSpacing = 1 / s;
  const radius = (PATCH.moving + SETTLE.pairReach) * s;
  const top = (1 + TREND.most) / (s * s);
  const found = cellsInBall(grid, x, y, z, radius, near.cells);
  let n = 0;
  for (let c = 0; c < found; c++) {
    const cell = near.cells[c]!;
    const end = grid.start[cell + 1]!;
    for (let slot = grid.start[cell]!; slot < end; slot++) {
      const dx = atMm[3 * slot]! - x;
      const dy = atMm[3 * slot + 1]! - y;
      const dz = atMm[3 * slot + 2]! - z;
      const d2 = dx * dx + dy * dy + dz * dz;
      if (d2 >= radius * radius || n === MOST_POINTS) continue;
      if (threshold[slot]! >= top && d2 >= TREND.reach * TREND.reach * s * s) continue;
      if (nx * base.normals[3 * slot]! + ny * base.normals[3 * slot + 1]! + nz * base.normals[3 * slot + 2]! <= 0)
        continue;
      near.slot[n] = slot;
      near.x[n] = (dx * ux + dy * uy + dz * uz) * perSpacing;
      near.y[n] = (dx * vx + dy * vy + dz * vz) * perSpacing;
      near.d2[n] = d2 * perSpacing * perSpacing;
      const known = near.d2[n]! < TREND.reach * TREND.reach && (!horizon || isWithin(horizon, atMm, 3 * slot));
      near.ratio[n] = known ? base.perMm2[slot]! * s * s : 0;
      n++;
    }
  }
  near.count = n;
  fitDensity(n, near.x, near.y, near.ratio, near.trend);
}

function isWithin({ atMm, radiusMm }: Horizon, p: Float64Array, k: number): boolean {
  const dx = p[k]! - atMm[0]!;
  const dy = p[k + 1]! - atMm[1]!;
  const dz = p[k + 2]! - atMm[2]!;
  return dx * dx + dy * dy + dz * dz < radiusMm * radiusMm;
}

/** Chooses the points of the patch: near the dot those of the plan, farther away those that the trend would take. */
function fillPatch(
  patch: Patch,
  near: Near,
  base: SlottedBase,
  { id, s }: Middle,
  prefixes: readonly number[],
  minSpacingMm: number,
): void {
  const soft = PLAN_DOTS_DEFAULTS.softSpacing * HEX_SPACING;
  const own = 1 / (s * s);
  const moving2 = PATCH.moving * PATCH.moving;
  let n = 0;
  let movers = 0;
  for (let k = 0; k < near.count; k++) {
    const slot = near.slot[k]!;
    let perMm2 = near.ratio[k]! * own;
    let depth = 0;
    if (perMm2 > 0) {
      if (base.session[slot] === 0) continue;
      depth = prefixes.length + 1 - base.session[slot]!;
    } else {
      perMm2 = trendRatio(near.trend, near.x[k]!, near.y[k]!) * own;
      if (!(base.threshold[slot]! < perMm2)) continue;
      const needed = soft / Math.sqrt(perMm2);
      if (base.roomMm[slot]! < (needed > minSpacingMm ? needed : minSpacingMm)) continue;
      const share = base.threshold[slot]! / perMm2;
      while (depth < prefixes.length && share < prefixes[prefixes.length - 1 - depth]!) depth++;
    }
    // Those that move come first, nearest first; the dot itself before all.
    const far2 = base.grid.items[slot] === id ? -1 : near.d2[k]! * s * s;
    let at = n++;
    if (near.d2[k]! < moving2) {
      if (at > movers) copyPoint(patch, movers, at);
      at = movers++;
      for (; at > 0 && patch.far2[at - 1]! > far2; at--) copyPoint(patch, at - 1, at);
      patch.far2[at] = far2;
    }
    patch.x0[at] = near.x[k]! * s;
    patch.y0[at] = near.y[k]! * s;
    patch.spacingMm[at] = 1 / Math.sqrt(perMm2);
    patch.depth[at] = depth;
    patch.id[at] = base.grid.items[slot]!;
  }
  for (let i = 0; i < n; i++) {
    patch.x[i] = patch.x0[i]!;
    patch.y[i] = patch.y0[i]!;
    patch.radiusMm[i] = 0;
  }
  patch.count = n;
  patch.fixedFrom = n;
  patch.movers = movers;
}

function copyPoint(patch: Patch, from: number, to: number): void {
  patch.x0[to] = patch.x0[from]!;
  patch.y0[to] = patch.y0[from]!;
  patch.far2[to] = patch.far2[from]!;
  patch.spacingMm[to] = patch.spacingMm[from]!;
  patch.depth[to] = patch.depth[from]!;
  patch.id[to] = patch.id[from]!;
}

/** Hairs and healed dots near the dot stand; they count in the whole set, not in its sessions. */
function addHairs(patch: Patch, fixed: FixedPoints, grid: PointGrid, { s, at, frame }: Middle): void {
  const reach = TREND.reach * s;
  const cells: number[] = [];
  const found = cellsInBall(grid, at[0]!, at[1]!, at[2]!, reach, cells);
  for (let c = 0; c < found; c++)
    for (let k = grid.start[cells[c]!]!; k < grid.start[cells[c]! + 1]!; k++) {
      const f = grid.items[k]!;
      const dx = fixed.positionsMm[3 * f]! - at[0]!;
      const dy = fixed.positionsMm[3 * f + 1]! - at[1]!;
      const dz = fixed.positionsMm[3 * f + 2]! - at[2]!;
      if (dx * dx + dy * dy + dz * dz >= reach * reach || patch.count === MOST_POINTS) continue;
      const n = patch.count++;
      patch.x[n] = dx * frame[0] + dy * frame[1] + dz * frame[2];
      patch.y[n] = dx * frame[3] + dy * frame[4] + dz * frame[5];
      patch.spacingMm[n] = s;
      patch.depth[n] = 0;
      patch.id[n] = -1;
      patch.radiusMm[n] = fixed.radiusMm[f]! > 0 ? fixed.radiusMm[f]! : 1e-6;
    }
}
