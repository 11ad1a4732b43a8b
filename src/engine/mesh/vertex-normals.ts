import type { Mesh } from './mesh.ts';

/**
 * Unit outward normal of each vertex, stride 3: area-weighted mean of the triangles around it.
 * A vertex without area gets [0, 0, 1]. Only + - * / and sqrt: the same bits on every machine.
 */
export function vertexNormals(mesh: Mesh): Float64Array {
  const { positions: p, triangles: t } = mesh;
  const normals = new Float64Array(p.length);
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
    const x = uy * vz - uz * vy;
    const y = uz * vx - ux * vz;
    const z = ux * vy - uy * vx;
    for (const vertex of [a, b, c]) {
      normals[vertex] = normals[vertex]! + x;
      normals[vertex + 1] = normals[vertex + 1]! + y;
      normals[vertex + 2] = normals[vertex + 2]! + z;
    }
  }
  for (let i = 0; i < normals.length; i += 3) {
    const x = normals[i]!;
    const y = normals[i + 1]!;
    const z = normals[i + 2]!;
    const length = Math.sqrt(x * x + y * y + z * z);
    normals[i] = length > 0 ? x / length : 0;
    normals[i + 1] = length > 0 ? y / length : 0;
    normals[i + 2] = length > 0 ? z / length : 1;
  }
  return normals;
}
