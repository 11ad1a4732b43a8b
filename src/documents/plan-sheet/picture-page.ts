import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import { INK, type PageFlow, tagged } from '../pdf/page-flow.ts';
import { PDF_FONTS } from '../pdf/pdf-port.ts';
import type { PlanPicture } from './plan-picture.ts';
import { stateLabel } from './plan-picture.ts';

const COLUMNS = 4;

/** Every state in small, in the order of time. */
export function drawPictures(flow: PageFlow, pictures: readonly PlanPicture[], words: PlanSheetWords): void {
  const gutter = 8;
  const width = (flow.width - gutter * (COLUMNS - 1)) / COLUMNS;
  const rowPt = (row: readonly PlanPicture[]): number =>
    Math.max(0, ...row.map((picture) => (width * picture.heightPx) / picture.widthPx)) + 18;
  // All of them on one page, so that the eye can go from one to the next.
  const rows = Math.ceil(pictures.length / COLUMNS);
  flow.heading(words.say('picturesHeading'), 1, 40 + Math.min(3, rows) * rowPt(pictures.slice(0, COLUMNS)));
  flow.paragraph(words.say('picturesIntro'));
  for (let start = 0; start < pictures.length; start += COLUMNS) {
    const row = pictures.slice(start, start + COLUMNS);
    const height = rowPt(row) - 18;
    flow.need(height + 18);
    row.forEach((picture, column) => {
      const label = stateLabel(picture.state, words);
      const x = flow.left + column * (width + gutter);
      tagged(flow.pdf, 'Figure', () => flow.pdf.image(picture.bytes, x, flow.y, { width }), label);
      tagged(flow.pdf, 'Caption', () => {
        flow.pdf.font(PDF_FONTS.regular);
        flow.pdf.fontSize(8);
        flow.pdf.fillColor(INK.text);
        flow.pdf.text(label, x, flow.y + height + 3, { width, lineBreak: false });
      });
    });
    flow.gap(height + 18);
  }
}
