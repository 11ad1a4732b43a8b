import { HEX_SPACING } from './fixed-points.ts';
import { ROUGHEN, roughening } from './roughen-dots.ts';
import { SETTLE, STRENGTH_ROW, STRENGTH_STEPS, settleFloorMm } from './settle-forces.ts';

/** Most points of a patch. */
export const MOST_POINTS = 1024;

/** How near two points of a patch may come. */
export interface Nearest {
  /** In hexagonal spacings. */
  readonly floor: number;
  readonly minSpacingMm: number;
}

/** A pass by forces; lengths in spacings. */
export interface Pass extends Nearest {
  readonly strength: Float64Array;
  readonly limit: number;
  readonly trust: number;
  readonly drift: number;
}

/** Points of a patch in the tangent plane of its middle dot, which comes first; then the others that move, nearest first. */
export interface Patch {
  count: number;
  movers: number;
  /** From here on fixed points, which come last. */
  fixedFrom: number;
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
  return { count: 0, movers: 0, fixedFrom: 0, ...places, ...rest };
}

/** Points that may hold a step back. */
const near = new Uint16Array(MOST_POINTS);

const stepX = new Float64Array(MOST_POINTS);
const stepY = new Float64Array(MOST_POINTS);

/**
 * One Jacobi pass: the first `moving` points step by the forces of all and drift up the trend, in spacings at most `limit`, and
 * `trust` from their start.
 */
export function movePatch(patch: Patch, moving: number, pass: Pass, trend: Float64Array): void {
  const { strength, limit, trust, drift, minSpacingMm } = pass;
  const perSpacing = pass.floor * HEX_SPACING;
  const { count, fixedFrom, x, y, x0, y0, spacingMm, depth } = patch;
  const toStep = STRENGTH_STEPS / (SETTLE.pairReach * SETTLE.pairReach);
  for (let i = 0; i < moving; i++) {
    const px = x[i]!;
    const py = y[i]!;
    const s = spacingMm[i]!;
    const own = depth[i]!;
    let fx = 0;
    let fy = 0;
    let nears = 0;
    // A step is at most `limit` long, and the other point keeps half of what lies between.
    const nearMm = 2 * limit * s + 0.003;
    for (let j = 0; j < count; j++) {
      const dx = px - x[j]!;
      const dy = py - y[j]!;
      const mean = 0.5 * (s + spacingMm[j]!);
      const d2 = dx * dx + dy * dy;
      const q = (d2 / (mean * mean)) * toStep;
      if (q >= STRENGTH_STEPS) continue;
      const soft = perSpacing * mean;
      const reach = (soft > minSpacingMm ? soft : minSpacingMm) + nearMm;
      if (d2 < reach * reach && j < fixedFrom) near[nears++] = j;
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
    stepX[i] = x0[i]! + tx * factor - px;
    stepY[i] = y0[i]! + ty * factor - py;
    for (let j = fixedFrom; j < count; j++) near[nears++] = j;
    holdBack(patch, i, nears, pass);
  }
  for (let i = 0; i < moving; i++) {
    x[i] = x[i]! + stepX[i]!;
    y[i] = y[i]! + stepY[i]!;
  }
}

const uv = new Float64Array(2);

/** Chance of the middle dot less the mean of its neighbours': the field stays even from afar. */
export function roughenMiddle(patch: Patch, seed: number, scaleMm: number, nearest: Nearest): void {
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
  stepX[0] = scaleMm * (uv[0]! - share * sumX);
  stepY[0] = scaleMm * (uv[1]! - share * sumY);
  for (let j = 0; j < count; j++) near[j] = j;
  holdBack(patch, 0, count, nearest);
  x[0] = x[0]! + stepX[0]!;
  y[0] = y[0]! + stepY[0]!;
}

/**
 * Shortens the step of a point to what it may take: towards any dot at most half of what lies above the floor, towards a fixed point all of it. nears: how
 * many of `near` to look at. (Numbers go by arrays and objects: as arguments they would be put on the heap, ten thousands of times a millisecond.)
 */
function holdBack(
  { x, y, spacingMm, radiusMm }: Patch,
  i: number,
  nears: number,
  { floor, minSpacingMm }: Nearest,
): void {
  const px = x[i]!;
  const py = y[i]!;
  const s = spacingMm[i]!;
  const dx = stepX[i]!;
  const dy = stepY[i]!;
  const stepMm = Math.sqrt(dx * dx + dy * dy);
  let room = 1;
  for (let n = 0; n < nears; n++) {
    const j = near[n]!;
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
  stepX[i] = room * dx;
  stepY[i] = room * dy;
}
