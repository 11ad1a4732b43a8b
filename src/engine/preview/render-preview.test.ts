import { describe, expect, it } from 'vitest';
import { GOLDEN_CASES } from '../../../tests/golden/scenes.ts';
import { glossAt } from './gloss-map.ts';
import { LINEAR_OF_BYTE } from './linear-light.ts';
import type { Photo } from './photo.ts';
import { previewGround, renderPreview, renderSplats } from './render-preview.ts';
import { SPLAT_STRIDE } from './splats.ts';

const FLAT_KERNEL = { sigmaMm: [3], amplitude: [0.5, 0.5, 0.5] };

/** One wide dot in the middle of a patch of one colour. */
function onPatch(byte: number, glossShare: number): number {
  const photo: Photo = { widthPx: 21, heightPx: 21, rgba: new Uint8ClampedArray(21 * 21 * 4).fill(byte) };
  const data = new Float32Array(SPLAT_STRIDE);
  data.set([10.5, 10.5, 1, 0, 1, 0, 1, 0]);
  const gloss = { widthCells: 1, heightCells: 1, cellPx: 21, share: Float32Array.of(glossShare) };
  const out = renderSplats(photo, { count: 1, data }, [FLAT_KERNEL], gloss);
  return LINEAR_OF_BYTE[out[4 * (10 * 21 + 10)]!]! / LINEAR_OF_BYTE[byte]!;
}

describe('renderPreview', () => {
  it('takes the same share of linear light from light and from dark skin', () => {
    const half = 1 - 0.5 / (1 + (0.25 + 1 / 12) / 9);
    expect(onPatch(220, 0)).toBeCloseTo(half, 1);
    expect(onPatch(90, 0)).toBeCloseTo(half, 1);
    expect(Math.abs(onPatch(220, 0) - onPatch(90, 0))).toBeLessThan(0.02);
  });

  it('leaves gloss alone: of light that is half gloss it takes half as much', () => {
    expect(1 - onPatch(200, 0.5)).toBeCloseTo((1 - onPatch(200, 0)) / 2, 1);
    expect(1 - onPatch(200, 0.9)).toBeLessThan(0.07);
  });

  it('does not touch what lies beyond the dots', () => {
    const scene = GOLDEN_CASES[0]!.scene();
    const out = renderPreview({ ...scene, kernels: [{ sigmaMm: [0.2], amplitude: [0.4, 0.4, 0.4] }] });
    const lastRow = scene.photo.rgba.subarray(-4 * scene.photo.widthPx);
    expect([...out.subarray(-4 * scene.photo.widthPx)]).toEqual([...lastRow]);
    expect(out).not.toEqual(scene.photo.rgba);
  });

  it('finds the shine of a photo and nothing on dull skin', () => {
    const { photo, camera, head } = GOLDEN_CASES[0]!.scene();
    const { gloss, depth } = previewGround(photo, camera, head);
    const onHead: number[] = [];
    for (let y = 0; y < photo.heightPx; y++) {
      for (let x = 0; x < photo.widthPx; x++) {
        if (depth.depthMm[y * depth.widthPx + x]! < 1e6) onHead.push(glossAt(gloss, x, y));
      }
    }
    expect(Math.max(...onHead)).toBeGreaterThan(0.15);
    expect(onHead.filter((share) => share > 0.05).length / onHead.length).toBeLessThan(0.12);
  });

  it('refuses a camera of another size', () => {
    const scene = GOLDEN_CASES[0]!.scene();
    expect(() => renderPreview({ ...scene, camera: { ...scene.camera, widthPx: 99 } })).toThrow(/scaleCamera/);
  });
});
