import { expect, test } from 'vitest';
import { labToLinearRgb } from '../colour/lab.ts';
import { byteOfLinear } from '../preview/linear-light.ts';
import type { Photo } from '../preview/photo.ts';
import { patchFromPhoto } from './patch-from-photo.ts';

const SIZE_PX = 300;
const patch = { at: [80, 150], radiusPx: 55 } as const;
const skin = { at: [220, 150], radiusPx: 55 } as const;

const SKIN = [0.45, 0.28, 0.2];
const PITCH_PX = 10;
/** Light that a dot leaves. */
const LEFT = 0.35;

/** Skin whose left half has dots on a square grid; `taken` is the share of light that they take. */
function drawPatch(dotPx: number, light: number): { readonly photo: Photo; readonly taken: number } {
  const rgba = new Uint8ClampedArray(4 * SIZE_PX * SIZE_PX).fill(255);
  for (let y = 0; y < SIZE_PX; y++) {
    for (let x = 0; x < SIZE_PX; x++) {
      const isDot = x < SIZE_PX / 2 && x % PITCH_PX < dotPx && y % PITCH_PX < dotPx;
      for (let c = 0; c < 3; c++) {
        rgba[4 * (y * SIZE_PX + x) + c] = byteOfLinear(Math.min(1, SKIN[c]! * light * (isDot ? LEFT : 1)));
      }
    }
  }
  return {
    photo: { widthPx: SIZE_PX, heightPx: SIZE_PX, rgba },
    taken: (1 - LEFT) * (dotPx / PITCH_PX) ** 2,
  };
}

test('means of linear light are right for dots that show and that do not, in any light', () => {
  for (const dotPx of [1, 4]) {
    for (const light of [1, 0.6]) {
      const { photo, taken } = drawPatch(dotPx, light);
      const read = patchFromPhoto(photo, { patch, skin });
      if (!read.ok) throw new Error(read.refusal.message);
      const bare = labToLinearRgb(read.value.skinLab);
      const darkening = labToLinearRgb(read.value.healedLab).map((value, c) => 1 - value / bare[c]!);
      darkening.forEach((value) => {
        expect(Math.abs(value - taken)).toBeLessThan(0.01);
      });
    }
  }
});

test('refuses areas that overlap, leave the photo or are burnt out', () => {
  const { photo } = drawPatch(2, 1);
  const rule = (areas: Parameters<typeof patchFromPhoto>[1]) => {
    const read = patchFromPhoto(photo, areas);
    return read.ok ? 'ok' : read.refusal.rule;
  };
  expect(rule({ patch, skin: { ...skin, at: [120, 150] } })).toBe('overlap');
  expect(rule({ patch, skin: { ...skin, at: [900, 150] } })).toBe('tooSmall');
  const bright = drawPatch(2, 3).photo;
  const read = patchFromPhoto(bright, { patch, skin });
  expect(read.ok ? 'ok' : read.refusal.rule).toBe('burntOut');
});
