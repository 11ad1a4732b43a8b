import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Taps every landmark that the studio asks for where the sample course has it; the page shows the sample's photo. */
export async function tapLandmarks(page: Page, sample: string): Promise<void> {
  const { landmarks, imageSize } = JSON.parse(readFileSync(`${sample}/case.json`, 'utf8')) as {
    landmarks: Record<string, [number, number]>;
    imageSize: [number, number];
  };
  const picture = page.locator('.photo-stage-picture');
  await picture.waitFor();
  for (;;) {
    const current = page.locator('.landmark-list li[data-current]');
    if ((await current.count()) === 0) return;
    const name = await current.getAttribute('data-name');
    const point = landmarks[name ?? ''];
    if (!point) throw new Error(`The sample's case has no landmark ${name}`);
    const box = (await picture.boundingBox())!;
    const scale = box.width / imageSize[0];
    // By touch: browsers hand a finger beside a handle to the handle.
    await page.touchscreen.tap(box.x + point[0] * scale, box.y + point[1] * scale);
    await page.locator(`.landmark-list li[data-name="${name}"]:not([data-current])`).waitFor();
  }
}
