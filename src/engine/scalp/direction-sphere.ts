import type { Vec3 } from '#/engine/math/vec3.ts';

/**
 * The one topology of every head: a sphere of directions, an icosahedron with each edge cut into FREQUENCY parts, then drawn
 * together towards the top by a conformal (Moebius) map, so that triangles stay near equilateral and are finer on the scalp than on
 * face and neck. Mirror-symmetric in x. Only + - * / and square roots, so the same bits everywhere.
 */
export interface DirectionSphere {
  /** Unit directions, stride 3, head frame axes. */
  readonly directions: Float64Array;
  /** Counter-clockwise seen from outside, stride 3. */
  readonly triangles: Uint32Array;
  /** Index of the vertex mirrored in x; a vertex of the midline is its own. */
  readonly mirror: Uint32Array;
}

const FREQUENCY = 26;
const GATHER = 1.4;

let sphere: DirectionSphere | undefined;

/** The shared sphere (13,520 triangles, 6,762 vertices); do not write into it. */
export function directionSphere(): DirectionSphere {
  sphere ??= buildSphere();
  return sphere;
}

function buildSphere(): DirectionSphere {
  const corners = icosahedronCorners();
  const faces = icosahedronFaces(corners);
  const points: number[] = [];
  const triangles: number[] = [];
  const known = new Map<string, number>();
  const f = FREQUENCY;
  for (const [a, b, c] of faces) {
    const row = (i: number, j: number): number => {
      const weights: [number, number][] = [
        [a, f - i],
        [b, i - j],
        [c, j],
      ];
      const key = weights
        .filter(([, w]) => w > 0)
        .sort((p, q) => p[0] - q[0])
        .map(([corner, w]) => `${corner}:${w}`)
        .join(' ');
      let index = known.get(key);
      if (index === undefined) {
        index = points.length / 3;
        known.set(key, index);
        points.push(...gathered(blend(corners, weights)));
      }
      return index;
    };
    for (let i = 0; i < f; i++) {
      for (let j = 0; j <= i; j++) {
        triangles.push(row(i, j), row(i + 1, j), row(i + 1, j + 1));
        if (j < i) triangles.push(row(i, j), row(i + 1, j + 1), row(i, j + 1));
      }
    }
  }
  const mirror = mirrorIndex(points);
  return { directions: symmetrised(points, mirror), triangles: Uint32Array.from(triangles), mirror };
}

/** Corners of an icosahedron with two of them on the midline at the top. */
function icosahedronCorners(): Vec3[] {
  const phi = (1 + Math.sqrt(5)) / 2;
  const corners: Vec3[] = [];
  for (const s of [1, -1]) {
    for (const t of [1, -1]) {
      corners.push([0, s * phi, t], [s * phi, t, 0], [t, 0, s * phi]);
    }
  }
  return corners;
}

function icosahedronFaces(corners: readonly Vec3[]): [number, number, number][] {
  const near = (i: number, j: number): boolean => {
    const [a, b] = [corners[i]!, corners[j]!];
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2 < 4.5;
  };
  const faces: [number, number, number][] = [];
  for (let i = 0; i < 12; i++) {
    for (let j = i + 1; j < 12; j++) {
      for (let k = j + 1; k < 12; k++) {
        if (!near(i, j) || !near(j, k) || !near(i, k)) continue;
        const [a, b, c] = [corners[i]!, corners[j]!, corners[k]!];
        const outward =
          a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
        faces.push(outward > 0 ? [i, j, k] : [i, k, j]);
      }
    }
  }
  return faces;
}

function blend(corners: readonly Vec3[], weights: readonly [number, number][]): Vec3 {
  let [x, y, z] = [0, 0, 0];
  for (const [corner, weight] of weights) {
    const p = corners[corner]!;
    x += weight * p[0];
    y += weight * p[1];
    z += weight * p[2];
  }
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
}

/** Stereographic projection from the bottom, shrunk by GATHER, and back. */
function gathered([x, y, z]: Vec3): Vec3 {
  const u = x / (1 + y) / GATHER;
  const v = z / (1 + y) / GATHER;
  if (1 + y < 1e-9) return [0, -1, 0];
  const q = u * u + v * v;
  return [(2 * u) / (1 + q), (1 - q) / (1 + q), (2 * v) / (1 + q)];
}

function mirrorIndex(points: readonly number[]): Uint32Array {
  const key = (x: number, y: number, z: number): string =>
    `${Math.round(x * 1e6)} ${Math.round(y * 1e6)} ${Math.round(z * 1e6)}`.replaceAll('-0', '0');
  const count = points.length / 3;
  const at = new Map<string, number>();
  for (let i = 0; i < count; i++) at.set(key(points[3 * i]!, points[3 * i + 1]!, points[3 * i + 2]!), i);
  return Uint32Array.from({ length: count }, (_, i) => {
    const found = at.get(key(-points[3 * i]!, points[3 * i + 1]!, points[3 * i + 2]!));
    if (found === undefined) throw new RangeError('directionSphere: not mirror-symmetric');
    return found;
  });
}

function symmetrised(points: readonly number[], mirror: Uint32Array): Float64Array {
  const directions = Float64Array.from(points);
  mirror.forEach((other, i) => {
    if (other === i) directions[3 * i] = 0;
    if (other < i) {
      directions[3 * i] = -directions[3 * other]!;
      directions[3 * i + 1] = directions[3 * other + 1]!;
      directions[3 * i + 2] = directions[3 * other + 2]!;
    }
  });
  return directions;
}
