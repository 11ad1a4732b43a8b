import { dayText } from '#/practice/catalogue/day-text.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { CATALOGUES, textOf } from '#/practice/catalogue/text-of.ts';
import type { ConsentContent, ConsentRecord, SignatureStroke } from '#/practice/consent/consent-record.ts';
import { createPageFlow, INK, type PageFlow, type ParagraphStyle, tagged } from '../pdf/page-flow.ts';
import { mmToPoints, PDF_FONTS, type PdfPort } from '../pdf/pdf-port.ts';

/** A picture that was shown, as bytes that PDF can hold (JPEG or PNG), named by its state. */
export interface ConsentPicture {
  readonly state: string;
  readonly label: string;
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

const SIGNATURE_MM = 25;
const GAP_PT = 6;
/** Pictures in a row. */
const COLUMNS = 3;

/**
 * The signed consent: the words exactly as they were shown, the pictures, what was ticked, the strokes, signer, device and time,
 * and the hash of all of it (CN1, CN6).
 */
export function drawConsentPaper(
  pdf: PdfPort,
  record: ConsentRecord,
  pictures: readonly ConsentPicture[],
  language: Language,
): void {
  const say: Say = (key, values = {}) => textOf(language, phrase(key, values));
  const title = `${say('pdf.consent')}: ${say(`consent.purpose.${record.purpose}`)}`;
  const flow = createPageFlow(pdf, (page) => say('pdf.footer', { title, page }));
  flow.newPage();
  flow.heading(title, 1);
  drawWords(flow, record.content);
  drawPictures(flow, pictures);
  const acknowledged = record.acknowledged.map((key) => say(key));
  const signed = signedWords(record, say, language);
  // What was ticked and the signature under it stay on one page: alone it would be a signature under nothing.
  flow.heading(
    say('pdf.acknowledge'),
    2,
    flow.bulletsPt(acknowledged) + signaturePt(flow, say('pdf.signature'), signed),
  );
  flow.bullets(acknowledged);
  flow.heading(say('pdf.signature'), 2, mmToPoints(SIGNATURE_MM) + 50);
  const { typedSignature } = record;
  if (typedSignature) flow.paragraph(say('pdf.typedSignature', { name: typedSignature }), { sizePt: 14 });
  else flow.figure(say('pdf.signature'), mmToPoints(SIGNATURE_MM), (top) => drawStrokes(flow, record.strokes, top));
  flow.gap(GAP_PT);
  for (const [words, style] of signed) flow.paragraph(words, style);
}

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;
type Lines = readonly (readonly [string, ParagraphStyle])[];

/** Who signed, when and on what, and the hash of it all. */
function signedWords(record: ConsentRecord, say: Say, language: Language): Lines {
  const { signer, signedAt, device, contentSha256 } = record;
  return [
    [say('pdf.signedBy', { name: signer.name, at: momentWords(signedAt, language), device }), {}],
    [say('pdf.hash', { hash: contentSha256 }), { sizePt: 7.5, colour: INK.quiet }],
  ];
}

/** What the signature takes with its heading and the words under it. */
function signaturePt(flow: PageFlow, title: string, signed: Lines): number {
  const wordsPt = signed.reduce((sum, line) => sum + flow.paragraphPt(...line), 0);
  return flow.headingPt(title, 2) + mmToPoints(SIGNATURE_MM) + GAP_PT + wordsPt;
}

/** The lines as they were shown and hashed; those that the catalogue has as headings stand out, so that a page can be read. */
function drawWords(flow: PageFlow, { text, language }: ConsentContent): void {
  const headings = headingsOf(language);
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    if (headings.has(line)) flow.heading(line, 3, 30);
    else flow.bullets([line]);
  }
}

function headingsOf(language: Language): ReadonlySet<string> {
  const isHeading = (key: string): boolean => /^consent\..*\.heading$/.test(key) || /^consent\.purpose\.\w+$/.test(key);
  return new Set(Object.entries(CATALOGUES[language]).flatMap(([key, words]) => (isHeading(key) ? [words] : [])));
}

/** Day and clock as on the device, and the moment to the second as it is kept. */
function momentWords(moment: string, language: Language): string {
  return `${dayText(language, moment.slice(0, 10))}, ${moment.slice(11, 16)} (${moment})`;
}

/** Three in a row, each over what it shows. */
function drawPictures(flow: PageFlow, pictures: readonly ConsentPicture[]): void {
  flow.gap(10);
  for (let start = 0; start < pictures.length; start += COLUMNS) {
    drawRow(flow, pictures.slice(start, start + COLUMNS));
  }
}

function drawRow(flow: PageFlow, pictures: readonly ConsentPicture[]): void {
  const gutter = 10;
  const width = (flow.width - gutter * (COLUMNS - 1)) / COLUMNS;
  const height = Math.max(...pictures.map((picture) => (width * picture.heightPx) / picture.widthPx));
  flow.pdf.font(PDF_FONTS.regular);
  flow.pdf.fontSize(8.5);
  const captionPt = Math.max(...pictures.map(({ label }) => flow.pdf.heightOfString(label, { width }))) + 10;
  flow.need(height + captionPt);
  const top = flow.y;
  for (const [index, { label, bytes, widthPx, heightPx }] of pictures.entries()) {
    const x = flow.left + index * (width + gutter);
    tagged(flow.pdf, 'Figure', () => flow.pdf.image(bytes, x, top, { width }), label);
    tagged(flow.pdf, 'Caption', () => {
      flow.pdf.font(PDF_FONTS.regular);
      flow.pdf.fontSize(8.5);
      flow.pdf.fillColor(INK.text);
      flow.pdf.text(label, x, top + (width * heightPx) / widthPx + 3, { width });
    });
  }
  flow.y = top + height + captionPt;
}

/** Fits the strokes, given in pixels of a pad of any size, into the height of the field. */
function drawStrokes(flow: PageFlow, strokes: readonly SignatureStroke[], top: number): void {
  const points = strokes.flat();
  if (points.length === 0) return;
  const left = Math.min(...points.map(({ x }) => x));
  const upper = Math.min(...points.map(({ y }) => y));
  const high = Math.max(1, Math.max(...points.map(({ y }) => y)) - upper);
  const wide = Math.max(1, Math.max(...points.map(({ x }) => x)) - left);
  const scale = Math.min((mmToPoints(SIGNATURE_MM) - 4) / high, flow.width / 2 / wide);
  const { pdf } = flow;
  pdf.strokeColor(INK.text);
  pdf.lineWidth(1.1);
  pdf.lineCap('round');
  pdf.lineJoin('round');
  for (const stroke of strokes) {
    for (const [index, { x, y }] of stroke.entries()) {
      const at = [flow.left + (x - left) * scale, top + 2 + (y - upper) * scale] as const;
      if (index === 0) pdf.moveTo(...at);
      else pdf.lineTo(...at);
    }
    pdf.stroke();
  }
}
