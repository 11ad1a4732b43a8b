import type { Camera } from './camera.ts';
import type { Head } from './head.ts';
import { headBasis } from './head-basis.ts';
import { cranialRim, skullOutline } from './outline-anchor.ts';

/**
 * Outline of the skull in a picture, for drawing over the photo: an open polyline of [uPx, vPx] from beside one brow or ear over the top
 * to the other side; closed (last point = first) in views that see the whole round of the cranium.
 */
export function outlineOf(head: Head, camera: Camera): readonly (readonly [number, number])[] {
  const { points, real } = skullOutline(head.mesh.positions, cranialRim(headBasis()), camera);
  const n = real.length;
  const at = (k: number): readonly [number, number] => [points[2 * (k % n)]!, points[2 * (k % n) + 1]!];
  const [start, count] = longestRun(real);
  return Array.from({ length: count + 1 }, (_, k) => at(start + k));
}

/** First segment and length of the longest run of real segments around the hull. */
function longestRun(real: Uint8Array): [number, number] {
  const n = real.length;
  if (real.every((value) => value === 1)) return [0, n];
  let best: [number, number] = [0, 0];
  for (let start = 0; start < n; start++) {
    if (real[start] === 0 || real[(start + n - 1) % n] === 1) continue;
    let count = 0;
    while (count < n && real[(start + count) % n] === 1) count++;
    if (count > best[1]) best = [start, count];
  }
  return best;
}
