import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StudioServer } from '../support/studio-server.ts';
import { countPlannerRequests } from './support/count-planner-requests.ts';
import { openTablet, PATIENCE_MS, type Tablet } from './support/open-tablet.ts';
import { tapLandmarks } from './support/tap-landmarks.ts';
import { axeViolations } from './support/watch-page.ts';

const SAMPLE = 'assets/sample-course';
const STEPS = ['photo', 'landmarks', 'design', 'shade', 'plan', 'preview', 'export'];

let tablet: Tablet;
let server: StudioServer;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  tablet = await openTablet();
  ({ server, context, page } = tablet);
});
afterAll(() => tablet?.close());

const hasFocus = (locator: Locator) =>
  expect.poll(() => locator.evaluate((element) => element === document.activeElement)).toBe(true);
const step = (name: string) => page.locator(`.step-bar a[href*="/${name}"]`);
const saved = () => page.locator('.save-mark[data-state="saved"]').waitFor();
const planned = () => page.locator('.findings').first().waitFor();
const dots = async () => Number((await page.locator('.plan-numbers strong').first().innerText()).replace(/\D/g, ''));

/** Waits until the number of dots is another one than it was, and gives it. */
async function dotsOtherThan(before: number): Promise<number> {
  await page.waitForFunction(
    (old) => {
      const text = document.querySelector('.plan-numbers strong')?.textContent ?? '';
      return /\d/.test(text) && Number(text.replace(/\D/g, '')) !== old;
    },
    before,
    { timeout: PATIENCE_MS },
  );
  return dots();
}

describe('studio on the sample course', () => {
  it('opens on it at the first visit and plans it', async () => {
    await page.goto(server.address);
    await page.waitForURL(/\/courses\/[^/]+\/design/);
    await planned();
    expect(await dots()).toBeGreaterThan(2000);
    expect(await page.locator('canvas.preview-canvas').count()).toBe(1);
  });

  it.each(STEPS)('has no accessibility violation in step %s', async (name) => {
    await step(name).click();
    await page.locator('#scene-title').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('grows no wider than a phone where letters are twice as large', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    for (const name of STEPS) {
      await step(name).click();
      await page.locator(`.step[aria-current][href*="/${name}"]`).waitFor();
      await page.locator('#scene-title').waitFor();
      const wide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('.scene, .scene-page-scroll')].map(
          (e) => e.scrollWidth,
        ),
      );
      expect(Math.max(...wide), name).toBeLessThanOrEqual(390);
    }
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
    await page.setViewportSize({ width: 1180, height: 820 });
  });

  it('says in every frame what is under way where the plan is opened by its address', async () => {
    const opened = await context.newPage();
    await opened.addInitScript(() => {
      const frames = { waiting: 0, silent: 0 };
      const look = (): void => {
        requestAnimationFrame(look);
        if (!document.querySelector('.plan-numbers') || document.querySelector('.findings')) return;
        frames[document.querySelector('.plan-working') ? 'waiting' : 'silent'] += 1;
      };
      look();
      Object.assign(window, { frames });
    });
    await opened.goto(page.url().replace(/\/[a-z-]+$/, '/plan'));
    await opened.locator('.findings').waitFor({ timeout: PATIENCE_MS });
    const frames = await opened.evaluate(() => (window as unknown as { frames: Record<string, number> }).frames);
    expect(frames['waiting']).toBeGreaterThan(0);
    expect(frames['silent']).toBe(0);
    await opened.close();
  });

  it('moves the hairline by the arrow keys, takes it back and does it again', async () => {
    await step('design').click();
    await planned();
    const before = await dots();
    // A press that does not move selects and changes nothing.
    await page.getByRole('button', { name: /^Hairline handle 4/ }).click();
    expect(await page.getByRole('button', { name: /^Undo/ }).isDisabled()).toBe(true);
    const midpoint = page.getByRole('button', { name: /Hairline midpoint/ });
    await midpoint.focus();
    await page.keyboard.press('Shift+ArrowUp');
    const after = await dotsOtherThan(before);
    expect(after).toBeLessThan(before);
    await page.keyboard.press('Control+z');
    expect(Math.abs((await dotsOtherThan(after)) - before)).toBeLessThan(before * 0.02);
    await page.getByRole('button', { name: /^Redo/ }).click();
    await dotsOtherThan(before);
    await page.keyboard.press('Control+z');
    await saved();
  });

  it('counts every press on the height of the midpoint, also while the plan lags behind', async () => {
    const height = page.getByRole('slider', { name: /Midpoint above/ });
    const valueNow = async () => Number(await height.getAttribute('aria-valuenow'));
    const before = await valueNow();
    await height.focus();
    for (let n = 0; n < 12; n++) await page.keyboard.press('ArrowRight');
    expect(await valueNow()).toBe(before + 12);
    for (let n = 0; n < 12; n++) await page.keyboard.press('ArrowLeft');
    expect(await valueNow()).toBe(before);
    const blend = page.getByRole('slider', { name: 'Blend into it over' });
    const blended = async () => Number(await blend.getAttribute('aria-valuenow'));
    const [had, most] = [await blended(), Number(await blend.getAttribute('aria-valuemax'))];
    await blend.focus();
    await page.keyboard.press('PageUp');
    await expect.poll(blended, { timeout: PATIENCE_MS }).toBe(had + most / 10);
    await page.keyboard.press('PageDown');
    await expect.poll(blended, { timeout: PATIENCE_MS }).toBe(had);
    await saved();
  });

  it('takes a price as it is typed, and says what a field takes that was given something else', async () => {
    await step('plan').click();
    const amount = page.getByLabel('Amount');
    await amount.pressSequentially('2,500');
    expect(await amount.inputValue()).toBe('2,500');
    await page.locator('.price-total').getByText('€2,500.00').waitFor();
    const rate = page.getByLabel('Dots a minute');
    await rate.fill('99999');
    await page.getByText('A whole number between 10 and 400.').waitFor();
    expect(await rate.getAttribute('aria-invalid')).toBe('true');
    expect(await axeViolations(page)).toEqual([]);
    await amount.fill('');
    await page.locator('.price-total').waitFor({ state: 'detached' });
    await saved();
  });

  it('compares before and after by keyboard and shows every state', async () => {
    await step('preview').click();
    const slider = page.getByRole('slider', { name: 'Before and after' });
    await slider.focus();
    await page.keyboard.press('Home');
    expect(await slider.getAttribute('aria-valuenow')).toBe('0');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowRight');
    expect(await slider.getAttribute('aria-valuenow')).toBe('12');
    await page.getByRole('button', { name: 'After session 1', exact: true }).click();
    expect(await slider.getAttribute('aria-valuetext')).toContain('After session 1');
    expect(await page.locator('.state-bar button').count()).toBe(10);
    // Later loss has pictures of its own; the divider stands where it was when one comes back.
    const later = page.getByRole('radiogroup', { name: 'If loss goes on' });
    await later.getByText('Today').waitFor();
    await later.locator('label').last().click();
    await slider.waitFor({ state: 'detached' });
    await later.getByText('Today').click();
    expect(await slider.getAttribute('aria-valuenow')).toBe('12');
  });
});

describe('skin and shade', () => {
  it('marks a colour card and own sides, says what is wrong with them, and takes them back', async () => {
    await step('shade').click();
    await page.getByRole('button', { name: 'Mark the colour card by hand' }).click();
    await page.getByRole('button', { name: 'Measure from the shaved sides' }).click();
    expect(await page.locator('.card-place').count()).toBe(24);
    await page.locator('.skin-block').getByText('Check the order of the corners').waitFor();
    await page.getByRole('button', { name: 'Colour card: white' }).focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.getByLabel('White hairs').fill('90');
    await page.getByText('No shade matches.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('#scene-title').click();
    for (let n = 0; n < 4; n++) await page.keyboard.press('Control+z');
    await page.locator('.card-place').first().waitFor({ state: 'detached' });
    expect(await page.locator('.photo-handle').count()).toBe(1);
    await saved();
  });
});

describe('a density that does not fit', () => {
  const refused = () => page.getByRole('alert').getByText('DE05');

  it('can be taken back where the course is opened on it, and its refusal goes with it', async () => {
    await step('design').click();
    await planned();
    await saved();
    const { href } = new URL(page.url());
    const address = `${server.address}/api/courses/${/courses\/([^/]+)/.exec(href)![1]}`;
    await page.goto('about:blank');
    const { version, document } = await (await context.request.get(address)).json();
    const zones = { ...document.design.zones, midScalp: { densityPerCm2: 400 } };
    const dense = { ...document, design: { ...document.design, zones } };
    const put = await context.request.put(address, { data: { version, document: dense } });
    expect(put.status()).toBe(200);
    await page.goto(href);
    await refused().waitFor();
    const slider = page.getByRole('slider', { name: 'Mid-scalp' });
    expect(Number(await slider.getAttribute('aria-valuemax'))).toBeLessThan(199);
    expect(await axeViolations(page)).toEqual([]);
    await slider.focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Home');
    await refused().waitFor({ state: 'detached' });
    await planned();
    await page.locator('#scene-title').click();
    for (let n = 0; n < 3 && (await refused().count()) === 0; n++) {
      await page.keyboard.press('Control+z');
      await page.waitForTimeout(500);
    }
    await refused().waitFor();
    await page.getByRole('button', { name: /^Redo/ }).click();
    await refused().waitFor({ state: 'detached' });
    await planned();
    await saved();
  });
});

describe('a course from a photo', () => {
  it('is made, tapped, planned and exported as a PDF', async () => {
    await page.goto(server.address);
    await page.getByTestId('photo-file').setInputFiles(`${SAMPLE}/photo.jpg`);
    await page.waitForURL(/\/photo$/);
    await page.locator('.quality').waitFor();
    await page.getByLabel('First name or nickname').fill('Robin');
    await page.getByRole('link', { name: 'Next: Landmarks' }).click();
    // On a phone a pupil lies within a finger's reach of the corner of its eye: both are taken where they are tapped.
    await page.setViewportSize({ width: 390, height: 844 });
    await tapLandmarks(page, SAMPLE);
    // The way on stays at the foot of the screen wherever the panel is scrolled to.
    await page.locator('.scene-scroll button').last().scrollIntoViewIfNeeded();
    const foot = (await page.locator('.scene-next').boundingBox())!;
    expect(Math.round(foot.y + foot.height)).toBe(844);
    await page.setViewportSize({ width: 1180, height: 820 });
    await page.getByText('The head fits your points').waitFor();
    await step('design').click();
    await page.locator('.plan-numbers:not([aria-busy])').waitFor();
    await page.getByRole('button', { name: 'Rounded' }).click();
    await saved();
    await step('export').click();
    await page.getByRole('button', { name: 'Make all sheets and pictures' }).click();
    const sheet = page.getByRole('link', { name: /plan\.pdf/ });
    await sheet.waitFor({ timeout: PATIENCE_MS });
    const pdf = await context.request.get(new URL((await sheet.getAttribute('href')) ?? '', server.address).href);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await page.locator('.picture-list img').count()).toBeGreaterThanOrEqual(10);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('takes a landmark and a keep-out mark by keyboard alone', async () => {
    await step('landmarks').click();
    const handle = page.getByRole('button', { name: /^Between the brows, / });
    const before = await handle.getAttribute('aria-label');
    const item = page.locator('.landmark-list li[data-name="glabella"] .landmark-name');
    await item.focus();
    await page.keyboard.press('Enter');
    await hasFocus(page.getByRole('application', { name: /^Between the brows\./ }));
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => handle.getAttribute('aria-label')).not.toBe(before);
    // Nothing more is asked for: the focus is where it came from.
    await hasFocus(item);
    await page.keyboard.press('Control+z');
    await expect.poll(() => handle.getAttribute('aria-label')).toBe(before);
    await page.getByRole('button', { name: 'Remove Between the brows' }).focus();
    await page.keyboard.press('Enter');
    await handle.waitFor({ state: 'detached' });
    await hasFocus(item);
    await page.keyboard.press('Control+z');
    await expect.poll(() => handle.getAttribute('aria-label')).toBe(before);
    await step('design').click();
    await planned();
    const tool = page.getByRole('button', { name: 'Add a keep-out mark' });
    await tool.focus();
    await page.keyboard.press('Enter');
    await hasFocus(page.getByRole('application', { name: /^Add a keep-out mark\./ }));
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Space');
    await page.locator('.keep-out').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await hasFocus(tool);
    await page.keyboard.press('Control+z');
    await page.locator('.keep-out').waitFor({ state: 'detached' });
    await saved();
  });

  it('says so where a tap finds no head', async () => {
    await page.getByRole('button', { name: 'Add a keep-out mark' }).click();
    await page.locator('.photo-stage').click({ position: { x: 5, y: 5 } });
    await page.getByText('There is no head here: choose a place on it.').waitFor();
    expect(await page.locator('.keep-out').count()).toBe(0);
    await page.getByRole('button', { name: 'Done' }).click();
  });

  it('adds a handle to the hairline and a point to the outline by keyboard, and takes them away', async () => {
    await planned();
    const handles = page.locator('.photo-handle[aria-label^="Hairline handle"]');
    const shown = await handles.count();
    await handles.first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Delete');
    await expect.poll(() => handles.count()).toBeLessThan(shown);
    // The last of the line is gone: the focus is at the one that is the last now.
    await page.locator('.photo-handle:focus[aria-label^="Hairline handle"]').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => handles.count()).toBe(shown);
    await page.getByRole('button', { name: 'Add a handle' }).focus();
    await page.keyboard.press('Enter');
    await hasFocus(page.getByRole('application', { name: /^Add a handle\./ }));
    await page.locator('.stage-aim-cross').waitFor();
    await page.keyboard.press('Enter');
    // Both sides alike: one on each.
    await expect.poll(() => handles.count()).toBe(shown + 2);
    await page.getByRole('application').waitFor({ state: 'detached' });
    await handles.last().focus();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('Delete');
    await expect.poll(() => handles.count()).toBe(shown);
    await step('landmarks').click();
    const points = page.getByRole('button', { name: /^Outline point/ });
    await page.getByText('The head fits your points').waitFor({ timeout: PATIENCE_MS });
    const tapped = await points.count();
    await page.getByRole('button', { name: 'Add a point of the outline' }).focus();
    await page.keyboard.press('Enter');
    const aim = page.getByRole('application', { name: /^Add a point of the outline\./ });
    await hasFocus(aim);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => points.count()).toBe(tapped + 1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await aim.waitFor({ state: 'detached' });
    await points.last().focus();
    await page.keyboard.press('Delete');
    await expect.poll(() => points.count()).toBe(tapped);
    await step('design').click();
    await page.getByRole('button', { name: /own line/ }).click();
    await planned();
    await saved();
  });

  it('keeps its work over a reload, also what the server had no time to take', async () => {
    await step('photo').click();
    const tape = page.getByLabel('Circumference');
    await tape.fill('58.5');
    const name = page.getByLabel('First name or nickname');
    // Left while the name is still being typed.
    await name.press('End');
    await name.pressSequentially(' K.');
    await page.reload();
    expect(await page.getByLabel('Circumference').inputValue()).toContain('58.5');
    expect(await name.inputValue()).toBe('Robin K.');
    // An emptied field gives back the name there was; what was typed is one step of undo.
    await name.fill('');
    await name.blur();
    expect(await name.inputValue()).toBe('Robin K.');
    const asked = await countPlannerRequests(page);
    await name.press('End');
    await name.pressSequentially(' L.');
    await name.blur();
    await page.getByRole('button', { name: 'Undo: name' }).click();
    expect(await name.inputValue()).toBe('Robin K.');
    // No dot follows from a name; from a tape the head does.
    expect(await asked()).toBe(0);
    await tape.fill('58.6');
    await expect.poll(asked).toBeGreaterThan(0);
    await tape.fill('58.5');
    await saved();
  });

  it('says that the server is away and saves once it is back', async () => {
    await saved();
    await server.stop();
    await page.getByLabel('Age, years').fill('37');
    await page.getByRole('alert').getByText('does not answer').waitFor();
    await server.start();
    await page.getByRole('button', { name: 'Try again' }).click();
    await saved();
  });

  it('joins what another window changed elsewhere, and asks which state shall stay where both changed the same', async () => {
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByLabel('First name or nickname').waitFor();
    // The other window is cut off from this one's news, as a window on another machine would be.
    await other.evaluate(() => {
      BroadcastChannel.prototype.postMessage = () => {};
    });
    await other.getByLabel('First name or nickname').fill('Kim');
    await other.getByLabel('First name or nickname').press('Enter');
    await other.locator('.save-mark[data-state="saved"]').waitFor();
    // Changes of different parts go together without a word.
    await page.getByLabel('Age, years').fill('38');
    await page.locator('input[value="Kim"]').first().waitFor();
    await saved();
    expect(await page.getByLabel('Age, years').inputValue()).toBe('38');
    expect(await page.locator('.save-banner').count()).toBe(0);
    await other.reload();
    expect(await other.getByLabel('Age, years').inputValue()).toBe('38');
    await other.evaluate(() => {
      BroadcastChannel.prototype.postMessage = () => {};
    });
    await other.getByLabel('Age, years').fill('40');
    await other.locator('.save-mark[data-state="saved"]').waitFor();
    await page.getByLabel('Age, years').fill('39');
    await page.getByRole('alert').getByText('Also changed in another window').waitFor();
    await page.getByRole('button', { name: 'The one in the other window' }).click();
    await page.locator('.save-banner').waitFor({ state: 'detached' });
    await page.locator('input[value="40"]').first().waitFor();
    await other.close();
  });

  it('is deleted, and comes back by Undo', async () => {
    await saved();
    await page.getByRole('link', { name: 'All courses' }).click();
    await page.getByRole('button', { name: 'More about Kim' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('link', { name: 'Kim' }).waitFor({ state: 'detached' });
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: /^Kim\. Made .+ · 1 photo$/ }).waitFor();
  });

  it('is told apart from another of its name that was made in the same minute', async () => {
    for (let n = 0; n < 2; n++) {
      await context.request.post(`${server.address}/api/courses`, { data: { title: 'Twin' } });
      await page.waitForTimeout(1100);
    }
    await page.reload();
    const twins = page.getByRole('link', { name: /^Twin\./ });
    await expect.poll(() => twins.count()).toBe(2);
    const [one, other] = await Promise.all([0, 1].map((n) => twins.nth(n).getAttribute('aria-label')));
    expect(one).not.toBe(other);
  });

  it('is listed in dark colours and in light ones', async () => {
    const scheme = () => page.evaluate(() => document.documentElement.dataset['mantineColorScheme']);
    await page.getByRole('button', { name: 'Dark colours' }).click();
    await expect.poll(scheme).toBe('dark');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Light colours' }).click();
    await expect.poll(scheme).toBe('light');
  });

  it('refuses a file that is no photo with one sentence, and does not leave for one let go beside the picker', async () => {
    await page.goto(server.address);
    await page.getByTestId('photo-file').waitFor({ state: 'attached' });
    const stays = await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['notes'], 'notes.txt'));
      const options = { bubbles: true, cancelable: true, dataTransfer };
      return ['dragover', 'drop'].map((kind) => !document.body.dispatchEvent(new DragEvent(kind, options)));
    });
    expect(stays).toEqual([true, true]);
    await page.getByTestId('photo-file').setInputFiles({
      name: 'notes.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('these are notes, not a picture'),
    });
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/JPEG, PNG, WebP or HEIC/);
    // No empty course stays behind.
    expect(page.url()).not.toContain('/courses/');
    await page.reload();
    await page.locator('.course-card').first().waitFor();
    expect(await page.locator('.course-card', { hasText: 'New client' }).count()).toBe(0);
    const deleted = await context.request.get(`${server.address}/api/courses?deleted=only`);
    expect((await deleted.json()).courses).toEqual([]);
  });

  it('never left the machine, broke its own content policy or threw', () => {
    expect(tablet.complaints).toEqual([]);
  });
});
