import sharp from 'sharp';
import { expect, it } from 'vitest';
import { type DocumentLanguage, planSheetWords } from '#/documents/catalogue/plan-sheet-words.ts';
import type { PdfPort, PdfTextOptions } from '#/documents/pdf/pdf-port.ts';
import { drawPlanPdf } from '#/documents/plan-sheet/plan-pdf.ts';
import type { PdfImage } from '#/documents/plan-sheet/plan-picture.ts';
import { planCase } from '#/planning/plan-case.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';
import { SYNTHETIC_SIZE, syntheticCase } from '../../../tests/support/synthetic-case.ts';
import { makePdf } from './pdf-document.ts';

/** The texts of each page of the real document, as they are drawn. */
async function pagesOf(
  plan: PlanRecord,
  laterLoss: PdfImage | null,
  language: DocumentLanguage = 'en',
): Promise<readonly string[][]> {
  const pages: string[][] = [];
  const words = planSheetWords(language);
  await makePdf({ title: '', language: 'en', createdAt: new Date(0) }, (pdf: PdfPort) => {
    const { addPage, text } = pdf;
    pdf.addPage = (...options) => {
      pages.push([]);
      return addPage.apply(pdf, options);
    };
    pdf.text = (said: string, x: number, y: number, options?: PdfTextOptions) => {
      pages.at(-1)?.push(said);
      return text.call(pdf, said, x, y, options);
    };
    drawPlanPdf(pdf, { plan, pictures: [], laterLoss }, words);
  });
  return pages;
}

it('keeps the shades with the risks, and each finding with what to do, on one page however many findings there are', async () => {
  const made = planCase({
    caseFile: syntheticCase({ design: { pattern: { kind: 'norwood', grade: '2' } } }),
    photos: [{ ...SYNTHETIC_SIZE, view: 'front', sha256: null }],
    engineVersion: '0.0.0',
  });
  if (!made.ok) throw new Error(made.refusal.message);
  const rule = { rule: 'HF13', case: 'rough', severity: 'note', zone: null, value: null, limit: null } as const;
  const rest = { unit: '', evidence: 'DER', message: '', whatToDo: '' } as const;
  const findings = (count: number) =>
    Array.from({ length: count }, (_, k) => ({ ...rule, ...rest, values: { photo: k + 2, least: 8 } }));
  const size = { width: 856, height: 524 };
  const bytes = await sharp({ create: { ...size, channels: 3, background: '#eee' } })
    .png()
    .toBuffer();
  const drawing: PdfImage = { bytes, widthPx: size.width, heightPx: size.height };
  const ends = new Set<number>();
  for (let count = 0; count < 22; count++) {
    const pages = await pagesOf({ ...made.value, findings: findings(count) }, count % 2 === 0 ? drawing : null);
    const at = (start: string) => pages.flatMap((page, n) => (page.some((said) => said.startsWith(start)) ? [n] : []));
    expect([at('Body: '), at('Edge: ')], `${count} findings`).toEqual([at('Shade'), at('Shade')]);
    // Not by themselves: a page with six lines looks like a mistake.
    expect(at('Risks and limits')).toEqual(at('Shade'));
    for (const page of pages) {
      const count = (start: string) => page.filter((said) => said.startsWith(start)).length;
      expect([count('Tap 8 points'), count('HF13')]).toEqual([count('Photo '), count('Photo ')]);
    }
    ends.add(at('Shade')[0]!);
  }
  // Nor does the drawing of later loss stand alone where it begins a page, in the languages that take more room.
  for (const language of ['es', 'pt'] as const) {
    const words = planSheetWords(language);
    for (let count = 6; count < 10; count++) {
      const pages = await pagesOf({ ...made.value, findings: findings(count) }, drawing, language);
      const begun = pages.findIndex(([, first]) => first === words.say('laterLoss'));
      if (begun >= 0) expect(pages[begun], `${count} findings`).toContain(words.say('risks'));
    }
  }
  // Only what the plan has from there is said to come from there.
  const saysShares = async (sessions: PlanRecord['sessions']) =>
    (await pagesOf({ ...made.value, sessions }, null)).flat().some((said) => said.includes('30, 70, 100'));
  expect(await saysShares(made.value.sessions)).toBe(true);
  expect(await saysShares([{ ...made.value.sessions[2]!, n: 1 }])).toBe(false);
  // So many that the shades had to go on to the next page at least once.
  expect(ends.size).toBeGreaterThan(1);
});
