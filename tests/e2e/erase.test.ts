import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screeningBodyOn } from '../support/practice-course.ts';
import { openTablet, PHONE, TABLET, type Tablet } from './support/open-tablet.ts';
import { axeViolations } from './support/watch-page.ts';

const SIZES = [PHONE, TABLET];

let tablet: Tablet;
let page: Page;

beforeAll(async () => {
  tablet = await openTablet({ sample: 'none', locale: 'en-GB' });
  page = tablet.page;
});
afterAll(() => tablet?.close());

const make = async (path: string, data: object) =>
  (await page.request.post(`${tablet.server.address}/api${path}`, { data })).json();
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
const leaveDraft = (id: string) => page.evaluate((key) => localStorage.setItem(key, '{}'), `whorl:draft:${id}`);
const draftOf = (id: string) => page.evaluate((key) => localStorage.getItem(key), `whorl:draft:${id}`);

/** No sideways scrolling and nothing that axe finds, on a phone and a tablet. */
async function looksRight(): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, `scrolls sideways at ${size.width}`).toBeLessThanOrEqual(0);
    expect(await axeViolations(page)).toEqual([]);
  }
}

describe('erasing for good', () => {
  it('takes a client by keyboard once the name is typed and what is held was decided', async () => {
    const profile = { givenName: 'Ana', familyName: 'Ñandú', language: 'es' };
    const { id: clientId } = await make('/clients', { profile });
    const { id: courseId } = await make('/courses', { title: 'Course of Ana', clientId });
    const at = new Date().toISOString();
    await make('/entries', { kind: 'screening', clientId, courseId, at, body: screeningBodyOn(at.slice(0, 10)) });
    await page.goto(`${tablet.server.address}/clients/${clientId}`);
    await leaveDraft(courseId);
    const opener = page.getByRole('button', { name: 'Erase for good …' });
    await opener.press('Enter');
    const name = page.getByLabel('To confirm, type: Ana Ñandú');
    await name.waitFor();
    expect(await focused()).toBe('Erase “Ana Ñandú” for good?');
    await page.getByText('1 record: answers').waitFor();
    await page.getByText('No law was found that says so').waitFor();
    await looksRight();
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('Erase for good …');

    await opener.press('Enter');
    const confirm = page.getByRole('button', { name: 'Erase for good', exact: true });
    await name.fill('ana ñandú');
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByLabel('I have decided').press('Space');
    await name.press('Enter');
    await page.waitForURL(`${tablet.server.address}/clients`);
    await page.getByText('“Ana Ñandú” was erased for good.').waitFor();
    await page.getByText('No clients yet.').waitFor();
    expect(await draftOf(courseId)).toBe(null);
    expect((await page.request.get(`${tablet.server.address}/api/clients/${clientId}`)).status()).toBe(404);
  });

  it('takes a deleted course from its list, where it can be restored too', async () => {
    const one = await make('/courses', { title: 'One' });
    await make('/courses', { title: 'Two' });
    await page.goto(tablet.server.address);
    for (const title of ['One', 'Two']) {
      await page.getByRole('button', { name: `More about ${title}` }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByRole('link', { name: title }).waitFor({ state: 'detached' });
    }
    await page.getByText('Deleted courses (2)').click();
    const row = (title: string) => page.locator('.deleted-courses li', { hasText: title });
    await row('Two').getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('link', { name: 'Two' }).waitFor();
    await row('One').getByRole('button', { name: 'Erase for good …' }).click();
    await page.getByLabel('To confirm, type: One').fill('one');
    await looksRight();
    await leaveDraft(one.id);
    await page.getByRole('button', { name: 'Erase for good', exact: true }).click();
    await page.getByText('“One” was erased for good.').waitFor();
    expect(await draftOf(one.id)).toBe(null);
    // A draft that another window left is dropped when its course is opened again.
    await leaveDraft(one.id);
    await page.goto(`${tablet.server.address}/courses/${one.id}`);
    await page.getByText('There is no course at this address').waitFor();
    expect(await draftOf(one.id)).toBe(null);
    await page.goto(tablet.server.address);
    await page.getByRole('link', { name: 'Two' }).waitFor();
    expect(await page.getByText(/^Deleted courses/).count()).toBe(0);
    expect(tablet.complaints).toEqual([]);
  });
});
