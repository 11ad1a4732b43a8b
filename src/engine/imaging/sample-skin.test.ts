import { describe, expect, it } from 'vitest';
import { createRandom, nextNormal } from '#/base/random.ts';
import { deltaE2000 } from '../colour/delta-e.ts';
import { linearRgbToLab } from '../colour/lab.ts';
import { byteOfLinear } from '../preview/linear-light.ts';
import type { Photo } from '../preview/photo.ts';
import { follicleFromPhoto } from './follicle-from-photo.ts';
import { sampleSkin } from './sample-skin.ts';

const SKIN = [0.5, 0.31, 0.23] as const;
const SIDE = 120;

/** A flat patch whose pixels a function may darken or replace. */
function patch(pixel: (x: number, y: number) => readonly number[]): Photo {
  const rgba = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      pixel(x, y).forEach((value, c) => {
        rgba[4 * (y * SIDE + x) + c] = byteOfLinear(value);
      });
    }
  }
  return { widthPx: SIDE, heightPx: SIDE, rgba };
}

const AREA = { at: [60, 60], radiusPx: 50 } as const;

describe('sampleSkin', () => {
  it('finds the skin under noise, hairs and a shine that cover a third of the area', () => {
    const random = createRandom(4);
    const photo = patch((x) => {
      const noisy = SKIN.map((v) => v * (1 + 0.06 * nextNormal(random)));
      if (x % 9 === 0) return noisy.map((v) => 0.2 * v);
      return x > 90 ? noisy.map((v) => v + 0.4) : noisy;
    });
    const sample = sampleSkin(photo, AREA);
    if (!sample.ok) throw new Error(sample.refusal.message);
    expect(deltaE2000(sample.value.lab, linearRgbToLab(SKIN))).toBeLessThan(1);
    expect(sample.value.usableShare).toBeGreaterThan(0.6);
    expect(sample.value.usableShare).toBeLessThan(0.9);
  });

  it('refuses a burnt area, a mixed area and one outside, each with its own reason', () => {
    const burnt = sampleSkin(
      patch(() => [1, 1, 1]),
      AREA,
    );
    // Light from a hundredth to all of it, evenly on a logarithmic scale: no skin prevails.
    const random = createRandom(8);
    const mixed = sampleSkin(
      patch(() => {
        const light = 100 ** -random.next();
        return SKIN.map((v) => v * light);
      }),
      AREA,
    );
    const outside = sampleSkin(
      patch(() => SKIN),
      { at: [900, 900], radiusPx: 20 },
    );
    expect([burnt, mixed, outside].map((result) => (result.ok ? 'ok' : result.refusal.rule))).toEqual([
      'IM02',
      'IM03',
      'IM01',
    ]);
  });
});

describe('follicleFromPhoto', () => {
  it('reads how much light the sides leave, in shade and whether single hairs show or not', () => {
    for (const shade of [1, 0.6]) {
      const photo = patch((x, y) => SKIN.map((v) => v * shade * (x % 6 < 2 && y % 6 < 2 ? 0.35 : 1)));
      const found = follicleFromPhoto(photo, AREA, { linearRgb: SKIN });
      if (!found.ok) throw new Error(found.refusal.message);
      expect(found.value.resolved).toBe(true);
      expect(found.value.linearRgb[1] / SKIN[1]).toBeCloseTo(0.35, 1);
      // A ninth of the skin takes .65 of its light.
      expect(found.value.left[1]).toBeCloseTo(shade * (1 - 0.65 / 9), 2);
    }
    const blurred = follicleFromPhoto(
      patch(() => SKIN.map((v) => 0.8 * v)),
      AREA,
      { linearRgb: SKIN },
    );
    expect(blurred.ok && !blurred.value.resolved && blurred.value.left[1]).toBeCloseTo(0.8, 1);
  });
});
