import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import type { PageFlow } from '../pdf/page-flow.ts';
import type { PdfImage } from './plan-picture.ts';

/** With its heading the drawing of two grades stays on one page. */
const MOST = { highPt: 460, shareOfWidth: 0.78 } as const;
/** What it may give up so that what follows stays on its page. */
const LEAST_SHARE = 0.72;

/** Rule DE07 as drawings: the planned dots and the own hair left at each later grade. `followPt`: what should follow on the same page. */
export function drawLaterLoss(flow: PageFlow, picture: PdfImage, words: PlanSheetWords, followPt: number): void {
  const scale = Math.min((MOST.shareOfWidth * flow.width) / picture.widthPx, MOST.highPt / picture.heightPx);
  const wanted = scale * picture.heightPx;
  flow.heading(words.say('laterLoss'), 3, wanted + 50);
  flow.paragraph(words.say('laterLossIntro'));
  // A point more: sums of heights round.
  const left = flow.room() - followPt - 1;
  const height = left >= LEAST_SHARE * wanted ? Math.min(wanted, left) : wanted;
  const width = (height * picture.widthPx) / picture.heightPx;
  flow.figure(words.say('laterLossAlt'), height, (topPt) => {
    flow.pdf.image(picture.bytes, flow.left + (flow.width - width) / 2, topPt, { width });
  });
}
