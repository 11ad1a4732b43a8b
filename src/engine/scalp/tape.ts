import type { Vec3 } from '#/engine/math/vec3.ts';
import { distance, normalize, pointAt, subtract } from '#/engine/math/vec3.ts';
import { averageHead } from './average-head.ts';
import { hullPerimeter } from './convex-outline.ts';
import { directionSphere } from './direction-sphere.ts';
import type { Head } from './head.ts';
import { type HeadBasis, headBasis } from './head-basis.ts';
import { headFromParameters } from './head-from-parameters.ts';

/** What a tape and a caliper measure on a head, mm. */
export interface TapeMeasures {
  /** Round the head over the glabella and the farthest point of the back, taut. */
  readonly circumferenceMm?: number;
  /** From tragion to tragion over the top, taut. */
  readonly earToEarArcMm?: number;
  /** From nasion to inion along the midline, taut. */
  readonly nasionInionArcMm?: number;
  /** Glabella to the farthest point of the back, straight. */
  readonly lengthMm?: number;
  /** Widest above the ears, straight. */
  readonly breadthMm?: number;
  readonly interpupillaryMm?: number;
}

export type TapeName = keyof TapeMeasures;

/** The skin under a tape: points on mesh edges, the same material points whatever the shape. */
interface MaterialCurve {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Share of `to`. */
  readonly share: Float64Array;
}

export interface TapeCurves {
  readonly level: MaterialCurve;
  readonly coronal: MaterialCurve;
  readonly midline: MaterialCurve;
  readonly euryonLeft: Uint32Array;
  /** Every vertex that a length depends on. */
  readonly vertices: Uint32Array;
  readonly opisthocranion: number;
  readonly inion: number;
}

const curvesOf = new WeakMap<HeadBasis, TapeCurves>();

/** Curves of a basis, laid on its average head once. */
export function tapeCurves(basis: HeadBasis): TapeCurves {
  const known = curvesOf.get(basis);
  if (known) return known;
  const head = headFromParameters(averageHead('other', basis), basis);
  const { glabella, opisthocranion, vertex, inion } = head.landmarks;
  const slope = (glabella[1] - opisthocranion[1]) / (glabella[2] - opisthocranion[2]);
  const level = section(head, ([, y, z]) => y - glabella[1] - slope * (z - glabella[2]));
  const coronal = section(head, ([, y, z]) => (y > -5 ? z - (vertex[2] / vertex[1]) * y : Number.NaN));
  const chord = (inion[1] - head.landmarks.nasion[1]) / (inion[2] - head.landmarks.nasion[2]);
  const midline = section(head, ([x, y, z]) => (y > inion[1] + chord * (z - inion[2]) - 3 ? x : Number.NaN));
  const euryonLeft = Uint32Array.from(wideVertices(head));
  const { mirror } = directionSphere();
  const all = [level, coronal, midline].flatMap((curve) => [...curve.from, ...curve.to]);
  const ends = [nearestVertex(head, opisthocranion), nearestVertex(head, inion)] as const;
  const vertices = Uint32Array.from(new Set([...all, ...euryonLeft, ...euryonLeft.map((i) => mirror[i]!), ...ends]));
  const curves = { level, coronal, midline, euryonLeft, vertices, opisthocranion: ends[0], inion: ends[1] };
  curvesOf.set(basis, curves);
  return curves;
}

/** Where a surface f = 0 cuts the mesh edges; NaN leaves an edge out. */
function section(head: Head, f: (p: Vec3) => number): MaterialCurve {
  const { positions: p, triangles } = head.mesh;
  const value = new Float64Array(p.length / 3);
  for (let i = 0; i < value.length; i++) value[i] = f(pointAt(p, i));
  const rows: [number, number, number][] = [];
  for (let t = 0; t < triangles.length; t++) {
    const a = triangles[t]!;
    const b = triangles[t % 3 === 2 ? t - 2 : t + 1]!;
    if (a > b) continue;
    const [va, vb] = [value[a]!, value[b]!];
    if (va === 0 && vb === 0) rows.push([a, b, 0], [a, b, 1]);
    else if ((va <= 0 && vb > 0) || (va > 0 && vb <= 0)) rows.push([a, b, va / (va - vb)]);
  }
  return {
    from: Uint32Array.from(rows, (row) => row[0]),
    to: Uint32Array.from(rows, (row) => row[1]),
    share: Float64Array.from(rows, (row) => row[2]),
  };
}

/** Vertices of the left side that may be the widest. */
function wideVertices(head: Head): number[] {
  const { positions: p } = head.mesh;
  const { directions } = directionSphere();
  const widest = head.landmarks.euryon_left[0];
  const found: number[] = [];
  for (let i = 0; i < p.length / 3; i++) if (directions[3 * i + 1]! > -0.1 && p[3 * i]! > widest - 4) found.push(i);
  return found.filter((_, k) => k % 4 === 0);
}

function nearestVertex(head: Head, point: Vec3): number {
  const { positions: p } = head.mesh;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < p.length / 3; i++) {
    const d = distance(pointAt(p, i), point);
    if (d < least) [best, least] = [i, d];
  }
  return best;
}

function pointsOf(curve: MaterialCurve, p: Float64Array): Vec3[] {
  return Array.from(curve.from, (a, k): Vec3 => {
    const [i, j, t] = [3 * a, 3 * curve.to[k]!, curve.share[k]!];
    return [
      p[i]! + (p[j]! - p[i]!) * t,
      p[i + 1]! + (p[j + 1]! - p[i + 1]!) * t,
      p[i + 2]! + (p[j + 2]! - p[i + 2]!) * t,
    ];
  });
}

type TapeLandmarks = Readonly<
  Record<'glabella' | 'nasion' | 'tragion_left' | 'tragion_right' | 'pupil_left' | 'pupil_right', Vec3>
>;

/**
 * One length (mm) on vertex positions (stride 3; only `curves.vertices` are read) and landmarks. Tapes are taut: the convex
 * hull of the skin in the plane of the tape.
 */
export function tapeLength(name: TapeName, curves: TapeCurves, p: Float64Array, landmarks: TapeLandmarks): number {
  const vertexAt = (i: number): Vec3 => pointAt(p, i);
  switch (name) {
    case 'circumferenceMm': {
      const points = pointsOf(curves.level, p);
      const along = normalize(subtract(landmarks.glabella, vertexAt(curves.opisthocranion)));
      return hullPerimeter(points.flatMap((q) => [q[0], q[1] * along[1] + q[2] * along[2]]));
    }
    case 'earToEarArcMm': {
      const { tragion_left: left, tragion_right: right } = landmarks;
      const flat = (q: Vec3): [number, number] => [q[0], (q[1] < 0 ? -1 : 1) * Math.sqrt(q[1] * q[1] + q[2] * q[2])];
      const above = pointsOf(curves.coronal, p).filter((q) => q[1] > 0);
      return hullPerimeter([left, ...above, right].flatMap(flat)) - distance(left, right);
    }
    case 'nasionInionArcMm': {
      const inion = vertexAt(curves.inion);
      const ends = [landmarks.nasion, inion];
      const chord = hullPerimeter([...pointsOf(curves.midline, p), ...ends].flatMap((q) => [q[1], q[2]]));
      const dy = ends[0]![1] - inion[1];
      const dz = ends[0]![2] - inion[2];
      return chord - Math.sqrt(dy * dy + dz * dz);
    }
    case 'lengthMm':
      return Math.max(...pointsOf(curves.midline, p).map((q) => distance(q, landmarks.glabella)));
    case 'breadthMm': {
      const { mirror } = directionSphere();
      const left = Math.max(...Array.from(curves.euryonLeft, (i) => p[3 * i]!));
      return left - Math.min(...Array.from(curves.euryonLeft, (i) => p[3 * mirror[i]!]!));
    }
    case 'interpupillaryMm':
      return distance(landmarks.pupil_left, landmarks.pupil_right);
  }
}

export const TAPE_NAMES = [
  'circumferenceMm',
  'earToEarArcMm',
  'nasionInionArcMm',
  'lengthMm',
  'breadthMm',
  'interpupillaryMm',
] as const satisfies readonly TapeName[];

/** What each measure is called in a sentence. */
export const TAPE_WORDS: Readonly<Record<TapeName, string>> = {
  circumferenceMm: 'circumference',
  earToEarArcMm: 'ear-to-ear arc',
  nasionInionArcMm: 'nasion-to-inion arc',
  lengthMm: 'head length',
  breadthMm: 'head breadth',
  interpupillaryMm: 'interpupillary distance',
};

/** All lengths on a head, mm. */
export function tapeOf(head: Head, basis: HeadBasis = headBasis()): Required<TapeMeasures> {
  const curves = tapeCurves(basis);
  const lengths = TAPE_NAMES.map((name) => [name, tapeLength(name, curves, head.mesh.positions, head.landmarks)]);
  return Object.fromEntries(lengths) as unknown as Required<TapeMeasures>;
}
