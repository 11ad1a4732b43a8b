import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPreview } from '#/engine/preview/render-preview.ts';
import { comparePictures } from './compare-pictures.ts';
import { openGoldenPage } from './golden-page.ts';
import { GOLDEN_CASES } from './scenes.ts';

describe('the WebGL2 preview against the reference', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    ({ browser, page } = await openGoldenPage());
  });
  afterAll(() => browser?.close());

  it.each(GOLDEN_CASES.map((item) => [item.name, item] as const))(
    '%s: mean dE00 <= 0.5, p99 <= 2',
    async (name, item) => {
      const text = await page.evaluate(
        (caseName) => (globalThis as unknown as { drawGoldenCase(n: string): string }).drawGoldenCase(caseName),
        name,
      );
      const drawn = new Uint8ClampedArray(Buffer.from(text, 'base64'));
      const scene = item.scene();
      const reference = renderPreview(scene);
      expect(drawn.length).toBe(reference.length);
      // The dots must be there at all: where they are the picture differs from the photo.
      expect(comparePictures(reference, scene.photo.rgba).p99).toBeGreaterThan(3);
      const { mean, p99 } = comparePictures(reference, drawn);
      expect(mean).toBeLessThanOrEqual(0.5);
      expect(p99).toBeLessThanOrEqual(2);
    },
  );
});
