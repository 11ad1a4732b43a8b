import { type Camera, projectPoint } from './camera.ts';
import { convexHull } from './convex-outline.ts';
import type { Head } from './head.ts';
import { headBasis } from './head-basis.ts';
import { cranialVertices } from './outline-anchor.ts';

/**
 * Outline of the skull in a picture, for drawing over the photo: an open polyline of [uPx, vPx] from one end of the lower edge of the
 * cranium (brow and ear level) round the top to the other end; closed (last point = first) in views from above that see the whole round.
 */
export function outlineOf(head: Head, camera: Camera): readonly (readonly [number, number])[] {
  const p = head.mesh.positions;
  const vertices = cranialVertices(headBasis());
  const points = new Float64Array(2 * vertices.length);
  vertices.forEach((vertex, k) => {
    const i = 3 * vertex;
    points.set(projectPoint(camera, [p[i]!, p[i + 1]!, p[i + 2]!]), 2 * k);
  });
  const hull = convexHull(points);
  const at = (k: number): readonly [number, number] => {
    const i = hull[k % hull.length]!;
    return [points[2 * i]!, points[2 * i + 1]!];
  };
  const lengths = hull.map((_, k) => {
    const [a, b] = [at(k), at(k + 1)];
    return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);
  });
  const perimeter = lengths.reduce((sum, v) => sum + v, 0);
  const longest = lengths.indexOf(Math.max(...lengths));
  // The chord along the lower edge is far longer than the steps between vertices: the polyline opens there.
  if (lengths[longest]! < 0.12 * perimeter) return [...hull.map((_, k) => at(k)), at(0)];
  return hull.map((_, k) => at(longest + 1 + k));
}
