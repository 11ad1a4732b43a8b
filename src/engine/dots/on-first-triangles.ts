import { buildBvh, closestPoint } from '#/engine/mesh/bvh.ts';
import type { Mesh } from '#/engine/mesh/mesh.ts';
import type { BaseSequence } from './base-sequence.ts';
import { cellsInBall } from './point-grid.ts';

/**
 * Tells of places near the surface whether they lie on one of the first triangles of the mesh that the base was built on: on the
 * scan itself and not on what continues it beyond its rims (extendRims). For SettleDotsOptions.keepIn.
 */
export function onFirstTriangles(
  base: BaseSequence,
  mesh: Mesh,
  triangles: number,
): (x: number, y: number, z: number) => boolean {
  if (mesh.triangles.length === 3 * triangles) return () => true;
  const { grid } = base;
  const bvh = buildBvh(mesh);
  const cells: number[] = [];
  return (x, y, z) => {
    const found = cellsInBall(grid, x, y, z, grid.cellMm, cells);
    let nearRim = false;
    for (let c = 0; c < found && !nearRim; c++)
      for (let k = grid.start[cells[c]!]!; k < grid.start[cells[c]! + 1]!; k++)
        if (base.triangles[grid.items[k]!]! >= triangles) nearRim = true;
    if (!nearRim) return true;
    const closest = closestPoint(bvh, [x, y, z], 2 * grid.cellMm);
    return closest !== null && closest.triangle < triangles;
  };
}
