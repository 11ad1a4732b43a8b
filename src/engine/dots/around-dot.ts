import type { BaseSequence } from './base-sequence.ts';
import type { FixedPoints } from './fixed-points.ts';
import type { DotPlan } from './plan-dots.ts';
import { buildPointGrid, cellsInBall, type PointGrid } from './point-grid.ts';
import type { tangentFrame } from './roughen-dots.ts';

/** What stands around a dot, in its tangent plane. */
export interface Around {
  count: number;
  /** Stride 2, mm. */
  readonly xy: number[];
  readonly spacingMm: number[];
  /** Index of the dot in the plan; -1: a fixed point, which has no density of its own. */
  readonly dot: number[];
  /** Exclusion radius of a fixed point; 0 for dots. */
  readonly radiusMm: number[];
}

export function emptyAround(): Around {
  return { count: 0, xy: [], spacingMm: [], dot: [], radiusMm: [] };
}

/** Dots at their places, to be looked up by place. */
export interface PlacedDots {
  readonly base: BaseSequence;
  readonly plan: DotPlan;
  /** Stride 3, mm. */
  readonly atMm: Float64Array;
  readonly spacingMm: Float64Array;
  readonly grid: PointGrid;
  readonly fixed: FixedPoints | undefined;
  readonly fixedGrid: PointGrid | undefined;
}

/** densityPerCm2: one value a base point. */
export function placeDots(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  atMm: Float64Array,
  fixed: FixedPoints | undefined,
): PlacedDots {
  const some = fixed && fixed.radiusMm.length > 0 ? fixed : undefined;
  return {
    base,
    plan,
    atMm,
    spacingMm: Float64Array.from(plan.ids, (id) => 10 / Math.sqrt(densityPerCm2[id]!)),
    // Cells that do not depend on the plan: sums keep their order, and their last bits, when a far part is edited.
    grid: buildPointGrid(atMm, plan.count, 2 * base.grid.cellMm),
    fixed: some,
    fixedGrid: some && buildPointGrid(some.positionsMm, some.radiusMm.length, 2),
  };
}

const cells: number[] = [];

/** Writes into `around` what lies within a radius of dot i and faces the same side. */
export function lookAround(
  around: Around,
  dots: PlacedDots,
  i: number,
  radiusMm: number,
  frame: ReturnType<typeof tangentFrame>,
): void {
  const { base, plan, grid, atMm, spacingMm, fixed, fixedGrid } = dots;
  const nrm = base.normals;
  const a = 3 * plan.ids[i]!;
  const [x, y, z] = [atMm[3 * i]!, atMm[3 * i + 1]!, atMm[3 * i + 2]!];
  around.count = 0;
  const found = cellsInBall(grid, x, y, z, radiusMm, cells);
  for (let c = 0; c < found; c++) {
    const end = grid.start[cells[c]! + 1]!;
    for (let k = grid.start[cells[c]!]!; k < end; k++) {
      const j = grid.items[k]!;
      const b = 3 * plan.ids[j]!;
      if (j === i || nrm[a]! * nrm[b]! + nrm[a + 1]! * nrm[b + 1]! + nrm[a + 2]! * nrm[b + 2]! <= 0) continue;
      add(around, frame, radiusMm, atMm[3 * j]! - x, atMm[3 * j + 1]! - y, atMm[3 * j + 2]! - z, spacingMm[j]!, j, 0);
    }
  }
  if (!fixed || !fixedGrid) return;
  const standing = cellsInBall(fixedGrid, x, y, z, radiusMm, cells);
  for (let c = 0; c < standing; c++)
    for (let k = fixedGrid.start[cells[c]!]!; k < fixedGrid.start[cells[c]! + 1]!; k++) {
      const f = fixedGrid.items[k]!;
      const [fx, fy, fz] = [0, 1, 2].map((q) => fixed.positionsMm[3 * f + q]!) as [number, number, number];
      add(around, frame, radiusMm, fx - x, fy - y, fz - z, spacingMm[i]!, -1, fixed.radiusMm[f]!);
    }
}

function add(
  around: Around,
  [ux, uy, uz, vx, vy, vz]: ReturnType<typeof tangentFrame>,
  reachMm: number,
  dx: number,
  dy: number,
  dz: number,
  spacingMm: number,
  dot: number,
  radiusMm: number,
): void {
  if (dx * dx + dy * dy + dz * dz >= reachMm * reachMm) return;
  const n = around.count++;
  around.xy[2 * n] = dx * ux + dy * uy + dz * uz;
  around.xy[2 * n + 1] = dx * vx + dy * vy + dz * vz;
  around.spacingMm[n] = spacingMm;
  around.dot[n] = dot;
  around.radiusMm[n] = radiusMm;
}
