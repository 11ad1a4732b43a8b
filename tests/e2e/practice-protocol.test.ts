import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#/practice/calendar/calendar-day.ts';
import { PATIENCE_MS } from './support/open-tablet.ts';
import { fillAnswers, openPracticeStudio, type PracticeStudio } from './support/practice-studio.ts';

let studio: PracticeStudio;
beforeAll(async () => {
  studio = await openPracticeStudio();
}, PATIENCE_MS);
afterAll(() => studio?.close());

describe('the protocol in the studio', () => {
  it('is changed on its page with who and why, and the steps go by it', { timeout: 2 * PATIENCE_MS }, async () => {
    const { page, server } = studio;
    const laserRemovalOn = addDays(new Date().toISOString().slice(0, 10), -105);
    await studio.open('screen');
    await fillAnswers(page, { health: { laserRemovalOn } });
    await studio.saved();
    await studio.open('options');
    const outcome = page.locator('.options-outcome strong');
    expect(await outcome.textContent()).toBe('Go');
    await page.goto(`${server.address}/clients`);
    await page.getByRole('link', { name: 'Protocol' }).click();
    await page.getByRole('button', { name: 'Change SC26.days' }).click();
    const form = page.getByRole('form', { name: 'Change SC26.days' });
    await form.getByLabel('New value (days)').fill('20');
    await form.getByLabel('Who changes it').focus();
    await form.getByText('A whole number between 28 and 365 days.').waitFor();
    expect(await studio.axe()).toEqual([]);
    await form.getByLabel('New value (days)').fill('120');
    await form.getByLabel('Who changes it').fill('A. Owner');
    expect(await form.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await form.getByLabel('Why', { exact: true }).fill('Own records of a year');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('90 days to 120 days (SC26.days)').waitFor();
    await page.getByText('Version 1+1').waitFor();
    expect(await studio.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Change closed days' }).click();
    const days = page.getByRole('form', { name: 'Change closed days' });
    await days.getByText('Sunday').click();
    await days.getByRole('button', { name: 'Add a closed period' }).click();
    await days.getByLabel('First closed day').fill('2031-12-24');
    await days.getByLabel('Last closed day').fill('2031-12-26');
    await days.getByLabel('Reason, such as holidays').fill('holidays');
    await days.getByLabel('Who changes it').fill('A. Owner');
    expect(await days.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await days.getByLabel('Why', { exact: true }).fill('New hours');
    expect(await studio.axe()).toEqual([]);
    await days.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Version 1+2').waitFor();
    const closed = 'Sunday · 24 Dec 2031 to 26 Dec 2031 (holidays)';
    await page.getByText(`Closed days: from “Open every day” to “${closed}”`).waitFor();
    await studio.open('options');
    await expect.poll(() => outcome.textContent(), { timeout: PATIENCE_MS }).toBe('Wait');
    expect(studio.complaints).toEqual([]);
  });
});
