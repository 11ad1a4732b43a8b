/**
 * Takes the pictures of the studio for the docs, on the sample course alone: docs/pictures/*.webp.
 * Usage: node tools/studio-pictures.ts
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium } from '../tests/support/chromium.ts';
import { startStudio } from '../tests/support/studio-server.ts';

const FOLDER = join('docs', 'pictures');
const STEPS = ['photo', 'landmarks', 'design', 'shade', 'plan', 'preview', 'export'];

async function take(page: Page, name: string): Promise<void> {
  const png = await page.screenshot({ animations: 'disabled' });
  const path = join(FOLDER, `${name}.webp`);
  const { size } = await sharp(png).webp({ quality: 92, smartSubsample: true, effort: 6 }).toFile(path);
  console.log(`${path} ${(size / 1000).toFixed(0)} kB`);
}

mkdirSync(FOLDER, { recursive: true });
const studio = await startStudio();
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(180_000);
  await page.goto(studio.address);
  await page.waitForURL(/\/design/);
  await page.locator('.findings').first().waitFor();
  for (const step of STEPS) {
    await page.locator(`.step-bar a[href$="/${step}"]`).click();
    await page.locator('#scene-title').waitFor();
    if (step === 'export') {
      await page.getByRole('button', { name: 'Make all sheets and pictures' }).click();
      await page.getByRole('link', { name: /plan\.pdf/ }).waitFor();
    }
    await page.mouse.move(640, 790);
    await page.waitForTimeout(2500);
    await take(page, step);
  }
  await page.getByRole('link', { name: 'All courses' }).click();
  await page.locator('.course-card').first().waitFor();
  await page.waitForTimeout(800);
  await take(page, 'courses');
} finally {
  await browser.close();
  await studio.remove();
}
