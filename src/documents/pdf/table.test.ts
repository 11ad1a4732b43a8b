import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { makePdf } from '#/server/documents/pdf-document.ts';
import { createPageFlow, type PageFlow } from './page-flow.ts';
import { POINTS_PER_MM } from './pdf-port.ts';
import { drawTable } from './table.ts';

interface Word {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the baseline, from the top of the page. */
  readonly y: number;
}

/** Every word that is drawn, points from the top left. */
async function wordsOf(draw: (flow: PageFlow) => void): Promise<readonly Word[]> {
  const info = { title: 't', language: 'en', createdAt: new Date('2027-01-01T00:00:00Z') };
  const bytes = await makePdf(info, (pdf) => {
    const flow = createPageFlow(pdf, (page) => `page ${page}`);
    flow.newPage();
    draw(flow);
  });
  const file = await getDocumentProxy(new Uint8Array(bytes));
  const words: Word[] = [];
  for (let page = 1; page <= file.numPages; page++) {
    const { items } = await (await file.getPage(page)).getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , left, up] = item.transform as number[];
      words.push({ page, text: item.str, left: left!, right: left! + item.width, y: 841.89 - up! });
    }
  }
  return words;
}

const COLUMNS = [
  { title: 'Zone', share: 3 },
  { title: 'Dots', share: 0.1, align: 'right' },
  { title: 'Note', share: 2 },
] as const;
const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    cells: [`zone ${n}`, `${'1234567'.slice(0, 1 + (n % 7))}`, 'a few words'],
  }));

describe('a table', () => {
  it('writes figures to the right of their column, words to the left, inside the margins', async () => {
    const words = await wordsOf((flow) =>
      drawTable(flow, COLUMNS, [...rows(7), { cells: ['all', '999', ''], bold: true }]),
    );
    const cells = words.filter(({ text }) => /^\d+$|Dots/.test(text));
    expect(cells).toHaveLength(9);
    // The narrow share has grown to the widest figure, which is not broken.
    for (const { right } of cells) expect(Math.abs(right - cells[0]!.right)).toBeLessThan(0.6);
    const zones = words.filter(({ text }) => /^Zone|^zone|^all/.test(text));
    for (const { left } of zones) expect(left).toBeCloseTo(16 * POINTS_PER_MM + 4, 1);
    const notes = words.filter(({ text }) => /^Note|^a few/.test(text));
    for (const { left, right } of notes) {
      expect(left).toBeGreaterThan(cells[0]!.right);
      expect(right).toBeLessThan(595.28 - 16 * POINTS_PER_MM);
    }
  });

  it('goes on over pages with its header on each, no row in the foot', async () => {
    const words = await wordsOf((flow) => drawTable(flow, COLUMNS, rows(120)));
    const pages = Math.max(...words.map(({ page }) => page));
    expect(pages).toBeGreaterThan(1);
    for (let page = 1; page <= pages; page++) {
      const own = words.filter((word) => word.page === page && !word.text.startsWith('page'));
      const [first] = [...own].sort((a, b) => a.y - b.y);
      expect(first!.text).toBe('Zone');
      expect(own.filter(({ text }) => text === 'Zone')).toHaveLength(1);
      const foot = words.find((word) => word.page === page && word.text === `page ${page}`)!;
      for (const { y } of own) expect(y).toBeLessThan(foot.y - 7 * POINTS_PER_MM + 8);
    }
    const order = words.filter(({ text }) => text.startsWith('zone')).map(({ text }) => text);
    expect(order).toEqual(rows(120).map(({ cells }) => cells[0]));
  });

  it('keeps its header and its first row together', async () => {
    const words = await wordsOf((flow) => {
      flow.gap(flow.room() - 30);
      drawTable(flow, COLUMNS, rows(2));
    });
    expect(words.filter(({ text }) => !text.startsWith('page')).map(({ page }) => page)).toEqual(Array(9).fill(2));
  });
});
