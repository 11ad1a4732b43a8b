import type { Mesh } from './mesh.ts';

/**
 * For each triangle the cross product of its edges, stride 3, mm2: along the outward normal and twice the area long; 0 without
 * area. Only + - *: the same bits on every machine.
 */
export function triangleCrosses({ positions: p, triangles: t }: Mesh): Float64Array {
  const crosses = new Float64Array(t.length);
  for (let i = 0; i < t.length; i += 3) {
    const a = 3 * t[i]!;
    const b = 3 * t[i + 1]!;
    const c = 3 * t[i + 2]!;
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!;
    const vy = p[c + 1]! - p[a + 1]!;
    const vz = p[c + 2]! - p[a + 2]!;
    crosses[i] = uy * vz - uz * vy;
    crosses[i + 1] = uz * vx - ux * vz;
    crosses[i + 2] = ux * vy - uy * vx;
  }
  return crosses;
}
