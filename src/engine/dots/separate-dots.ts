import type { BaseSequence } from './base-sequence.ts';
import { TREND } from './density-trend.ts';
import { type FixedPoints, HEX_SPACING } from './fixed-points.ts';
import type { DotPlan } from './plan-dots.ts';
import { buildPointGrid, cellsInBall, type PointGrid } from './point-grid.ts';
import { ROUGHEN } from './roughen-dots.ts';

/** In hexagonal spacings. */
const SEPARATE = {
  /** Dots nearer than this are pushed apart, those of a session prefix of share q nearer than prefixFloor / sqrt(q). */
  floor: 0.7,
  prefixFloor: 0.53,
  /** The prefixes are looked after no farther than this. */
  prefixMost: 1,
  /** No step brings two dots nearer than this. */
  limit: 0.635,
  /** Largest step, in spacings. */
  passLimit: 0.2,
  /** A dot is parted by half from another that rests on the design no farther away than so many spacings of its own. */
  horizon: 2.1,
} as const;

/** Floors at which dots are pushed apart, in spacings: of all dots, and of two of which the later is of this session. */
interface Floors {
  readonly all: number;
  readonly limit: number;
  readonly bySession: readonly number[];
}

/** A roughened field is pushed apart less: down to what roughening itself keeps at the default irregularity. */
function floorsOf(sessionShares: readonly number[], irregularity: number): Floors {
  const rough = Math.min(1, irregularity / 0.5);
  const all = (SEPARATE.floor + rough * (ROUGHEN.floor - SEPARATE.floor)) * HEX_SPACING;
  const limit = (SEPARATE.limit + rough * (ROUGHEN.floor - SEPARATE.limit)) * HEX_SPACING;
  const prefix = (all * SEPARATE.prefixFloor) / SEPARATE.floor;
  const bySession = sessionShares.map((q) =>
    q < 1 ? Math.min(prefix / Math.sqrt(q), SEPARATE.prefixMost * HEX_SPACING) : 0,
  );
  return { all, limit, bySession };
}

/**
 * Dots are settled each by itself; where the density changes fast two neighbours may have chosen places too near to each other.
 * One step parts such pairs, half the way each (a dot the whole way from a fixed point). Touches nobody else, so that an
 * edit is not handed on. Distances are normalised by the mean local spacing. Changes atMm in place.
 */
export function separateDots(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  atMm: Float64Array,
  options: {
    readonly minSpacingMm: number;
    readonly sessionShares: readonly number[];
    readonly irregularity: number;
    /** 1 for dots that were settled each by itself: the prefixes of the others are in order. */
    readonly single: Uint8Array;
    readonly fixed?: FixedPoints;
  },
): void {
  const { minSpacingMm, fixed } = options;
  const floors = floorsOf(options.sessionShares, options.irregularity);
  const reach = Math.max(floors.all, ...floors.bySession);
  const n = plan.count;
  const spacing = new Float64Array(n);
  for (let i = 0; i < n; i++) spacing[i] = 1 / Math.sqrt(densityPerCm2[plan.ids[i]!]! * 0.01);
  // A cell size that does not depend on the plan: sums keep their order, and their last bits, when a far part is edited.
  const dots = nearPairs(buildPointGrid(atMm, n, base.grid.cellMm), atMm, atMm, spacing, reach, minSpacingMm);
  const hairs =
    fixed && fixed.radiusMm.length > 0
      ? nearPairs(
          buildPointGrid(fixed.positionsMm, fixed.radiusMm.length, 2),
          fixed.positionsMm,
          atMm,
          spacing,
          reach,
          Math.max(minSpacingMm, ...fixed.radiusMm),
        )
      : undefined;
  const step = new Float64Array(3 * n);
  addPushes(base, plan, dots, atMm, spacing, floors, options.single, minSpacingMm, step);
  if (fixed && hairs) addHairPushes(fixed, hairs, atMm, spacing, floors, minSpacingMm, step);
  const nrm = base.normals;
  const room = new Float64Array(n).fill(1);
  for (let i = 0; i < n; i++) {
    const a = 3 * plan.ids[i]!;
    let fx = step[3 * i]!;
    let fy = step[3 * i + 1]!;
    let fz = step[3 * i + 2]!;
    if (fx === 0 && fy === 0 && fz === 0) continue;
    const out = fx * nrm[a]! + fy * nrm[a + 1]! + fz * nrm[a + 2]!;
    fx -= out * nrm[a]!;
    fy -= out * nrm[a + 1]!;
    fz -= out * nrm[a + 2]!;
    const length = Math.sqrt(fx * fx + fy * fy + fz * fz);
    const factor = length > SEPARATE.passLimit * spacing[i]! ? (SEPARATE.passLimit * spacing[i]!) / length : 1;
    step[3 * i] = fx * factor;
    step[3 * i + 1] = fy * factor;
    step[3 * i + 2] = fz * factor;
  }
  limit(dots, atMm, atMm, step, room, (i, j) =>
    Math.max(minSpacingMm, floors.limit * 0.5 * (spacing[i]! + spacing[j]!)),
  );
  if (fixed && hairs)
    limit(hairs, fixed.positionsMm, atMm, step, room, (_, j) => -Math.max(minSpacingMm, fixed.radiusMm[j]!));
  for (let i = 0; i < n; i++) for (let k = 3 * i; k < 3 * i + 3; k++) atMm[k] = atMm[k]! + room[i]! * step[k]!;
}

interface NearPairs {
  readonly start: Uint32Array;
  readonly index: Uint32Array;
}

/** Other points within reach of each dot, cell by cell. */
function nearPairs(
  grid: PointGrid,
  p: Float64Array,
  atMm: Float64Array,
  spacing: Float64Array,
  reach: number,
  leastMm: number,
): NearPairs {
  const n = spacing.length;
  const start = new Uint32Array(n + 1);
  let index = new Uint32Array(8 * n + 64);
  let used = 0;
  const cells: number[] = [];
  for (let i = 0; i < n; i++) {
    const x = atMm[3 * i]!;
    const y = atMm[3 * i + 1]!;
    const z = atMm[3 * i + 2]!;
    // Denser neighbours may see this dot within their mean spacing.
    const radius = Math.max(1.25 * reach * spacing[i]!, leastMm + 2 * SEPARATE.passLimit * spacing[i]!);
    const r2 = radius * radius;
    const found = cellsInBall(grid, x, y, z, radius, cells);
    for (let c = 0; c < found; c++) {
      const end = grid.start[cells[c]! + 1]!;
      if (used + end - grid.start[cells[c]!]! > index.length) {
        const grown = new Uint32Array(2 * (index.length + end));
        grown.set(index);
        index = grown;
      }
      for (let k = grid.start[cells[c]!]!; k < end; k++) {
        const j = grid.items[k]!;
        if (p === atMm && j === i) continue;
        const dx = p[3 * j]! - x;
        const dy = p[3 * j + 1]! - y;
        const dz = p[3 * j + 2]! - z;
        if (dx * dx + dy * dy + dz * dz < r2) index[used++] = j;
      }
    }
    start[i + 1] = used;
  }
  return { start, index };
}

function addPushes(
  base: BaseSequence,
  plan: DotPlan,
  { start, index }: NearPairs,
  atMm: Float64Array,
  spacing: Float64Array,
  floors: Floors,
  single: Uint8Array,
  minSpacingMm: number,
  step: Float64Array,
): void {
  const nrm = base.normals;
  for (let i = 0; i < spacing.length; i++) {
    const a = 3 * plan.ids[i]!;
    for (let m = start[i]!; m < start[i + 1]!; m++) {
      const j = index[m]!;
      const dx = atMm[3 * j]! - atMm[3 * i]!;
      const dy = atMm[3 * j + 1]! - atMm[3 * i + 1]!;
      const dz = atMm[3 * j + 2]! - atMm[3 * i + 2]!;
      const d2 = dx * dx + dy * dy + dz * dz;
      const mean = 0.5 * (spacing[i]! + spacing[j]!);
      const later = plan.sessions[i]! > plan.sessions[j]! ? plan.sessions[i]! : plan.sessions[j]!;
      const session = single[i] === 1 ? floors.bySession[later - 1]! : 0;
      const floorMm = Math.max((session > floors.all ? session : floors.all) * mean, minSpacingMm);
      if (d2 >= floorMm * floorMm || d2 === 0) continue;
      const b = 3 * plan.ids[j]!;
      if (nrm[a]! * nrm[b]! + nrm[a + 1]! * nrm[b + 1]! + nrm[a + 2]! * nrm[b + 2]! <= 0) continue;
      const k = wayOf(i, j, Math.sqrt(d2), spacing, single) * (floorMm / Math.sqrt(d2) - 1);
      step[3 * i] = step[3 * i]! - k * dx;
      step[3 * i + 1] = step[3 * i + 1]! - k * dy;
      step[3 * i + 2] = step[3 * i + 2]! - k * dz;
    }
  }
}

/**
 * How much of the way two dots are apart too little the first one goes. The prefixes of a level are in order: beside it a single dot goes all the
 * way. A much sparser dot rests on the design far beyond the denser one's two spacings: it goes all the way, so that this one stays as it is.
 */
function wayOf(i: number, j: number, d: number, spacing: Float64Array, single: Uint8Array): number {
  if (single[i] === 0) return 0.5;
  if (single[j] === 0) return 1;
  const isFar = (a: number, b: number): boolean => d + TREND.reach * spacing[b]! > SEPARATE.horizon * spacing[a]!;
  if (isFar(i, j)) return isFar(j, i) ? 0.5 : 0;
  return isFar(j, i) ? 1 : 0.5;
}

/** Fixed points stand still: the dot makes the whole way to the floor. */
function addHairPushes(
  fixed: FixedPoints,
  { start, index }: NearPairs,
  atMm: Float64Array,
  spacing: Float64Array,
  floors: Floors,
  minSpacingMm: number,
  step: Float64Array,
): void {
  for (let i = 0; i < spacing.length; i++) {
    const s = spacing[i]!;
    for (let m = start[i]!; m < start[i + 1]!; m++) {
      const j = index[m]!;
      const dx = fixed.positionsMm[3 * j]! - atMm[3 * i]!;
      const dy = fixed.positionsMm[3 * j + 1]! - atMm[3 * i + 1]!;
      const dz = fixed.positionsMm[3 * j + 2]! - atMm[3 * i + 2]!;
      const d2 = dx * dx + dy * dy + dz * dz;
      const floorMm = Math.max(minSpacingMm, fixed.radiusMm[j]!, floors.all * s);
      if (d2 >= floorMm * floorMm || d2 === 0) continue;
      const k = floorMm / Math.sqrt(d2) - 1;
      step[3 * i] = step[3 * i]! - k * dx;
      step[3 * i + 1] = step[3 * i + 1]! - k * dy;
      step[3 * i + 2] = step[3 * i + 2]! - k * dz;
    }
  }
}

/** Shortens steps towards others: to half the slack above the floor, or to all of it where floorOf is negative (it stands). */
function limit(
  { start, index }: NearPairs,
  p: Float64Array,
  atMm: Float64Array,
  step: Float64Array,
  room: Float64Array,
  floorOf: (i: number, j: number) => number,
): void {
  for (let i = 0; i < room.length; i++) {
    for (let m = start[i]!; m < start[i + 1]!; m++) {
      const j = index[m]!;
      const dx = p[3 * j]! - atMm[3 * i]!;
      const dy = p[3 * j + 1]! - atMm[3 * i + 1]!;
      const dz = p[3 * j + 2]! - atMm[3 * i + 2]!;
      const towards = step[3 * i]! * dx + step[3 * i + 1]! * dy + step[3 * i + 2]! * dz;
      if (towards <= 0) continue;
      const d = Math.sqrt(dx * dx + dy * dy + dz * dz);
      const floor = floorOf(i, j);
      const slack = floor < 0 ? d + floor : 0.5 * (d - floor);
      const share = slack > 0 ? slack * d : 0;
      if (share < room[i]! * towards) room[i] = share / towards;
    }
  }
}
