import { describe, expect, it } from 'vitest';
import { ellipsoidHead, portraitCamera } from '../../../tests/golden/scenes.ts';
import { depthBuffer } from './depth-buffer.ts';
import { joinSplats } from './splats.ts';
import { stubbleLengthMm, stubbleSplats } from './stubble.ts';
import { transmissionOf } from './transmission.ts';

const HEAD = ellipsoidHead();

/** Light taken (px) by one shaft of this length at the middle of the face, in a picture of this scale. */
function lightTaken(lengthMm: number, direction: readonly [number, number, number], pxPerMm: number) {
  const camera = portraitCamera(200, 200, pxPerMm, 0, 0, 3000);
  const depth = depthBuffer(HEAD.mesh, camera);
  const stubble = {
    rootsMm: Float64Array.of(0, 0, 98),
    normals: Float64Array.of(0, 0, 1),
    directions: Float64Array.from(direction),
    lengthsMm: Float32Array.of(lengthMm),
    diameterMm: 0.07,
    contrast: [0.5, 0.4, 0.3] as const,
  };
  const { splats, kernel } = stubbleSplats(stubble, camera, depth, 0);
  const { rgb } = transmissionOf(splats, [kernel], 200, 200, { blurVariancePx2: 0.25 });
  let taken = 0;
  for (let i = 0; i < rgb.length; i += 3) taken += 1 - rgb[i]!;
  return { taken, splats };
}

describe('stubbleSplats', () => {
  it('covers length x width x contrast of the skin, from specks under a pixel to long shafts', () => {
    for (const pxPerMm of [1, 4]) {
      for (const length of [0.6, 2, 6]) {
        const expected = length * 0.07 * 0.5 * (pxPerMm * (3000 / 2902)) ** 2;
        expect(lightTaken(length, [0, -1, 0], pxPerMm).taken / expected).toBeGreaterThan(0.9);
        expect(lightTaken(length, [0, -1, 0], pxPerMm).taken / expected).toBeLessThan(1.03);
      }
    }
  });

  it('shortens with the view: a shaft that points at the camera is a dot', () => {
    const across = lightTaken(3, [0, -1, 0], 3).taken;
    expect(lightTaken(3, [0, 0, 1], 3).taken).toBeLessThan(0.1 * across);
    const slanted = lightTaken(3, [0, -Math.SQRT1_2, Math.SQRT1_2], 3).taken;
    expect(slanted / across).toBeCloseTo(Math.SQRT1_2, 1);
  });

  it('joins with dots into one list', () => {
    const { splats } = lightTaken(2, [0, -1, 0], 4);
    expect(joinSplats([splats, splats]).count).toBe(2 * splats.count);
  });
});

describe('stubbleLengthMm', () => {
  it('grows from the razor at the pace of hair', () => {
    expect(stubbleLengthMm(0)).toBeGreaterThan(0);
    expect(stubbleLengthMm(7) - stubbleLengthMm(0)).toBeCloseTo(7 * 0.367, 6);
  });
});
