import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import type { ConsentRecord, SignatureStroke } from '#/practice/consent/consent-record.ts';
import { createPageFlow, INK, type PageFlow } from '../pdf/page-flow.ts';
import { mmToPoints, type PdfPort } from '../pdf/pdf-port.ts';

/** A picture that was shown, as bytes that PDF can hold (JPEG or PNG), named by its state. */
export interface ConsentPicture {
  readonly state: string;
  readonly label: string;
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

const SIGNATURE_MM = 25;
const PICTURE_PT = 230;

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
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    textOf(language, phrase(key, values));
  const title = `${say('pdf.consent')}: ${say(`consent.purpose.${record.purpose}`)}`;
  const flow = createPageFlow(pdf, (page) => say('pdf.footer', { title, page }));
  flow.newPage();
  flow.heading(title, 1);
  for (const line of record.content.text.split('\n')) if (line.trim() !== '') flow.paragraph(line);
  drawPictures(flow, pictures);
  flow.heading(say('pdf.acknowledge'), 2);
  flow.bullets(record.acknowledged.map((key) => say(key)));
  flow.heading(say('pdf.signature'), 2);
  const { typedSignature } = record;
  if (typedSignature) flow.paragraph(say('pdf.typedSignature', { name: typedSignature }), { sizePt: 14 });
  else flow.figure(say('pdf.signature'), mmToPoints(SIGNATURE_MM), (top) => drawStrokes(flow, record.strokes, top));
  flow.gap(6);
  flow.paragraph(say('pdf.signedBy', { name: record.signer.name, at: record.signedAt, device: record.device }));
  flow.paragraph(say('pdf.hash', { hash: record.contentSha256 }), { sizePt: 7.5, colour: INK.quiet });
}

function drawPictures(flow: PageFlow, pictures: readonly ConsentPicture[]): void {
  const width = (flow.width - 10) / 2;
  for (const picture of pictures) {
    const height = Math.min(PICTURE_PT, (width * picture.heightPx) / picture.widthPx);
    flow.figure(picture.label, height + 4, (top) =>
      flow.pdf.image(picture.bytes, flow.left, top, { width: (height * picture.widthPx) / picture.heightPx, height }),
    );
    flow.paragraph(picture.label, { sizePt: 8.5, colour: INK.quiet });
  }
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
