import { type Outcome, refuse } from '#/base/outcome.ts';
import { type CardCorrection, correctFromCard } from '../colour/colour-card.ts';
import type { Rgb } from '../colour/srgb.ts';
import { median } from '../math/median.ts';
import type { Photo } from '../preview/photo.ts';
import { readArea, type SampleArea } from './sample-skin.ts';

type Point = readonly [number, number];

/** Middles of the four corner patches in the photo, px: dark skin, bluish green, black, white (clockwise when the card is upright). */
export type CardCorners = readonly [Point, Point, Point, Point];

const COLUMNS = 6;
const ROWS = 4;
/** Radius that is read of a patch, as a share of the distance to its nearest neighbour: well inside its frame. */
const READ_SHARE = 0.25;
/** Patches with more burnt-out pixels than this say nothing. */
const MAX_CLIPPED_SHARE = 0.2;

/** The 24 places of a card that are read, in the order of CARD_PATCHES: the plane of the card seen in perspective. */
export function cardPlaces(corners: CardCorners): readonly SampleArea[] {
  const place = squareToQuad(corners);
  const middles = Array.from({ length: COLUMNS * ROWS }, (_, n) =>
    place((n % COLUMNS) / (COLUMNS - 1), Math.floor(n / COLUMNS) / (ROWS - 1)),
  );
  return middles.map((at, n) => {
    const beside = middles[n % COLUMNS < COLUMNS - 1 ? n + 1 : n - 1]!;
    const below = middles[n + COLUMNS < middles.length ? n + COLUMNS : n - COLUMNS]!;
    return { at, radiusPx: READ_SHARE * Math.min(distance(at, beside), distance(at, below)) };
  });
}

/** Colour correction from a ColorChecker Classic in the photo: the median of each patch, then least squares in linear light. */
export function cardFromPhoto(
  photo: Photo,
  corners: CardCorners,
): Outcome<CardCorrection, { readonly rule: string; readonly message: string }> {
  const measured: Rgb[] = [];
  for (const area of cardPlaces(corners)) {
    const pixels = readArea(photo, area);
    if (pixels.length < 4) {
      return refuse({
        rule: 'card.small',
        message:
          'The colour card is too small in the photo or reaches over its edge: take the photo again with it nearer.',
      });
    }
    if (pixels.filter(({ clipped }) => clipped).length > MAX_CLIPPED_SHARE * pixels.length) {
      return refuse({
        rule: 'card.burnt',
        message: 'A patch of the colour card is burnt out: take the photo again with less light or without glare.',
      });
    }
    const channel = (k: 0 | 1 | 2) => median(pixels.map(({ rgb }) => rgb[k]));
    measured.push([channel(0), channel(1), channel(2)]);
  }
  return correctFromCard(measured);
}

/** Projective map of the unit square onto four points, clockwise from (0, 0): Heckbert, Fundamentals of Texture Mapping (1989). */
function squareToQuad([p00, p10, p11, p01]: CardCorners): (u: number, v: number) => Point {
  const [sx, sy] = [0, 1].map((k) => p00[k]! - p10[k]! + p11[k]! - p01[k]!) as [number, number];
  const [dx1, dy1] = [p10[0] - p11[0], p10[1] - p11[1]];
  const [dx2, dy2] = [p01[0] - p11[0], p01[1] - p11[1]];
  const area = dx1 * dy2 - dx2 * dy1;
  const g = area === 0 ? 0 : (sx * dy2 - dx2 * sy) / area;
  const h = area === 0 ? 0 : (dx1 * sy - sx * dy1) / area;
  return (u, v) => {
    const w = g * u + h * v + 1;
    const axis = (k: 0 | 1) => ((p10[k] - p00[k] + g * p10[k]) * u + (p01[k] - p00[k] + h * p01[k]) * v + p00[k]) / w;
    return [axis(0), axis(1)];
  };
}

function distance(a: Point, b: Point): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);
}
