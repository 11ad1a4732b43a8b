import { angleOf, turnBy } from '#/engine/math/angle.ts';
import type { Vec3 } from '#/engine/math/vec3.ts';
import type { ScalpPlace } from './design.ts';
import type { Head } from './head.ts';

/**
 * Two maps of the scalp, both from rational arithmetic and square roots (docs/methods/design.md).
 * - Lengths: half-planes through the axis of the ears cut the skin. `backMm` is the length along the midline from the glabella
 *   to the half-plane, `sideMm` the length along the half-plane from the midline. Exact on the midline.
 * - Flat: stereographic projection from the middle of the cranium with the top of the head at 0: u to the subject's left, v to
 *   the front. Keeps angles of directions; nothing of the scalp is near its one hole (under the chin).
 */
export interface ScalpChart {
  readonly head: Head;
  /** Radius from the origin for each direction of the grid, mm; 0 where the mesh has no surface. */
  readonly radiusMm: Float64Array;
  /** Length along each half-plane from the midline, mm. */
  readonly sideMm: Float64Array;
  /** Length along the midline from the glabella for each half-plane, mm. */
  readonly backMm: Float64Array;
  /** Where the flat map looks from: head frame, mm. */
  readonly centreMm: Vec3;
}

const STEP_DEG = 2.5;
const STEP_RAD = (STEP_DEG * Math.PI) / 180;
/** Half-planes from below the glabella round to the nape. */
const FIRST_PITCH_RAD = -4 * STEP_RAD;
const PITCHES = 95;
const HALF_SIDES = 33;
const SIDES = 2 * HALF_SIDES + 1;

/** Compiles the two maps of a head. Throws RangeError when the mesh does not surround the origin. */
export function compileChart(head: Head): ScalpChart {
  const radiusMm = castRadii(head);
  const sideMm = new Float64Array(PITCHES * SIDES);
  const backMm = new Float64Array(PITCHES);
  for (let i = 0; i < PITCHES; i++) {
    for (const sign of [-1, 1]) {
      for (let k = 1; k <= HALF_SIDES; k++) {
        const j = HALF_SIDES + sign * k;
        const length = gridDistance(radiusMm, i, j, i, j - sign);
        sideMm[i * SIDES + j] = sideMm[i * SIDES + j - sign]! + sign * length;
      }
    }
    if (i > 0) backMm[i] = backMm[i - 1]! + gridDistance(radiusMm, i, HALF_SIDES, i - 1, HALF_SIDES);
  }
  const glabella = head.landmarks.glabella;
  const zero = interpolate(backMm, (angleOf(glabella[1], glabella[2]) - FIRST_PITCH_RAD) / STEP_RAD);
  for (let i = 0; i < PITCHES; i++) backMm[i]! -= zero;
  return { head, radiusMm, sideMm, backMm, centreMm: [0, 0.34 * head.landmarks.vertex[1], 0] };
}

function gridDirection(i: number, j: number): Vec3 {
  const [cosPitch, sinPitch] = turnBy(FIRST_PITCH_RAD + i * STEP_RAD);
  const [cosSide, sinSide] = turnBy((j - HALF_SIDES) * STEP_RAD);
  return [sinSide, cosSide * sinPitch, cosSide * cosPitch];
}

/** Outermost surface along each direction of the grid, by walking the triangles over the grid. */
function castRadii(head: Head): Float64Array {
  const directions = new Float64Array(PITCHES * SIDES * 3);
  for (let i = 0; i < PITCHES; i++)
    for (let j = 0; j < SIDES; j++) directions.set(gridDirection(i, j), (i * SIDES + j) * 3);
  const radius = new Float64Array(PITCHES * SIDES);
  const { positions, triangles } = head.mesh;
  const row = new Float64Array(positions.length / 3);
  const column = new Float64Array(positions.length / 3);
  for (let n = 0; n < row.length; n++) {
    const x = positions[3 * n]!;
    const y = positions[3 * n + 1]!;
    const z = positions[3 * n + 2]!;
    const pitch = angleOf(y, z);
    // The cut of the pitch lies under the chin, away from everything of interest.
    row[n] = ((pitch < -1.6 ? pitch + 2 * Math.PI : pitch) - FIRST_PITCH_RAD) / STEP_RAD;
    column[n] = angleOf(x, Math.sqrt(y * y + z * z)) / STEP_RAD + HALF_SIDES;
  }
  for (let t = 0; t < triangles.length; t += 3) castTriangle(positions, triangles, t, row, column, directions, radius);
  fillGaps(radius);
  return radius;
}

function castTriangle(
  positions: Float64Array,
  triangles: Uint32Array,
  t: number,
  row: Float64Array,
  column: Float64Array,
  directions: Float64Array,
  radius: Float64Array,
): void {
  const a = triangles[t]!;
  const b = triangles[t + 1]!;
  const c = triangles[t + 2]!;
  const top = Math.min(row[a]!, row[b]!, row[c]!);
  const bottom = Math.max(row[a]!, row[b]!, row[c]!);
  if (bottom - top > PITCHES / 2) return;
  const i0 = Math.max(0, Math.floor(top - 1));
  const i1 = Math.min(PITCHES - 1, Math.ceil(bottom + 1));
  const j0 = Math.max(0, Math.floor(Math.min(column[a]!, column[b]!, column[c]!) - 1));
  const j1 = Math.min(SIDES - 1, Math.ceil(Math.max(column[a]!, column[b]!, column[c]!) + 1));
  for (let i = i0; i <= i1; i++) {
    for (let j = j0; j <= j1; j++) {
      const node = i * SIDES + j;
      const hit = rayHit(positions, a, b, c, directions, 3 * node);
      if (hit > radius[node]!) radius[node] = hit;
    }
  }
}

/** Distance from the origin along a direction to a triangle, 0 where it misses (Moller and Trumbore 1997). */
function rayHit(p: Float64Array, a: number, b: number, c: number, d: Float64Array, o: number): number {
  const ax = p[3 * a]!;
  const ay = p[3 * a + 1]!;
  const az = p[3 * a + 2]!;
  const e1x = p[3 * b]! - ax;
  const e1y = p[3 * b + 1]! - ay;
  const e1z = p[3 * b + 2]! - az;
  const e2x = p[3 * c]! - ax;
  const e2y = p[3 * c + 1]! - ay;
  const e2z = p[3 * c + 2]! - az;
  const dx = d[o]!;
  const dy = d[o + 1]!;
  const dz = d[o + 2]!;
  const px = dy * e2z - dz * e2y;
  const py = dz * e2x - dx * e2z;
  const pz = dx * e2y - dy * e2x;
  const det = e1x * px + e1y * py + e1z * pz;
  if (det === 0) return 0;
  const u = -(ax * px + ay * py + az * pz) / det;
  const edge = 1e-9;
  if (u < -edge || u > 1 + edge) return 0;
  const qx = -ay * e1z + az * e1y;
  const qy = -az * e1x + ax * e1z;
  const qz = -ax * e1y + ay * e1x;
  const v = (dx * qx + dy * qy + dz * qz) / det;
  if (v < -edge || u + v > 1 + edge) return 0;
  const t = (e2x * qx + e2y * qy + e2z * qz) / det;
  return t > 0 ? t : 0;
}

/** Directions in which an open neck leaves nothing take the nearest radius towards the top of the head. */
function fillGaps(radius: Float64Array): void {
  const top = Math.round((Math.PI / 2 - FIRST_PITCH_RAD) / STEP_RAD);
  for (let j = 0; j < SIDES; j++) {
    if (!(radius[top * SIDES + j]! > 0)) throw new RangeError('compileChart: the mesh has no surface above the ears');
    for (let i = top + 1; i < PITCHES; i++) radius[i * SIDES + j] ||= radius[(i - 1) * SIDES + j]!;
    for (let i = top - 1; i >= 0; i--) radius[i * SIDES + j] ||= radius[(i + 1) * SIDES + j]!;
  }
}

function gridDistance(radius: Float64Array, i: number, j: number, m: number, n: number): number {
  const p = gridDirection(i, j);
  const q = gridDirection(m, n);
  const a = radius[i * SIDES + j]!;
  const b = radius[m * SIDES + n]!;
  const x = a * p[0] - b * q[0];
  const y = a * p[1] - b * q[1];
  const z = a * p[2] - b * q[2];
  return Math.sqrt(x * x + y * y + z * z);
}

function interpolate(table: Float64Array, index: number): number {
  const k = Math.min(table.length - 2, Math.max(0, Math.floor(index)));
  return table[k]! + (table[k + 1]! - table[k]!) * (index - k);
}

function bilinear(table: Float64Array, row: number, column: number): number {
  const i = Math.min(PITCHES - 2, Math.max(0, Math.floor(row)));
  const j = Math.min(SIDES - 2, Math.max(0, Math.floor(column)));
  const s = row - i;
  const t = column - j;
  const k = i * SIDES + j;
  const near = table[k]! + (table[k + 1]! - table[k]!) * t;
  const far = table[k + SIDES]! + (table[k + SIDES + 1]! - table[k + SIDES]!) * t;
  return near + (far - near) * s;
}

/** Place of a head-frame point (mm) on the skin map; points off the surface count as their radial foot. */
export function placeOf(chart: ScalpChart, x: number, y: number, z: number): ScalpPlace {
  const pitch = angleOf(y, z);
  const row = ((pitch < -1.6 ? pitch + 2 * Math.PI : pitch) - FIRST_PITCH_RAD) / STEP_RAD;
  const column = angleOf(x, Math.sqrt(y * y + z * z)) / STEP_RAD + HALF_SIDES;
  return { backMm: interpolate(chart.backMm, row), sideMm: bilinear(chart.sideMm, row, column) };
}

/** The point of the skin at a place, head frame mm. Places beyond the map give its border. */
export function pointAt(chart: ScalpChart, place: ScalpPlace): Vec3 {
  const row = inverse(chart.backMm, place.backMm);
  const i = Math.min(PITCHES - 2, Math.floor(row));
  const near = chart.sideMm.subarray(i * SIDES, (i + 1) * SIDES);
  const far = chart.sideMm.subarray((i + 1) * SIDES, (i + 2) * SIDES);
  const line = new Float64Array(SIDES);
  for (let j = 0; j < SIDES; j++) line[j] = near[j]! + (far[j]! - near[j]!) * (row - i);
  const column = inverse(line, place.sideMm);
  const radius = bilinear(chart.radiusMm, row, column);
  const [cosPitch, sinPitch] = turnBy(FIRST_PITCH_RAD + row * STEP_RAD);
  const [cosSide, sinSide] = turnBy((column - HALF_SIDES) * STEP_RAD);
  return [radius * sinSide, radius * cosSide * sinPitch, radius * cosSide * cosPitch];
}

/** Place on the left side of the head at y mm above and z mm in front of the ear axis. */
export function sidePlace(chart: ScalpChart, y: number, z: number): ScalpPlace {
  const pitch = angleOf(y, z);
  const row = Math.min(PITCHES - 1, Math.max(0, (pitch - FIRST_PITCH_RAD) / STEP_RAD));
  const wanted = Math.sqrt(y * y + z * z);
  let column = HALF_SIDES;
  while (column < SIDES - 1) {
    const here = outward(chart, row, column);
    const next = outward(chart, row, column + 1);
    if (next <= wanted) {
      column += here > next ? Math.min(1, Math.max(0, (here - wanted) / (here - next))) : 0;
      break;
    }
    column++;
  }
  return { backMm: interpolate(chart.backMm, row), sideMm: bilinear(chart.sideMm, row, column) };
}

/** Distance of the skin from the ear axis at a grid place. */
function outward(chart: ScalpChart, row: number, column: number): number {
  return bilinear(chart.radiusMm, row, column) * turnBy((column - HALF_SIDES) * STEP_RAD)[0];
}

/** Fractional index at which a rising table reaches a value. */
function inverse(table: Float64Array, value: number): number {
  let low = 0;
  let high = table.length - 1;
  if (!(value > table[low]!)) return low;
  if (value >= table[high]!) return high;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (table[middle]! <= value) low = middle;
    else high = middle;
  }
  return low + (value - table[low]!) / (table[high]! - table[low]!);
}

/** Flat map of a head-frame point: [u to the left, v to the front]; 1 is level with the middle of the cranium. */
export function flatten(chart: ScalpChart, x: number, y: number, z: number): readonly [number, number] {
  const cy = y - chart.centreMm[1];
  const length = Math.sqrt(x * x + cy * cy + z * z);
  const scale = 1 / (length + cy);
  return [x * scale, z * scale];
}
