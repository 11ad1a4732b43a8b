import type { Locator, Page } from 'playwright-core';
import { HEALTHY_ANSWERS } from '#/practice/intake/healthy-answers.ts';
import { openTablet, type Tablet } from './open-tablet.ts';
import { axeViolations } from './watch-page.ts';

/** The studio on a tablet, at the sample course. */
export interface PracticeStudio extends Tablet {
  readonly courseId: string;
  /** Opens a step of the sample course by its address. */
  open(step: string): Promise<void>;
  saved(): Promise<void>;
  axe(): Promise<string[]>;
}

export async function openPracticeStudio(options: { now?: () => Date } = {}): Promise<PracticeStudio> {
  const tablet = await openTablet({ ...options, locale: 'en-GB' });
  const { server, page } = tablet;
  try {
    await page.goto(server.address);
    await page.waitForURL(/\/courses\/[^/]+\/design/);
  } catch (error) {
    await tablet.close();
    throw error;
  }
  const courseId = /courses\/([^/]+)/.exec(page.url())?.[1] ?? '';
  return {
    ...tablet,
    courseId,
    async open(step) {
      await page.goto(`${server.address}/courses/${courseId}/${step}`);
      await page.locator('#scene-title').waitFor();
    },
    saved: () => page.locator('.save-mark[data-state="saved"]').waitFor(),
    axe: () => axeViolations(page),
  };
}

/** Answers of a healthy person with some changed, as a file for the step Screening. */
export async function fillAnswers(page: Page, change: { hair?: object; health?: object; expects?: object } = {}) {
  const { hair, health, expects } = HEALTHY_ANSWERS;
  const answers = {
    ...HEALTHY_ANSWERS,
    hair: { ...hair, ...change.hair },
    health: { ...health, ...change.health },
    expects: { ...expects, ...change.expects },
  };
  await page.getByTestId('answers-file').setInputFiles({
    name: 'answers.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(answers)),
  });
  await page.getByText('Answers taken from answers.json.').waitFor();
}

export async function nameArtist(page: Page, name = 'Ana Artist'): Promise<void> {
  await page.getByLabel('Your name').fill(name);
}

/** Makes the open course one of a new client. */
export async function attachNewClient(page: Page, given = 'Sam', family = 'Sample'): Promise<void> {
  await page.getByRole('combobox', { name: 'Client' }).click();
  await page.getByRole('option', { name: 'New client' }).click();
  await page.getByLabel('First name').fill(given);
  await page.getByLabel('Family name').fill(family);
  await page.getByRole('button', { name: 'This is their course' }).click();
  await page.getByRole('link', { name: 'Open the client’s page' }).waitFor();
}

export async function recordScreening(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Record (this screening|it as it is now)/ }).click();
  await page.getByText(/^Recorded .* by /).waitFor();
}

/** Draws a signature with the mouse. */
export async function signOn(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + 30, box.y + 80);
  await page.mouse.down();
  for (let k = 1; k <= 20; k++) await page.mouse.move(box.x + 30 + k * 8, box.y + 80 + 30 * Math.sin(k / 2));
  await page.mouse.up();
}
