import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTablet, PATIENCE_MS, PHONE, TABLET, type Tablet } from './support/open-tablet.ts';
import { axeViolations } from './support/watch-page.ts';

const SIZES = [PHONE, TABLET];

let tablet: Tablet;
let page: Page;

beforeAll(async () => {
  tablet = await openTablet({ sample: 'filled', locale: 'en-GB' });
  page = tablet.page;
});
afterAll(() => tablet?.close());

const api = async (path: string) => (await page.request.get(`${tablet.server.address}/api${path}`)).json();
const open = async (step: string): Promise<void> => {
  const [{ id }] = (await api('/courses')).courses;
  await page.goto(`${tablet.server.address}/courses/${id}/${step}`);
  await page.locator('#scene-title').waitFor();
};

/** What each step of the filled sample says at first sight. */
const FIRST_LOOK: readonly (readonly [step: string, text: string | RegExp])[] = [
  ['screen', 'Nothing in the answers stands against a course.'],
  ['options', 'The screening says: Go'],
  ['course', /^Held .* complete\.$/],
  ['consent', /^Signed .* by Alex Sample$/],
  ['session', 'Session 2 of 3'],
  ['healing', 'Check-ins and inspections'],
  ['aftercare', 'Touch-up forecast'],
];

describe('the filled sample', () => {
  it('has a made-up client with the records of the first weeks', async () => {
    await page.goto(tablet.server.address);
    await page.waitForURL(/\/courses\/[^/]+\/design/);
    const { clients } = await api('/clients');
    expect(clients.map((one: { profile: object }) => one.profile)).toMatchObject([{ familyName: 'Sample' }]);
    const kinds = async (): Promise<string[]> =>
      (await api(`/entries?clientId=${clients[0].id}`)).entries.map(({ kind }: { kind: string }) => kind);
    await expect.poll(kinds, { timeout: PATIENCE_MS, interval: 500 }).toHaveLength(10);
    expect(new Set(await kinds())).toEqual(new Set(['screening', 'course', 'consent', 'checkIn', 'session']));
  }, 180_000);

  it.each(FIRST_LOOK)('shows something in step %s, on a phone and a tablet', async (step, text) => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await open(step);
      await page.getByText(text).first().waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `${step} scrolls sideways at ${size.width}`).toBeLessThanOrEqual(0);
      expect(await axeViolations(page)).toEqual([]);
    }
  });

  it.each([
    [200, { width: 683, height: 384 }],
    [400, { width: 342, height: 192 }],
  ])('covers no field that has the focus on a page enlarged to %d %%', async (_, size) => {
    await page.setViewportSize(size);
    for (const [step, label] of [
      ['photo', 'First name or nickname'],
      ['session', 'Your name'],
    ] as const) {
      await open(step);
      const field = page.getByLabel(label);
      await field.focus();
      const isSeen = await field.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [top + 4, top + height - 4].every((y) => document.elementFromPoint(left + width / 2, y) === element);
      });
      expect(isSeen, step).toBe(true);
    }
    await page.setViewportSize(SIZES[1]!);
  });

  it('says that it is made up, has one main button, and ticks what is done', async () => {
    await open('consent');
    await page.getByText('this person and all records are made up').waitFor();
    await page.locator('.step-bar a', { hasText: 'Course' }).locator('.step-mark[data-done]').waitFor();
    expect(await page.locator('main .mantine-Button-root[data-variant="filled"]').count()).toBeLessThanOrEqual(1);
  });

  it('takes a typed name for a signature, and only that of the signer', async () => {
    await open('consent');
    await page.getByLabel('Your name').fill('Ana Artist');
    await page.getByRole('button', { name: 'Read and sign: Messages and reminders' }).click();
    for (const box of await page.locator('.consent-ticks input').all()) await box.check();
    await page.getByRole('button', { name: 'Type the name instead' }).press('Enter');
    const field = page.getByRole('textbox', { name: 'Signature' });
    await field.fill('Alex Other');
    await page.getByText('The typed name is not the name of the signer.').waitFor();
    expect(await page.getByRole('button', { name: 'Sign', exact: true }).isDisabled()).toBe(true);
    await field.fill('alex sample');
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect.poll(() => page.getByText(/^Signed .* by Alex Sample$/).count(), { timeout: PATIENCE_MS }).toBe(2);
  });

  it('is one stop of the Tab key for all points of the outline', async () => {
    await open('landmarks');
    const points = page.getByRole('group', { name: 'Points of the outline' }).getByRole('button');
    await points.first().waitFor();
    expect(await points.count()).toBeGreaterThan(10);
    expect(await points.evaluateAll((all) => all.filter(({ tabIndex }) => (tabIndex as unknown) === 0).length)).toBe(1);
    await points.first().focus();
    await page.keyboard.press('PageDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
      /^Outline point 2 of/,
    );
  });

  it('goes whole when it is deleted, and comes back by Undo', async () => {
    await page.goto(tablet.server.address);
    await page.getByRole('button', { name: 'More about Sample' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('link', { name: 'Sample' }).waitFor({ state: 'detached' });
    expect((await api('/clients')).clients).toEqual([]);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'Sample' }).waitFor();
    expect((await api('/clients')).clients).toHaveLength(1);
    expect(tablet.complaints).toEqual([]);
  });
});
