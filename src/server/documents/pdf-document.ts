import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import { A4_POINTS } from '#/documents/pdf/page-flow.ts';
import { PDF_FONTS, type PdfPort } from '#/documents/pdf/pdf-port.ts';

const FONT_FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans/package.json')),
  'files',
);

export interface PdfInfo {
  readonly title: string;
  readonly language: string;
  /** Instant written into the file; an argument so that the same plan gives the same bytes. */
  readonly createdAt: Date;
}

/** Makes the real PDF behind the port, lets `draw` write it, and returns the bytes. */
export async function makePdf(info: PdfInfo, draw: (pdf: PdfPort) => void): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: [...A4_POINTS],
    margin: 0,
    autoFirstPage: false,
    tagged: true,
    pdfVersion: '1.7',
    lang: info.language,
    displayTitle: true,
    info: {
      Title: info.title,
      Creator: 'Whorl',
      Producer: 'Whorl',
      CreationDate: info.createdAt,
      ModDate: info.createdAt,
    },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve());
    document.on('error', reject);
  });
  document.registerFont(PDF_FONTS.regular, join(FONT_FOLDER, 'noto-sans-latin-400-normal.woff'));
  document.registerFont(PDF_FONTS.bold, join(FONT_FOLDER, 'noto-sans-latin-700-normal.woff'));
  draw(document as unknown as PdfPort);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
