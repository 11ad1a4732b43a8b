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
  for (let i = 0; i < n; i++) {
    spacing[i] = 1 / Math.sqrt(densityPerCm2[plan.ids[i]!]! * 0.01);
  }
  // A cell size that does not depend on the plan: sums keep their order, and their last bits, when a far part is edited.
  const grid = buildPointGrid(atMm, n, base.grid.cellMm);
  const fixedCount = fixed ? fixed.radiusMm.length : 0;
  const fixedGrid = fixed && fixedCount > 0 ? buildPointGrid(fixed.positionsMm, fixedCount, 2) : undefined;
  const step = new Float64Array(3 * n);
  const room = new Float64Array(n).fill(1);
  const around = (
    i: number,
    p: Float64Array,
    from: PointGrid,
    visit: (j: number, dx: number, dy: number, dz: number, d2: number) => void,
  ): void => {
    const x = atMm[3 * i]!;
    const y = atMm[3 * i + 1]!;
    const z = atMm[3 * i + 2]!;
    const radius = 1.25 * LOCAL_PASS.reach * spacing[i]!;
    const found = cellsInBall(from, x, y, z, radius, cells);
    for (let c = 0; c < found; c++) {
      for (let k = from.start[cells[c]!]!; k < from.start[cells[c]! + 1]!; k++) {
        const j = from.items[k]!;
        const dx = p[3 * j]! - x;
        const dy = p[3 * j + 1]! - y;
        const dz = p[3 * j + 2]! - z;
        const d2 = dx * dx + dy * dy + dz * dz;
        if (d2 < radius * radius) visit(j, dx, dy, dz, d2);
      }
    }
  };
  const cells: number[] = [];
  const nrm = base.normals;
  for (let i = 0; i < n; i++) {
    const a = 3 * plan.ids[i]!;
    let fx = 0;
    let fy = 0;
    let fz = 0;
    const s = spacing[i]!;
    const push = (
      sij: number,
      floorMm: number,
      share: number,
      dx: number,
      dy: number,
      dz: number,
      d2: number,
    ): void => {
      const reach = LOCAL_PASS.reach * sij;
      const t = 1 - d2 / (reach * reach);
      if (t <= 0) return;
      let k = LOCAL_PASS.step * t * t * t;
      if (d2 < floorMm * floorMm && d2 > 0) k += share * (floorMm / Math.sqrt(d2) - 1);
      fx -= k * dx;
      fy -= k * dy;
      fz -= k * dz;
    };
    around(i, atMm, grid, (j, dx, dy, dz, d2) => {
      if (j === i) return;
      const b = 3 * plan.ids[j]!;
      if (nrm[a]! * nrm[b]! + nrm[a + 1]! * nrm[b + 1]! + nrm[a + 2]! * nrm[b + 2]! <= 0) return;
      const sij = 0.5 * (s + spacing[j]!);
      push(sij, Math.max(minSpacingMm, LOCAL_PASS.floor * HEX_SPACING * sij), 0.5, dx, dy, dz, d2);
    });
    if (fixedGrid)
      around(i, fixed!.positionsMm, fixedGrid, (j, dx, dy, dz, d2) =>
        push(s, Math.max(minSpacingMm, fixed!.radiusMm[j]!, LOCAL_PASS.floor * HEX_SPACING * s), 1, dx, dy, dz, d2),
      );
    const out = fx * nrm[a]! + fy * nrm[a + 1]! + fz * nrm[a + 2]!;
    fx -= out * nrm[a]!;
    fy -= out * nrm[a + 1]!;
    fz -= out * nrm[a + 2]!;
    const length = Math.sqrt(fx * fx + fy * fy + fz * fz);
    const factor = length > LOCAL_PASS.passLimit * s ? (LOCAL_PASS.passLimit * s) / length : 1;
    step[3 * i] = fx * factor;
    step[3 * i + 1] = fy * factor;
    step[3 * i + 2] = fz * factor;
  }
  for (let i = 0; i < n; i++) {
    const limit = (slack: number, dx: number, dy: number, dz: number, d: number): void => {
      const towards = (step[3 * i]! * dx + step[3 * i + 1]! * dy + step[3 * i + 2]! * dz) / d;
      const share = slack > 0 ? slack : 0;
      if (towards > share && share < room[i]! * towards) room[i] = share / towards;
    };
    around(i, atMm, grid, (j, dx, dy, dz, d2) => {
      if (j === i || d2 === 0) return;
      const d = Math.sqrt(d2);
      const floorMm = Math.max(minSpacingMm, LOCAL_PASS.floor * HEX_SPACING * 0.5 * (spacing[i]! + spacing[j]!));
      limit(0.5 * (d - floorMm), dx, dy, dz, d);
    });
    if (fixedGrid)
      around(i, fixed!.positionsMm, fixedGrid, (j, dx, dy, dz, d2) => {
        const d = Math.sqrt(d2);
        if (d > 0) limit(d - Math.max(minSpacingMm, fixed!.radiusMm[j]!), dx, dy, dz, d);
      });
  }
  for (let i = 0; i < n; i++) for (let k = 3 * i; k < 3 * i + 3; k++) atMm[k] = atMm[k]! + room[i]! * step[k]!;
}
