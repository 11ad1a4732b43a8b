import { type Outcome, refuse } from '#/base/outcome.ts';
import type { Mesh } from './mesh.ts';
import { triangulatePolygon } from './triangulate-polygon.ts';
import { MESH_LIMITS, type MeshRefusal, weldMesh } from './weld-mesh.ts';

function broken(line: number, what: string): { readonly ok: false; readonly refusal: MeshRefusal } {
  return refuse({ message: `Line ${line} of the OBJ file ${what}; export the mesh again.` });
}

/**
 * The faces of a Wavefront OBJ text, in mm (`mmPerUnit` 1000 for metres). Vertices, polygons (split by ear clipping), negative
 * indices and continued lines are read; materials, normals, lines and points are passed over; free-form surfaces are refused.
 */
export function importObj(text: string, mmPerUnit: number): Outcome<Mesh, MeshRefusal> {
  if (text.length > MESH_LIMITS.bytes) return broken(1, `is part of a file larger than ${MESH_LIMITS.bytes / 1e6} MB`);
  if (text.includes('\u0000'))
    return refuse({ message: 'The OBJ file is not plain text in UTF-8; export the mesh again.' });
  const positions: number[] = [];
  const corners: number[] = [];
  const lines = text.replaceAll(/\\[ \t]*\r?\n/g, ' ').split(/\r\n|\n|\r/);
  for (let number = 0; number < lines.length; number++) {
    const words = lines[number]!.trim().split(/\s+/);
    const key = words[0]!;
    if (key === 'v') {
      for (let k = 1; k <= 3; k++) {
        const value = words[k] === undefined ? Number.NaN : Number(words[k]);
        if (!Number.isFinite(value)) return broken(number + 1, 'has a vertex without three numbers');
        positions.push(value);
      }
      if (positions.length / 3 > MESH_LIMITS.vertices) return broken(number + 1, 'has one vertex too many');
    } else if (key === 'f') {
      const polygon = words.slice(1).map((word) => cornerIndex(word, positions.length / 3));
      if (polygon.length < 3) return broken(number + 1, 'has a face with fewer than three corners');
      if (polygon.length > MESH_LIMITS.polygonCorners) return broken(number + 1, 'has a face with too many corners');
      if (polygon.some((index) => index < 0)) return broken(number + 1, 'names a vertex that does not exist');
      triangulatePolygon(positions, polygon, corners);
      if (corners.length / 3 > MESH_LIMITS.triangles) return broken(number + 1, 'has one triangle too many');
    } else if (key === 'curv' || key === 'surf' || key === 'cstype') {
      return broken(number + 1, 'describes a free-form surface, which is not a triangle mesh');
    }
  }
  return weldMesh(positions, corners, mmPerUnit);
}

/** Index of the vertex that a corner word (`7`, `7/1`, `7//3`, `-1`) names; -1 when it names none. */
function cornerIndex(word: string, known: number): number {
  const match = /^([+-]?\d+)(?:\/[+-]?\d*){0,2}$/.exec(word);
  if (!match) return -1;
  const index = Number(match[1]);
  const resolved = index < 0 ? known + index : index - 1;
  return resolved >= 0 && resolved < known ? resolved : -1;
}
