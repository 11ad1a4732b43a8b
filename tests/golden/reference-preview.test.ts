import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { renderPreview } from '#/engine/preview/render-preview.ts';
import { comparePictures } from './compare-pictures.ts';
import { GOLDEN_CASES, portraitCamera } from './scenes.ts';
import { greyed, skinScene } from './skin-scene.ts';

/** Tolerance: Math.pow and Math.sin of another runtime may move a byte; nothing more may move. */
const NOISE = { mean: 0.005, max: 1 };

async function goldenOf(name: string): Promise<Uint8ClampedArray> {
  const path = fileURLToPath(new URL(`./${name}.png`, import.meta.url));
  return new Uint8ClampedArray(await sharp(path).ensureAlpha().raw().toBuffer());
}

describe('the reference preview against the golden pictures (node tools/update-golden.ts makes them anew)', () => {
  it.each(GOLDEN_CASES.map((item) => [item.name, item] as const))('%s', async (name, item) => {
    const golden = await goldenOf(name);
    const scene = item.scene();
    const drawn = renderPreview(scene);
    expect(drawn.length).toBe(golden.length);
    const { mean, max } = comparePictures(drawn, golden);
    expect(mean).toBeLessThan(NOISE.mean);
    expect(max).toBeLessThan(NOISE.max);
    // The same scene draws the same bytes.
    expect(Buffer.compare(Buffer.from(renderPreview(item.scene())), Buffer.from(drawn))).toBe(0);
  });

  it('tells dots of the skin model from transparent grey of the same darkness', async () => {
    const scene = skinScene(portraitCamera(220, 180, 2.4, 0, 0.75));
    const drawn = renderPreview({ ...scene, kernels: greyed(scene.kernels) });
    const { mean, p99 } = comparePictures(drawn, await goldenOf('skin-model'));
    expect(mean).toBeGreaterThan(100 * NOISE.mean);
    expect(p99).toBeGreaterThan(3 * NOISE.max);
  });
});
