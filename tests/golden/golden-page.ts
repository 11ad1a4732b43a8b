import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { launchChromium } from '../support/chromium.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The code of webgl-page.ts as one classic script. */
async function bundlePage(): Promise<string> {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    resolve: { alias: [{ find: /^#\//, replacement: `${ROOT}src/` }] },
    build: {
      write: false,
      minify: false,
      lib: { entry: `${ROOT}tests/golden/webgl-page.ts`, formats: ['iife'], name: 'golden' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunk = outputs.flatMap((item) => ('output' in item ? item.output : [])).find((item) => item.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('vite made no script of tests/golden/webgl-page.ts');
  return chunk.code;
}

/** A Chromium page with the golden functions on its global object. Close the browser when done. */
export async function openGoldenPage(): Promise<{ browser: Browser; page: Page }> {
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.setContent('<!doctype html><title>golden</title>');
  await page.addScriptTag({ content: await bundlePage() });
  return { browser, page };
}
