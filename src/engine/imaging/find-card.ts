import { mapTuple } from '#/base/map-tuple.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { correctFromCard } from '../colour/colour-card.ts';
import type { Rgb } from '../colour/srgb.ts';
import { LINEAR_OF_BYTE } from '../preview/linear-light.ts';
import { checkPhoto, type Photo } from '../preview/photo.ts';
import { inverse } from '../skin/square-matrix.ts';
import { type CardCorners, cardFromPhoto, cardPlaces } from './card-from-photo.ts';
import { flatPatches } from './flat-patches.ts';
import { MIN_PATCHES, type PatchLattice, patchLattices } from './patch-lattice.ts';

export interface FoundCard {
  /** Pixels of the photo, as `cardFromPhoto` takes them. */
  readonly corners: CardCorners;
  /** What the patches are off after correction. */
  readonly meanDE00: number;
}

/** Long sides, in px, at which a photo is searched; cards that fill it first, small ones last. */
const SEARCHED_PX = [480, 900, 1500] as const;
/** Steps in sRGB between neighbours that still count as even colour. */
const THRESHOLDS = [10, 18, 30] as const;
/** Corrected patches further off than this may be something else. */
const SURE_MEAN_DE00 = 5;
/** Grids that are tried, largest first. */
const MOST_GRIDS = 6;

/**
 * Looks for a ColorChecker Classic (24 patches) in a photo: areas of even colour in a grid of 6 x 4, whichever way it lies, whose
 * colours become those of the card by one linear correction. Refuses when no grid passes that test; a mirrored card does not pass.
 */
export function findCard(photo: Photo): Outcome<FoundCard, { readonly rule: string; readonly message: string }> {
  checkPhoto(photo);
  const longest = Math.max(photo.widthPx, photo.heightPx);
  const factors = SEARCHED_PX.map((wanted) => Math.max(1, Math.round(longest / wanted)));
  for (const factor of new Set(factors)) {
    const small = smoothed(shrunk(photo, factor));
    for (const threshold of THRESHOLDS) {
      const found = bestCard(photo, small, factor, patchLattices(flatPatches(small, threshold)).lattices);
      if (found) return accept(found);
    }
  }
  return refuse({
    rule: 'card.notFound',
    message: 'No colour card of 24 patches was found in the photo: mark its four corner patches by hand.',
  });
}

/** The best reading over all grids and all ways that a card can lie on each of them; null when none is sure. */
function bestCard(photo: Photo, small: Photo, factor: number, lattices: readonly PatchLattice[]): FoundCard | null {
  let best: FoundCard | null = null;
  for (const lattice of lattices.slice(0, MOST_GRIDS)) {
    for (const way of waysToLie(lattice)) {
      if (!looksLikeCard(small, way)) continue;
      const corners = mapTuple(way, ([x, y]) => [factor * x, factor * y] as const);
      const read = cardFromPhoto(photo, corners);
      if (!read.ok || read.value.meanDE00 > Math.min(SURE_MEAN_DE00, best?.meanDE00 ?? Number.POSITIVE_INFINITY))
        continue;
      best = { corners, meanDE00: read.value.meanDE00 };
    }
  }
  return best;
}

/** Nine pixels a patch, before all of them are read. */
function looksLikeCard({ widthPx, heightPx, rgba }: Photo, corners: CardCorners): boolean {
  const measured: Rgb[] = [];
  for (const { at } of cardPlaces(corners)) {
    const [x, y] = [Math.floor(at[0]), Math.floor(at[1])];
    if (!(x >= 1 && y >= 1 && x < widthPx - 1 && y < heightPx - 1)) return false;
    const channel = (c: number) => {
      let sum = 0;
      for (const row of [y - 1, y, y + 1]) {
        const middle = 4 * (row * widthPx + x) + c;
        for (const from of [middle - 4, middle, middle + 4]) sum += LINEAR_OF_BYTE[rgba[from]!]!;
      }
      return sum / 9;
    };
    measured.push([channel(0), channel(1), channel(2)]);
  }
  return correctFromCard(measured).ok;
}

/** The corners for each turn by a quarter and each window of 6 x 4 that holds enough of the grid. */
function waysToLie(lattice: PatchLattice): CardCorners[] {
  const ways: CardCorners[] = [];
  for (let turn = 0; turn < 4; turn++) {
    const nodes = [...lattice.values()].map(({ column, row, patch }) => ({ ...turned(column, row, turn), patch }));
    const columns = rangeOf(nodes.map(({ c }) => c));
    const rows = rangeOf(nodes.map(({ r }) => r));
    for (let c0 = columns[0] - 5; c0 <= columns[1]; c0++) {
      for (let r0 = rows[0] - 3; r0 <= rows[1]; r0++) {
        const inside = nodes.filter(({ c, r }) => c >= c0 && c < c0 + 6 && r >= r0 && r < r0 + 4);
        if (inside.length < MIN_PATCHES) continue;
        const corners = surestCorners(
          inside.map(({ c, r, patch }) => ({ u: (c - c0) / 5, v: (r - r0) / 3, x: patch.x, y: patch.y })),
        );
        if (corners) ways.push(corners);
      }
    }
  }
  return ways;
}

function turned(column: number, row: number, turn: number): { readonly c: number; readonly r: number } {
  if (turn === 0) return { c: column, r: row };
  if (turn === 1) return { c: row, r: -column };
  if (turn === 2) return { c: -column, r: -row };
  return { c: -row, r: column };
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

interface Pair {
  /** Place on the card, 0..1 between the middles of its corner patches. */
  readonly u: number;
  readonly v: number;
  readonly x: number;
  readonly y: number;
}

/** Pairs further off than this share of the distance of two patches are things beside the card. */
const STRAY_SHARE = 0.12;

/** The corners once more without the pairs that lie off the map of the others. */
function surestCorners(pairs: readonly Pair[]): CardCorners | null {
  const first = cornersFrom(pairs);
  if (!first) return null;
  const places = cardPlaces(first);
  const step = Math.hypot(first[1][0] - first[0][0], first[1][1] - first[0][1]) / 5;
  const kept = pairs.filter(({ u, v, x, y }) => {
    const { at } = places[6 * Math.round(3 * v) + Math.round(5 * u)]!;
    return Math.hypot(at[0] - x, at[1] - y) < STRAY_SHARE * step;
  });
  return kept.length < pairs.length && kept.length >= MIN_PATCHES ? cornersFrom(kept) : first;
}

/**
 * The corner patches by the projective map nearest to all pairs: x = (a u + b v + c) / (g u + h v + 1), linear in its eight
 * numbers once multiplied out; least squares. Null when the pairs do not fix it.
 */
function cornersFrom(pairs: readonly Pair[]): CardCorners | null {
  const normal = new Float64Array(64);
  const right = new Float64Array(8);
  const add = (row: readonly number[], value: number): void => {
    for (let i = 0; i < 8; i++) {
      right[i]! += row[i]! * value;
      for (let j = 0; j < 8; j++) normal[8 * i + j]! += row[i]! * row[j]!;
    }
  };
  const scale = Math.max(...pairs.map(({ x, y }) => Math.max(x, y)));
  for (const { u, v, ...at } of pairs) {
    const [x, y] = [at.x / scale, at.y / scale];
    add([u, v, 1, 0, 0, 0, -u * x, -v * x], x);
    add([0, 0, 0, u, v, 1, -u * y, -v * y], y);
  }
  const solved = inverse(normal, 8);
  const m = Array.from({ length: 8 }, (_, i) => right.reduce((sum, value, j) => sum + solved[8 * i + j]! * value, 0));
  const place = (u: number, v: number): readonly [number, number] => {
    const w = (m[6]! * u + m[7]! * v + 1) / scale;
    return [(m[0]! * u + m[1]! * v + m[2]!) / w, (m[3]! * u + m[4]! * v + m[5]!) / w];
  };
  const corners: CardCorners = [place(0, 0), place(1, 0), place(1, 1), place(0, 1)];
  return corners.flat().every(Number.isFinite) ? corners : null;
}

/** Means of squares of `factor` pixels; what is left over at the right and below is dropped. */
function shrunk(photo: Photo, factor: number): Photo {
  if (factor === 1) return photo;
  const widthPx = Math.floor(photo.widthPx / factor);
  const heightPx = Math.floor(photo.heightPx / factor);
  const rgba = new Uint8ClampedArray(4 * widthPx * heightPx);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let j = 0; j < factor; j++) {
          const row = (y * factor + j) * photo.widthPx + x * factor;
          for (let i = 0; i < factor; i++) sum += photo.rgba[4 * (row + i) + c]!;
        }
        rgba[4 * (y * widthPx + x) + c] = sum / (factor * factor);
      }
    }
  }
  return { widthPx, heightPx, rgba };
}

/** Median of five (middle and four neighbours): takes noise out and leaves edges. */
function smoothed(photo: Photo): Photo {
  const { widthPx, heightPx, rgba } = photo;
  const out = rgba.slice();
  const below = 4 * widthPx;
  for (let y = 1; y < heightPx - 1; y++) {
    for (let at = 4 * (y * widthPx + 1); at < 4 * (y * widthPx + widthPx - 1); at++) {
      out[at] = medianOfFive(rgba[at]!, rgba[at - 4]!, rgba[at + 4]!, rgba[at - below]!, rgba[at + below]!);
    }
  }
  return { widthPx, heightPx, rgba: out };
}

function medianOfFive(a: number, b: number, c: number, d: number, e: number): number {
  // The middle of e and the inner two of the pairs: neither the largest of the smaller ones nor less than the smallest of the larger.
  const low = Math.max(Math.min(a, b), Math.min(c, d));
  const high = Math.min(Math.max(a, b), Math.max(c, d));
  return low > high ? Math.max(high, Math.min(low, e)) : Math.max(low, Math.min(high, e));
}
