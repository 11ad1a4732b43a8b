import type { Mesh } from './mesh.ts';
import { triangleCrosses } from './triangle-crosses.ts';

/** Area of each triangle in mm2; degenerate triangles have area 0. */
export function triangleAreas(mesh: Mesh): Float64Array {
  const crosses = triangleCrosses(mesh);
  const areas = new Float64Array(crosses.length / 3);
  for (let i = 0; i < areas.length; i++) {
    const x = crosses[3 * i]!;
    const y = crosses[3 * i + 1]!;
    const z = crosses[3 * i + 2]!;
    areas[i] = 0.5 * Math.sqrt(x * x + y * y + z * z);
  }
  return areas;
}
