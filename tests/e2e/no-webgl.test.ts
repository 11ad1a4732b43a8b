import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type StudioServer, startStudio } from '../support/studio-server.ts';

let server: StudioServer;
let browser: Browser;

beforeAll(async () => {
  server = await startStudio();
  browser = await launchChromium({ webgl: false });
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

it('draws the dots without WebGL2, and says so', async () => {
  const page = await browser.newPage({ viewport: { width: 1180, height: 820 } });
  page.setDefaultTimeout(90_000);
  await page.goto(server.address);
  await page.waitForURL(/\/design/);
  expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl2'))).toBeNull();
  await page.getByText('This browser has no WebGL2').waitFor();
  // The first dots come before the plan is finished, after the view has moved to the head.
  await page.locator('.plan-numbers:not([aria-busy])').waitFor();
  const brightness = () =>
    page.locator('canvas.preview-canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.reduce((sum, value) => sum + value, 0) / data.length;
    });
  const dots = page.getByRole('button', { name: 'Dots', exact: true });
  await dots.click();
  const plain = await brightness();
  await dots.click();
  await expect.poll(brightness, { timeout: 60_000 }).toBeLessThan(plain - 0.1);
});
