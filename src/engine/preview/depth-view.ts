import { createRandom, hash32, unitFromHash } from '#/base/random.ts';
import { keptColumn, type PigmentColumn } from './course-kernel.ts';
import type { DotKernel } from './dot-kernel.ts';
import { noGloss } from './gloss-map.ts';
import { byteOfLinear } from './linear-light.ts';
import type { Photo } from './photo.ts';
import { renderSplats } from './render-preview.ts';
import { SPLAT_STRIDE, type Splats } from './splats.ts';

/** One picture of the teaching view: the same dots with the pigment's top too shallow, right, too deep. */
export interface DepthView {
  readonly id: 'shallow' | 'right' | 'deep';
  readonly column: PigmentColumn;
  readonly picture: Photo;
}

export const DEPTH_VIEW_DEFAULTS = {
  widthMm: 14,
  heightMm: 9,
  pxPerMm: 28,
  densityPerCm2: 110,
  minSpacingMm: 0.6,
  seed: 5,
  /** In the epidermis, where it grows out within a month; in the papillary dermis; in the reticular dermis (optics: docs/methods/dot.md). */
  columns: {
    shallow: { zTopMm: 0.01, lengthMm: 0.08 },
    right: { zTopMm: 0.1, lengthMm: 0.2 },
    deep: { zTopMm: 0.4, lengthMm: 0.4 },
  },
} as const;

export type DepthViewOptions = Partial<{ readonly [K in 'densityPerCm2' | 'pxPerMm' | 'seed']: number }>;

/**
 * Close views of a patch of this skin (linear sRGB) with healed dots at three depths. healedAt gives the healed kernel of a
 * column of pigment; everything that differs between the views comes from it.
 */
export function depthViews(
  skinLinear: readonly [number, number, number],
  healedAt: (column: PigmentColumn) => DotKernel,
  options: DepthViewOptions = {},
): readonly DepthView[] {
  const { columns } = DEPTH_VIEW_DEFAULTS;
  return (['shallow', 'right', 'deep'] as const).map((id) => ({
    id,
    column: columns[id],
    picture: skinPatch(skinLinear, healedAt(keptColumn(columns[id])), options),
  }));
}

/** A flat patch of skin with dots of one kernel, seen straight on. */
export function skinPatch(
  skinLinear: readonly [number, number, number],
  kernel: DotKernel,
  options: DepthViewOptions = {},
): Photo {
  const { widthMm, heightMm, minSpacingMm, ...rest } = DEPTH_VIEW_DEFAULTS;
  const { densityPerCm2, pxPerMm, seed } = { ...rest, ...options };
  const widthPx = Math.round(widthMm * pxPerMm);
  const heightPx = Math.round(heightMm * pxPerMm);
  const skin: Photo = { widthPx, heightPx, rgba: bareSkin(skinLinear, widthPx, heightPx, pxPerMm, seed) };
  const places = scatter(widthMm, heightMm, densityPerCm2, minSpacingMm, seed);
  const data = new Float32Array((places.length / 2) * SPLAT_STRIDE);
  const square = pxPerMm * pxPerMm;
  for (let i = 0; i < places.length / 2; i++) {
    const vary = (channel: number) => unitFromHash(hash32(hash32(seed, i), channel)) - 0.5;
    const strength = 1 + 0.6 * vary(1);
    const size = (1 + 0.3 * vary(2)) ** 2 * square;
    data.set([places[2 * i]! * pxPerMm, places[2 * i + 1]! * pxPerMm, size, 0, size, 0, strength, i], i * SPLAT_STRIDE);
  }
  const splats: Splats = { count: places.length / 2, data };
  return { widthPx, heightPx, rgba: renderSplats(skin, splats, [kernel], noGloss()) };
}

/** Dots at chance places that keep their distance, x and y in mm; some lie outside so that the patch has no empty border. */
function scatter(widthMm: number, heightMm: number, perCm2: number, spacingMm: number, seed: number): number[] {
  const margin = 3;
  const wanted = Math.round(((widthMm + 2 * margin) * (heightMm + 2 * margin) * perCm2) / 100);
  const random = createRandom(seed);
  const places: number[] = [];
  for (let tries = 0; tries < 60 * wanted && places.length < 2 * wanted; tries++) {
    const x = random.next() * (widthMm + 2 * margin) - margin;
    const y = random.next() * (heightMm + 2 * margin) - margin;
    let free = true;
    for (let k = 0; k < places.length && free; k += 2) {
      free = (places[k]! - x) ** 2 + (places[k + 1]! - y) ** 2 >= spacingMm * spacingMm;
    }
    if (free) places.push(x, y);
  }
  return places;
}

/** Skin from near: fine furrows and a slow mottle of a few per cent. */
function bareSkin(
  linear: readonly [number, number, number],
  widthPx: number,
  heightPx: number,
  pxPerMm: number,
  seed: number,
): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(widthPx * heightPx * 4).fill(255);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const mm = [x / pxPerMm, y / pxPerMm] as const;
      const furrows = Math.abs(noise(mm[0] * 2.6 + 0.7 * mm[1], mm[1] * 2.2, seed + 11));
      const tone = 1 + 0.05 * (furrows - 0.3) + 0.035 * noise(mm[0] * 0.35, mm[1] * 0.35, seed + 12);
      const grain = 0.02 * noise(mm[0] * 9, mm[1] * 9, seed + 13);
      for (let c = 0; c < 3; c++) rgba[4 * (y * widthPx + x) + c] = byteOfLinear(linear[c]! * (tone + grain));
    }
  }
  return rgba;
}

/** Smooth noise in [-1, 1] on a unit lattice. */
function noise(x: number, y: number, seed: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const at = (i: number, j: number) => 2 * unitFromHash(hash32(hash32(seed, i), j)) - 1;
  const fade = (t: number) => t * t * (3 - 2 * t);
  const fx = fade(x - ix);
  const top = at(ix, iy) + fx * (at(ix + 1, iy) - at(ix, iy));
  const bottom = at(ix, iy + 1) + fx * (at(ix + 1, iy + 1) - at(ix, iy + 1));
  return top + fade(y - iy) * (bottom - top);
}
