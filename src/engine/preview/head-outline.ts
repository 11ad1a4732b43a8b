import { angleOf, turnBy } from '../math/angle.ts';
import { exactExp } from '../math/exact-exp.ts';
import { median } from '../math/median.ts';
import { smoothStep } from '../math/smooth-step.ts';
import type { DepthBuffer } from './depth-buffer.ts';
import type { Photo } from './photo.ts';

/**
 * The outline of the head over the top, in polar form about a point inside: angles from the picture's up direction, clockwise, one
 * entry every STEP_RAD from -REACH_RAD. Where the fitted head and the photo's own outline part, by a few pixels as a rule, dots near
 * the outline move with the photo's, so that no bare rim is left and none lies on the background.
 */
export interface HeadOutline {
  /** Picture px. */
  readonly centre: readonly [number, number];
  /** Of the head's mesh, px from the centre; 0 where the picture ends before the head does. */
  readonly meshPx: Float32Array;
  /** Of the head in the photo; that of the mesh where the photo does not tell. */
  readonly photoPx: Float32Array;
  /** Half the width over which the photo goes from skin to background. */
  readonly softPx: number;
}

/** A mesh whose depth is known, and where its outline lies in the photo. */
export type SeenHead = DepthBuffer & { readonly outline?: HeadOutline };

export const HEAD_OUTLINE_DEFAULTS = {
  /** How far from the mesh's outline the photo's is sought, share of the radius. */
  searchShare: 0.03,
  /** Smallest difference between the colours on both sides (sRGB, 0 to 441) that tells skin from background. */
  minContrast: 30,
  /** Share of the search that may be neither: more is hair or a shadow, and no outline. */
  mostUnclear: 0.45,
  /** Inside this share of the radius dots stay where the camera puts them. */
  fixedInside: 0.8,
} as const;

const REACH_RAD = (115 * Math.PI) / 180;
const STEP_RAD = (0.5 * Math.PI) / 180;
const RAYS = Math.round((2 * REACH_RAD) / STEP_RAD) + 1;
/** Rays on each side whose colours are taken together, and the standard deviation of the smoothing along the outline. */
const COLOUR_RAYS = 2;
const SMOOTH_RAYS = 4;
const EDGE_PX = 0.75;

/** Null where the head is not seen. */
export function headOutline(photo: Photo, depth: DepthBuffer): HeadOutline | null {
  const box = boxOf(depth);
  if (!box) return null;
  const centre: readonly [number, number] = [(box.left + box.right) / 2, box.top + (box.right - box.left) / 2];
  const found = Array.from({ length: RAYS }, (_, k) => meshRadius(depth, centre, k));
  const edges = found.map((radiusPx, k) => (radiusPx > 0 ? photoEdge(photo, centre, radiusPx, k) : null));
  const weights = edges.map((edge) => (edge ? 1 : 0));
  const shifts = smoothed(
    edges.map((edge) => edge?.shiftPx ?? 0),
    weights,
    true,
  );
  const meshPx = smoothed(
    found,
    found.map((radiusPx) => (radiusPx > 0 ? 1 : 0)),
    false,
  );
  const widths = edges.flatMap((edge) => (edge ? [edge.softPx] : [])).sort((a, b) => a - b);
  const softPx = Math.min(4, Math.max(EDGE_PX, widths[widths.length >> 1] ?? 0));
  return { centre, meshPx, photoPx: meshPx.map((radiusPx, k) => radiusPx + shifts[k]!), softPx };
}

/** Share of a pixel at a distance beyond the photo's outline that still is head: what mixes skin and background counts as skin. */
export function headShare(beyondPx: number, softPx: number): number {
  return smoothStep(1.5 * softPx, -0.5 * softPx, beyondPx);
}

/** Where a place on the head's mesh lies in the photo; into[0], into[1]: px, changed in place. */
export function moveToPhoto(outline: HeadOutline, into: Float64Array): void {
  const dx = into[0]! - outline.centre[0];
  const dy = into[1]! - outline.centre[1];
  const radiusPx = Math.sqrt(dx * dx + dy * dy);
  const at = rayAt(dx, dy);
  if (at < 0 || radiusPx < 1) return;
  const meshPx = between(outline.meshPx, at);
  if (meshPx < 1) return;
  const share = smoothStep(HEAD_OUTLINE_DEFAULTS.fixedInside, 1, radiusPx / meshPx);
  if (share === 0) return;
  // Beyond the outline by the softness of photo and dots: the blur of the last dots then ends where the head does.
  const far = between(outline.photoPx, at) - meshPx + outline.softPx + EDGE_PX;
  const ends = Math.min(1, Math.min(at, RAYS - 1 - at) / 20);
  const moved = (share * ends * far) / radiusPx;
  into[0] = into[0]! + dx * moved;
  into[1] = into[1]! + dy * moved;
}

/** Every ray with the photo's and the mesh's radius, finer than a pixel of the given size. */
export function forRays(
  outline: HeadOutline,
  stepPx: number,
  visit: (right: number, down: number, photoPx: number, meshPx: number) => void,
): void {
  const widest = outline.photoPx.reduce((most, radiusPx) => Math.max(most, radiusPx), 1);
  const parts = Math.max(1, Math.ceil((STEP_RAD * widest) / stepPx));
  for (let k = 0; k < (RAYS - 1) * parts; k++) {
    const at = k / parts;
    // A head that the picture cuts off has no outline there.
    if (outline.meshPx[Math.floor(at)]! === 0 || outline.meshPx[Math.ceil(at)]! === 0) continue;
    const [right, down] = directionOf(at);
    visit(right, down, between(outline.photoPx, at), between(outline.meshPx, at));
  }
}

/** Unit direction of a ray in the picture: right and down. */
function directionOf(ray: number): readonly [number, number] {
  const [up, right] = turnBy(ray * STEP_RAD - REACH_RAD);
  return [right, -up];
}

function rayAt(dx: number, dy: number): number {
  const at = (angleOf(dx, -dy) + REACH_RAD) / STEP_RAD;
  return at >= 0 && at <= RAYS - 1 ? at : -1;
}

function between(values: Float32Array, at: number): number {
  const k = Math.min(RAYS - 2, Math.floor(at));
  return values[k]! + (values[k + 1]! - values[k]!) * (at - k);
}

/** The head in the picture, picture px. */
function boxOf({ widthPx, heightPx, scale, depthMm }: DepthBuffer) {
  let [left, right, top] = [widthPx, -1, heightPx];
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      if (depthMm[y * widthPx + x] === Number.POSITIVE_INFINITY) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
    }
  }
  return right - left < 16 ? null : { left: left / scale, right: right / scale, top: top / scale };
}

/** Farthest place along a ray where the mesh is seen; 0 where the ray leaves the picture on the head. */
function meshRadius({ widthPx, heightPx, scale, depthMm }: DepthBuffer, centre: readonly [number, number], k: number) {
  const [right, down] = directionOf(k);
  let last = 0;
  for (let r = 0; r < widthPx + heightPx; r += 0.25) {
    const x = Math.floor(centre[0] * scale + right * r);
    const y = Math.floor(centre[1] * scale + down * r);
    if (x < 0 || y < 0 || x >= widthPx || y >= heightPx) break;
    if (depthMm[y * widthPx + x]! < Number.POSITIVE_INFINITY) last = r;
  }
  const x = centre[0] * scale + right * (last + 2);
  const y = centre[1] * scale + down * (last + 2);
  return x < 0 || y < 0 || x >= widthPx || y >= heightPx ? 0 : last / scale;
}

/**
 * Where skin turns to background near the mesh's outline: every place along the ray is a mixture of the colours inside and outside,
 * and the length that is skin is the sum of its shares. Null where the two are too alike or the ray holds too much of neither.
 */
function photoEdge(photo: Photo, centre: readonly [number, number], meshPx: number, k: number) {
  const { searchShare, minContrast, mostUnclear } = HEAD_OUTLINE_DEFAULTS;
  const reach = Math.max(4, searchShare * meshPx);
  const inside = meanColour(photo, centre, k, meshPx - 2.2 * reach, meshPx - reach);
  const outside = meanColour(photo, centre, k, meshPx + reach, meshPx + 2.2 * reach);
  if (!inside || !outside) return null;
  const apart = [0, 1, 2].map((c) => inside[c]! - outside[c]!);
  const squared = apart[0]! ** 2 + apart[1]! ** 2 + apart[2]! ** 2;
  if (squared < minContrast ** 2) return null;
  const [right, down] = directionOf(k);
  let [skin, unclear] = [0, 0];
  const steps = Math.ceil(4 * reach);
  for (let n = 0; n < steps; n++) {
    const r = meshPx - reach + ((n + 0.5) * 2 * reach) / steps;
    const at = pixelAt(photo, centre[0] + right * r, centre[1] + down * r);
    if (at < 0) return null;
    let share = 0;
    for (let c = 0; c < 3; c++) share += ((photo.rgba[at + c]! - outside[c]!) * apart[c]!) / squared;
    // A rim is lit otherwise than the skin within: only the middle of the step is taken as a mixture.
    share = Math.min(1, Math.max(0, (share - 0.2) / 0.5));
    skin += share;
    unclear += 4 * share * (1 - share);
  }
  const length = (2 * reach) / steps;
  const shiftPx = skin * length - reach;
  if (unclear > mostUnclear * steps || Math.abs(shiftPx) > 0.9 * reach) return null;
  return { shiftPx, softPx: 0.75 * unclear * length };
}

/** Mean over neighbouring rays between two radii; null beyond the picture. */
function meanColour(photo: Photo, centre: readonly [number, number], k: number, from: number, to: number) {
  const sum = [0, 0, 0];
  let count = 0;
  for (let ray = k - COLOUR_RAYS; ray <= k + COLOUR_RAYS; ray++) {
    const [right, down] = directionOf(ray);
    for (let r = from; r <= to; r += 1) {
      const at = pixelAt(photo, centre[0] + right * r, centre[1] + down * r);
      if (at < 0) return null;
      for (let c = 0; c < 3; c++) sum[c] = sum[c]! + photo.rgba[at + c]!;
      count++;
    }
  }
  return sum.map((v) => v / count);
}

function pixelAt({ widthPx, heightPx }: Photo, u: number, v: number): number {
  const x = Math.floor(u);
  const y = Math.floor(v);
  return x < 0 || y < 0 || x >= widthPx || y >= heightPx ? -1 : 4 * (y * widthPx + x);
}

/** Gaussian along the outline; with `fading`, where nothing is known nearby the value falls to 0, and strays from their neighbours' median are left out. */
function smoothed(values: readonly number[], weights: readonly number[], fading: boolean): Float32Array {
  return Float32Array.from(values, (own, k) => {
    if (!fading && weights[k] === 0) return 0;
    const near: number[] = [];
    for (let n = Math.max(0, k - 8); n <= Math.min(values.length - 1, k + 8); n++)
      if (weights[n]! > 0) near.push(values[n]!);
    if (near.length === 0) return fading ? 0 : own;
    const middle = median(near);
    let [sum, total, all] = [0, 0, 0];
    for (let n = k - 3 * SMOOTH_RAYS; n <= k + 3 * SMOOTH_RAYS; n++) {
      const bell = exactExp(-0.5 * ((n - k) / SMOOTH_RAYS) ** 2);
      all += bell;
      const weight = weights[n] ?? 0;
      if (weight === 0 || (fading && Math.abs(values[n]! - middle) > 3)) continue;
      sum += bell * weight * values[n]!;
      total += bell * weight;
    }
    if (total === 0) return fading ? 0 : own;
    return fading ? (sum / total) * Math.min(1, (2 * total) / all) : sum / total;
  });
}
