import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Mesh } from './mesh.ts';

export interface MeshRefusal {
  /** One sentence: what is wrong and what to do. */
  readonly message: string;
}

/** Limits of imported surfaces: a head scan of .2 mm resolution has about a million triangles. */
export const MESH_LIMITS = {
  bytes: 100e6,
  vertices: 2e6,
  triangles: 2e6,
  nodes: 10_000,
  depth: 64,
  /** Largest coordinate, mm: a scan in the wrong unit is caught here. */
  extentMm: 5000,
  polygonCorners: 1000,
} as const;

/**
 * Makes a mesh of imported corners: coordinates to millimetres (`scale` of them in one unit of the file), corners at the same
 * place joined (texture seams), triangles without area dropped. Refuses what is not finite, out of range or empty.
 */
export function weldMesh(
  positions: ArrayLike<number>,
  corners: ArrayLike<number>,
  scale: number,
): Outcome<Mesh, MeshRefusal> {
  const vertexCount = positions.length / 3;
  if (vertexCount > MESH_LIMITS.vertices || corners.length / 3 > MESH_LIMITS.triangles)
    return refuse({
      message: `The mesh has more than ${MESH_LIMITS.triangles} triangles or vertices; reduce it and try again.`,
    });
  const byPlace = new Map<string, number>();
  const welded = new Uint32Array(vertexCount);
  const kept: number[] = [];
  for (let i = 0; i < vertexCount; i++) {
    const x = positions[3 * i]! * scale;
    const y = positions[3 * i + 1]! * scale;
    const z = positions[3 * i + 2]! * scale;
    if (
      !(
        Math.abs(x) <= MESH_LIMITS.extentMm &&
        Math.abs(y) <= MESH_LIMITS.extentMm &&
        Math.abs(z) <= MESH_LIMITS.extentMm
      )
    )
      return refuse({
        message: `Vertex ${i} of the mesh is not a number or lies farther than ${MESH_LIMITS.extentMm / 1000} m from the origin; check the file and its unit.`,
      });
    // Adding 0 makes -0 and 0 one place.
    const key = `${x + 0},${y + 0},${z + 0}`;
    let index = byPlace.get(key);
    if (index === undefined) {
      index = kept.length / 3;
      byPlace.set(key, index);
      kept.push(x, y, z);
    }
    welded[i] = index;
  }
  const triangles: number[] = [];
  for (let k = 0; k + 2 < corners.length; k += 3) {
    const a = corners[k]!;
    const b = corners[k + 1]!;
    const c = corners[k + 2]!;
    if (!(a < vertexCount && b < vertexCount && c < vertexCount))
      return refuse({
        message: `Triangle ${k / 3} of the mesh names a vertex that does not exist; export the file again.`,
      });
    const [i, j, l] = [welded[a]!, welded[b]!, welded[c]!];
    if (i !== j && j !== l && l !== i) triangles.push(i, j, l);
  }
  if (triangles.length === 0)
    return refuse({ message: 'The mesh has no triangles; export the skin as a triangle mesh.' });
  return accept({ positions: Float64Array.from(kept), triangles: Uint32Array.from(triangles) });
}
