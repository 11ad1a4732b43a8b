import type { Mesh } from '#/engine/mesh/mesh.ts';
import { triangleAreas } from '#/engine/mesh/triangle-areas.ts';
import { type BaseSequence, finishBase, pointNormals } from './base-sequence.ts';

/**
 * The same base on another shape of the same topology (a tape measure changed): every point keeps its index, triangle and
 * barycentric place, so every dot keeps its id and its place on the skin. Where the skin is stretched the appearing densities
 * fall in proportion, so plans keep their density; the pattern is stretched as the skin is. Meant for changes of a few per
 * cent: rebuild when the area of a triangle changes by more than about 15 %. Throws RangeError for another topology.
 */
export function carryBase(base: BaseSequence, from: Mesh, to: Mesh): BaseSequence {
  if (from.triangles.length !== to.triangles.length || from.positions.length !== to.positions.length)
    throw new RangeError('carryBase: the meshes differ in topology; build a new base');
  const before = triangleAreas(from);
  const after = triangleAreas(to);
  const positionsMm = new Float64Array(base.positionsMm.length);
  const thresholdsPerMm2 = new Float64Array(base.count);
  for (let i = 0; i < base.count; i++) {
    const triangle = base.triangles[i]!;
    const u = base.weights[2 * i]!;
    const v = base.weights[2 * i + 1]!;
    const w = 1 - u - v;
    for (let k = 0; k < 3; k++) {
      const at = (corner: number): number => to.positions[3 * to.triangles[3 * triangle + corner]! + k]!;
      positionsMm[3 * i + k] = Math.round((w * at(0) + u * at(1) + v * at(2)) * 1000) / 1000;
    }
    const stretch = after[triangle]! / before[triangle]!;
    thresholdsPerMm2[i] = base.thresholdsPerMm2[i]! / (stretch > 0 ? stretch : 1);
  }
  const normals = pointNormals(to, base.triangles, base.weights);
  return finishBase({ ...base, positionsMm, thresholdsPerMm2, normals, thresholdsAscend: false });
}
