import { ROUGHEN, roughening } from './roughen-dots.ts';
import { SETTLE, STRENGTH_ROW, STRENGTH_STEPS, settleFloorMm } from './settle-forces.ts';

/** Most points of a patch. */
export const MOST_POINTS = 1024;

/** A pass by forces; lengths in spacings. */
export interface Pass {
  readonly strength: Float64Array;
  readonly limit: number;
  readonly trust: number;
  readonly drift: number;
}

/** Points of a patch in the tangent plane of its middle dot, which comes first; then the others that move, nearest first. */
export interface Patch {
  count: number;
  movers: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Places at the start. */
  readonly x0: Float64Array;
  readonly y0: Float64Array;
  readonly spacingMm: Float64Array;
  /** Squared distance from the middle at the start; movers only. */
  readonly far2: Float64Array;
  /** Session prefixes below the whole that the point is in. */
  readonly depth: Uint8Array;
  /** Exclusion radius of a fixed point; 0 for dots. */
  readonly radiusMm: Float64Array;
  /** Base index; of a fixed point none. */
  readonly id: Int32Array;
}

export function emptyPatch(): Patch {
  const floats = (): Float64Array => new Float64Array(MOST_POINTS);
  const places = { x: floats(), y: floats(), x0: floats(), y0: floats() };
  const rest = {
    spacingMm: floats(),
    far2: floats(),
    depth: new Uint8Array(MOST_POINTS),
    radiusMm: floats(),
    id: new Int32Array(MOST_POINTS),
  };
  return { count: 0, movers: 0, ...places, ...rest };
}

const stepX = new Float64Array(MOST_POINTS);
const stepY = new Float64Array(MOST_POINTS);

/**
 * One Jacobi pass: the first `moving` points step by the forces of all and drift up the trend, in spacings at most `limit`, and
 * `trust` from their start.
 */
export function movePatch(
  patch: Patch,
  moving: number,
  { strength, limit, trust, drift }: Pass,
  trend: Float64Array,
  minSpacingMm: number,
): void {
  const { count, x, y, x0, y0, spacingMm, depth } = patch;
  const toStep = STRENGTH_STEPS / (SETTLE.pairReach * SETTLE.pairReach);
  for (let i = 0; i < moving; i++) {
    const px = x[i]!;
    const py = y[i]!;
    const s = spacingMm[i]!;
    const own = depth[i]!;
    let fx = 0;
    let fy = 0;
    for (let j = 0; j < count; j++) {
      const dx = px - x[j]!;
      const dy = py - y[j]!;
      const mean = 0.5 * (s + spacingMm[j]!);
      const q = ((dx * dx + dy * dy) / (mean * mean)) * toStep;
      if (q >= STRENGTH_STEPS) continue;
      const common = own < depth[j]! ? own : depth[j]!;
      const whole = q | 0;
      const row = common * STRENGTH_ROW + whole;
      const k = strength[row]! + (q - whole) * (strength[row + 1]! - strength[row]!);
      fx += k * dx;
      fy += k * dy;
    }
    fx += drift * trend[0]! * s;
    fy += drift * trend[1]! * s;
    const most = limit * s;
    const length2 = fx * fx + fy * fy;
    if (length2 > most * most) {
      const factor = most / Math.sqrt(length2);
      fx *= factor;
      fy *= factor;
    }
    const tx = px + fx - x0[i]!;
    const ty = py + fy - y0[i]!;
    const total2 = tx * tx + ty * ty;
    const factor = total2 > trust * trust * s * s ? (trust * s) / Math.sqrt(total2) : 1;
    fx = x0[i]! + tx * factor - px;
    fy = y0[i]! + ty * factor - py;
    const room = roomFor(patch, i, fx, fy, SETTLE.floor, minSpacingMm);
    stepX[i] = room * fx;
    stepY[i] = room * fy;
  }
  for (let i = 0; i < moving; i++) {
    x[i] = x[i]! + stepX[i]!;
    y[i] = y[i]! + stepY[i]!;
  }
}

const uv = new Float64Array(2);

/** Chance of the middle dot less the mean of its neighbours': the field stays even from afar. */
export function roughenMiddle(patch: Patch, seed: number, scaleMm: number, minSpacingMm: number): void {
  const { count, x, y, id, spacingMm } = patch;
  let sum = 0;
  let sumX = 0;
  let sumY = 0;
  for (let j = 1; j < count; j++) {
    const dx = x[j]! - x[0]!;
    const dy = y[j]! - y[0]!;
    const reach = ROUGHEN.meanReach * 0.5 * (spacingMm[0]! + spacingMm[j]!);
    const w = 1 - (dx * dx + dy * dy) / (reach * reach);
    if (w <= 0 || id[j]! < 0) continue;
    roughening(seed, id[j]!, uv);
    sum += w;
    sumX += w * uv[0]!;
    sumY += w * uv[1]!;
  }
  const share = sum > 0 ? ROUGHEN.meanShare / sum : 0;
  roughening(seed, id[0]!, uv);
  const dx = scaleMm * (uv[0]! - share * sumX);
  const dy = scaleMm * (uv[1]! - share * sumY);
  const room = roomFor(patch, 0, dx, dy, ROUGHEN.floor, minSpacingMm);
  x[0] = x[0]! + room * dx;
  y[0] = y[0]! + room * dy;
}

/** Share of a step that a point may take: towards any dot at most half of what lies above the floor, towards a fixed point all of it. */
function roomFor(patch: Patch, i: number, dx: number, dy: number, floor: number, minSpacingMm: number): number {
  const { count, x, y, spacingMm, radiusMm } = patch;
  const px = x[i]!;
  const py = y[i]!;
  const s = spacingMm[i]!;
  const stepMm = Math.sqrt(dx * dx + dy * dy);
  let room = 1;
  for (let j = 0; j < count; j++) {
    const ex = x[j]! - px;
    const ey = y[j]! - py;
    const towards = dx * ex + dy * ey;
    if (towards <= 0) continue;
    const stands = radiusMm[j]! > 0;
    let floorMm = settleFloorMm(floor, 0.5 * (s + spacingMm[j]!), minSpacingMm);
    if (stands && radiusMm[j]! > floorMm) floorMm = radiusMm[j]! + 0.003;
    const d2 = ex * ex + ey * ey;
    const reach = floorMm + 2 * stepMm;
    if (d2 >= reach * reach) continue;
    const d = Math.sqrt(d2);
    const share = d > floorMm ? (stands ? 1 : 0.5) * (d - floorMm) * d : 0;
    if (share < room * towards) room = share / towards;
  }
  return room;
}
