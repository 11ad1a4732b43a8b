import { mmToPoints, PDF_FONTS, type PdfPort } from './pdf-port.ts';

/** A4 portrait with margins that every office printer can print. */
export const A4_POINTS = [595.28, 841.89] as const;
const MARGIN = mmToPoints(16);
const FOOTER = mmToPoints(7);

export const INK = {
  text: '#1d2528',
  quiet: '#5b676c',
  line: '#cfd6d9',
  tint: '#f2f5f5',
  accent: '#12616b',
  warn: '#8a4b08',
} as const;

/** Writes top to bottom, breaks pages, numbers them; every block is tagged for screen readers. */
export interface PageFlow {
  readonly pdf: PdfPort;
  readonly left: number;
  readonly width: number;
  y: number;
  newPage(): void;
  /** Starts a new page unless nothing is on this one yet. */
  freshPage(): void;
  /** Starts a new page when fewer than `heightPt` points are left on this one. */
  need(heightPt: number): void;
  /** Points left on this page. */
  room(): number;
  gap(heightPt: number): void;
  /** `keepPt`: what must fit under it on the same page. */
  heading(text: string, level: 1 | 2 | 3, keepPt?: number): void;
  paragraph(text: string, style?: ParagraphStyle): void;
  bullets(items: readonly string[], style?: ParagraphStyle): void;
  /** What a heading, a paragraph and a list take, points: for what must stay on one page with them. */
  headingPt(text: string, level: 1 | 2 | 3): number;
  paragraphPt(text: string, style?: ParagraphStyle): number;
  bulletsPt(items: readonly string[], style?: ParagraphStyle): number;
  /** A drawing of known height with its description for those who cannot see it. */
  figure(alt: string, heightPt: number, draw: (topPt: number) => void): void;
  facts(rows: readonly (readonly [string, string])[], columns?: number): void;
}

export interface ParagraphStyle {
  readonly sizePt?: number;
  readonly colour?: string;
  readonly bold?: boolean;
}

const HEADING = {
  1: { size: 20, before: 26, after: 8 },
  2: { size: 13.5, before: 14, after: 5 },
  3: { size: 10.5, before: 8, after: 3 },
} as const;

const PARAGRAPH_GAP = 4;
const BULLET = { indent: 12, gap: 3 } as const;

export function createPageFlow(pdf: PdfPort, footer: (page: number) => string): PageFlow {
  let pageNumber = 0;
  const left = MARGIN;
  const width = A4_POINTS[0] - 2 * MARGIN;
  const bottom = A4_POINTS[1] - MARGIN - FOOTER;
  const bulletLines = { width: width - BULLET.indent, lineGap: 1.5 };

  const flow: PageFlow = {
    pdf,
    left,
    width,
    y: MARGIN,
    newPage() {
      pdf.addPage({ size: A4_POINTS, margin: 0 });
      pageNumber += 1;
      pdf.font(PDF_FONTS.regular);
      pdf.fontSize(7.5);
      pdf.fillColor(INK.quiet);
      pdf.text(footer(pageNumber), left, A4_POINTS[1] - MARGIN, { width, align: 'center', lineBreak: false });
      flow.y = MARGIN;
    },
    freshPage() {
      if (flow.y > MARGIN) flow.newPage();
    },
    need(heightPt) {
      if (flow.y + heightPt > bottom) flow.newPage();
    },
    room: () => bottom - flow.y,
    gap(heightPt) {
      flow.y += heightPt;
    },
    headingPt(text, level) {
      const { size, before, after } = HEADING[level];
      pdf.font(PDF_FONTS.bold);
      pdf.fontSize(size);
      return before + pdf.heightOfString(unbroken(text), { width }) + after;
    },
    heading(text, level, keepPt = 60) {
      const style = HEADING[level];
      const height = flow.headingPt(text, level);
      flow.need(height + keepPt);
      if (flow.y > MARGIN) flow.y += style.before;
      tagged(pdf, `H${level}`, () => {
        pdf.font(PDF_FONTS.bold);
        pdf.fontSize(style.size);
        pdf.fillColor(level === 2 ? INK.accent : INK.text);
        pdf.text(unbroken(text), left, flow.y, { width });
      });
      flow.y += height - style.before;
    },
    paragraph(text, style = {}) {
      const height = flow.paragraphPt(text, style);
      flow.need(height - PARAGRAPH_GAP);
      tagged(pdf, 'P', () => prepare(pdf, style).text(unbroken(text), left, flow.y, { width, lineGap: 1.5 }));
      flow.y += height;
    },
    paragraphPt: (text, style = {}) =>
      prepare(pdf, style).heightOfString(unbroken(text), { width, lineGap: 1.5 }) + PARAGRAPH_GAP,
    bullets(items, style = {}) {
      for (const item of items) {
        const height = flow.bulletsPt([item], style);
        flow.need(height - BULLET.gap);
        tagged(pdf, 'P', () => {
          prepare(pdf, style).text('•', left + 2, flow.y, { lineBreak: false });
          prepare(pdf, style).text(unbroken(item), left + BULLET.indent, flow.y, bulletLines);
        });
        flow.y += height;
      }
    },
    bulletsPt: (items, style = {}) =>
      items.reduce(
        (sum, item) => sum + prepare(pdf, style).heightOfString(unbroken(item), bulletLines) + BULLET.gap,
        0,
      ),
    figure(alt, heightPt, draw) {
      flow.need(heightPt);
      const top = flow.y;
      tagged(pdf, 'Figure', () => draw(top), alt);
      flow.y = top + heightPt;
    },
    facts(rows, columns = 2) {
      const cell = width / columns;
      for (let i = 0; i < rows.length; i += columns) {
        flow.need(30);
        rows.slice(i, i + columns).forEach(([name, value], column) => {
          tagged(pdf, 'P', () => {
            prepare(pdf, { sizePt: 7.5, colour: INK.quiet }).text(name, left + column * cell, flow.y, {
              width: cell - 8,
              lineBreak: false,
            });
            prepare(pdf, { sizePt: 11, bold: true }).text(value, left + column * cell, flow.y + 10, {
              width: cell - 8,
              lineBreak: false,
            });
          });
        });
        flow.y += 30;
      }
    },
  };
  return flow;
}

/** Runs a drawing inside one structure element. */
export function tagged(pdf: PdfPort, type: string, draw: () => void, alt?: string): void {
  pdf.addStructure(pdf.struct(type, alt ? { alt } : {}, draw));
}

function prepare(pdf: PdfPort, style: ParagraphStyle): PdfPort {
  pdf.font(style.bold ? PDF_FONTS.bold : PDF_FONTS.regular);
  pdf.fontSize(style.sizePt ?? 9.5);
  pdf.fillColor(style.colour ?? INK.text);
  return pdf;
}

const NO_BREAK = '\u00a0';

/** A number and its unit stay on one line, and the minutes with their hours. */
function unbroken(text: string): string {
  return text
    .replace(/(?<=\d) (?=(?:%|mm|cm²|h|min)(?!\p{L}))/gu, NO_BREAK)
    .replace(/(?<=\d\u00a0h) (?=\d+\u00a0min)/g, NO_BREAK);
}
