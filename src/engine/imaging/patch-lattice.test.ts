import { describe, expect, test } from 'vitest';
import { createRandom } from '#/base/random.ts';
import { cardCorners, cardError, renderCard } from '../../../tests/support/render-card.ts';
import type { Photo } from '../preview/photo.ts';
import { findCard } from './find-card.ts';
import { flatPatches } from './flat-patches.ts';
import { patchLattices } from './patch-lattice.ts';

const SIZE = { widthPx: 720, heightPx: 900 };

/** Tiles in a few greys between darker joints; every row is shifted by a share of a tile, as bricks are. */
function tileWall(tilePx: number, shift = 0, noise = 0): Photo {
  const { widthPx, heightPx } = SIZE;
  const random = createRandom(tilePx);
  const jointPx = Math.max(2, 0.15 * tilePx);
  const rgba = new Uint8ClampedArray(4 * widthPx * heightPx).fill(255);
  for (let y = 0; y < heightPx; y++) {
    const row = Math.floor(y / tilePx);
    for (let x = 0; x < widthPx; x++) {
      const along = x + row * shift * tilePx;
      const isJoint = along % tilePx < jointPx || y % tilePx < jointPx;
      const grey = isJoint ? 90 : 170 + 8 * ((7 * Math.floor(along / tilePx) + 13 * row) % 5);
      const seen = grey + noise * (random.next() - 0.5);
      rgba.fill(seen, 4 * (y * widthPx + x), 4 * (y * widthPx + x) + 3);
    }
  }
  return { widthPx, heightPx, rgba };
}

function placed(card: Photo, onto: Photo, isCard: (x: number, y: number) => boolean): Photo {
  const rgba = onto.rgba.slice();
  for (let y = 0; y < onto.heightPx; y++) {
    for (let x = 0; x < onto.widthPx; x++) {
      const at = 4 * (y * onto.widthPx + x);
      if (isCard(x, y)) rgba.set(card.rgba.subarray(at, at + 4), at);
    }
  }
  return { ...onto, rgba };
}

describe('a wall of tiles', () => {
  test.each([
    { tilePx: 10, shift: 0, noise: 0 },
    { tilePx: 20, shift: 0, noise: 0 },
    { tilePx: 20, shift: 0, noise: 14 },
    { tilePx: 24, shift: 0.5, noise: 0 },
    { tilePx: 32, shift: 0.3, noise: 0 },
  ])('of $tilePx px, shifted by $shift, noise $noise, is followed about once', ({ tilePx, shift, noise }) => {
    const patches = flatPatches(tileWall(tilePx, shift, noise), 18);
    expect(patches.length).toBeGreaterThan(300);
    const { lattices, laidCount } = patchLattices(patches);
    expect(laidCount).toBeGreaterThan(300);
    // Without a mark on what was followed, each patch starts up to 36 grids of 300 patches.
    expect(laidCount).toBeLessThan(2 * patches.length);
    expect(lattices.length).toBeLessThan(4);
  });

  test('does not hide a card before it', () => {
    const corners = cardCorners([360, 560], 260, 8);
    const isCard = (x: number, y: number) => x > 190 && x < 530 && y > 440 && y < 680;
    const outcome = findCard(placed(renderCard({ ...SIZE, corners }), tileWall(20), isCard));
    if (!outcome.ok) throw new Error(outcome.refusal.message);
    expect(cardError(outcome.value.corners, corners)).toBeLessThan(5);
  });
});

test('of more patches than are searched the largest are', () => {
  const grid = (columns: number, rows: number, pitch: number, left: number) =>
    Array.from({ length: columns * rows }, (_, n) => ({
      x: left + pitch * (n % columns),
      y: pitch * Math.floor(n / columns),
      sidePx: 0.8 * pitch,
    }));
  const { lattices } = patchLattices([...grid(100, 60, 6, 0), ...grid(6, 4, 30, 1000)]);
  expect(lattices.map(({ size }) => size)).toEqual([24]);
});
