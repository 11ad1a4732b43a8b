/**
 * What keeping the hard spacing by plain distance costs where skin lies behind skin: two sheets that face away from each other, and whole
 * scans, with how far settled dots lie off them. Usage: node tools/dots-folds.ts [scan.glb ...] (metres).
 */
import { readFileSync } from 'node:fs';
import { type BaseSequence, buildBaseSequence } from '#/engine/dots/base-sequence.ts';
import { layOnMesh } from '#/engine/dots/lay-on-mesh.ts';
import { onFirstTriangles } from '#/engine/dots/on-first-triangles.ts';
import { type DotPlan, planDots } from '#/engine/dots/plan-dots.ts';
import { buildPointGrid, cellsInBall } from '#/engine/dots/point-grid.ts';
import { rectangleMesh } from '#/engine/dots/rectangle-mesh.ts';
import { settleDots } from '#/engine/dots/settle-dots.ts';
import { pointList } from '#/engine/math/vec3.ts';
import { type Bvh, buildBvh, closestPoint } from '#/engine/mesh/bvh.ts';
import { extendRims } from '#/engine/mesh/extend-rims.ts';
import { importGlb } from '#/engine/mesh/import-glb.ts';
import type { Mesh } from '#/engine/mesh/mesh.ts';
import { triangleAreas } from '#/engine/mesh/triangle-areas.ts';

const SPACING_MM = 0.55;

/** Pairs of dots nearer than the hard spacing, whatever side they face. */
function violations({ count, positionsMm: p }: DotPlan): number {
  const grid = buildPointGrid(p, count, 1);
  const cells: number[] = [];
  let found = 0;
  for (let i = 0; i < count; i++) {
    const n = cellsInBall(grid, p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!, SPACING_MM, cells);
    for (const cell of cells.slice(0, n))
      for (const j of grid.items.subarray(grid.start[cell], grid.start[cell + 1]))
        if (j > i && Math.hypot(...[0, 1, 2].map((k) => p[3 * j + k]! - p[3 * i + k]!)) < SPACING_MM - 1e-9) found++;
  }
  return found;
}

/** Dots farther than .02 mm from the mesh, and the farthest. */
function offMesh(bvh: Bvh, plan: DotPlan): string {
  const distances = pointList(plan.positionsMm).map((place) => closestPoint(bvh, place)?.distanceMm ?? 0);
  const far = distances.filter((mm) => mm > 0.02).length;
  return `${far} of ${plan.count} off by more than .02 mm, at most ${distances.reduce((a, b) => Math.max(a, b), 0).toFixed(2)} mm`;
}

/** A base as it would be if nothing lay behind anything. */
const alone = (base: BaseSequence): BaseSequence => ({
  ...base,
  behind: { later: new Uint32Array(0), earlier: new Uint32Array(0), mm: new Float64Array(0) },
});

function report(
  name: string,
  base: BaseSequence,
  perCm2: number,
  keepIn: (x: number, y: number, z: number) => boolean,
  scan?: Mesh,
): void {
  const density = Float32Array.from(base.treatable, (inside) => inside * perCm2);
  const free = planDots(alone(base), density);
  const planned = planDots(base, density);
  const settled = settleDots(base, planned, density, { keepIn });
  const lost = (100 * (1 - planned.count / free.count)).toFixed(2);
  console.log([name, perCm2, free.count, violations(free), planned.count, lost, violations(settled)].join(','));
  if (!scan) return;
  const bvh = buildBvh(scan);
  const laid = layOnMesh(base, bvh, settled, { minSpacingMm: SPACING_MM, keepIn });
  console.log(
    `${name}: ${offMesh(bvh, settled)} settled, ${offMesh(bvh, laid)} laid on the mesh, ${violations(laid)} too near`,
  );
}

console.log(
  'surface,per cm2,dots by neighbours alone,of them too near,dots,fewer by %,settled dots too near by plain distance',
);
const flat = rectangleMesh(40, 40, 8);
for (const gapMm of [0.56, 0.5, 0.4, 0.3]) {
  const n = flat.mesh.positions.length / 3;
  const behind = flat.mesh.positions.map((value, i) => (i % 3 === 2 ? -gapMm : value));
  const turned = flat.mesh.triangles.map((v, i, all) => n + (i % 3 === 0 ? v : all[i % 3 === 1 ? i + 1 : i - 1]!));
  const mesh = {
    positions: Float64Array.from([...flat.mesh.positions, ...behind]),
    triangles: Uint32Array.from([...flat.mesh.triangles, ...turned]),
  };
  const treatableTriangles = Uint8Array.from([...flat.treatable, ...flat.treatable]);
  const base = buildBaseSequence(mesh, { seed: 1, treatableTriangles });
  for (const perCm2 of [40, 80, 140]) report(`sheets ${gapMm} mm apart`, base, perCm2, () => true);
}
for (const path of process.argv.slice(2)) {
  const scan = importGlb(readFileSync(path), 1000);
  if (!scan.ok) throw new Error(scan.refusal.message);
  const own = triangleAreas(scan.value).length;
  const { mesh } = extendRims(scan.value, new Uint8Array(own).fill(1), 8);
  const treatableTriangles = new Uint8Array(mesh.triangles.length / 3).fill(1, 0, own);
  const base = buildBaseSequence(mesh, { seed: 1, treatableTriangles });
  report(path.slice(path.lastIndexOf('/') + 1), base, 140, onFirstTriangles(base, mesh, own), scan.value);
}
