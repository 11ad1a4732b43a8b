import type { BaseSequence } from './base-sequence.ts';
import { HEX_SPACING } from './fixed-points.ts';
import { voronoiCell } from './local-cell.ts';
import type { DotPlan } from './plan-dots.ts';
import { buildPointGrid, cellsInBall, type PointGrid } from './point-grid.ts';
import { tangentFrame } from './roughen-dots.ts';

/** In hexagonal spacings, where nothing else is said. */
const CLOSE = {
  /** An empty circle larger than this is closed, down to this; a roughened field keeps its own: both grow with the irregularity. */
  from: 0.88,
  to: 0.8,
  perIrregularity: 0.5,
  /** No step brings two dots nearer than this. */
  limit: 0.635,
  /** Largest step, in spacings. */
  most: 0.2,
  /** Spacings that differ by this factor within so many spacings of the dot make a place steep. */
  steep: 1.2,
  steepReach: 1.3,
  /** Dots within so many spacings may share an empty circle. */
  reach: 2.6,
} as const;

export interface CloseHolesOptions {
  readonly minSpacingMm: number;
  readonly irregularity: number;
  /** 1 for dots that were settled each by itself: only these move. */
  readonly single: Uint8Array;
}

/** Neighbours of a dot in its tangent plane. */
interface Around {
  count: number;
  /** Stride 2, mm. */
  readonly xy: number[];
  readonly dot: number[];
}

/**
 * Where the density is steep, settling each dot by itself may leave an empty circle that no dot sees whole. The dots around it go
 * straight towards its middle, once, by what it is too large; beyond a border there is nothing to close. Elsewhere no dot moves, so that edits stay local. Changes atMm in place.
 */
export function closeHoles(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  atMm: Float64Array,
  { minSpacingMm, irregularity, single }: CloseHolesOptions,
): void {
  if (!single.includes(1)) return;
  const spacing = Float64Array.from(plan.ids, (id) => 10 / Math.sqrt(densityPerCm2[id]!));
  // A cell size that does not depend on the plan, as in separateDots.
  const grid = buildPointGrid(atMm, plan.count, 2 * base.grid.cellMm);
  const roomier = CLOSE.perIrregularity * irregularity;
  const around: Around = { count: 0, xy: [], dot: [] };
  const steps = new Map<number, readonly [number, number, number]>();
  for (let i = 0; i < plan.count; i++) {
    if (single[i] === 0) continue;
    const a = 3 * plan.ids[i]!;
    const frame = tangentFrame(base.normals[a]!, base.normals[a + 1]!, base.normals[a + 2]!);
    lookAround(around, base, plan, grid, atMm, i, CLOSE.reach * spacing[i]!, frame);
    if (!isSteep(around, spacing, i)) continue;
    const isSkin = (x: number, y: number): boolean => {
      const [px, py, pz] = [0, 1, 2].map((k) => atMm[3 * i + k]! + x * frame[k]! + y * frame[3 + k]!);
      return densityNear(base, densityPerCm2, px!, py!, pz!) > 0;
    };
    const pull = pullOf(around, spacing, i, roomier, isSkin);
    if (!pull) continue;
    const room = roomFor(around, spacing, i, pull, minSpacingMm);
    const [u, v] = [room * pull[0], room * pull[1]];
    steps.set(i, [u * frame[0] + v * frame[3], u * frame[1] + v * frame[4], u * frame[2] + v * frame[5]]);
  }
  for (const [i, step] of steps) for (let k = 0; k < 3; k++) atMm[3 * i + k]! += step[k]!;
}

function lookAround(
  around: Around,
  base: BaseSequence,
  plan: DotPlan,
  grid: PointGrid,
  atMm: Float64Array,
  i: number,
  radiusMm: number,
  [ux, uy, uz, vx, vy, vz]: ReturnType<typeof tangentFrame>,
): void {
  const nrm = base.normals;
  const a = 3 * plan.ids[i]!;
  const found = cellsInBall(grid, atMm[3 * i]!, atMm[3 * i + 1]!, atMm[3 * i + 2]!, radiusMm, cells);
  let n = 0;
  for (let c = 0; c < found; c++) {
    const end = grid.start[cells[c]! + 1]!;
    for (let k = grid.start[cells[c]!]!; k < end; k++) {
      const j = grid.items[k]!;
      const dx = atMm[3 * j]! - atMm[3 * i]!;
      const dy = atMm[3 * j + 1]! - atMm[3 * i + 1]!;
      const dz = atMm[3 * j + 2]! - atMm[3 * i + 2]!;
      if (j === i || dx * dx + dy * dy + dz * dz >= radiusMm * radiusMm) continue;
      const b = 3 * plan.ids[j]!;
      if (nrm[a]! * nrm[b]! + nrm[a + 1]! * nrm[b + 1]! + nrm[a + 2]! * nrm[b + 2]! <= 0) continue;
      around.xy[2 * n] = dx * ux + dy * uy + dz * uz;
      around.xy[2 * n + 1] = dx * vx + dy * vy + dz * vz;
      around.dot[n++] = j;
    }
  }
  around.count = n;
}

const cells: number[] = [];

function isSteep({ count, xy, dot }: Around, spacing: Float64Array, i: number): boolean {
  const own = spacing[i]!;
  const reach2 = CLOSE.steepReach * CLOSE.steepReach * own * own;
  let least = own;
  let most = own;
  for (let m = 0; m < count; m++) {
    if (xy[2 * m]! * xy[2 * m]! + xy[2 * m + 1]! * xy[2 * m + 1]! >= reach2) continue;
    const s = spacing[dot[m]!]!;
    if (s < least) least = s;
    if (s > most) most = s;
  }
  return most >= CLOSE.steep * least;
}

/** The way towards the middles of the empty circles that a dot lies on, in its tangent plane; none where all are small. */
function pullOf(
  { count, xy, dot }: Around,
  spacing: Float64Array,
  i: number,
  roomier: number,
  isSkin: (x: number, y: number) => boolean,
): readonly [number, number] | undefined {
  const { x, y, owner } = voronoiCell(xy, count, 1.6 * spacing[i]!);
  let px = 0;
  let py = 0;
  for (let k = 0; k < x.length; k++) {
    const after = owner[k]!;
    const before = owner[k > 0 ? k - 1 : x.length - 1]!;
    if (after < 0 || before < 0) continue;
    const hexMm = (HEX_SPACING * (spacing[i]! + spacing[dot[after]!]! + spacing[dot[before]!]!)) / 3;
    const radius = Math.sqrt(x[k]! * x[k]! + y[k]! * y[k]!);
    if (radius <= (CLOSE.from + roomier) * hexMm || !isSkin(x[k]!, y[k]!)) continue;
    const excess = 1 - ((CLOSE.to + roomier) * hexMm) / radius;
    px += excess * x[k]!;
    py += excess * y[k]!;
  }
  if (px === 0 && py === 0) return undefined;
  const length = Math.sqrt(px * px + py * py);
  const factor = Math.min(1, (CLOSE.most * spacing[i]!) / length);
  return [factor * px, factor * py];
}

/** Density at the base point nearest to a place, among those in the cells around; 0 beyond the skin. */
function densityNear(base: BaseSequence, densityPerCm2: Float32Array, x: number, y: number, z: number): number {
  const { grid } = base;
  const found = cellsInBall(grid, x, y, z, grid.cellMm, cells);
  let nearest2 = grid.cellMm * grid.cellMm;
  let density = 0;
  for (let c = 0; c < found; c++)
    for (let k = grid.start[cells[c]!]!; k < grid.start[cells[c]! + 1]!; k++) {
      const dx = grid.itemsMm[3 * k]! - x;
      const dy = grid.itemsMm[3 * k + 1]! - y;
      const dz = grid.itemsMm[3 * k + 2]! - z;
      const d2 = dx * dx + dy * dy + dz * dz;
      if (d2 >= nearest2) continue;
      nearest2 = d2;
      density = base.treatable[grid.items[k]!] === 1 ? densityPerCm2[grid.items[k]!]! : 0;
    }
  return density;
}

/** Share of a step that a dot may take: towards any other at most half of what lies above the limit. */
function roomFor(
  { count, xy, dot }: Around,
  spacing: Float64Array,
  i: number,
  [px, py]: readonly [number, number],
  minSpacingMm: number,
): number {
  let room = 1;
  for (let m = 0; m < count; m++) {
    const towards = px * xy[2 * m]! + py * xy[2 * m + 1]!;
    if (towards <= 0) continue;
    const d = Math.sqrt(xy[2 * m]! * xy[2 * m]! + xy[2 * m + 1]! * xy[2 * m + 1]!);
    const limitMm = Math.max(minSpacingMm, CLOSE.limit * HEX_SPACING * 0.5 * (spacing[i]! + spacing[dot[m]!]!));
    const share = d > limitMm ? 0.5 * (d - limitMm) * d : 0;
    if (share < room * towards) room = share / towards;
  }
  return room;
}
