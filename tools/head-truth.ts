import { nextNormal, type Random } from '#/base/random.ts';
import type { Vec3 } from '#/engine/math/vec3.ts';
import { distance, pointAt } from '#/engine/math/vec3.ts';
import type { Mesh } from '#/engine/mesh/mesh.ts';
import { hullPerimeter } from '#/engine/scalp/convex-outline.ts';
import { directionSphere } from '#/engine/scalp/direction-sphere.ts';
import { CENTRE_MM } from '#/engine/scalp/head-basis.ts';
import { INION_DIRECTION_Y } from '#/engine/scalp/head-from-parameters.ts';
import type { TapeMeasures } from '#/engine/scalp/tape.ts';
import { castRadii, fillRadii } from './head-basis.ts';
import type { Scan } from './scan.ts';

/** A real head to test against: its own skin as a mesh of the direction sphere (ears closed over), landmarks and true lengths. */
export interface TrueHead {
  readonly name: string;
  readonly source: Scan['source'];
  readonly mesh: Mesh;
  readonly landmarks: Readonly<Record<string, Vec3>>;
  readonly tape: TapeMeasures;
  /** Vertices on the scalp: head.md's bound, 50 mm above the tragions at the forehead, 33 at the sides, 0 at the back. */
  readonly scalp: readonly number[];
}

export function trueHead(scan: Scan): TrueHead {
  const { directions, triangles } = directionSphere();
  const radii = fillRadii(castRadii(scan));
  const positions = new Float64Array(directions.length);
  radii.forEach((radius, i) => {
    for (let k = 0; k < 3; k++) positions[3 * i + k] = CENTRE_MM[k]! + radius * directions[3 * i + k]!;
  });
  return describeHead(scan.name, scan.source, { positions, triangles }, scan.landmarks);
}

export function describeHead(
  name: string,
  source: Scan['source'],
  mesh: Mesh,
  landmarks: Readonly<Record<string, Vec3>>,
): TrueHead {
  return { name, source, mesh, landmarks, tape: trueTape(mesh, landmarks), scalp: scalpVertices(mesh) };
}

/** The same head with its breadth, length and height changed at random: a person of other size, of a shape no basis holds. */
export function resized(head: TrueHead, random: Random): TrueHead {
  const common = 0.028 * nextNormal(random);
  const [sx, sy, sz] = [0.025, 0.03, 0.025].map((sd) => 1 + common + sd * nextNormal(random)) as [
    number,
    number,
    number,
  ];
  const positions = head.mesh.positions.map((v, i) => v * [sx, sy, sz][i % 3]!);
  // The frame keeps its eyes 15 degrees up: turn the stretched head back about the ear axis.
  const eye = head.landmarks['exocanthion_left']!;
  const angle = Math.atan2(eye[1] * sy, eye[2] * sz) - (15 * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const turn = ([x, y, z]: Vec3): Vec3 => [x, c * y - s * z, s * y + c * z];
  for (let i = 0; i < positions.length; i += 3) {
    positions.set(turn(pointAt(positions, i / 3)), i);
  }
  const landmarks = Object.fromEntries(
    Object.entries(head.landmarks).map(([name, [x, y, z]]) => [name, turn([x * sx, y * sy, z * sz])]),
  );
  return describeHead(`${head.name} resized`, head.source, { positions, triangles: head.mesh.triangles }, landmarks);
}

function scalpVertices(mesh: Mesh): number[] {
  const found: number[] = [];
  for (let i = 0; i < mesh.positions.length / 3; i++) {
    const [x, y, z] = at(mesh, i);
    const level = Math.sqrt(x * x + z * z);
    const forward = level > 0 ? z / level : 0;
    if (y > 33 + 17 * Math.max(0, forward)) found.push(i);
  }
  return found;
}

function at(mesh: Mesh, i: number): Vec3 {
  return pointAt(mesh.positions, i);
}

/** Points where a plane f = 0 cuts the skin. */
function cut(mesh: Mesh, f: (p: Vec3) => number): Vec3[] {
  const { triangles } = mesh;
  const found: Vec3[] = [];
  for (let t = 0; t < triangles.length; t++) {
    const [i, j] = [triangles[t]!, triangles[t % 3 === 2 ? t - 2 : t + 1]!];
    if (i > j) continue;
    const [a, b] = [at(mesh, i), at(mesh, j)];
    const [va, vb] = [f(a), f(b)];
    if (va > 0 === vb > 0) continue;
    const s = va / (va - vb);
    found.push([a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s, a[2] + (b[2] - a[2]) * s]);
  }
  return found;
}

function trueTape(mesh: Mesh, landmarks: Readonly<Record<string, Vec3>>): TapeMeasures {
  const glabella = landmarks['glabella']!;
  const midline = midlineProfile(mesh);
  const behind = midline.filter((p) => p[2] < 0 && p[1] > -30);
  const back = behind.reduce((best, p) => (distance(p, glabella) > distance(best, glabella) ? p : best));
  const top = midline.reduce((best, p) => (p[1] > best[1] ? p : best));
  const slope = (glabella[1] - back[1]) / (glabella[2] - back[2]);
  const run = Math.sqrt(1 + slope * slope);
  const level = cut(mesh, (p) => p[1] - glabella[1] - slope * (p[2] - glabella[2]));
  const [left, right] = [landmarks['tragion_left']!, landmarks['tragion_right']!];
  const lean = top[2] / top[1];
  const coronal = cut(mesh, (p) => p[2] - lean * p[1]).filter((p) => p[1] > 0);
  const lengthUp = Math.sqrt(1 + lean * lean);
  return {
    circumferenceMm: hullPerimeter(level.flatMap((p) => [p[0], (p[2] + slope * p[1]) / run])),
    earToEarArcMm:
      hullPerimeter([left, ...coronal, right].flatMap((p) => [p[0], p[1] * lengthUp])) - distance(left, right),
    nasionInionArcMm: midlineArc(midline, landmarks['nasion']!),
    lengthMm: distance(back, glabella),
    breadthMm: breadth(mesh),
  };
}

/** Taut along the midline from the nasion to the inion, which no scan has marked: taken where the head model has it. */
function midlineArc(midline: readonly Vec3[], nasion: Vec3): number {
  const rise = (p: Vec3): number => {
    const [y, z] = [p[1] - CENTRE_MM[1], p[2] - CENTRE_MM[2]];
    return y / Math.sqrt(y * y + z * z);
  };
  const off = (p: Vec3): number => (p[2] < 0 ? Math.abs(rise(p) - INION_DIRECTION_Y) : Number.POSITIVE_INFINITY);
  const inion = midline.reduce((best, p) => (off(p) < off(best) ? p : best));
  const slope = (inion[1] - nasion[1]) / (inion[2] - nasion[2]);
  const above = midline.filter((p) => p[1] > inion[1] + slope * (p[2] - inion[2]));
  const [dy, dz] = [nasion[1] - inion[1], nasion[2] - inion[2]];
  return hullPerimeter([nasion, ...above, inion].flatMap((p) => [p[1], p[2]])) - Math.sqrt(dy * dy + dz * dz);
}

function breadth(mesh: Mesh): number {
  let [least, most] = [0, 0];
  for (let i = 0; i < mesh.positions.length; i += 3) {
    if (mesh.positions[i + 1]! < 33) continue;
    least = Math.min(least, mesh.positions[i]!);
    most = Math.max(most, mesh.positions[i]!);
  }
  return most - least;
}

/** Midline of a mesh from the chin over the top to the nape, in order. */
export function midlineProfile(mesh: Mesh): Vec3[] {
  const angle = (p: Vec3): number => {
    const a = Math.atan2(p[1] - 30, p[2]);
    return a < -Math.PI / 2 ? a + 2 * Math.PI : a;
  };
  // Off zero by a hair, since whole edges lie on the midline.
  return cut(mesh, (p) => p[0] - 1e-4).sort((a, b) => angle(a) - angle(b));
}

/** Point and unit tangent (backwards) at an arc length along a midline profile from the glabella's height. */
export function midlineAt(profile: readonly Vec3[], glabella: Vec3, arcMm: number): { point: Vec3; tangent: Vec3 } {
  const start = profile.findIndex((p) => p[1] >= glabella[1]);
  let left = arcMm;
  for (let i = Math.max(1, start); i < profile.length; i++) {
    const [a, b] = [profile[i - 1]!, profile[i]!];
    const step = distance(a, b);
    if (step < left) {
      left -= step;
      continue;
    }
    const t = step > 0 ? left / step : 0;
    const point: Vec3 = [0, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
    const [p, q] = [profile[Math.max(0, i - 4)]!, profile[Math.min(profile.length - 1, i + 4)]!];
    const length = Math.sqrt((q[1] - p[1]) ** 2 + (q[2] - p[2]) ** 2);
    return { point, tangent: [0, (q[1] - p[1]) / length, (q[2] - p[2]) / length] };
  }
  throw new RangeError('midlineAt: beyond the midline');
}

/**
 * The frontal zone of the tests, mm2: along the midline from 80 mm above the glabella to two thirds of the head's length (about
 * 130 mm), across three quarters of its breadth.
 */
export function frontalArea(mesh: Mesh, landmarks: Readonly<Record<string, Vec3>>): number {
  const glabella = landmarks['glabella']!;
  const profile = midlineProfile(mesh);
  const length = Math.max(...profile.filter((p) => p[1] > -40).map((p) => distance(p, glabella)));
  const [from, to] = [midlineAt(profile, glabella, 80), midlineAt(profile, glabella, (2 / 3) * length)];
  const behind = (edge: { point: Vec3; tangent: Vec3 }, p: Vec3): number =>
    (p[1] - edge.point[1]) * edge.tangent[1] + (p[2] - edge.point[2]) * edge.tangent[2];
  const side = 0.375 * breadth(mesh);
  const sides: ((p: Vec3) => number)[] = [
    (p) => behind(from, p),
    (p) => -behind(to, p),
    (p) => side - p[0],
    (p) => p[0] + side,
    (p) => p[1] - 40,
  ];
  let area = 0;
  const { triangles } = mesh;
  for (let t = 0; t < triangles.length; t += 3) {
    let polygon = [at(mesh, triangles[t]!), at(mesh, triangles[t + 1]!), at(mesh, triangles[t + 2]!)];
    for (const inside of sides) polygon = clipped(polygon, inside);
    area += polygonArea(polygon);
  }
  return area;
}

function clipped(polygon: readonly Vec3[], inside: (p: Vec3) => number): Vec3[] {
  const out: Vec3[] = [];
  polygon.forEach((a, k) => {
    const b = polygon[(k + 1) % polygon.length]!;
    const [va, vb] = [inside(a), inside(b)];
    if (va >= 0) out.push(a);
    if (va >= 0 === vb >= 0) return;
    const s = va / (va - vb);
    out.push([a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s, a[2] + (b[2] - a[2]) * s]);
  });
  return out;
}

function polygonArea(polygon: readonly Vec3[]): number {
  let [x, y, z] = [0, 0, 0];
  for (let k = 1; k + 1 < polygon.length; k++) {
    const [o, a, b] = [polygon[0]!, polygon[k]!, polygon[k + 1]!];
    const [u, v] = [[a[0] - o[0], a[1] - o[1], a[2] - o[2]] as const, [b[0] - o[0], b[1] - o[1], b[2] - o[2]] as const];
    x += u[1] * v[2] - u[2] * v[1];
    y += u[2] * v[0] - u[0] * v[2];
    z += u[0] * v[1] - u[1] * v[0];
  }
  return Math.sqrt(x * x + y * y + z * z) / 2;
}
