import type { Photo } from '../preview/photo.ts';

/** A compact area of even colour: what a patch of a colour card looks like. Pixels of the picture that was searched. */
export interface FlatPatch {
  readonly x: number;
  readonly y: number;
  /** Square root of its area. */
  readonly sidePx: number;
}

/** Smallest and largest patch that is looked for, as area in pixels and as share of the picture. */
const MIN_AREA_PX = 16;
const MAX_AREA_SHARE = 0.02;
/** Area over 12 sqrt(det covariance): 1 for every parallelogram, less for what is bent, ragged or hollow. */
const COMPACT = [0.8, 1.12] as const;
const LONGEST = 2.6;

/**
 * Areas within which neighbouring pixels differ by less than a threshold (sRGB steps, largest of the channels) and which have the
 * second moments of a filled parallelogram. Seen through moments, no corners have to be found: tilted and small patches count too.
 */
export function flatPatches(photo: Photo, threshold: number): FlatPatch[] {
  const { widthPx, heightPx } = photo;
  const flat = flatPixels(photo, threshold);
  const stack = new Int32Array(widthPx * heightPx);
  const patches: FlatPatch[] = [];
  const largest = MAX_AREA_SHARE * widthPx * heightPx;
  for (let start = 0; start < flat.length; start++) {
    if (flat[start] !== 1) continue;
    const sums = fill(flat, stack, start, widthPx);
    if (sums.count < MIN_AREA_PX || sums.count > largest) continue;
    const patch = patchOf(sums);
    if (patch) patches.push(patch);
  }
  return patches;
}

/** 1 where a pixel is near its neighbours to the right, below and beyond, 0 elsewhere; the rim is 0. */
function flatPixels({ widthPx, heightPx, rgba }: Photo, threshold: number): Uint8Array {
  const flat = new Uint8Array(widthPx * heightPx);
  for (let y = 1; y < heightPx - 1; y++) {
    for (let x = 1; x < widthPx - 1; x++) {
      const at = y * widthPx + x;
      let steepest = 0;
      for (let c = 0; c < 3; c++) {
        const across = Math.abs(rgba[4 * (at + 1) + c]! - rgba[4 * (at - 1) + c]!);
        const along = Math.abs(rgba[4 * (at + widthPx) + c]! - rgba[4 * (at - widthPx) + c]!);
        if (across > steepest) steepest = across;
        if (along > steepest) steepest = along;
      }
      if (steepest <= threshold) flat[at] = 1;
    }
  }
  return flat;
}

interface Sums {
  count: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
  yy: number;
}

/** Takes one connected area out of the mask and sums its moments. */
function fill(flat: Uint8Array, stack: Int32Array, start: number, widthPx: number): Sums {
  const sums = { count: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };
  let depth = 0;
  stack[depth++] = start;
  flat[start] = 0;
  while (depth > 0) {
    const at = stack[--depth]!;
    const x = at % widthPx;
    const y = (at - x) / widthPx;
    sums.count++;
    sums.x += x;
    sums.y += y;
    sums.xx += x * x;
    sums.xy += x * y;
    sums.yy += y * y;
    for (const next of [at - 1, at + 1, at - widthPx, at + widthPx]) {
      if (flat[next] !== 1) continue;
      flat[next] = 0;
      stack[depth++] = next;
    }
  }
  return sums;
}

function patchOf({ count, x, y, xx, xy, yy }: Sums): FlatPatch | null {
  const [mx, my] = [x / count, y / count];
  // A pixel is an area, not a point: 1/12 in each direction.
  const cxx = xx / count - mx * mx + 1 / 12;
  const cyy = yy / count - my * my + 1 / 12;
  const cxy = xy / count - mx * my;
  const determinant = cxx * cyy - cxy * cxy;
  const compact = count / (12 * Math.sqrt(determinant));
  if (compact < COMPACT[0] || compact > COMPACT[1]) return null;
  const middle = (cxx + cyy) / 2;
  const apart = Math.sqrt(Math.max(0, middle * middle - determinant));
  if (Math.sqrt((middle + apart) / (middle - apart)) > LONGEST) return null;
  return { x: mx + 0.5, y: my + 0.5, sidePx: Math.sqrt(count) };
}
