import { createHash } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENCE_MS } from './support/open-tablet.ts';
import {
  attachNewClient,
  fillAnswers,
  nameArtist,
  openPracticeStudio,
  type PracticeStudio,
  recordScreening,
  signOn,
} from './support/practice-studio.ts';

let studio: PracticeStudio;
beforeAll(async () => {
  studio = await openPracticeStudio();
});
afterAll(() => studio?.close());

const api = async (path: string) => (await studio.page.request.get(`${studio.server.address}/api${path}`)).json();
const makePlan = async (button: RegExp): Promise<void> => {
  const { page } = studio;
  const before = await page.locator('.made-plan > span').innerText();
  await page.getByRole('button', { name: button }).click();
  const outcome = await page.waitForFunction(
    (old) => {
      const problem = document.querySelector('.made-plan [role=alert]')?.textContent;
      if (problem) return `No plan was made: ${problem}`;
      const now = document.querySelector('.made-plan > span')?.textContent ?? '';
      const isMade =
        now.startsWith('Plan of') && now !== old && !document.querySelector('.made-plan [role=progressbar]');
      return isMade && 'made';
    },
    before,
    { timeout: PATIENCE_MS },
  );
  expect(await outcome.jsonValue()).toBe('made');
};
const tickAll = async (): Promise<void> => {
  for (const box of await studio.page.locator('.consent-ticks input').all()) await box.check();
};

describe('the course', () => {
  it('is booked whole from the plan, on a recorded screening', async () => {
    const { page } = studio;
    await studio.open('screen');
    await fillAnswers(page, { expects: { regrowth: true } });
    await nameArtist(page);
    await attachNewClient(page);
    await studio.open('course');
    await page.getByText('Sessions rest on a recorded screening.').waitFor();
    await studio.open('screen');
    await recordScreening(page);
    await studio.open('course');
    await makePlan(/^Make the plan/);
    await page.getByLabel('First day wanted').fill('2027-03-01');
    await page.getByRole('row', { name: /15 Mar 2027/ }).waitFor();
    expect(await studio.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Book these 3 sessions' }).click();
    await page.getByText(/^Session 1: Mon,? 1 Mar 2027/).waitFor();
    await page.locator('.booked > li').nth(1).getByText('Session 1 has not been held yet.').waitFor();
  });

  it('shows what a move would do before it is done', async () => {
    const { page } = studio;
    await page.getByRole('button', { name: 'Move session 2' }).click();
    await page.getByLabel('New day').fill('2027-03-05');
    await page.getByRole('alert').getByText('At least 7 days').waitFor();
    await page.getByLabel('New day').fill('2027-04-10');
    const shown = page.locator('.move-list li');
    await shown.nth(1).waitFor();
    expect(await shown.allInnerTexts()).toEqual([
      expect.stringMatching(/^Session 2: 15 Mar 2027.* becomes 10 Apr 2027/),
      expect.stringMatching(/^Session 3: .* becomes 8 May 2027/),
    ]);
    expect(await studio.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(/^Session 2: Mon,? 15 Mar 2027/).waitFor();
    await page.getByRole('button', { name: 'Move session 2' }).click();
    await page.getByLabel('New day').fill('2027-04-10');
    await page.getByRole('button', { name: 'Move as shown' }).click();
    await page.getByText(/^Session 3: Sat,? 8 May 2027/).waitFor();
  });
});

describe('the consent', () => {
  it('shows this plan, and can be signed only when every statement is ticked', async () => {
    const { page } = studio;
    await studio.open('consent');
    await page.getByRole('button', { name: 'Read and sign: Treatment' }).click();
    await page
      .locator('.consent-paper')
      .getByText(/^About [\d,]+ dots, likely between [\d,]+ and [\d,]+\.$/)
      .waitFor();
    // What the design rules warn of stands in the words, and has a statement of its own.
    await page.locator('.consent-paper').getByText('of bare skin would lie beside the dots').waitFor();
    // Before beside healed and three years, then fresh and the drawing of later loss.
    const captions = await page.locator('.consent-pictures button > span:not(.consent-cut)').allInnerTexts();
    expect(captions.map((words) => words.split(/[ :]/)[0])).toEqual(['Before', 'Healed', 'After', 'Right', 'If']);
    const whole = page.locator('.consent-large');
    await page.getByRole('button', { name: /^Healed after the last session/ }).focus();
    await page.keyboard.press('Enter');
    expect(await whole.getByRole('figure').innerText()).toContain('Healed after the last session');
    expect(await studio.axe()).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await whole.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Offer it for signature' }).click();
    await page.getByText('Session 1 may start from').waitFor();
    const sign = page.getByRole('button', { name: 'Sign', exact: true });
    await page.getByText('I know that the treatment does not make hair grow.').waitFor();
    await page.getByText('I have seen what further hair loss would do').waitFor();
    await signOn(page, page.locator('.consent-sign canvas'));
    expect(await sign.isDisabled()).toBe(true);
    await tickAll();
    expect(await studio.axe()).toEqual([]);
    await sign.click();
    await page.getByText(/^Signed .* by Sam Sample/).waitFor();
  });

  it('is kept as a PDF with the hash of what was shown', async () => {
    const { page, server, courseId } = studio;
    const { clientId } = await api(`/courses/${courseId}`);
    const [{ body }] = (await api(`/entries?clientId=${clientId}&kind=consent`)).entries;
    const href = await page.getByRole('link', { name: 'Signed consent as PDF' }).getAttribute('href');
    const bytes = await (await page.request.get(new URL(href ?? '', server.address).href)).body();
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(body.pdfSha256);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    expect(text.replace(/\s+/g, '')).toContain(body.contentSha256);
    expect(text).toContain('Sam Sample');
  });

  it('is refused by the server blank, unsigned, or about another plan', async () => {
    const { page, server, courseId } = studio;
    const { clientId } = await api(`/courses/${courseId}`);
    const [{ body }] = (await api(`/entries?clientId=${clientId}&kind=consent`)).entries;
    const send = async (change: object): Promise<string> => {
      const data = { id: crypto.randomUUID(), clientId, courseId, at: body.signedAt, body: { ...body, ...change } };
      const answer = await page.request.post(`${server.address}/api/consents`, { data });
      return `${answer.status()} ${(await answer.json()).error?.rule}`;
    };
    expect(await send({ acknowledged: [] })).toBe('422 CN2');
    expect(await send({ strokes: [[{ x: 1, y: 1, ms: 0 }]] })).toBe('422 CN2');
    expect(await send({ content: { ...body.content, text: 'Yes to everything.' } })).toBe('422 CN1');
    expect(await send({ content: { ...body.content, planId: courseId } })).toBe('422 CN1');
  });

  it('is void when the plan leaves what was signed, and is signed again without a new wait', async () => {
    const { page, server, courseId } = studio;
    const course = await api(`/courses/${courseId}`);
    const { document } = course;
    const { hairline } = document.design;
    const midpointMm = (hairline?.midpointMm ?? 75) + 9;
    const moved = { ...document, design: { ...document.design, hairline: { ...hairline, midpointMm } } };
    const data = { version: course.version, document: moved };
    expect((await page.request.put(`${server.address}/api/courses/${courseId}`, { data })).status()).toBe(200);
    await studio.open('consent');
    await page.getByText('The course was changed since.').waitFor();
    await makePlan(/^Make it again/);
    await page
      .getByRole('alert')
      .getByText(/The hairline moved \d+ mm/)
      .waitFor();
    await page.getByRole('button', { name: 'Read and sign: Treatment' }).click();
    expect(await page.getByRole('button', { name: 'Offer it for signature' }).count()).toBe(0);
    await tickAll();
    await signOn(page, page.locator('.consent-sign canvas'));
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByText(/^Signed .* by Sam Sample/).waitFor();
  });

  it('is taken back alone, and everything stands on the page of the client', async () => {
    const { page } = studio;
    await page.getByRole('button', { name: 'Read and sign: Messages and reminders' }).click();
    await tickAll();
    await signOn(page, page.locator('.consent-sign canvas'));
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByRole('button', { name: 'Withdraw: Messages and reminders' }).click();
    await page.getByRole('button', { name: 'Record the withdrawal' }).click();
    await page
      .locator('[data-purpose="messages"]')
      .getByText(/^Withdrawn/)
      .waitFor();
    await page.locator('[data-purpose="treatment"] .consent-state[data-state="signed"]').waitFor();
    await page.getByRole('link', { name: 'Open the client’s page' }).click();
    await page.locator('.timeline li').first().waitFor();
    expect(
      await page.locator('.timeline li').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-kind'))),
    ).toEqual(['consentWithdrawal', 'consent', 'consent', 'consent', 'courseMove', 'course', 'screening']);
    expect(await studio.axe()).toEqual([]);
    expect(studio.complaints).toEqual([]);
  });
});
