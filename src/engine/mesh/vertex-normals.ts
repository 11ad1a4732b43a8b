import type { Mesh } from './mesh.ts';
import { triangleCrosses } from './triangle-crosses.ts';

/**
 * Unit outward normal of each vertex, stride 3: area-weighted mean of the triangles around it.
 * A vertex without area gets [0, 0, 1]. Only + - * / and sqrt: the same bits on every machine.
 */
export function vertexNormals(mesh: Mesh): Float64Array {
  const { positions, triangles } = mesh;
  const crosses = triangleCrosses(mesh);
  const normals = new Float64Array(positions.length);
  for (let i = 0; i < triangles.length; i++) {
    const vertex = 3 * triangles[i]!;
    const cross = i - (i % 3);
    normals[vertex] = normals[vertex]! + crosses[cross]!;
    normals[vertex + 1] = normals[vertex + 1]! + crosses[cross + 1]!;
    normals[vertex + 2] = normals[vertex + 2]! + crosses[cross + 2]!;
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
