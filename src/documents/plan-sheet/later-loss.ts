import { laterLossMap, type MapPlace } from '#/planning/later-loss-map.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';
import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import { INK, type PageFlow } from '../pdf/page-flow.ts';
import { mmToPoints, PDF_FONTS } from '../pdf/pdf-port.ts';

const SCALE = 0.34;
const MOST_MARKS = 2500;

/** Rule DE07 as pictures: the planned dots and the own hair left at each later grade, from above, face at the top. */
export function drawLaterLoss(flow: PageFlow, plan: PlanRecord, words: PlanSheetWords): void {
  const map = laterLossMap(plan);
  if (!map) return;
  const { grades } = map;
  const { pdf } = flow;
  // Straight from above, so that the whole round of the head fits a column.
  const toMap = ([right, down]: MapPlace): MapPlace => [mmToPoints(right) * SCALE, mmToPoints(down) * SCALE];
  const every = Math.max(1, Math.ceil(map.dots.length / MOST_MARKS));
  const dots = map.dots.filter((_, n) => n % every === 0).map(toMap);
  const hair = grades.map((one) => one.hair.map(toMap));
  const heights = [...dots, ...hair.flat()].map((place) => place[1]);
  const [top, bottom] = [Math.min(...heights) - 6, Math.max(...heights) + 16];
  flow.need(bottom - top + 60);
  flow.heading(words.say('laterLoss'), 3, bottom - top + 40);
  const shown = every === 1 ? words.say('mapAll') : words.say('mapEvery', { every });
  flow.paragraph(`${words.say('laterLossIntro')} ${shown}`);
  const column = flow.width / Math.max(2, grades.length);
  flow.figure(words.say('laterLossAlt'), bottom - top, (topPt) => {
    grades.forEach(({ grade }, k) => {
      const x = flow.left + (k + 0.5) * column;
      marks(flow, hair[k] ?? [], x, topPt - top, INK.text, 0.5);
      marks(flow, dots, x, topPt - top, INK.accent, 0.4);
      pdf.font(PDF_FONTS.regular);
      pdf.fontSize(8);
      pdf.fillColor(INK.text);
      pdf.text(words.say('norwood', { grade }), x - column / 2, topPt + (bottom - top) - 10, {
        width: column,
        align: 'center',
        lineBreak: false,
      });
    });
  });
}

function marks(flow: PageFlow, at: readonly MapPlace[], x: number, y: number, colour: string, widthPt: number): void {
  const { pdf } = flow;
  if (at.length === 0) return;
  pdf.save();
  pdf.lineCap('round');
  pdf.lineWidth(widthPt);
  pdf.strokeColor(colour);
  for (const place of at) {
    pdf.moveTo(x + place[0], y + place[1]);
    pdf.lineTo(x + place[0], y + place[1]);
  }
  pdf.stroke();
  pdf.restore();
}
