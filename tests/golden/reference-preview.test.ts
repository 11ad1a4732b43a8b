import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { renderPreview } from '#/engine/preview/render-preview.ts';
import { comparePictures } from './compare-pictures.ts';
import { GOLDEN_CASES } from './scenes.ts';

describe('the reference preview against the golden pictures (node tools/update-golden.ts makes them anew)', () => {
  it.each(GOLDEN_CASES.map((item) => [item.name, item] as const))('%s', async (name, item) => {
    const path = fileURLToPath(new URL(`./${name}.png`, import.meta.url));
    const golden = await sharp(path).ensureAlpha().raw().toBuffer();
    const scene = item.scene();
    const drawn = renderPreview(scene);
    expect(drawn.length).toBe(golden.length);
    // Math.pow and Math.sin of another runtime may move a byte; nothing more may move.
    const { mean, max } = comparePictures(drawn, new Uint8ClampedArray(golden));
    expect(mean).toBeLessThan(0.005);
    expect(max).toBeLessThan(1);
    // The same scene draws the same bytes.
    expect(Buffer.compare(Buffer.from(renderPreview(item.scene())), Buffer.from(drawn))).toBe(0);
  });
});
