import { expect, it } from 'vitest';
import { type GlossMap, glossAt, glossMap, headAt } from './gloss-map.ts';
import { byteOfLinear } from './linear-light.ts';

const SIDE = 60;
/** A head that fills the picture. */
const EVERYWHERE = { widthPx: SIDE, heightPx: SIDE, scale: 1, depthMm: new Float32Array(SIDE * SIDE).fill(1000) };
const SKIN = [0.5, 0.3, 0.2] as const;

/** Skin with white light added where `shines`, linear. */
function picture(shine: number, shines: (x: number, y: number) => boolean) {
  const rgba = new Uint8ClampedArray(4 * SIDE * SIDE).fill(255);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const light = SKIN.map((value) => byteOfLinear(value + (shines(x, y) ? shine : 0)));
      rgba.set(light, 4 * (y * SIDE + x));
    }
  }
  return { widthPx: SIDE, heightPx: SIDE, rgba };
}

it('finds the white light that lies on the skin, and none where the skin is dull', () => {
  const map = glossMap(
    picture(0.15, (x) => x >= 42),
    EVERYWHERE,
  );
  // The skin returns .2126 x .5 + .7152 x .3 + .0722 x .2 = .335 of the light; with the shine .485, of which .15 is gloss.
  expect(glossAt(map, 51, 30)).toBeCloseTo(0.15 / 0.485, 2);
  expect(glossAt(map, 20, 30)).toBeLessThan(0.01);
  expect(headAt(map, 30, 30)).toBe(1);
});

it('takes a pale part that is no brighter than the rest for skin', () => {
  const map = glossMap(
    picture(0.005, (x) => x >= 42),
    EVERYWHERE,
  );
  expect(glossAt(map, 51, 30)).toBeLessThan(0.01);
});

it('is read between the middles of its cells, the edges repeated', () => {
  const map: GlossMap = { widthCells: 2, heightCells: 2, cellPx: 4, share: Float32Array.of(0, 0.4, 0.8, 0.2) };
  expect(glossAt(map, 0, 0)).toBe(0);
  expect(glossAt(map, 7, 0)).toBeCloseTo(0.4, 6);
  // The middle of pixel 3 lies 1.5 of the 4 px between the middles of two cells.
  expect(glossAt(map, 3, 0)).toBeCloseTo(0.375 * 0.4, 6);
  expect(glossAt(map, 0, 3)).toBeCloseTo(0.375 * 0.8, 6);
  expect(glossAt(map, 3, 4)).toBeCloseTo(0.375 * 0.375 * 0.4 + 0.625 * 0.625 * 0.8 + 0.375 * 0.625 * 0.2, 6);
});
