import type { Mesh } from './mesh.ts';

/** The chosen triangles (1 = keep) with the vertices that they use. */
export function subMesh(mesh: Mesh, chosen: Uint8Array): Mesh {
  const index = new Int32Array(mesh.positions.length / 3).fill(-1);
  const positions: number[] = [];
  const triangles: number[] = [];
  for (let i = 0; i < chosen.length; i++) {
    if (chosen[i] !== 1) continue;
    for (let k = 0; k < 3; k++) {
      const v = mesh.triangles[3 * i + k]!;
      if (index[v]! < 0) {
        index[v] = positions.length / 3;
        positions.push(mesh.positions[3 * v]!, mesh.positions[3 * v + 1]!, mesh.positions[3 * v + 2]!);
      }
      triangles.push(index[v]!);
    }
  }
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) };
}
