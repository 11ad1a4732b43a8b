import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import { INK, type PageFlow, tagged } from '../pdf/page-flow.ts';
import { PDF_FONTS } from '../pdf/pdf-port.ts';
import { type PlanPicture, stateLabel } from './plan-picture.ts';

const COLUMNS = 3;
const GUTTER_PT = 10;
const CAPTION_PT = 30;

/** What changes from one to the next, in the order of time: before, the first and the last session fresh and healed, the years after. */
export function drawPictures(
  flow: PageFlow,
  planId: string,
  pictures: readonly PlanPicture[],
  words: PlanSheetWords,
): void {
  const shown = tellingPictures(pictures);
  const width = (flow.width - GUTTER_PT * (COLUMNS - 1)) / COLUMNS;
  const heightOf = (row: readonly PlanPicture[]): number =>
    Math.max(0, ...row.map((picture) => (width * picture.heightPx) / picture.widthPx));
  // All of them on one page, so that the eye can go from one to the next.
  const rows = Math.ceil(shown.length / COLUMNS);
  const rowPt = heightOf(shown) + CAPTION_PT;
  flow.heading(words.say('picturesHeading'), 1, 40 + Math.min(3, rows) * rowPt);
  flow.paragraph(words.say('picturesIntro'));
  for (let start = 0; start < shown.length; start += COLUMNS) {
    const row = shown.slice(start, start + COLUMNS);
    flow.need(heightOf(row) + CAPTION_PT);
    row.forEach((picture, column) => {
      const x = flow.left + column * (width + GUTTER_PT);
      drawPicture(flow, picture, planId, { x, width, label: atStart(stateLabel(picture.state, words)) }, words);
    });
    flow.gap(heightOf(row) + CAPTION_PT);
  }
}

/** One picture at the height of the flow with its caption beneath: what it shows, that it is a simulation, of which plan. */
export function drawPicture(
  flow: PageFlow,
  picture: PlanPicture,
  planId: string,
  at: { readonly x: number; readonly width: number; readonly label: string },
  words: PlanSheetWords,
): void {
  const { pdf } = flow;
  const { x, width, label } = at;
  const top = flow.y + (width * picture.heightPx) / picture.widthPx + 4;
  tagged(pdf, 'Figure', () => pdf.image(picture.bytes, x, flow.y, { width }), label);
  tagged(pdf, 'Caption', () => {
    pdf.font(PDF_FONTS.bold);
    pdf.fontSize(9);
    pdf.fillColor(INK.text);
    pdf.text(label, x, top, { width, lineBreak: false });
    pdf.font(PDF_FONTS.regular);
    pdf.fontSize(8);
    pdf.fillColor(INK.quiet);
    pdf.text(words.say(picture.state.kind === 'before' ? 'photoNote' : 'pictureNote', { planId }), x, top + 11.5, {
      width,
      lineBreak: false,
    });
  });
}

/** What stands by itself begins with a capital. */
function atStart(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function tellingPictures(pictures: readonly PlanPicture[]): readonly PlanPicture[] {
  const last = Math.max(0, ...pictures.map(({ state }) => ('session' in state ? state.session : 0)));
  return pictures.filter(({ state }) => !('session' in state) || state.session === 1 || state.session === last);
}
