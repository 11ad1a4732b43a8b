import { directionSphere } from './direction-sphere.ts';
import type { Head } from './head.ts';
import { CENTRE_MM, type HeadBasis, headBasis } from './head-basis.ts';

/**
 * Lower bound of skin that may be treated: height above the tragions (mm, on the template) by azimuth, given as the cosine from the
 * front. Forehead, temple, sideburn before the ear, above the ear, behind it, nape.
 */
const LOWER_BOUND: readonly (readonly [number, number])[] = [
  [1, 50],
  [0.87, 50],
  [0.7, 44],
  [0.55, 22],
  [0.4, 8],
  [0.27, 8],
  [0.18, 30],
  [0.05, 38],
  [-0.3, 38],
  [-0.45, 30],
  [-0.62, 5],
  [-0.8, -18],
  [-1, -25],
];

const maskOf = new WeakMap<HeadBasis, Uint8Array>();

/**
 * One byte a triangle: 1 where pigment may go (scalp, temples, sideburns, nape), 0 on face, ears and below. The same for every head of a basis,
 * since triangles are material. Do not write into it.
 */
export function treatableTriangles(head: Head, basis: HeadBasis = headBasis()): Uint8Array {
  const known = maskOf.get(basis);
  if (known && known.length * 3 === head.mesh.triangles.length) return known;
  const { directions, triangles } = directionSphere();
  if (head.mesh.triangles.length !== triangles.length)
    throw new RangeError('treatableTriangles: not a head of this basis');
  const above = basis.radiiMm.map((radius, i) => {
    const [x, y, z] = [directions[3 * i]!, directions[3 * i + 1]!, directions[3 * i + 2]!];
    const level = Math.sqrt(x * x + z * z);
    return CENTRE_MM[1] + radius * y > lowerBound(level > 1e-6 ? z / level : 0) ? 1 : 0;
  });
  const mask = new Uint8Array(triangles.length / 3);
  for (let t = 0; t < mask.length; t++) {
    mask[t] = above[triangles[3 * t]!]! * above[triangles[3 * t + 1]!]! * above[triangles[3 * t + 2]!]!;
  }
  maskOf.set(basis, mask);
  return mask;
}

function lowerBound(cosine: number): number {
  for (let k = 1; k < LOWER_BOUND.length; k++) {
    const [c1, h1] = LOWER_BOUND[k]!;
    const [c0, h0] = LOWER_BOUND[k - 1]!;
    if (cosine < c1) continue;
    const t = (c0 - cosine) / (c0 - c1);
    return h0 + (h1 - h0) * t * t * (3 - 2 * t);
  }
  return LOWER_BOUND[LOWER_BOUND.length - 1]![1];
}
