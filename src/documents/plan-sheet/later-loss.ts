import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import type { PageFlow } from '../pdf/page-flow.ts';
import type { PdfImage } from './plan-picture.ts';

/** With its heading the drawing of two grades stays on one page, and that of one leaves room for risks and shades. */
const MOST = { highPt: 460, shareOfWidth: 0.78 } as const;

/** Rule DE07 as drawings: the planned dots and the own hair left at each later grade. */
export function drawLaterLoss(flow: PageFlow, picture: PdfImage, words: PlanSheetWords): void {
  const scale = Math.min((MOST.shareOfWidth * flow.width) / picture.widthPx, MOST.highPt / picture.heightPx);
  const [width, height] = [scale * picture.widthPx, scale * picture.heightPx];
  flow.heading(words.say('laterLoss'), 3, height + 50);
  flow.paragraph(words.say('laterLossIntro'));
  flow.figure(words.say('laterLossAlt'), height, (topPt) => {
    flow.pdf.image(picture.bytes, flow.left + (flow.width - width) / 2, topPt, { width });
  });
}
