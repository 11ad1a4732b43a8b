import type { Vec3 } from '#/engine/math/vec3.ts';
import { closestPoint, surfacePosition } from '#/engine/mesh/bvh.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import type { Head } from '#/engine/scalp/head.ts';
import { bvhOf } from './case-design.ts';

/**
 * Scars and keep-out marks of a design at the same places of the skin of another head: the meshes of all heads have the same
 * triangles. Left where they are in space they would float above a larger head and lie under a smaller one.
 */
export function marksCarrier(design: ScalpDesign, from: Head): (to: Head) => Pick<ScalpDesign, 'scars' | 'keepOuts'> {
  if (design.scars.length + design.keepOuts.length === 0) return () => ({ scars: [], keepOuts: [] });
  const tree = bvhOf(from);
  const anchor = (point: Vec3): ((to: Head) => Vec3) => {
    const at = closestPoint(tree, point);
    return at ? (to) => surfacePosition(to.mesh, at) : () => point;
  };
  const paths = design.scars.map(({ pathMm }) => pathMm.map(anchor));
  const centres = design.keepOuts.map(({ centreMm }) => anchor(centreMm));
  return (to) => ({
    scars: design.scars.map((scar, k) => ({ ...scar, pathMm: paths[k]!.map((place) => place(to)) })),
    keepOuts: design.keepOuts.map((mark, k) => ({ ...mark, centreMm: centres[k]!(to) })),
  });
}
