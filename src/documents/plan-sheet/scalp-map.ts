import { pointAt, pointList, type Vec3 } from '#/engine/math/vec3.ts';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';
import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import { flatten, skinFrame } from '../flat-patch.ts';
import { INK, type PageFlow } from '../pdf/page-flow.ts';
import { mmToPoints, PDF_FONTS } from '../pdf/pdf-port.ts';

/** Neighbours on the scalp differ in hue and in lightness, also for eyes that mistake red and green (after Okabe and Ito 2008). */
export const ZONE_COLOURS: Readonly<Record<ZoneId, string>> = {
  hairline: '#111111',
  frontal: '#e08a00',
  temples: '#0072b2',
  midScalp: '#00875f',
  crown: '#b0307c',
  parting: '#2aa5e0',
  sides: '#d55e00',
  nape: '#7a5c00',
  sideburns: '#7a7f83',
  scar: '#9b2226',
};

const SCALE = 0.5;
const MOST_MARKS = 6000;
/** Of a mark on paper: large enough for its colour to be told. */
const MARK_PT = 1.25;

/** The plan from above, half scale: dots by zone (thinned), the hairline, the midline. Face at the top, subject's left drawn left. */
export function drawScalpMap(flow: PageFlow, plan: PlanRecord, words: PlanSheetWords): void {
  const { pdf } = flow;
  const frame = skinFrame(plan.head.landmarks.vertex, [0, 1, 0]);
  const toMap = (place: Vec3): readonly [number, number] => {
    const [left, back] = flatten(frame, place);
    return [-mmToPoints(left) * SCALE, mmToPoints(back) * SCALE];
  };
  const marks = zoneMarks(plan, toMap);
  const line = pointList(plan.hairlineMm).map(toMap);
  const all = [...marks.flatMap((group) => group.places), ...line];
  if (all.length === 0) return;
  const ys = all.map((place) => place[1]);
  const [top, bottom] = [Math.min(...ys) - 8, Math.max(...ys) + 8];
  const legendWidth = 90;
  flow.figure(words.say('mapAlt'), bottom - top, (topPt) => {
    const originX = flow.left + (flow.width - legendWidth) / 2;
    const originY = topPt - top;
    pdf.save();
    pdf.lineCap('round');
    pdf.lineWidth(MARK_PT);
    for (const group of marks) {
      pdf.strokeColor(ZONE_COLOURS[group.zone]);
      for (const [x, y] of group.places) {
        pdf.moveTo(originX + x, originY + y);
        pdf.lineTo(originX + x, originY + y);
      }
      pdf.stroke();
    }
    pdf.strokeColor(INK.text);
    pdf.lineWidth(1);
    line.forEach(([x, y], i) => {
      if (i === 0) pdf.moveTo(originX + x, originY + y);
      else pdf.lineTo(originX + x, originY + y);
    });
    pdf.stroke();
    pdf.strokeColor(INK.quiet);
    pdf.lineWidth(0.4);
    pdf.dash(3, { space: 3 });
    pdf.moveTo(originX, topPt + 2);
    pdf.lineTo(originX, topPt + (bottom - top) - 2);
    pdf.stroke();
    pdf.undash();
    pdf.restore();
    drawLegend(flow, plan, words, flow.left + flow.width - legendWidth, topPt + 6);
  });
}

/** The map shows every so manieth dot: 1 where it holds all. */
export function mapEvery(plan: PlanRecord): number {
  return Math.max(1, Math.ceil(plan.dots.count / MOST_MARKS));
}

function zoneMarks(plan: PlanRecord, toMap: (place: Vec3) => readonly [number, number]) {
  const { dots } = plan;
  const every = mapEvery(plan);
  return ZONE_IDS.map((zone, index) => {
    const places: (readonly [number, number])[] = [];
    for (let i = 0; i < dots.count; i += every) {
      if (dots.zones[i] !== index) continue;
      places.push(toMap(pointAt(dots.positionsMm, i)));
    }
    return { zone, places };
  }).filter((group) => group.places.length > 0);
}

function drawLegend(flow: PageFlow, plan: PlanRecord, words: PlanSheetWords, x: number, top: number): void {
  const { pdf } = flow;
  plan.zones.forEach(({ zone }, i) => {
    const y = top + i * 15;
    pdf.circle(x + 4, y + 5, 4);
    pdf.fill(ZONE_COLOURS[zone]);
    pdf.font(PDF_FONTS.regular);
    pdf.fontSize(9);
    pdf.fillColor(INK.text);
    pdf.text(words.say(`zone.${zone}`), x + 14, y, { lineBreak: false });
  });
}
