import type { Vec3 } from '#/engine/math/vec3.ts';
import { laterHair } from '#/planning/plan-future.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';
import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import { INK, type PageFlow } from '../pdf/page-flow.ts';
import { mmToPoints, PDF_FONTS } from '../pdf/pdf-port.ts';

const SCALE = 0.34;
/** Lower skin hides under the outline from above. */
const ABOVE_MM = 25;
const MOST_MARKS = 2500;

/** Rule DE07 as pictures: the planned dots and the own hair left at each later grade, from above, face at the top. */
export function drawLaterLoss(flow: PageFlow, plan: PlanRecord, words: PlanSheetWords): void {
  const grades = laterHair(plan);
  if (grades.length === 0) return;
  const { pdf } = flow;
  // Straight from above, so that the whole round of the head fits a column.
  const toMap = ([x, , z]: Vec3): readonly [number, number] => [-mmToPoints(x) * SCALE, -mmToPoints(z) * SCALE];
  const every = Math.max(1, Math.ceil(plan.dots.count / MOST_MARKS));
  const dots = places(plan.dots.positionsMm, every).map(toMap);
  const hair = grades.map(({ hairMm }) => places(hairMm, 1).map(toMap));
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

function places(positionsMm: Float64Array, every: number): Vec3[] {
  const out: Vec3[] = [];
  for (let n = 0; n + 2 < positionsMm.length; n += 3 * Math.max(1, every)) {
    if (positionsMm[n + 1]! < ABOVE_MM) continue;
    out.push([positionsMm[n]!, positionsMm[n + 1]!, positionsMm[n + 2]!]);
  }
  return out;
}

function marks(
  flow: PageFlow,
  at: readonly (readonly [number, number])[],
  x: number,
  y: number,
  colour: string,
  widthPt: number,
): void {
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
