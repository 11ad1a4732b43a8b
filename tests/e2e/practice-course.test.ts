import { mkdirSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PDF_BYTES } from '../support/pdf-bytes.ts';
import { startStudio } from '../support/studio-server.ts';
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

/** One course as a practitioner plays it; the weeks between are skipped by moving the clock of page and server. */
let studio: PracticeStudio;
let offsetMs = 0;
let small: Buffer;
const now = (): Date => new Date(Date.now() + offsetMs);
const SAMPLE_PHOTO = 'assets/sample-course/photo.jpg';
/** Set to a folder (docs/pictures), the pages of the guide are kept there as pictures. */
const PICTURES = process.env['WHORL_PICTURES'];

beforeAll(async () => {
  offsetMs = Date.parse('2027-02-01T09:00:00Z') - Date.now();
  studio = await openPracticeStudio({ now });
  small = await sharp({ create: { width: 240, height: 240, channels: 3, background: '#c8967d' } })
    .png()
    .toBuffer();
});
afterAll(() => studio?.close());

async function moveTo(moment: string): Promise<void> {
  offsetMs = Date.parse(moment) - Date.now();
  await studio.page.clock.setSystemTime(now());
}
async function picture(name: string, from?: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  const { page } = studio;
  if (from) {
    await page
      .locator(from)
      .first()
      .evaluate((element) => {
        const scrolled = element.closest('.scene-page-scroll') ?? document.scrollingElement;
        scrolled?.scrollBy(0, element.getBoundingClientRect().top - 76);
      });
  }
  await page.screenshot({ path: `${PICTURES}/practice-${name}.png` });
}
const letter = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: PDF_BYTES };
const api = async (path: string) => (await studio.page.request.get(`${studio.server.address}/api${path}`)).json();
const clientId = async (): Promise<string> => (await api(`/courses/${studio.courseId}`)).clientId;
const choose = async (legend: string | RegExp, answer: string): Promise<void> =>
  studio.page.getByRole('group', { name: legend }).getByRole('button', { name: answer, exact: true }).click();
const takePhoto = async (label: string, file: string | object): Promise<void> => {
  const slot = studio.page.locator('.photo-slot', { hasText: label });
  await slot.locator('input[type=file]').setInputFiles(file as never);
  await slot.locator('img').waitFor();
};

/** A darker patch in the middle of bare skin. */
async function macroOfPatch(): Promise<object> {
  const patch = { create: { width: 100, height: 100, channels: 3, background: '#a07864' } } as const;
  const whole = { create: { width: 240, height: 240, channels: 3, background: '#c8967d' } } as const;
  const input = await sharp(patch).png().toBuffer();
  const buffer = await sharp(whole).composite([{ input }]).png().toBuffer();
  return { name: 'macro.png', mimeType: 'image/png', buffer };
}

describe('one course', () => {
  it('is screened: SC10 asks for a doctor and is resolved by a letter', async () => {
    const { page } = studio;
    await studio.open('screen');
    await fillAnswers(page, { health: { psoriasis: 'active', eczema: 'past' } });
    await nameArtist(page);
    await attachNewClient(page);
    const finding = page.locator('.screen-finding[data-rule="SC10"][data-tone="stop"]');
    await finding.waitFor();
    await finding.getByRole('button', { name: 'Attach the doctor’s letter' }).click();
    await page.getByLabel('Doctor').fill('Dr Hale');
    await page.locator('input[type=file][accept="application/pdf,image/*"]').setInputFiles(letter);
    await page.getByRole('button', { name: 'Attach', exact: true }).click();
    await finding.waitFor({ state: 'detached' });
    await recordScreening(page);
  });

  it('has its ink on the shelf and a test patch, whose pass counts on its final day only', async () => {
    const { page } = studio;
    await page.goto(`${studio.server.address}/ink`);
    await page.getByRole('button', { name: 'New bottle' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    // Brand, batch and expiry.
    expect(await page.getByText('Please fill this in.').count()).toBe(3);
    for (const [label, value] of [
      ['Brand', 'Plain'],
      ['Shade', 'Grey 2'],
      ['Batch', 'LOT 12-A'],
      ['Expires on', '2028-06-30'],
      ['Opened on', '2027-01-20'],
    ] as const) {
      await page.getByLabel(label, { exact: true }).fill(value);
    }
    await page.reload();
    await page.getByRole('button', { name: 'New bottle' }).click();
    expect(await page.getByLabel('Brand', { exact: true }).inputValue()).toBe('Plain');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('batch LOT 12-A').waitFor();
    await studio.open('test-patch');
    await page.getByText('Ordered by SC10').waitFor();
    await page.getByLabel('Where exactly').fill('behind the right ear');
    await page.getByLabel('Dots per cm²').fill('100');
    await addInkAndNeedle();
    expect(await studio.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Record the test patch' }).click();
    await page.getByText('behind the right ear').waitFor();
    await moveTo('2027-02-03T10:00:00Z');
    await readPatch();
    await page.getByText('Not finally read yet.').waitFor();
    await moveTo('2027-03-02T10:00:00Z');
    await page.reload();
    await takePhoto('Macro of the patch', await macroOfPatch());
    const circles = page.getByRole('slider', { name: 'Size of the circles' });
    await circles.focus();
    await page.keyboard.press('PageUp');
    expect(await circles.getAttribute('aria-valuetext')).toBe('12 %');
    await page.keyboard.press('PageDown');
    await page.getByRole('button', { name: 'Take the colours' }).click();
    await page.getByText('Taken from the photo.').waitFor();
    expect(Number(await page.getByLabel('Skin beside it L*').inputValue())).toBeGreaterThan(
      Number(await page.getByLabel('Healed L*').inputValue()) + 5,
    );
    for (const [label, value] of [
      ['Healed L*', '61.4'],
      ['Healed a*', '9'],
      ['Healed b*', '14.3'],
      ['Skin beside it L*', '63.5'],
      ['Skin beside it a*', '10'],
      ['Skin beside it b*', '15.5'],
      ['Healed dot, mm', '0.16'],
    ] as const) {
      await page.getByLabel(label).fill(value);
    }
    await readPatch();
    await page.getByText(/of the pigment stayed/).waitFor();
    await page.getByText(/Shade, dots and pictures of this course go by it/).waitFor();
    await studio.saved();
    await page.getByText('Passed.').waitFor();
    await picture('test-patch');
  });

  it('is planned, booked and consented', async () => {
    const { page } = studio;
    await studio.open('design');
    await lowerHairline();
    await studio.open('course');
    await page.getByRole('button', { name: /^Make the plan/ }).click();
    await page.getByLabel('First day wanted').waitFor({ timeout: PATIENCE_MS });
    await page.getByLabel('First day wanted').fill('2027-03-10');
    await page.getByRole('button', { name: /^Book these/ }).click();
    await page.getByText(/^Session 1: Wed,? 10 Mar 2027, 10:00–/).waitFor();
    await page.getByText('do not have the booked days yet').waitFor();
    await page.getByRole('button', { name: /^Make it again/ }).click();
    await page.getByText('do not have the booked days yet').waitFor({ state: 'detached' });
    expect(await page.getByText('The plan was made again after').count()).toBe(0);
    await studio.open('plan');
    await page.getByText(/^Wed,? 10 Mar 2027 · 10:00–/).waitFor();
    expect(await page.getByText('No date yet').count()).toBe(0);
    const { plans } = await api(`/courses/${studio.courseId}/plans`);
    const calendar = plans[0].files.find(({ name }: { name: string }) => name === 'course.ics');
    expect(await (await page.request.get(studio.server.address + calendar.url)).text()).toMatch(/DTSTART.*20270310T1/);
    await studio.open('consent');
    await page.getByRole('button', { name: 'Read and sign: Treatment' }).click();
    await page.getByRole('button', { name: 'Offer it for signature' }).click();
    await page.locator('.consent-sign').waitFor();
    await moveTo('2027-03-08T10:00:00Z');
    await signOn(page, page.locator('.consent-sign canvas'));
    for (const box of await page.locator('.consent-ticks input').all()) await box.check();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByText(/^Signed .* by Sam Sample/).waitFor();
  });

  it('holds session 1 only when nothing is missing, survives a reload and closes complete', async () => {
    const { page } = studio;
    await moveTo('2027-03-10T10:00:00Z');
    await studio.open('session');
    await page.locator('.missing-list').getByText('The questions of the day').waitFor();
    expect(await missing()).toEqual(['SR1', 'SR2', 'SR2', 'SR2', 'SR3', 'SR4', 'HG2', 'HG3']);
    expect(await page.getByRole('button', { name: 'Start session 1' }).isDisabled()).toBe(true);
    await picture('session-missing');
    expect(await studio.axe()).toEqual([]);
    // Where the list does not fit, the Tab key stops at it, so that it can be read to its end.
    await page.setViewportSize({ width: 1180, height: 500 });
    await page.locator('aside .missing-list[tabindex="0"]').waitFor();
    expect(await studio.axe()).toEqual([]);
    await page.setViewportSize({ width: 1180, height: 820 });
    await prepare(1);
    await studio.saved();
    await page.reload();
    await page.getByRole('button', { name: 'Start session 1' }).click();
    await page.getByRole('timer').waitFor();
    await hold(1);
  });

  it('shuts the gate at a warning sign, and a named person with a letter resolves it', async () => {
    const { page } = studio;
    await moveTo('2027-03-14T09:00:00Z');
    await studio.open('healing');
    await choose('Who says so?', 'Told by the client');
    await choose('Scabs?', 'Yes');
    await choose('Redness?', 'No');
    await page.getByText('pus', { exact: true }).click();
    await page.getByRole('alert').getByText('See a doctor').waitFor();
    await page.getByRole('button', { name: 'Record this' }).click();
    await page.getByText('Warning sign: pus.').waitFor();
    await page.locator('.gate-mark', { hasText: 'Not yet' }).waitFor();
    expect(await page.getByRole('button', { name: 'Override with a signature' }).count()).toBe(0);
    await picture('healing', '#check-ins');
    expect(await studio.axe()).toEqual([]);
    await page.goto(`${studio.server.address}/clients`);
    await page.getByRole('alert').getByText('Warning sign of Sam Sample').waitFor();
    await page.getByRole('link', { name: 'Go to it' }).click();
    await page.getByLabel('What was found, and by whom').fill('Dr Hale: a clogged pore, no infection');
    await page.locator('input[type=file][accept="application/pdf,image/*"]').setInputFiles(letter);
    await page.getByRole('button', { name: 'Resolve as you' }).click();
    await page.getByText('resolved by Ana Artist').waitFor();
    expect(await gateRules()).toEqual(['HG1', 'HG2', 'HG3']);
  });

  it('refuses session 2 early, on the server too, and opens it by an inspection later', async () => {
    const { page } = studio;
    await studio.open('session');
    await page.locator('.missing-list').getByText('of 7 days have passed').waitFor();
    expect(await page.getByRole('button', { name: 'Start session 2' }).isDisabled()).toBe(true);
    expect(await refusedEarly()).toBe('422 HG1');
    await moveTo('2027-03-24T10:00:00Z');
    await studio.open('session');
    await prepare(2);
    await page.getByLabel('Second artist (if any)').fill('Ben Second');
    await page.getByRole('button', { name: 'Start session 2' }).click();
    await page.getByRole('timer').waitFor();
  });

  it('stops session 2 early, with two artists, a break and an anaesthetic', async () => {
    const { page } = studio;
    await moveTo('2027-03-24T10:40:00Z');
    await page.getByRole('button', { name: 'Break', exact: true }).click();
    await page.getByText('On a break').waitFor();
    await moveTo('2027-03-24T10:55:00Z');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Add an anaesthetic' }).click();
    for (const [label, value] of [
      ['Product', 'Plain cream'],
      ['Strength', '4 %'],
      ['Lot', 'A-9'],
      ['Amount, g', '5'],
      ['Area, cm²', '80'],
    ] as const) {
      await page.getByRole('region', { name: 'Anaesthetic' }).getByLabel(label, { exact: true }).fill(value);
    }
    await page.getByRole('button', { name: 'Taken off now' }).click();
    const zone = page.locator('.zone-card').first();
    await zone.getByRole('button', { name: '50 %' }).click();
    await zone.getByRole('button', { name: 'Stop', exact: true }).click();
    await zone.getByRole('alert').getByText('Stop here.').waitFor();
    await takeAsBuiltPhotos();
    await page.getByRole('button', { name: 'Work is done' }).click();
    await choose('How does it close?', 'Incomplete');
    await choose('Stopped early?', 'Yes');
    await page.getByLabel('What is left undone').fill('the rest of the hairline');
    await page.getByLabel('Why', { exact: true }).fill('it bled and did not settle');
    await page.getByRole('button', { name: 'Close as incomplete' }).click();
    const held = page.locator('.care-list li').filter({ hasText: 'Session 2 ·' });
    await held.getByText('Ana Artist, Ben Second').waitFor();
    await held.getByText('Left: the rest of the hairline.').waitFor();
    const [record] = (await api(`/entries?clientId=${await clientId()}&kind=session`)).entries.slice(-1);
    expect(record.body).toMatchObject({
      n: 2,
      earlyStop: 'it bled and did not settle',
      anaesthetics: [{ product: 'Plain cream', lot: 'A-9' }],
      closing: { state: 'incomplete' },
    });
    expect(Date.parse(record.body.breaks[0].to) - Date.parse(record.body.breaks[0].from)).toBeGreaterThan(14 * 60_000);
  });

  it('lets session 3 start only after a review, and corrects the record by an added entry', async () => {
    const { page } = studio;
    await moveTo('2027-04-21T10:00:00Z');
    await studio.open('session');
    await page
      .locator('.missing-list')
      .getByText(/review/i)
      .waitFor();
    const held = page.locator('.care-list li').filter({ hasText: 'Session 2 ·' });
    await held.getByLabel('How to go on').fill('Finish the hairline with a single needle');
    await held.getByRole('button', { name: 'Record the review' }).click();
    await held.getByText('Reviewed by Ana Artist').waitFor();
    await held.getByRole('button', { name: 'Add a correction' }).click();
    await held.getByLabel('What was wrong').fill('anaesthetics.0.lot');
    await page.getByRole('option', { name: /lot/ }).click();
    await held.getByLabel('What is right').fill('A-10');
    await held.getByLabel('Why it was wrong').fill('misread on the tube');
    await held.getByRole('button', { name: 'Add this correction' }).click();
    await held.getByText('A-9 → A-10').waitFor();
  });

  it('is finished and forecast', async () => {
    const { page } = studio;
    await prepare(3);
    await page.getByRole('button', { name: 'Start session 3' }).click();
    await hold(3);
    await page.getByText('All sessions of this course have been held.').waitFor();
    await studio.open('aftercare');
    await page.getByText('The look settles by 19 May 2027.').waitFor();
    await page.getByText(/A touch-up is likely due on/).waitFor();
    await page.getByRole('img', { name: /Remaining density/ }).waitFor();
    const sheet = await page.getByRole('link', { name: 'As PDF' }).first().getAttribute('href');
    const pdf = await page.request.get(`${studio.server.address}${sheet}`);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    const sheets = await page.locator('a[href^="/api/aftercare-sheet"]').all();
    const hrefs = await Promise.all(sheets.map((link) => link.getAttribute('href')));
    // The programme and the forecast tell the same client of the same look.
    expect(hrefs.map((href) => new URL(href!, studio.server.address).searchParams.get('look'))).toEqual([
      'shaved',
      'shaved',
    ]);
    await picture('aftercare', '#forecast-title');
    expect(await studio.axe()).toEqual([]);
  });

  it('is found from the batch of its ink', async () => {
    const { page } = studio;
    await page.goto(`${studio.server.address}/ink`);
    await page.getByLabel('Search by batch').fill('lot12a');
    await page.getByText('Records: 4. Clients: 1.').waitFor();
    await page.getByText('Sam Sample').first().waitFor();
    await page.getByRole('button', { name: 'Show the report' }).click();
    await page.getByRole('columnheader', { name: 'Needles (lot)' }).waitFor();
    await picture('ink');
    expect(await studio.axe()).toEqual([]);
  });

  it('is exported, and an empty studio that imports it gives the same bytes', async () => {
    const { page, server } = studio;
    const id = await clientId();
    await page.goto(`${server.address}/clients/${id}`);
    const link = await page.getByRole('link', { name: 'Export as a folder' }).getAttribute('href');
    await page.getByText('Session 3').waitFor();
    await picture('export', '#client-folder');
    expect(await studio.axe()).toEqual([]);
    const asOf = now().toISOString();
    const bytes = await (await page.request.get(`${server.address}${link}?asOf=${asOf}`)).body();
    const zip = { name: 'client.zip', mimeType: 'application/zip', buffer: bytes };
    const empty = await startStudio({ now });
    const other = await studio.context.newPage();
    await other.goto(`${empty.address}/clients`);
    await other.getByTestId('client-zip').setInputFiles(zip);
    await other.getByRole('heading', { name: 'Sam Sample' }).waitFor();
    await other.getByText('Session 3').first().waitFor();
    const again = await other.request.get(`${empty.address}/api/clients/${id}/export?asOf=${asOf}`);
    expect(Buffer.compare(await again.body(), bytes)).toBe(0);
    await other.close();
    await empty.remove();
    await page.goto(`${server.address}/clients`);
    await page.getByTestId('client-zip').setInputFiles(zip);
    await page.getByRole('alert').getByText('This client is already here').waitFor();
    expect(studio.complaints).toEqual([]);
  });
});

/** The hairline drawn lower by its middle handle. */
async function lowerHairline(): Promise<void> {
  const { page } = studio;
  const midpoint = page.getByRole('button', { name: /Hairline midpoint/ });
  await midpoint.waitFor();
  const before = await midpoint.getAttribute('aria-label');
  await midpoint.focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.waitForFunction(
    (was) => document.querySelector('[aria-label^="Hairline midpoint"]')?.getAttribute('aria-label') !== was,
    before,
  );
  await studio.saved();
}

async function addInkAndNeedle(): Promise<void> {
  const { page } = studio;
  await page.getByPlaceholder('Add ink from the shelf').click();
  await page.getByRole('option', { name: /LOT 12-A/ }).click();
  await page.getByLabel('Diluent', { exact: true }).fill('Water');
  await page.getByLabel('Batch of the diluent').fill('W-7');
  await page.getByRole('button', { name: 'Add a needle' }).click();
  await page.getByLabel('Configuration').fill('0603RL');
  await page.getByLabel('Lot', { exact: true }).fill('N1');
  await page.getByLabel('Sterile until').fill('2029-01-01');
}

async function readPatch(): Promise<void> {
  const { page } = studio;
  await choose('Result', 'passed');
  await page.getByLabel('Reaction seen (or none)').fill('none');
  await page.getByRole('button', { name: 'Record the reading' }).click();
}

const missing = async (): Promise<string[]> => studio.page.locator('aside .missing-list code').allInnerTexts();
async function gateRules(): Promise<string[]> {
  return [...new Set(await missing())];
}

/** SR1 to SR4 by hand, as far as the button works. */
async function prepare(n: number): Promise<void> {
  const { page } = studio;
  for (const question of [/alcohol or drugs now/, /alcohol in the last/, /caffeine/i, /unwell/, /fever/i]) {
    await choose(question, 'No');
  }
  await choose('Scabs?', 'No');
  await choose('Redness?', 'No');
  await page.getByRole('button', { name: 'Record this' }).click();
  await page.getByLabel('Identity document seen').check();
  await page.getByLabel('Age of 18 or more seen on it').check();
  await page.getByLabel('The outline drawn on the skin is agreed today').check();
  await addInkAndNeedle();
  await page.getByRole('heading', { name: 'Ready to start' }).waitFor();
  expect(await page.getByRole('button', { name: `Start session ${n}` }).isEnabled()).toBe(true);
}

/** The work of a session by one tap, the photos, and the closing. */
async function hold(n: number): Promise<void> {
  const { page } = studio;
  await page.locator('.zone-card').first().getByRole('button', { name: '100 %' }).click();
  await takeAsBuiltPhotos();
  await page.getByRole('button', { name: 'Work is done' }).click();
  if (n === 1) {
    await picture('session', '#zones-title');
    expect(await studio.axe()).toEqual([]);
  }
  await page.getByRole('button', { name: 'Close as complete' }).click();
  await page
    .locator('.care-list li')
    .filter({ hasText: `Session ${n} ·` })
    .filter({ hasText: 'complete' })
    .waitFor();
}

/** Front, top and the macro of the zone that was worked on. */
async function takeAsBuiltPhotos(): Promise<void> {
  const { page } = studio;
  const zone = await page.locator('.zone-card').first().getByRole('heading').innerText();
  await takePhoto('Front', SAMPLE_PHOTO);
  await takePhoto('Top', { name: 'top.png', mimeType: 'image/png', buffer: small });
  await takePhoto(`Macro: ${zone}`, { name: 'macro.png', mimeType: 'image/png', buffer: small });
  await page.locator('.missing-list').getByText('A macro photo with scale is missing').waitFor();
  await page.getByLabel('A scale lies in the picture').check();
}

/** Session 2 sent past the studio's own page. */
async function refusedEarly(): Promise<string> {
  const { page, courseId, server } = studio;
  const [held] = (await api(`/entries?clientId=${await clientId()}&kind=session`)).entries;
  const at = now().toISOString();
  const body = { ...held.body, n: 2, startedAt: at, endedAt: at, breaks: [], outlineAgreedAt: at, todayAskedAt: at };
  const data = { kind: 'session', clientId: await clientId(), courseId, at, body };
  const answer = await page.request.post(`${server.address}/api/entries`, { data });
  return `${answer.status()} ${(await answer.json()).error?.rule}`;
}
