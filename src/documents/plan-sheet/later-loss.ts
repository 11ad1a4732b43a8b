import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import type { PageFlow } from '../pdf/page-flow.ts';
import type { PdfImage } from './plan-picture.ts';

/** Of the page: with its heading the drawing stays on one. */
const MOST_HIGH_PT = 560;

/** Rule DE07 as drawings: the planned dots and the own hair left at each later grade. */
export function drawLaterLoss(flow: PageFlow, picture: PdfImage, words: PlanSheetWords): void {
  const scale = Math.min(flow.width / picture.widthPx, MOST_HIGH_PT / picture.heightPx);
  const [width, height] = [scale * picture.widthPx, scale * picture.heightPx];
  flow.heading(words.say('laterLoss'), 3, height + 50);
  flow.paragraph(words.say('laterLossIntro'));
  flow.figure(words.say('laterLossAlt'), height, (topPt) => {
    flow.pdf.image(picture.bytes, flow.left + (flow.width - width) / 2, topPt, { width });
  });
}
