import type { DepthBuffer } from './depth-buffer.ts';
import { type HeadCover, headCover } from './head-cover.ts';
import type { SeenHead } from './head-outline.ts';
import { LINEAR_OF_BYTE, luminance } from './linear-light.ts';
import type { Photo } from './photo.ts';

/**
 * How much of the light of each part of a photo is surface gloss, which never entered the skin and which no pigment can take.
 * A grid of cells of cellPx x cellPx picture pixels; share is gloss luminance over luminance, 0 to 0.9, sampled bilinearly
 * between cell centres.
 */
export interface GlossMap {
  readonly widthCells: number;
  readonly heightCells: number;
  readonly cellPx: number;
  readonly share: Float32Array;
  /** Light beyond the head's outline stays as it is. Absent: the head is everywhere. */
  readonly cover?: HeadCover;
}

export const GLOSS_DEFAULTS = {
  /** Cells on the longer side: a shine is centimetres wide, single pixels are noise. */
  cellsOnLongerSide: 384,
  /** Luminance over the head's median at which gloss begins to be believed, and is fully believed. */
  believedFrom: [1.02, 1.3] as readonly [number, number],
  /** Skin itself varies in blue/red: this quantile of the brighter half still counts as skin without gloss. */
  paleQuantile: 0.7,
  maxShare: 0.9,
} as const;

interface Cells {
  readonly widthCells: number;
  readonly heightCells: number;
  readonly cellPx: number;
  readonly rgb: Float32Array;
}

/**
 * Dichromatic estimate (Shafer 1985): skin returns little blue, gloss has the colour of the lamp, taken as white in a
 * balanced photo. With q0 the blue/red of pale but dull skin on this head, the white part s of a cell solves
 * (B - s) / (R - s) = q0. Only cells brighter than the head's median are believed, so that pale or grey parts that are not
 * shiny stay skin; on skin too neutral to tell (q0 > 0.85) the light above 1.6 medians counts.
 */
export function glossMap(photo: Photo, head: SeenHead): GlossMap {
  const cells = meanCells(photo);
  const { widthCells, heightCells, cellPx, rgb } = cells;
  const share = new Float32Array(widthCells * heightCells);
  const cover = headCover(head, head.outline ?? null, photo.widthPx, photo.heightPx);
  const onHead = headShares(cells, head);
  const on: number[] = [];
  for (let i = 0; i < onHead.length; i++) if (onHead[i]! > 0.5) on.push(i);
  if (on.length < 16) return { widthCells, heightCells, cellPx, share, cover };
  const lightOf = (i: number) => luminance(rgb[3 * i]!, rgb[3 * i + 1]!, rgb[3 * i + 2]!);
  const medianLight = quantile(on.map(lightOf), 0.5);
  const bright = on.filter((i) => lightOf(i) >= medianLight);
  const blueRed = quantile(
    bright.map((i) => rgb[3 * i + 2]! / Math.max(1e-4, rgb[3 * i]!)),
    GLOSS_DEFAULTS.paleQuantile,
  );
  for (let i = 0; i < share.length; i++) {
    share[i] = glossShare(rgb[3 * i]!, rgb[3 * i + 1]!, rgb[3 * i + 2]!, blueRed, medianLight);
  }
  const smoothed = smooth(smooth(share, widthCells, heightCells), widthCells, heightCells);
  return { widthCells, heightCells, cellPx, share: smoothed, cover };
}

function glossShare(red: number, green: number, blue: number, blueRed: number, medianLight: number): number {
  const light = luminance(red, green, blue);
  if (light <= 0 || medianLight <= 0) return 0;
  const gloss = blueRed < 0.85 ? red - (red - blue) / (1 - blueRed) : light - 1.6 * medianLight;
  const [from, to] = GLOSS_DEFAULTS.believedFrom;
  const t = Math.min(1, Math.max(0, (light / medianLight - from) / (to - from)));
  const held = Math.min(GLOSS_DEFAULTS.maxShare * Math.min(red, green, blue), Math.max(0, gloss));
  return (t * t * (3 - 2 * t) * held) / light;
}

function meanCells(photo: Photo): Cells {
  const cellPx = Math.max(1, Math.round(Math.max(photo.widthPx, photo.heightPx) / GLOSS_DEFAULTS.cellsOnLongerSide));
  const widthCells = Math.ceil(photo.widthPx / cellPx);
  const heightCells = Math.ceil(photo.heightPx / cellPx);
  const rgb = new Float32Array(widthCells * heightCells * 3);
  const pixels = new Uint32Array(widthCells * heightCells);
  // Every second pixel of every second row is enough for a mean over large cells.
  const step = cellPx >= 4 ? 2 : 1;
  for (let y = 0; y < photo.heightPx; y += step) {
    const row = Math.floor(y / cellPx) * widthCells;
    for (let x = 0; x < photo.widthPx; x += step) {
      const cell = row + Math.floor(x / cellPx);
      const at = 4 * (y * photo.widthPx + x);
      rgb[3 * cell] = rgb[3 * cell]! + LINEAR_OF_BYTE[photo.rgba[at]!]!;
      rgb[3 * cell + 1] = rgb[3 * cell + 1]! + LINEAR_OF_BYTE[photo.rgba[at + 1]!]!;
      rgb[3 * cell + 2] = rgb[3 * cell + 2]! + LINEAR_OF_BYTE[photo.rgba[at + 2]!]!;
      pixels[cell] = pixels[cell]! + 1;
    }
  }
  for (let i = 0; i < rgb.length; i++) rgb[i] = rgb[i]! / Math.max(1, pixels[Math.floor(i / 3)]!);
  return { widthCells, heightCells, cellPx, rgb };
}

/** Share of nine points of each cell at which the depth buffer sees the head. */
function headShares(cells: Cells, head: DepthBuffer): Float32Array {
  const shares = new Float32Array(cells.widthCells * cells.heightCells);
  const pick = (cell: number, part: number, limit: number): number =>
    Math.min(limit - 1, Math.floor((cell + (part + 0.5) / 3) * cells.cellPx * head.scale));
  for (let y = 0; y < cells.heightCells; y++) {
    for (let v = 0; v < 3; v++) {
      const row = pick(y, v, head.heightPx) * head.widthPx;
      for (let x = 0; x < cells.widthCells; x++) {
        for (let u = 0; u < 3; u++) {
          if (head.depthMm[row + pick(x, u, head.widthPx)]! < Number.POSITIVE_INFINITY) {
            shares[y * cells.widthCells + x] = shares[y * cells.widthCells + x]! + 1 / 9;
          }
        }
      }
    }
  }
  return shares;
}

function quantile(values: number[], share: number): number {
  values.sort((a, b) => a - b);
  return values[Math.floor(share * (values.length - 1))] ?? 0;
}

/** Mean of the 3 x 3 neighbours, edges repeated. */
function smooth(values: Float32Array, width: number, height: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy++) {
        const row = Math.min(height - 1, Math.max(0, y + dy)) * width;
        for (let dx = -1; dx <= 1; dx++) sum += values[row + Math.min(width - 1, Math.max(0, x + dx))]!;
      }
      out[y * width + x] = sum / 9;
    }
  }
  return out;
}

/** Share of gloss at the centre of a picture pixel (x, y): bilinear between cell centres, edges repeated. */
export function glossAt(map: GlossMap, x: number, y: number): number {
  return readCells(map, map.share, x, y);
}

/** Share of the head at the centre of a picture pixel, read in the same way. */
export function headAt({ cover }: GlossMap, x: number, y: number): number {
  if (!cover) return 1;
  return (cover.cellPx === 1 ? cover.share[y * cover.widthCells + x]! : readCells(cover, cover.share, x, y)) / 255;
}

type Grid = Pick<GlossMap, 'widthCells' | 'heightCells' | 'cellPx'>;

function readCells(grid: Grid, values: Float32Array | Uint8Array, x: number, y: number): number {
  const { widthCells, heightCells, cellPx } = grid;
  const gx = Math.min(widthCells - 1, Math.max(0, (x + 0.5) / cellPx - 0.5));
  const gy = Math.min(heightCells - 1, Math.max(0, (y + 0.5) / cellPx - 0.5));
  const x0 = gx | 0;
  const y0 = gy | 0;
  const x1 = Math.min(widthCells - 1, x0 + 1);
  const fx = gx - x0;
  const above = y0 * widthCells;
  const below = Math.min(heightCells - 1, y0 + 1) * widthCells;
  const top = values[above + x0]! * (1 - fx) + values[above + x1]! * fx;
  const bottom = values[below + x0]! * (1 - fx) + values[below + x1]! * fx;
  return top * (1 - (gy - y0)) + bottom * (gy - y0);
}
