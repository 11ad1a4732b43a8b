import { expect, test } from 'vitest';
import { applyCard, cardLinearRgb } from '../colour/colour-card.ts';
import { deltaE2000 } from '../colour/delta-e.ts';
import { linearRgbToLab } from '../colour/lab.ts';
import type { Rgb } from '../colour/srgb.ts';
import { byteOfLinear } from '../preview/linear-light.ts';
import type { Photo } from '../preview/photo.ts';
import { type CardCorners, cardFromPhoto, cardPlaces } from './card-from-photo.ts';

/** A warm, dim lamp and a camera with crosstalk. */
const seen = ([r, g, b]: Rgb): Rgb => [0.8 * r + 0.12 * g, 0.06 * r + 0.62 * g, 0.05 * g + 0.4 * b];
const SIZE = { widthPx: 300, heightPx: 220 };
/** Tilted: the far side is smaller. */
const CORNERS: CardCorners = [
  [50, 40],
  [240, 60],
  [225, 165],
  [60, 180],
];

function cardPhoto(places = cardPlaces(CORNERS)): Photo {
  const rgba = new Uint8ClampedArray(SIZE.widthPx * SIZE.heightPx * 4).fill(20);
  const colours = cardLinearRgb().map(seen);
  for (const [n, { at, radiusPx }] of places.entries()) {
    const reach = 1.5 * radiusPx;
    for (let y = Math.ceil(at[1] - reach); y < at[1] + reach; y++) {
      for (let x = Math.ceil(at[0] - reach); x < at[0] + reach; x++) {
        colours[n]!.forEach((value, c) => {
          rgba[4 * (y * SIZE.widthPx + x) + c] = byteOfLinear(value);
        });
      }
    }
  }
  return { ...SIZE, rgba };
}

test('places run row by row from dark skin, and the corners are those given', () => {
  const places = cardPlaces(CORNERS);
  expect(places).toHaveLength(24);
  for (const [corner, n] of [0, 5, 23, 18].entries()) {
    expect(places[n]!.at[0]).toBeCloseTo(CORNERS[corner]![0], 9);
    expect(places[n]!.at[1]).toBeCloseTo(CORNERS[corner]![1], 9);
  }
  // Straight rows stay straight in perspective, and shorten towards the far side.
  const [a, b, c] = [places[6]!.at, places[8]!.at, places[11]!.at];
  expect((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])).toBeCloseTo(0, 6);
});

test('takes a coloured lamp out of a tilted card, for skin too', () => {
  const outcome = cardFromPhoto(cardPhoto(), CORNERS);
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  expect(outcome.value.meanDE00).toBeLessThan(0.6);
  const skin: Rgb = [0.5, 0.31, 0.23];
  const off = deltaE2000(linearRgbToLab(applyCard(outcome.value.matrix, seen(skin))), linearRgbToLab(skin));
  const before = deltaE2000(linearRgbToLab(seen(skin)), linearRgbToLab(skin));
  expect(before).toBeGreaterThan(8);
  expect(off).toBeLessThan(0.5);
});

test('refuses corners in another order, a card over the edge and one burnt out', () => {
  const [a, b, c, d] = CORNERS;
  const rule = (photo: Photo, corners: CardCorners) => {
    const outcome = cardFromPhoto(photo, corners);
    return outcome.ok ? 'ok' : outcome.refusal.rule;
  };
  expect(rule(cardPhoto(), [c, d, a, b])).toBe('card.poor');
  expect(rule(cardPhoto(), [a, [900, 60], [900, 165], d])).toBe('card.small');
  const burnt = cardPhoto();
  burnt.rgba.fill(255);
  expect(rule(burnt, CORNERS)).toBe('card.burnt');
});
