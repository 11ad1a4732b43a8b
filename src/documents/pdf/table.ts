import { INK, type PageFlow } from './page-flow.ts';
import { PDF_FONTS, type PdfPort } from './pdf-port.ts';

export interface TableColumn {
  readonly title: string;
  /** Share of the width; shares are normalised. */
  readonly share: number;
  readonly align?: 'left' | 'right';
}

export interface TableRow {
  readonly cells: readonly string[];
  readonly bold?: boolean;
}

interface TableLook {
  readonly columns: readonly TableColumn[];
  readonly widths: readonly number[];
  readonly sizePt: number;
}

interface StructureElement {
  add(child: unknown): unknown;
  end(): unknown;
}

/** For a sheet that is worked from at a desk; what a client reads at home is larger. */
const USUAL_PT = 8;
const PAD_X = 4;
const PAD_Y = 3.2;

/** A ruled table that repeats its header on each page and never splits a row. */
export function drawTable(
  flow: PageFlow,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  sizePt = USUAL_PT,
): void {
  const widths = columnWidths(flow, columns, rows, sizePt);
  const header: TableRow = { cells: columns.map((column) => column.title), bold: true };
  const table = flow.pdf.struct('Table') as StructureElement;
  flow.pdf.addStructure(table);
  const drawHeader = (): void => drawRow(flow, table, { columns, widths, sizePt }, header, 'TH');
  const first = rows[0] ? rowHeight(flow.pdf, widths, rows[0], sizePt) : 0;
  flow.need(rowHeight(flow.pdf, widths, header, sizePt) + first);
  drawHeader();
  for (const row of rows) {
    const before = flow.y;
    flow.need(rowHeight(flow.pdf, widths, row, sizePt));
    if (flow.y < before) drawHeader();
    drawRow(flow, table, { columns, widths, sizePt }, row, 'TD');
  }
  table.end();
  flow.gap(6);
}

/** By shares, but never so narrow that a word of a header or a figure of a right-aligned column breaks. */
function columnWidths(
  flow: PageFlow,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  sizePt: number,
): readonly number[] {
  const fitting = (texts: readonly string[], font: string): number => widest(flow.pdf, texts, font, sizePt);
  const least = columns.map((column, i) => {
    // With the space behind it: the library breaks a word that fits without it alone.
    const words = fitting(column.title.split(/(?<= )/), PDF_FONTS.bold);
    if (column.align !== 'right') return words;
    const [bold, plain] = [true, false].map((isBold) =>
      rows.flatMap((row) => (Boolean(row.bold) === isBold ? [row.cells[i] ?? ''] : [])),
    );
    return Math.max(words, fitting(bold!, PDF_FONTS.bold), fitting(plain!, PDF_FONTS.regular));
  });
  const shares = columns.map(({ share }) => share);
  const byShare = (room: number, sum: number) => shares.map((share) => (share / sum) * room);
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (least.reduce((sum, width) => sum + width, 0) > flow.width) return byShare(flow.width, total);
  // Columns that their share would leave too narrow take what they need; the others share the rest, until all have enough.
  const fixed = new Set<number>();
  for (;;) {
    const open = shares.map((share, i) => (fixed.has(i) ? 0 : share)).reduce((sum, share) => sum + share, 0);
    const room = flow.width - [...fixed].reduce((sum, i) => sum + least[i]!, 0);
    const widths = byShare(room, open).map((width, i) => (fixed.has(i) ? least[i]! : width));
    const narrow = widths.flatMap((width, i) => (width < least[i]! ? [i] : []));
    if (narrow.length === 0) return widths;
    for (const i of narrow) fixed.add(i);
  }
}

/** The width of a column that holds each of the texts in one line. */
function widest(pdf: PdfPort, texts: readonly string[], font: string, sizePt: number): number {
  pdf.font(font);
  pdf.fontSize(sizePt);
  // A point more: the width that a text is given is compared with the sum of its glyphs, which rounds.
  return Math.max(0, ...texts.map((text) => pdf.widthOfString(text))) + 2 * PAD_X + 1;
}

function rowHeight(pdf: PdfPort, widths: readonly number[], row: TableRow, sizePt: number): number {
  pdf.font(row.bold ? PDF_FONTS.bold : PDF_FONTS.regular);
  pdf.fontSize(sizePt);
  const heights = row.cells.map((cell, i) => pdf.heightOfString(cell || ' ', { width: (widths[i] ?? 40) - 2 * PAD_X }));
  return Math.max(...heights) + 2 * PAD_Y;
}

function drawRow(
  flow: PageFlow,
  table: StructureElement,
  { columns, widths, sizePt }: TableLook,
  row: TableRow,
  cellType: 'TH' | 'TD',
): void {
  const { pdf } = flow;
  const height = rowHeight(pdf, widths, row, sizePt);
  const top = flow.y;
  if (cellType === 'TH') {
    pdf.rect(flow.left, top, flow.width, height);
    pdf.fill(INK.tint);
  }
  const element = pdf.struct('TR') as StructureElement;
  table.add(element);
  let x = flow.left;
  row.cells.forEach((cell, i) => {
    const cellX = x;
    const width = widths[i] ?? 40;
    element.add(
      pdf.struct(cellType, {}, () => {
        pdf.font(row.bold ? PDF_FONTS.bold : PDF_FONTS.regular);
        pdf.fontSize(sizePt);
        pdf.fillColor(INK.text);
        pdf.text(cell, cellX + PAD_X, top + PAD_Y, { width: width - 2 * PAD_X, align: columns[i]?.align ?? 'left' });
      }),
    );
    x += width;
  });
  element.end();
  flow.y = top + height;
  pdf.strokeColor(INK.line);
  pdf.lineWidth(0.5);
  pdf.moveTo(flow.left, flow.y);
  pdf.lineTo(flow.left + flow.width, flow.y);
  pdf.stroke();
}
