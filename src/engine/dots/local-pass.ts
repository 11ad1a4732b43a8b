import type { BaseSequence } from './base-sequence.ts';
import { type FixedPoints, HEX_SPACING } from './fixed-points.ts';
import type { DotPlan } from './plan-dots.ts';
import { buildPointGrid, cellsInBall, type PointGrid } from './point-grid.ts';

/** In local spacings; short, so that an edit is felt within two spacings only. */
const LOCAL_PASS = { reach: 1.1, step: 0.3, passLimit: 0.12, floor: 0.635 } as const;

/**
 * One step of repulsion between dots (and fixed points) with distances normalised by the mean local spacing: closes what mixing
 * two settled levels leaves open, and pushes pairs below the floor apart. Changes atMm in place.
 */
export function localPass(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  atMm: Float64Array,
  minSpacingMm: number,
  fixed?: FixedPoints,
): void {
  const n = plan.count;
  const spacing = new Float64Array(n);
  for (let i = 0; i < n; i++) spacing[i] = 1 / Math.sqrt(densityPerCm2[plan.ids[i]!]! * 0.01);
  // A cell size that does not depend on the plan: sums keep their order, and their last bits, when a far part is edited.
  const dots = nearPairs(buildPointGrid(atMm, n, base.grid.cellMm), atMm, atMm, spacing, n);
  const hairs =
    fixed && fixed.radiusMm.length > 0
      ? nearPairs(buildPointGrid(fixed.positionsMm, fixed.radiusMm.length, 2), fixed.positionsMm, atMm, spacing, n)
      : undefined;
  const step = new Float64Array(3 * n);
  addPushes(base, plan, dots, atMm, spacing, minSpacingMm, step);
  if (fixed && hairs) addHairPushes(fixed, hairs, atMm, spacing, minSpacingMm, step);
  const nrm = base.normals;
  const room = new Float64Array(n).fill(1);
  for (let i = 0; i < n; i++) {
    const a = 3 * plan.ids[i]!;
    let fx = step[3 * i]!;
    let fy = step[3 * i + 1]!;
    let fz = step[3 * i + 2]!;
    const out = fx * nrm[a]! + fy * nrm[a + 1]! + fz * nrm[a + 2]!;
    fx -= out * nrm[a]!;
    fy -= out * nrm[a + 1]!;
    fz -= out * nrm[a + 2]!;
    const length = Math.sqrt(fx * fx + fy * fy + fz * fz);
    const factor = length > LOCAL_PASS.passLimit * spacing[i]! ? (LOCAL_PASS.passLimit * spacing[i]!) / length : 1;
    step[3 * i] = fx * factor;
    step[3 * i + 1] = fy * factor;
    step[3 * i + 2] = fz * factor;
  }
  limit(dots, atMm, atMm, step, room, (i, j) =>
    Math.max(minSpacingMm, LOCAL_PASS.floor * HEX_SPACING * 0.5 * (spacing[i]! + spacing[j]!)),
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
function nearPairs(grid: PointGrid, p: Float64Array, atMm: Float64Array, spacing: Float64Array, n: number): NearPairs {
  const start = new Uint32Array(n + 1);
  let index = new Uint32Array(8 * n + 64);
  let used = 0;
  const cells: number[] = [];
  for (let i = 0; i < n; i++) {
    const x = atMm[3 * i]!;
    const y = atMm[3 * i + 1]!;
    const z = atMm[3 * i + 2]!;
    const radius = 1.25 * LOCAL_PASS.reach * spacing[i]!;
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
      const reach = LOCAL_PASS.reach * mean;
      const t = 1 - d2 / (reach * reach);
      if (t <= 0) continue;
      const b = 3 * plan.ids[j]!;
      if (nrm[a]! * nrm[b]! + nrm[a + 1]! * nrm[b + 1]! + nrm[a + 2]! * nrm[b + 2]! <= 0) continue;
      let k = LOCAL_PASS.step * t * t * t;
      const soft = LOCAL_PASS.floor * HEX_SPACING * mean;
      const floorMm = soft > minSpacingMm ? soft : minSpacingMm;
      if (d2 < floorMm * floorMm && d2 > 0) k += 0.5 * (floorMm / Math.sqrt(d2) - 1);
      step[3 * i] = step[3 * i]! - k * dx;
      step[3 * i + 1] = step[3 * i + 1]! - k * dy;
      step[3 * i + 2] = step[3 * i + 2]! - k * dz;
    }
  }
}

/** Fixed points stand still: the dot makes the whole way to the floor. */
function addHairPushes(
  fixed: FixedPoints,
  { start, index }: NearPairs,
  atMm: Float64Array,
  spacing: Float64Array,
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
      const reach = LOCAL_PASS.reach * s;
      const t = 1 - d2 / (reach * reach);
      if (t <= 0) continue;
      let k = LOCAL_PASS.step * t * t * t;
      const floorMm = Math.max(minSpacingMm, fixed.radiusMm[j]!, LOCAL_PASS.floor * HEX_SPACING * s);
      if (d2 < floorMm * floorMm && d2 > 0) k += floorMm / Math.sqrt(d2) - 1;
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
