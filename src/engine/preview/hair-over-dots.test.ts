import { expect, it } from 'vitest';
import { decodeSrgb } from '#/engine/colour/srgb.ts';
import { hairOverDots } from './hair-over-dots.ts';
import type { Photo } from './photo.ts';
import { SPLAT_STRIDE, type Splats } from './splats.ts';

const SKIN = [205, 150, 125] as const;
const [WIDTH, HEIGHT] = [60, 40];

/** Skin with another colour over the left part. */
function photoWith(colour: readonly number[], partWidth: number): Photo {
  const rgba = new Uint8ClampedArray(4 * WIDTH * HEIGHT);
  for (let n = 0; n < WIDTH * HEIGHT; n++) rgba.set([...(n % WIDTH < partWidth ? colour : SKIN), 255], 4 * n);
  return { widthPx: WIDTH, heightPx: HEIGHT, rgba };
}

/** One dot in every pixel, each as wide as the next. */
function dotsEverywhere(): Splats {
  const count = WIDTH * HEIGHT;
  const data = new Float32Array(count * SPLAT_STRIDE);
  for (let n = 0; n < count; n++) data.set([n % WIDTH, Math.floor(n / WIDTH), 1, 0, 1, 0, 1, n], n * SPLAT_STRIDE);
  return { count, data };
}

const skinRgb = [decodeSrgb(SKIN[0] / 255), decodeSrgb(SKIN[1] / 255), decodeSrgb(SKIN[2] / 255)] as const;
const shareOf = (colour: readonly number[], partWidth: number) =>
  hairOverDots(photoWith(colour, partWidth), dotsEverywhere(), skinRgb);

it.each([
  ['black hair', [30, 27, 28]],
  ['grey hair', [128, 124, 120]],
  ['brown hair', [62, 40, 28]],
])('sees the share of %s', (_, colour) => {
  expect(shareOf(colour, 30)).toBeCloseTo(0.5, 1);
});

it.each([
  ['shade', [130, 94, 77]],
  ['shine', [245, 235, 230]],
])('does not take %s on bare skin for hair', (_, colour) => {
  expect(shareOf(colour, 30)).toBe(0);
});

it('says nothing without a dot in the photo, nor in a photo without colour', () => {
  expect(hairOverDots(photoWith(SKIN, 0), { count: 0, data: new Float32Array(0) }, skinRgb)).toBeNull();
  expect(hairOverDots(photoWith(SKIN, 0), dotsEverywhere(), [0.4, 0.4, 0.4])).toBeNull();
});
