import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pointAt, scale, type Vec3 } from '#/engine/math/vec3.ts';
import { directionSphere } from '#/engine/scalp/direction-sphere.ts';
import { CENTRE_MM } from '#/engine/scalp/head-basis.ts';
import { FACE_LANDMARK_NAMES } from '#/engine/scalp/landmarks.ts';
import { TEMPLATE_SIZE } from '#/engine/scalp/shape-prior.ts';
import type { StoredHeadBasis } from '#/engine/scalp/stored-head-basis.ts';
import { unstretched } from '#/engine/scalp/stretch.ts';
import { shapeModes } from './head-modes.ts';
import { type Scan, scanSize } from './scan.ts';
import { scansAtHand } from './scans-at-hand.ts';

/**
 * Derives the head basis from scans: `node tools/head-basis.ts --volumes FOLDER` rewrites the table that ships, `--check` compares it.
 * docs/methods/head.md says where the folder's volume is had.
 */

/** Basis of the given scans; every source weighs the same. */
export function deriveBasis(scans: readonly Scan[], version: string): StoredHeadBasis {
  // Averaging flattens the widest places, which differ from head to head: a second pass brings the mean back to size.
  const frontShare = meanFrontShare(scans);
  const first = averageRadii(scans, TEMPLATE_SIZE.breadthMm, frontShare);
  const breadthMm = 2 * widest(first.radii);
  const { radii, landmarks, deviations } = averageRadii(scans, TEMPLATE_SIZE.breadthMm ** 2 / breadthMm, frontShare);
  return {
    version,
    radii: packRadii(radii),
    frontShare,
    symmetricModes: shapeModes(radii, deviations, false),
    asymmetricModes: shapeModes(radii, [], true),
    landmarks: Object.fromEntries(
      Object.entries(landmarks).map(([name, p]) => [
        name,
        p.map((v) => Math.round(v * 100)) as [number, number, number],
      ]),
    ),
  };
}

/** Every source weighs the same, and within it every scan. */
function weightOf(scan: Scan, scans: readonly Scan[]): number {
  const sources = new Set(scans.map((other) => other.source));
  return 1 / (sources.size * scans.filter((other) => other.source === scan.source).length);
}

/** Mean share of the head's length in front of the tragions, to three digits. */
function meanFrontShare(scans: readonly Scan[]): number {
  const mean = scans.reduce((sum, scan) => {
    const { frontMm, backMm } = scanSize(scan);
    return sum + (weightOf(scan, scans) * frontMm) / (frontMm + backMm);
  }, 0);
  return Math.round(mean * 1000) / 1000;
}

/** Half breadth above the ears, mm. */
function widest(radii: Float64Array): number {
  const { directions } = directionSphere();
  let best = 0;
  radii.forEach((radius, i) => {
    if (directions[3 * i + 1]! > -0.1) best = Math.max(best, radius * directions[3 * i]!);
  });
  return best;
}

/** Mean radii and landmarks of scans brought to the template's size. */
function averageRadii(
  scans: readonly Scan[],
  breadthMm: number,
  frontShare: number,
): { radii: Float64Array; landmarks: Record<string, Vec3>; deviations: Float64Array[] } {
  const { mirror } = directionSphere();
  const count = mirror.length;
  const sum = new Float64Array(count);
  const weight = new Float64Array(count);
  const shown = new Float64Array(count);
  const landmarks: LandmarkSums = {};
  const ofSource = new Map<string, Float64Array>();
  for (const scan of scans) {
    const share = weightOf(scan, scans);
    const normal = normalised(scan, breadthMm, frontShare);
    const radii = castRadii(normal);
    addSource(ofSource, scan, scans, radii);
    const trust = trustOf(radii, scan.cutOff === true);
    radii.forEach((radius, i) => {
      if (!(radius > 0)) return;
      for (const k of [i, mirror[i]!]) {
        sum[k] = sum[k]! + share * trust[i]! * radius;
        weight[k] = weight[k]! + share * trust[i]!;
        shown[k] = shown[k]! + share / 2;
      }
    });
    addLandmarks(normal.landmarks, share, landmarks);
  }
  const known = sum.map((s, i) => (shown[i]! > 0.49 ? s / weight[i]! : Number.NaN));
  const radii = smoothed(fillRadii(known));
  const deviations = [...ofSource.values()].map((own) => own.map((v, i) => v - radii[i]!));
  return { radii, landmarks: meanLandmarks(landmarks), deviations };
}

/** Rings of vertices over which a scan that is cut off gains its full weight, so that the mean has no step there. */
const EDGE_RINGS = 6;

/** How much each direction of a scan counts: 1 where it shows skin, rising to it from the edge of one that is cut off; else 0. */
function trustOf(radii: Float64Array, cutOff: boolean): Float64Array {
  if (!cutOff) return radii.map((radius) => (radius > 0 ? 1 : 0));
  const around = neighbours();
  let trust = radii.map((radius) => (radius > 0 ? 1 : 0));
  for (let ring = EDGE_RINGS; ring > 0; ring--) {
    const before = trust;
    trust = before.map((v, i) =>
      v === 1 && around[i]!.some((j) => before[j]! < 1) ? (EDGE_RINGS + 1 - ring) / (EDGE_RINGS + 1) : v,
    );
  }
  return trust;
}

/** Mean radii of each source, mirrored; NaN where any of its scans has none. */
function addSource(ofSource: Map<string, Float64Array>, scan: Scan, scans: readonly Scan[], radii: Float64Array): void {
  const { mirror } = directionSphere();
  const size = scans.filter((other) => other.source === scan.source).length;
  const sum = ofSource.get(scan.source) ?? new Float64Array(radii.length);
  ofSource.set(
    scan.source,
    sum.map((v, i) => v + (radii[i]! + radii[mirror[i]!]!) / (2 * size)),
  );
}

/** A scan stretched to the template's breadth, front and back length, and height. */
function normalised(
  scan: Scan,
  breadthMm: number,
  frontShare: number,
): Pick<Scan, 'positions' | 'triangles' | 'landmarks'> {
  const size = scanSize(scan);
  const stretch = {
    breadth: size.breadthMm / breadthMm,
    front: size.frontMm / (frontShare * TEMPLATE_SIZE.lengthMm),
    back: size.backMm / ((1 - frontShare) * TEMPLATE_SIZE.lengthMm),
    height: size.heightMm / TEMPLATE_SIZE.heightMm,
  };
  const positions = new Float64Array(scan.positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    positions.set(unstretched(pointAt(scan.positions, i / 3), stretch), i);
  }
  const landmarks = Object.fromEntries(
    Object.entries(scan.landmarks).map(([name, p]) => [name, unstretched(p, stretch)]),
  );
  return { positions, triangles: scan.triangles, landmarks };
}

/** Distance from the centre to the skin along every direction; NaN over ears, neck and whatever a ray misses. */
export function castRadii(scan: Pick<Scan, 'positions' | 'triangles'>): Float64Array {
  const { directions } = directionSphere();
  const count = directions.length / 3;
  const p = scan.positions;
  const nearest = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const farthest = new Float64Array(count);
  const buckets = bucketed(directions);
  for (let t = 0; t < scan.triangles.length; t += 3) {
    const corner = [0, 1, 2].map((k): Vec3 => {
      const v = 3 * scan.triangles[t + k]!;
      return [p[v]! - CENTRE_MM[0], p[v + 1]! - CENTRE_MM[1], p[v + 2]! - CENTRE_MM[2]];
    });
    for (const i of buckets(corner)) {
      const hit = rayHit(pointAt(directions, i), corner);
      if (hit <= 30) continue;
      nearest[i] = Math.min(nearest[i]!, hit);
      farthest[i] = Math.max(farthest[i]!, hit);
    }
  }
  return nearest.map((near, i) => {
    const [x, y, z] = pointAt(directions, i);
    const radius = y > 0.1 || z < 0.3 ? near : farthest[i]!;
    const [px, py, pz] = [x * radius, CENTRE_MM[1] + y * radius, z * radius];
    const ear = Math.abs(px) > 50 && py < 36 && py > -45 && pz > -46 && pz < 18;
    const neck = py < -38 - 0.42 * (pz + 60) || (pz > 60 && py < -88);
    return Number.isFinite(radius) && radius > 0 && !ear && !neck && radius < 165 ? radius : Number.NaN;
  });
}

/** Directions sorted into a grid on the cube around them: returns those that may meet a triangle. */
function bucketed(directions: Float64Array): (corner: readonly Vec3[]) => Iterable<number> {
  const cells = 48;
  const grid = new Map<number, number[]>();
  const keyOf = (face: number, a: number, b: number): number => (face * cells + a) * cells + b;
  const cell = (v: number): number => Math.min(cells - 1, Math.max(0, Math.floor(((v + 1) / 2) * cells)));
  const faces = [0, 1, 2, 3, 4, 5];
  const onFace = (face: number, d: Vec3): [number, number] | null => {
    const axis = face % 3;
    const depth = (face < 3 ? 1 : -1) * d[axis]!;
    if (depth <= 1e-6) return null;
    return [d[(axis + 1) % 3]! / depth, d[(axis + 2) % 3]! / depth];
  };
  for (let i = 0; i < directions.length / 3; i++) {
    const d: Vec3 = pointAt(directions, i);
    for (const face of faces) {
      const at = onFace(face, d);
      if (!at || Math.abs(at[0]) > 1 || Math.abs(at[1]) > 1) continue;
      const key = keyOf(face, cell(at[0]), cell(at[1]));
      const list = grid.get(key);
      if (list) list.push(i);
      else grid.set(key, [i]);
    }
  }
  return (corner) => {
    const found = new Set<number>();
    for (const face of faces) {
      const at = corner.map((c) => onFace(face, c));
      if (at.some((a) => !a)) continue;
      const [us, vs] = [at.map((a) => a![0]), at.map((a) => a![1])];
      if (Math.min(...us) > 1 || Math.max(...us) < -1 || Math.min(...vs) > 1 || Math.max(...vs) < -1) continue;
      for (let a = cell(Math.min(...us)); a <= cell(Math.max(...us)); a++) {
        for (let b = cell(Math.min(...vs)); b <= cell(Math.max(...vs)); b++) {
          for (const i of grid.get(keyOf(face, a, b)) ?? []) found.add(i);
        }
      }
    }
    return found;
  };
}

/** Distance along a unit direction from the origin to a triangle, or -1 (Moeller and Trumbore 1997). */
function rayHit(d: Vec3, corner: readonly Vec3[]): number {
  const [a, b, c] = corner as [Vec3, Vec3, Vec3];
  const [e1x, e1y, e1z] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [e2x, e2y, e2z] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
  const [hx, hy, hz] = [d[1] * e2z - d[2] * e2y, d[2] * e2x - d[0] * e2z, d[0] * e2y - d[1] * e2x];
  const det = e1x * hx + e1y * hy + e1z * hz;
  if (Math.abs(det) < 1e-12) return -1;
  const u = -(a[0] * hx + a[1] * hy + a[2] * hz) / det;
  if (u < -1e-9 || u > 1 + 1e-9) return -1;
  const [qx, qy, qz] = [-a[1] * e1z + a[2] * e1y, -a[2] * e1x + a[0] * e1z, -a[0] * e1y + a[1] * e1x];
  const v = (d[0] * qx + d[1] * qy + d[2] * qz) / det;
  if (v < -1e-9 || u + v > 1 + 1e-9) return -1;
  return (e2x * qx + e2y * qy + e2z * qz) / det;
}

/** Weighted sum of a landmark's positions, and the weight of the scans that show it. */
type LandmarkSums = Record<string, { readonly sum: [number, number, number]; weight: number }>;

function addLandmarks(from: Scan['landmarks'], share: number, into: LandmarkSums): void {
  for (const name of FACE_LANDMARK_NAMES) {
    const left = from[name];
    if (!left || name.endsWith('_right')) continue;
    const right = name.endsWith('_left') ? from[name.replace('_left', '_right')]! : left;
    into[name] ??= { sum: [0, 0, 0], weight: 0 };
    const { sum } = into[name];
    into[name].weight += share;
    sum[0] += name.endsWith('_left') ? (share * (left[0] - right[0])) / 2 : 0;
    sum[1] += (share * (left[1] + right[1])) / 2;
    sum[2] += (share * (left[2] + right[2])) / 2;
  }
}

function meanLandmarks(sums: LandmarkSums): Record<string, Vec3> {
  const means: Record<string, Vec3> = Object.fromEntries(
    Object.entries(sums).map(([name, { sum, weight }]) => [name, scale(sum, 1 / weight)]),
  );
  return { ...means, pupil_left: pupilFrom(means) };
}

/** No scan has its pupils marked: between the eye corners, at half the population's interpupillary breadth, 5 mm before them. */
function pupilFrom(landmarks: Readonly<Record<string, Vec3>>): Vec3 {
  const [outer, inner] = [landmarks['exocanthion_left']!, landmarks['endocanthion_left']!];
  return [TEMPLATE_SIZE.interpupillaryMm / 2, (outer[1] + inner[1]) / 2, (outer[2] + inner[2]) / 2 + 5];
}

function neighbours(): number[][] {
  const { triangles, mirror } = directionSphere();
  const around = Array.from(mirror, () => new Set<number>());
  for (let t = 0; t < triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      around[triangles[t + k]!]!.add(triangles[t + ((k + 1) % 3)]!);
      around[triangles[t + k]!]!.add(triangles[t + ((k + 2) % 3)]!);
    }
  }
  return around.map((set) => [...set]);
}

/** Closes holes with the surface of least bending, by relaxation of the bilaplacian. */
export function fillRadii(known: Float64Array): Float64Array {
  const around = neighbours();
  const missing = Array.from(known.keys()).filter((i) => Number.isNaN(known[i]!));
  const mean = known.filter((v) => v > 0).reduce((a, b, _, all) => a + b / all.length, 0);
  let radii = known.map((v) => (Number.isNaN(v) ? mean : v));
  const laplace = (values: Float64Array): Float64Array =>
    values.map((v, i) => around[i]!.reduce((sum, j) => sum + values[j]!, 0) / around[i]!.length - v);
  for (let round = 0; round < 400; round++) {
    const next = Float64Array.from(radii);
    for (const i of missing) next[i] = around[i]!.reduce((sum, j) => sum + radii[j]!, 0) / around[i]!.length;
    radii = next;
  }
  for (let round = 0; round < 4000; round++) {
    const bend = laplace(laplace(radii));
    const next = Float64Array.from(radii);
    for (const i of missing) next[i] = radii[i]! - 0.35 * bend[i]!;
    radii = next;
  }
  return radii;
}

/** Two rounds of Taubin smoothing (1995): takes off scan noise and facets, keeps volume. */
function smoothed(radii: Float64Array): Float64Array {
  const around = neighbours();
  const { mirror } = directionSphere();
  let values = radii;
  for (let round = 0; round < 6; round++) {
    const step = round % 2 === 0 ? 0.5 : -0.52;
    const before = values;
    values = before.map(
      (v, i) => v + step * (around[i]!.reduce((sum, j) => sum + before[j]!, 0) / around[i]!.length - v),
    );
  }
  return values.map((v, i) => (v + values[mirror[i]!]!) / 2);
}

function packRadii(radii: Float64Array): string {
  const { directions } = directionSphere();
  const steps: number[] = [];
  let before = 0;
  radii.forEach((radius, i) => {
    if (directions[3 * i]! < 0) return;
    const value = Math.round(radius * 100);
    steps.push(value - before);
    before = value;
  });
  return steps.join(',');
}

function tableText(table: StoredHeadBasis): string {
  const wrap = (text: string): string =>
    (text.match(/.{1,110}(?:,|$)/g) ?? []).map((line) => `    '${line}'`).join(' +\n');
  const row = (values: readonly number[]): string => `    [${values.join(', ')}],`;
  return `// Written by tools/head-basis.ts; do not edit.
// Derived from six head scans and models, four sources of equal weight, by the method of docs/methods/head.md:
//   "Infinite, 3D Head Scan" by Lee Perry-Smith, Infinite-Realities (CC BY 3.0; changed: averaged, smoothed, mirrored)
//   MakeHuman base mesh and targets, three heads (CC0 1.0)
//   ICT-FaceKit neutral head, Copyright (c) 2020 USC Institute for Creative Technologies (MIT)
//   Colin27, Copyright (c) 1993-2009 Louis Collins, McConnell Brain Imaging Centre, Montreal Neurological Institute, McGill University
//   (free to use, copy, modify and distribute with this notice; changed: the skin's shape only, averaged, smoothed, mirrored)
import type { StoredHeadBasis } from '../stored-head-basis.ts';

// biome-ignore format: a table
export const HEAD_BASIS_TABLE: StoredHeadBasis = {
  version: '${table.version}',
  radii:
${wrap(table.radii)},
  frontShare: ${table.frontShare},
  symmetricModes: [
${table.symmetricModes.map(row).join('\n')}
  ],
  asymmetricModes: [
${table.asymmetricModes.map(row).join('\n')}
  ],
  landmarks: {
${Object.entries(table.landmarks)
  .map(([name, p]) => `    ${name}: [${p.join(', ')}],`)
  .join('\n')}
  },
};
`;
}

if (import.meta.main) {
  const scans = scansAtHand();
  if (scans && !scans.some((scan) => scan.source === 'colin27')) {
    console.error(
      'The table that ships has a fourth source: give its folder with --volumes FOLDER (docs/methods/head.md).',
    );
    process.exitCode = 2;
  } else if (scans) {
    const text = tableText(deriveBasis(scans, 'whorl-head-2'));
    const path = join(import.meta.dirname, '../src/engine/scalp/tables/head-basis-table.ts');
    if (process.argv.includes('--check')) {
      const same = readFileSync(path, 'utf8') === text;
      console.log(same ? 'head basis table is current' : 'head basis table differs: run node tools/head-basis.ts');
      process.exitCode = same ? 0 : 1;
    } else {
      writeFileSync(path, text);
      console.log(`wrote ${path}: ${text.length} characters`);
    }
  }
}
