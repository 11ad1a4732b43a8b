import { A4_POINTS } from '#/documents/pdf/page-flow.ts';
import type { PdfPort } from '#/documents/pdf/pdf-port.ts';
import { ManyScriptsPdf } from './many-scripts-pdf.ts';

export interface PdfInfo {
  readonly title: string;
  readonly language: string;
  /** Instant written into the file; an argument so that the same plan gives the same bytes. */
  readonly createdAt: Date;
}

/** Makes the real PDF behind the port, lets `draw` write it, and returns the bytes. */
export async function makePdf(info: PdfInfo, draw: (pdf: PdfPort) => void): Promise<Uint8Array> {
  const document = new ManyScriptsPdf({
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
  draw(document as unknown as PdfPort);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
