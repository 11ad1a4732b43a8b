/**
 * How fast the studio's picture follows a hairline handle, in Chromium at 1280 x 900 on the sample course with about 20,000
 * dots. Usage: node bench/studio.bench.ts. Prints CSV: what, value, unit, limit. `plan` is pointer to new dots (worker),
 * `draw` new dots to a finished picture; the limit is for software GL (50 ms with a graphics card).
 */
import { launchChromium } from '../tests/support/chromium.ts';
import { startStudio } from '../tests/support/studio-server.ts';

const MOVES = 60;
const LIMIT_MS = 150;

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}

const studio = await startStudio();
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(120_000);
  await page.goto(studio.address);
  await page.waitForURL(/\/design/);
  await page.goto(`${page.url()}?measure=1`);
  await page.locator('.findings').first().waitFor();
  const dots = await page.locator('.plan-numbers strong').first().innerText();
  const box = (await page.getByRole('button', { name: /Hairline midpoint/ }).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let k = 1; k <= MOVES; k++) {
    await page.mouse.move(x, y - 12 * Math.sin(k / 6));
    await page.waitForTimeout(40);
  }
  await page.mouse.up();
  const times = await page.evaluate(() =>
    ['plan', 'draw', 'follow'].map((name) => ({
      name,
      ms: performance.getEntriesByName(`whorl:${name}`).map((entry) => entry.duration),
    })),
  );
  console.log('what,value,unit,limit');
  console.log(`studio drag dots,${dots.replace(/\D/g, '')},dots,`);
  for (const { name, ms } of times) {
    const limit = name === 'follow' ? String(LIMIT_MS) : '';
    console.log(`studio drag ${name} median,${quantile(ms, 0.5).toFixed(0)},ms,${limit}`);
    console.log(`studio drag ${name} 95th percentile,${quantile(ms, 0.95).toFixed(0)},ms,`);
  }
} finally {
  await browser.close();
  await studio.remove();
}
