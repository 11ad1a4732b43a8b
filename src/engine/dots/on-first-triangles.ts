import { buildBvh, closestPoint } from '#/engine/mesh/bvh.ts';
import type { Mesh } from '#/engine/mesh/mesh.ts';
import { subMesh } from '#/engine/mesh/sub-mesh.ts';
import { surfaceSamples } from '#/engine/mesh/surface-samples.ts';
import type { BaseSequence } from './base-sequence.ts';
import { buildPointGrid, cellsInBall } from './point-grid.ts';

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
  // No base point need lie in a small hole: what continues the scan is looked at itself.
  const cellMm = base.grid.cellMm;
  const continued = Uint8Array.from({ length: mesh.triangles.length / 3 }, (_, i) => (i < triangles ? 0 : 1));
  const beyond = surfaceSamples(subMesh(mesh, continued), cellMm);
  const grid = buildPointGrid(beyond.positionsMm, beyond.count, 2 * cellMm);
  const bvh = buildBvh(mesh);
  const cells: number[] = [];
  return (x, y, z) => {
    if (cellsInBall(grid, x, y, z, 2 * cellMm, cells) === 0) return true;
    const closest = closestPoint(bvh, [x, y, z], 2 * cellMm);
    return closest !== null && closest.triangle < triangles;
  };
}
