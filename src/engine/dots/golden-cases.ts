import { sha256Hex } from '#/base/sha256.ts';
import type { Mesh } from '#/engine/mesh/mesh.ts';
import { buildBaseSequence } from './base-sequence.ts';
import { planDots } from './plan-dots.ts';
import { rectangleMesh } from './rectangle-mesh.ts';
import { type RefillDotsOptions, refillDots } from './refill-dots.ts';
import { settleDots } from './settle-dots.ts';

/** Half an ellipsoid of 36 x 32 x 50 mm by latitude and longitude, from rational points of the circle: no trigonometry. */
export function domeMesh(): Mesh {
  const columns = 64;
  const rows = 20;
  const positions: number[] = [];
  const triangles: number[] = [];
  for (let j = 0; j <= rows; j++) {
    const t = 1 - j / rows;
    const [sin, cos] = [(2 * t) / (1 + t * t), (1 - t * t) / (1 + t * t)];
    for (let i = 0; i < columns; i++) {
      const quarter = Math.floor((4 * i) / columns);
      const u = (4 * i) / columns - quarter;
      const [c, s] = [(1 - u * u) / (1 + u * u), (2 * u) / (1 + u * u)];
      const [x, y] = [
        [c, s],
        [-s, c],
        [-c, -s],
        [s, -c],
      ][quarter]!;
      positions.push(36 * sin * x!, 50 * sin * y!, 32 * cos);
    }
  }
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const a = j * columns + i;
      const b = j * columns + ((i + 1) % columns);
      if (j < rows - 1) triangles.push(a, a + columns, b, b, a + columns, b + columns);
      else triangles.push(a, a + columns, b);
    }
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) };
}

type GoldenOptions = Omit<RefillDotsOptions, 'cancelled'> & { readonly settle?: boolean; readonly refill?: boolean };
type Field = (x: number, y: number, z: number) => number;

/** Ten plans whose bytes must never change by accident, nor differ between engines. Small, so that every engine can run them. */
export function goldenHashes(): Record<string, string> {
  const plane = rectangleMesh(40, 40, 8);
  const dome = domeMesh();
  const hairs = { positionsMm: new Float64Array(3 * 60), radiusMm: new Float32Array(60).fill(0.5) };
  for (let i = 0; i < 60; i++) hairs.positionsMm.set([(i * 13.7) % 40, (i * 7.3) % 40, 0], 3 * i);
  const ramp: Field = (x) => 20 + 3 * x;
  const zones: Field = (x, y) => ((x - 20) * (x - 20) + (y - 20) * (y - 20) < 64 ? 60 : 120);
  const run = (
    mesh: Mesh,
    treatable: Uint8Array | undefined,
    seed: number,
    field: Field,
    options: GoldenOptions,
  ): string => {
    const base = buildBaseSequence(mesh, { seed, ...(treatable ? { treatableTriangles: treatable } : {}) });
    const p = base.positionsMm;
    const density = new Float32Array(base.count);
    for (let i = 0; i < base.count; i++) density[i] = field(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!);
    let plan = planDots(base, density, options);
    if (options.settle !== false) plan = settleDots(base, plan, density, options);
    if (options.refill) {
      const half = 3 * Math.floor(plan.count / 2);
      plan = refillDots(base, density, plan.positionsMm.slice(half), plan.positionsMm.slice(0, half), options);
    }
    const bytes = new Uint8Array(plan.positionsMm.byteLength + plan.ids.byteLength + plan.count);
    bytes.set(new Uint8Array(plan.positionsMm.buffer, plan.positionsMm.byteOffset, plan.positionsMm.byteLength));
    bytes.set(new Uint8Array(plan.ids.buffer, plan.ids.byteOffset, plan.ids.byteLength), plan.positionsMm.byteLength);
    bytes.set(plan.sessions, plan.positionsMm.byteLength + plan.ids.byteLength);
    return sha256Hex(bytes);
  };
  const top = new Uint8Array(dome.triangles.length / 3);
  for (let i = 0; i < top.length; i++) top[i] = dome.positions[3 * dome.triangles[3 * i]! + 2]! > 16 ? 1 : 0;
  return {
    'plane planned': run(plane.mesh, plane.treatable, 1, () => 120, { settle: false }),
    'plane settled': run(plane.mesh, plane.treatable, 1, () => 120, { irregularity: 0 }),
    'plane natural': run(plane.mesh, plane.treatable, 1, () => 120, {}),
    'plane ramp': run(plane.mesh, plane.treatable, 2, ramp, {
      irregularity: 0,
      sessionShares: [0.2, 0.4, 0.6, 0.8, 1],
    }),
    'plane zones': run(plane.mesh, plane.treatable, 3, zones, { sessionShares: [1] }),
    'plane hairs': run(plane.mesh, plane.treatable, 4, () => 100, { fixed: hairs }),
    'plane crowded': run(plane.mesh, plane.treatable, 5, () => 190, { settle: false }),
    'plane refill': run(plane.mesh, plane.treatable, 6, () => 100, { refill: true, exclusionRadiusMm: 0.8 }),
    'dome planned': run(dome, top, 7, (_x, y) => 80 + 1.2 * y, { settle: false, minSpacingMm: 0.4 }),
    'dome settled': run(dome, top, 4294967295, (_x, y) => 80 + 1.2 * y, { minSpacingMm: 0.4 }),
  };
}
