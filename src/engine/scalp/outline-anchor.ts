import { type Camera, projectPoint } from './camera.ts';
import { convexHull } from './convex-outline.ts';
import { directionSphere } from './direction-sphere.ts';
import { CENTRE_MM, type HeadBasis } from './head-basis.ts';

/** Where the projected cranium comes nearest to a tap: between two vertices, with the outline's outward normal there. */
export interface OutlineAnchor {
  readonly from: number;
  readonly to: number;
  /** Share of `to`. */
  readonly share: number;
  /** Unit, px axes. */
  readonly normal: readonly [number, number];
  /** Outline segment is the lower edge of the cranium, not an outline of the head. */
  readonly onLowerEdge: boolean;
}

const cranialOf = new WeakMap<HeadBasis, Uint32Array>();

/** Height of the lower edge of the skull's visible outline by azimuth: brow, top of the ears, back of the head, mm. */
export function lowerEdgeMm(x: number, z: number): number {
  const level = Math.sqrt(x * x + z * z);
  const forward = level > 0 ? z / level : 0;
  return forward > 0 ? 30 + 10 * forward : 30 - 40 * forward * forward;
}

/** Vertices that can make the outline of the skull: above brow and ears, every second one. */
export function cranialVertices(basis: HeadBasis): Uint32Array {
  let found = cranialOf.get(basis);
  if (!found) {
    const { directions } = directionSphere();
    const chosen: number[] = [];
    for (let i = 0; i < basis.radiiMm.length; i++) {
      const [x, z] = [directions[3 * i]!, directions[3 * i + 2]!];
      const y = CENTRE_MM[1] + basis.radiiMm[i]! * directions[3 * i + 1]!;
      if (i % 2 === 0 && y > lowerEdgeMm(x, z)) chosen.push(i);
    }
    found = Uint32Array.from(chosen);
    cranialOf.set(basis, found);
  }
  return found;
}

/** Nearest places of the convex outline of some vertices (positions stride 3, indexed by vertex) to points in the picture. */
export function nearestOutline(
  positions: Float64Array,
  vertices: Uint32Array,
  camera: Camera,
  taps: readonly (readonly [number, number])[],
): OutlineAnchor[] {
  const flat = new Float64Array(2 * vertices.length);
  vertices.forEach((vertex, k) => {
    const i = 3 * vertex;
    const [u, v] = projectPoint(camera, [positions[i]!, positions[i + 1]!, positions[i + 2]!]);
    flat[2 * k] = u;
    flat[2 * k + 1] = v;
  });
  const hull = convexHull(flat);
  return taps.map((tap) => nearestOnHull(flat, hull, vertices, tap));
}

function nearestOnHull(
  flat: Float64Array,
  hull: readonly number[],
  vertices: Uint32Array,
  [u, v]: readonly [number, number],
): OutlineAnchor {
  let best: OutlineAnchor | undefined;
  let least = Number.POSITIVE_INFINITY;
  let longest = 0;
  let perimeter = 0;
  let bestLength = 0;
  hull.forEach((a, k) => {
    const b = hull[(k + 1) % hull.length]!;
    const [ax, ay] = [flat[2 * a]!, flat[2 * a + 1]!];
    const [dx, dy] = [flat[2 * b]! - ax, flat[2 * b + 1]! - ay];
    const length = Math.sqrt(dx * dx + dy * dy);
    if (!(length > 0)) return;
    longest = Math.max(longest, length);
    perimeter += length;
    const share = Math.min(1, Math.max(0, ((u - ax) * dx + (v - ay) * dy) / (length * length)));
    const [ex, ey] = [u - ax - share * dx, v - ay - share * dy];
    const d = Math.sqrt(ex * ex + ey * ey);
    if (d >= least) return;
    least = d;
    bestLength = length;
    // Off the end of a segment the distance is to the corner: its direction is the normal there.
    const corner = (share === 0 || share === 1) && d > 1e-6;
    const normal: readonly [number, number] = corner ? [ex / d, ey / d] : [dy / length, -dx / length];
    const outside = ex * dy - ey * dx > 0;
    const facing: readonly [number, number] = corner && !outside ? [-normal[0], -normal[1]] : normal;
    best = { from: vertices[a]!, to: vertices[b]!, share, normal: facing, onLowerEdge: false };
  });
  if (!best) throw new RangeError('nearestOutline: the head projects to a point');
  return { ...best, onLowerEdge: bestLength > 0.12 * perimeter };
}
