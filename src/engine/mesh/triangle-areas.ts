import type { Mesh } from './mesh.ts';

/** Area of each triangle in mm2; degenerate triangles have area 0. */
export function triangleAreas(mesh: Mesh): Float64Array {
  const { positions: p, triangles: t } = mesh;
  const areas = new Float64Array(t.length / 3);
  for (let i = 0; i < areas.length; i++) {
    const a = 3 * t[3 * i]!;
    const b = 3 * t[3 * i + 1]!;
    const c = 3 * t[3 * i + 2]!;
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!;
    const vy = p[c + 1]! - p[a + 1]!;
    const vz = p[c + 2]! - p[a + 2]!;
    const x = uy * vz - uz * vy;
    const y = uz * vx - ux * vz;
    const z = ux * vy - uy * vx;
    areas[i] = 0.5 * Math.sqrt(x * x + y * y + z * z);
  }
  return areas;
}
