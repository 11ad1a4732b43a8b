import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PDF_BYTES } from '../support/pdf-bytes.ts';
import { PATIENCE_MS } from './support/open-tablet.ts';
import {
  attachNewClient,
  fillAnswers,
  nameArtist,
  openPracticeStudio,
  type PracticeStudio,
  recordScreening,
} from './support/practice-studio.ts';

let studio: PracticeStudio;
beforeAll(async () => {
  studio = await openPracticeStudio();
});
afterAll(() => studio?.close());

const question = (path: string) => studio.page.locator(`[id="question-${path}"]`);
const pick = (path: string, answer: string) => question(path).getByText(answer, { exact: true }).click();
const finding = (rule: string) => studio.page.locator(`.screen-finding[data-rule="${rule}"]`);
const outcome = () => studio.page.locator('.outcome strong').innerText();

describe('screening', () => {
  it('asks only what the answers make relevant, and names what contradicts', async () => {
    const { page } = studio;
    await studio.open('screen');
    expect(await outcome()).toBe('Answers are missing');
    expect(await question('health.isotretinoin.endedOn').count()).toBe(0);
    await pick('health.isotretinoin.status', 'In the past');
    await question('health.isotretinoin.endedOn').locator('input').fill('2199-01-01');
    await question('health.isotretinoin.endedOn').getByRole('alert').waitFor();
    await question('health.isotretinoin.endedOn').locator('input').fill('2010-01-01');
    await question('health.isotretinoin.endedOn').getByRole('alert').waitFor({ state: 'detached' });
    await pick('health.isotretinoin.status', 'Never');
    await question('health.isotretinoin.endedOn').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Go to the next one' }).click();
    expect(await page.evaluate(() => document.activeElement?.closest('.question')?.id)).toBe('question-birthDate');
  });

  it('asks what the law of the place asks, and lets the answers go with the place', async () => {
    const { page } = studio;
    const rulesOf = async (place: string) => {
      await page.getByRole('combobox', { name: 'Rules of' }).click();
      await page.getByRole('option', { name: place, exact: true }).click();
    };
    expect(await question('place.bloodborneRisk').count()).toBe(0);
    await rulesOf('California');
    await pick('place.bloodborneRisk', 'No');
    await page.getByText('1 of 4 answered').waitFor();
    await rulesOf('England');
    await question('place.bloodborneRisk').waitFor({ state: 'detached' });
  });

  it('keeps half-filled answers over a reload and in a second tab', async () => {
    const { page, context } = studio;
    await pick('health.epilepsy', 'Yes');
    await finding('SC19').waitFor();
    await studio.saved();
    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator('.screen-finding[data-rule="SC19"]').waitFor({ timeout: PATIENCE_MS });
    await other.close();
    await page.reload();
    await finding('SC19').waitFor();
  });

  it('takes a file with the keys of the command line and refuses an unknown key by name', async () => {
    const { page } = studio;
    await page.getByTestId('answers-file').setInputFiles({
      name: 'answers.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"health": {"psorriasis": "active"}}'),
    });
    await page.getByRole('alert').getByText('health.psorriasis is not a known key').waitFor();
    await fillAnswers(page, {
      hair: { zones: ['hairline', 'frontal'] },
      health: { psoriasis: 'active', molesInField: true, skinCancerInField: true, skinCancerZones: ['crown'] },
    });
    await finding('SC10').waitFor();
    expect(await outcome()).toBe('Ask a doctor first');
    const rules = await page
      .locator('.screen-finding')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-rule')));
    expect(rules.slice(0, 2)).toEqual(['SC06', 'SC10']);
  });

  it('offers a letter where one counts, and nothing where neither letter nor decision can lift the rule', async () => {
    const { page } = studio;
    await nameArtist(page);
    const ways = (rule: string) => finding(rule).locator('.screen-ways').getByRole('button').allInnerTexts();
    expect(await ways('SC10')).toEqual(['Attach the doctor’s letter']);
    expect(await ways('SC06')).toEqual([]);
  });

  it('writes to the doctor, takes the letter that comes back, and is recorded', async () => {
    const { page } = studio;
    await attachNewClient(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Letter for the doctor' }).click();
    expect((await download).suggestedFilename()).toBe('letter.pdf');
    await finding('SC10').getByRole('button', { name: 'Attach the doctor’s letter' }).click();
    await page.getByLabel('Doctor', { exact: true }).fill('Dr Hale');
    await page.locator('.answer-form input[type=file]').setInputFiles({
      name: 'letter.pdf',
      mimeType: 'application/pdf',
      buffer: PDF_BYTES,
    });
    await page.getByRole('button', { name: 'Attach', exact: true }).click();
    await page.getByRole('link', { name: /Letter of Dr Hale/ }).waitFor();
    expect(await outcome()).toBe('Go with care');
    await recordScreening(page);
    expect(await studio.axe()).toEqual([]);
  });

  it('is refused by the server when its result is not what the rules find', async () => {
    const { page, server, courseId } = studio;
    const { clientId } = await (await page.request.get(`${server.address}/api/courses/${courseId}`)).json();
    const list = await page.request.get(`${server.address}/api/entries?clientId=${clientId}&kind=screening`);
    const [{ body }] = (await list.json()).entries;
    const forged = { ...body, letters: [], result: { ...body.result, outcome: 'go', findings: [] } };
    const data = { kind: 'screening', clientId, courseId, at: new Date().toISOString(), body: forged };
    const answer = await page.request.post(`${server.address}/api/entries`, { data });
    expect([answer.status(), (await answer.json()).error.rule]).toEqual([422, 'SC']);
  });

  it('closes the zone in the design and asks for the moles there', async () => {
    const { page, server, courseId } = studio;
    await studio.saved();
    const course = await (await page.request.get(`${server.address}/api/courses/${courseId}`)).json();
    expect(course.document.design.zones.crown.treated).toBe(false);
    await studio.open('design');
    await page.getByText('Left out of the design: Crown.').waitFor();
    await page.getByText('The screening found moles').waitFor();
  });

  it('stands beside every other option, none hidden, also in Spanish', async () => {
    const { page } = studio;
    await studio.open('options');
    expect(await page.locator('.option').count()).toBe(6);
    expect(await page.locator('.option[data-fits="no"]').first().innerText()).toContain('Not for you');
    expect(await page.locator('.option-timeline svg[role="img"]').getAttribute('aria-label')).toContain('upkeep');
    expect(await studio.axe()).toEqual([]);
    await page.goto(`${studio.server.address}/clients`);
    await page.getByRole('link', { name: /Sam Sample/ }).waitFor();
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'Español' }).click();
    await page.getByRole('heading', { name: 'Clientes' }).waitFor();
    expect(await studio.axe()).toEqual([]);
    await page.getByRole('link', { name: /Sam Sample/ }).click();
    await page.getByText('Cuestionario de salud').waitFor();
    expect(await studio.axe()).toEqual([]);
    await studio.open('screen');
    await page.getByText('Qué significan las respuestas').waitFor();
    await page.getByText('¿Cuándo nació?').waitFor();
  });

  it('never threw, broke its content policy or left the machine', () => {
    expect(studio.complaints).toEqual([]);
  });
});
