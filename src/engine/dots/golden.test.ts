import { readFileSync } from 'node:fs';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../../tests/support/chromium.ts';
import { goldenHashes } from './golden-cases.ts';

const EXPECTED = JSON.parse(readFileSync(new URL('./golden-hashes.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

describe('the same bytes everywhere', () => {
  let browser: Awaited<ReturnType<typeof launchChromium>>;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('in Node', () => {
    expect(goldenHashes()).toEqual(EXPECTED);
  });

  it('in Chromium', async () => {
    const built = await build({
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        minify: false,
        lib: { entry: new URL('./golden-cases.ts', import.meta.url).pathname, formats: ['iife'], name: 'golden' },
      },
    });
    const output = (Array.isArray(built) ? built[0]! : built) as { output: readonly { type: string; code?: string }[] };
    const code = output.output.find((chunk) => chunk.type === 'chunk')!.code!;
    const page = await browser.newPage();
    await page.addScriptTag({ content: code });
    const hashes = await page.evaluate('golden.goldenHashes()');
    expect(hashes).toEqual(EXPECTED);
  });
});
