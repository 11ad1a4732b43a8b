/**
 * Takes the pictures of the practice steps for the docs, on the sample course alone: docs/pictures/practice-*.png.
 * Usage: node tools/practice-pictures.ts
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import {
  attachNewClient,
  fillAnswers,
  nameArtist,
  openPracticeStudio,
  recordScreening,
  signOn,
} from '../tests/e2e/support/practice-studio.ts';

const FOLDER = join('docs', 'pictures');

mkdirSync(FOLDER, { recursive: true });
const studio = await openPracticeStudio();
const { page } = studio;

async function take(name: string): Promise<void> {
  await page.mouse.move(590, 815);
  await page.waitForTimeout(700);
  const png = await page.screenshot({ animations: 'disabled' });
  const path = join(FOLDER, `practice-${name}.png`);
  const { size } = await sharp(png).png({ palette: true, quality: 90, effort: 8 }).toFile(path);
  console.log(`${path} ${(size / 1000).toFixed(0)} kB`);
}

try {
  await studio.open('screen');
  await fillAnswers(page, { health: { psoriasis: 'active', molesInField: true }, expects: { regrowth: true } });
  await page.locator('#section-skin').evaluate((heading) => heading.scrollIntoView());
  await take('screening');
  await studio.open('options');
  await take('options');
  await studio.open('screen');
  await fillAnswers(page, { expects: { regrowth: true } });
  await nameArtist(page);
  await attachNewClient(page);
  await recordScreening(page);
  await studio.open('course');
  await page.getByRole('button', { name: 'Make the plan and its pictures' }).click();
  await page.getByLabel('First day wanted').fill('2027-03-01');
  await page.getByRole('button', { name: 'Book these 3 sessions' }).click();
  await page.getByRole('button', { name: 'Move session 2' }).click();
  await page.getByLabel('New day').fill('2027-04-10');
  await page.locator('.move').scrollIntoViewIfNeeded();
  await take('course');
  await studio.open('consent');
  await page.getByRole('button', { name: 'Read and sign: Treatment' }).click();
  await page.getByRole('button', { name: 'Offer it for signature' }).click();
  for (const box of await page.locator('.consent-ticks input').all()) await box.check();
  await page.locator('.consent-pictures').evaluate((pictures) => pictures.scrollIntoView());
  await take('consent');
  await signOn(page, page.locator('.consent-sign canvas'));
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.locator('.consent-state[data-state="signed"]').waitFor();
  await page.getByRole('link', { name: 'Open the client’s page' }).click();
  await page.locator('.timeline li').first().waitFor();
  await take('client');
  await page.getByRole('button', { name: 'Erase for good …' }).click();
  await page.getByLabel(/^To confirm, type/).waitFor();
  await page.locator('.erase-panel').evaluate((panel) => panel.scrollIntoView({ block: 'end' }));
  await take('erase');
  await page.goto(`${studio.server.address}/protocol`);
  await page.getByRole('button', { name: 'Change HG1.minDays' }).click();
  await page.getByLabel('New value (days)').fill('10');
  await page.getByLabel('Why', { exact: true }).fill('Own records of a year');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Change HG1.minDays' }).waitFor();
  await page.getByRole('button', { name: 'Change CO3.firstGapDays' }).click();
  await page.getByRole('heading', { name: 'Course', exact: true }).evaluate((heading) => heading.scrollIntoView());
  await take('protocol');
} finally {
  await studio.close();
}
