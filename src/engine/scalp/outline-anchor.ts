import { pointAt } from '../math/vec3.ts';
import { averageHead } from './average-head.ts';
import { type Camera, cameraCentre, projectPoint } from './camera.ts';
import { convexHull } from './convex-outline.ts';
import { directionSphere } from './direction-sphere.ts';
import { CENTRE_MM, type HeadBasis } from './head-basis.ts';
import { headFromParameters } from './head-from-parameters.ts';

/** Vertices that can make the outline of the skull, and their normals on the average head. */
export interface CranialRim {
  readonly vertices: Uint32Array;
  /** Stride 3, in the order of `vertices`. */
  readonly normals: Float64Array;
}

/** Where the projected cranium comes nearest to a tap: between two vertices, with the outline's outward normal there. */
export interface OutlineAnchor {
  readonly from: number;
  readonly to: number;
  /** Share of `to`. */
  readonly share: number;
  /** Unit, px axes. */
  readonly normal: readonly [number, number];
  /** The tap lies past the end of the skull's outline, beside face, ear or neck: it says nothing. */
  readonly pastEnd: boolean;
}

/** Outline of a projected cranium. */
export interface SkullOutline {
  /** Projected points of the hull, u and v, stride 2, clockwise on a screen or against it, all one way. */
  readonly points: Float64Array;
  /** Vertex of the head of each point. */
  readonly vertices: Uint32Array;
  /** One a segment (point k to k + 1): 1 where the skin turns away there, 0 along the lower edge of the cranium. */
  readonly real: Uint8Array;
}

/** Cosine between skin normal and view up to which skin can be an outline: the average head's normals stand in for the head's own. */
const EDGE_ON = 0.45;

/** From the side the lower edge of the cranium is one straight line from brow to nape: no outline goes so far straight. */
const LONGEST_MM = 80;

const rimOf = new WeakMap<HeadBasis, CranialRim>();

/** Height of the lower edge of the skull's visible outline by azimuth: brow, top of the ears, back of the head, mm. */
export function lowerEdgeMm(x: number, z: number): number {
  const level = Math.sqrt(x * x + z * z);
  const forward = level > 0 ? z / level : 0;
  return forward > 0 ? 30 + 10 * forward : 30 - 40 * forward * forward;
}

/** The cranium above brow and ears, every second vertex. */
export function cranialRim(basis: HeadBasis): CranialRim {
  const known = rimOf.get(basis);
  if (known) return known;
  const { directions } = directionSphere();
  const head = headFromParameters(averageHead('other', basis), basis);
  const chosen: number[] = [];
  for (let i = 0; i < basis.radiiMm.length; i += 2) {
    const y = CENTRE_MM[1] + basis.radiiMm[i]! * directions[3 * i + 1]!;
    if (y > lowerEdgeMm(directions[3 * i]!, directions[3 * i + 2]!)) chosen.push(i);
  }
  const rim = {
    vertices: Uint32Array.from(chosen),
    normals: Float64Array.from(chosen.flatMap((i) => [...head.normals.subarray(3 * i, 3 * i + 3)])),
  };
  rimOf.set(basis, rim);
  return rim;
}

/** Outline of the cranium of vertex positions (stride 3; only those of the rim are read) in a picture: its convex hull. */
export function skullOutline(positions: Float64Array, rim: CranialRim, camera: Camera): SkullOutline {
  const { vertices, normals } = rim;
  const flat = new Float64Array(2 * vertices.length);
  vertices.forEach((vertex, k) => {
    const [u, v] = projectPoint(camera, pointAt(positions, vertex));
    flat[2 * k] = u;
    flat[2 * k + 1] = v;
  });
  const hull = convexHull(flat);
  const eye = cameraCentre(camera);
  const edgeOn = hull.map((k) => {
    const i = 3 * vertices[k]!;
    const view = [positions[i]! - eye[0], positions[i + 1]! - eye[1], positions[i + 2]! - eye[2]] as const;
    const along = view[0] * normals[3 * k]! + view[1] * normals[3 * k + 1]! + view[2] * normals[3 * k + 2]!;
    const length = Math.sqrt(view[0] * view[0] + view[1] * view[1] + view[2] * view[2]);
    return Math.abs(along) < EDGE_ON * length;
  });
  const isShort = (k: number, next: number): boolean => {
    const [a, b] = [3 * vertices[hull[k]!]!, 3 * vertices[hull[next]!]!];
    const [x, y, z] = [0, 1, 2].map((axis) => positions[a + axis]! - positions[b + axis]!) as [number, number, number];
    return x * x + y * y + z * z < LONGEST_MM * LONGEST_MM;
  };
  return {
    points: Float64Array.from(hull.flatMap((k) => [flat[2 * k]!, flat[2 * k + 1]!])),
    vertices: Uint32Array.from(hull, (k) => vertices[k]!),
    real: Uint8Array.from(hull, (_, k) => {
      const next = (k + 1) % hull.length;
      return edgeOn[k] && edgeOn[next] && isShort(k, next) ? 1 : 0;
    }),
  };
}

/** Nearest place of a skull's outline to a point in the picture (px). Throws RangeError when the head projects to a point. */
export function nearestOnOutline(outline: SkullOutline, [u, v]: readonly [number, number]): OutlineAnchor {
  const { points, vertices, real } = outline;
  const n = vertices.length;
  const anyReal = real.some((value) => value === 1);
  let best: OutlineAnchor | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let a = 0; a < n; a++) {
    if (anyReal && real[a] === 0) continue;
    const b = (a + 1) % n;
    const [ax, ay] = [points[2 * a]!, points[2 * a + 1]!];
    const [dx, dy] = [points[2 * b]! - ax, points[2 * b + 1]! - ay];
    const length = Math.sqrt(dx * dx + dy * dy);
    if (!(length > 0)) continue;
    const share = Math.min(1, Math.max(0, ((u - ax) * dx + (v - ay) * dy) / (length * length)));
    const [ex, ey] = [u - ax - share * dx, v - ay - share * dy];
    const d = Math.sqrt(ex * ex + ey * ey);
    if (d >= least) continue;
    least = d;
    // Off the end of a segment the distance is to the corner: its direction is the normal there.
    const corner = (share === 0 || share === 1) && d > 1e-6 && ex * dy - ey * dx > 0;
    const normal: readonly [number, number] = corner ? [ex / d, ey / d] : [dy / length, -dx / length];
    const neighbour = share === 0 ? (a + n - 1) % n : b;
    const pastEnd = anyReal && corner && real[neighbour] === 0 && Math.abs(ex * dx + ey * dy) > 0.7 * d * length;
    best = { from: vertices[a]!, to: vertices[b]!, share, normal, pastEnd };
  }
  if (!best) throw new RangeError('nearestOnOutline: the head projects to a point');
  return best;
}
