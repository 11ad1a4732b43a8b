import type { Mesh } from '#/engine/mesh/mesh.ts';

/**
 * Triangles within bandMm of the treatable ones, measured along edges: without a band of base points around it the border of
 * the treatable skin would be packed (bounded elimination doubles the density within a quarter of a spacing).
 * 1 = treatable or guard. The mesh must be welded: a texture seam with doubled vertices would cut the band.
 */
export function guardTriangles(mesh: Mesh, treatable: Uint8Array, bandMm: number): Uint8Array {
  const { positions: p, triangles: t } = mesh;
  const vertexCount = p.length / 3;
  const reach = new Float64Array(vertexCount).fill(Infinity);
  let front: number[] = [];
  for (let i = 0; i < treatable.length; i++) {
    if (treatable[i] !== 1) continue;
    for (let k = 0; k < 3; k++) {
      const vertex = t[3 * i + k]!;
      if (reach[vertex] !== 0) {
        reach[vertex] = 0;
        front.push(vertex);
      }
    }
  }
  const { start, list } = vertexTriangles(t, vertexCount);
  while (front.length > 0) {
    const next = new Set<number>();
    for (const vertex of front) {
      const base = reach[vertex]!;
      for (let m = start[vertex]!; m < start[vertex + 1]!; m++) {
        for (let k = 0; k < 3; k++) {
          const other = t[3 * list[m]! + k]!;
          const x = p[3 * other]! - p[3 * vertex]!;
          const y = p[3 * other + 1]! - p[3 * vertex + 1]!;
          const z = p[3 * other + 2]! - p[3 * vertex + 2]!;
          const length = base + Math.sqrt(x * x + y * y + z * z);
          if (length < reach[other]! && length < bandMm) {
            reach[other] = length;
            next.add(other);
          }
        }
      }
    }
    front = [...next];
  }
  const chosen = new Uint8Array(treatable.length);
  for (let i = 0; i < chosen.length; i++)
    if (
      treatable[i] === 1 ||
      reach[t[3 * i]!]! < bandMm ||
      reach[t[3 * i + 1]!]! < bandMm ||
      reach[t[3 * i + 2]!]! < bandMm
    )
      chosen[i] = 1;
  return chosen;
}

function vertexTriangles(t: Uint32Array, vertexCount: number): { start: Uint32Array; list: Uint32Array } {
  const start = new Uint32Array(vertexCount + 1);
  for (let i = 0; i < t.length; i++) start[t[i]! + 1]!++;
  for (let v = 0; v < vertexCount; v++) start[v + 1] = start[v + 1]! + start[v]!;
  const fill = start.slice(0, vertexCount);
  const list = new Uint32Array(t.length);
  for (let i = 0; i < t.length; i++) list[fill[t[i]!]!++] = Math.floor(i / 3);
  return { start, list };
}
