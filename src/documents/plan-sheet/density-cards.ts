import { roundTo } from '#/base/round-to.ts';
import { pointAt, type Vec3 } from '#/engine/math/vec3.ts';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import type { PlanRecord, ZonePlan } from '#/planning/plan-record.ts';
import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import { type FlatPatch, flatPatch, skinFrame } from '../flat-patch.ts';
import { INK, type PageFlow } from '../pdf/page-flow.ts';
import { mmToPoints, PDF_FONTS, type PdfPort } from '../pdf/pdf-port.ts';

const CARD_MM = 35;
const GAP_MM = 8;
const CAPTION_PT = 22;

/** For each zone, a square of 35 mm of the plan at true scale after each session, and a 100 mm bar to check the print. */
export function drawDensityCards(flow: PageFlow, plan: PlanRecord, words: PlanSheetWords): void {
  flow.heading(words.say('cards'), 1, mmToPoints(CARD_MM) + 120);
  flow.paragraph(words.say('cardsIntro'));
  drawBar(flow, words.say('bar'));
  for (const zone of plan.zones) {
    if (zone.dots === 0) continue;
    const patch = zonePatch(plan, zone.zone);
    drawZoneCards(flow, plan, zone, patch, words);
  }
}

/** The square of the plan around the place where the zone is most itself: the dot with the most dots of its zone nearby. */
export function zonePatch(plan: PlanRecord, zone: ZoneId): FlatPatch {
  const { dots } = plan;
  const index = ZONE_IDS.indexOf(zone);
  const members: number[] = [];
  for (let i = 0; i < dots.count; i++) if (dots.zones[i] === index) members.push(i);
  const step = Math.max(1, Math.floor(members.length / 60));
  const position = (i: number): Vec3 => [
    dots.positionsMm[3 * i]!,
    dots.positionsMm[3 * i + 1]!,
    dots.positionsMm[3 * i + 2]!,
  ];
  let best = members[0]!;
  let bestCount = -1;
  for (let k = 0; k < members.length; k += step) {
    const [x, y, z] = position(members[k]!);
    let count = 0;
    for (const other of members) {
      const dx = dots.positionsMm[3 * other]! - x;
      const dy = dots.positionsMm[3 * other + 1]! - y;
      const dz = dots.positionsMm[3 * other + 2]! - z;
      if (dx * dx + dy * dy + dz * dz < (CARD_MM / 2) ** 2) count++;
    }
    if (count > bestCount) {
      bestCount = count;
      best = members[k]!;
    }
  }
  const normal: Vec3 = pointAt(dots.normals, best);
  return flatPatch(skinFrame(position(best), normal), dots.positionsMm, dots.normals, CARD_MM / 2);
}

function drawZoneCards(
  flow: PageFlow,
  plan: PlanRecord,
  zone: ZonePlan,
  patch: FlatPatch,
  words: PlanSheetWords,
): void {
  const side = mmToPoints(CARD_MM);
  const perRow = Math.max(1, Math.floor((flow.width + mmToPoints(GAP_MM)) / (side + mmToPoints(GAP_MM))));
  for (let start = 0; start < plan.sessions.length; start += perRow) {
    flow.need(side + CAPTION_PT);
    const top = flow.y;
    plan.sessions.slice(start, start + perRow).forEach((session, column) => {
      const x = flow.left + column * (side + mmToPoints(GAP_MM));
      const name = words.say(`zone.${zone.zone}`);
      const drawCard = (): void => drawDots(flow.pdf, plan, patch, session.n, x, top);
      flow.pdf.addStructure(
        flow.pdf.struct('Figure', { alt: words.say('cardAlt', { zone: name, n: session.n }) }, drawCard),
      );
      const density = words.number(densityAfter(plan, zone.zone, session.n));
      flow.pdf.addStructure(
        flow.pdf.struct('Caption', {}, () => {
          flow.pdf.font(PDF_FONTS.regular);
          flow.pdf.fontSize(6.5);
          flow.pdf.fillColor(INK.text);
          flow.pdf.text(words.say('card', { zone: name, n: session.n, density }), x, top + side + 3, {
            width: side + mmToPoints(GAP_MM) - 4,
          });
        }),
      );
    });
    flow.y = top + side + CAPTION_PT;
  }
}

/** Dots per cm2 of a zone when a session is done: what the tables of the sessions add up to. */
function densityAfter({ sessions }: PlanRecord, zone: ZoneId, n: number): number {
  const parts = sessions.filter((session) => session.n <= n).flatMap((session) => session.zones);
  return parts.filter((part) => part.zone === zone).reduce((sum, part) => sum + part.densityPerCm2, 0);
}

/** Dots as strokes of no length with round ends, grouped by diameter: small files and exact sizes. */
function drawDots(pdf: PdfPort, plan: PlanRecord, patch: FlatPatch, session: number, x: number, y: number): void {
  const side = mmToPoints(CARD_MM);
  pdf.save();
  pdf.rect(x, y, side, side);
  pdf.clip();
  pdf.lineCap('round');
  pdf.strokeColor(INK.text);
  const byDiameter = new Map<number, number[]>();
  patch.indices.forEach((dot, k) => {
    if (plan.dots.sessions[dot]! > session) return;
    const diameter = roundTo(plan.dots.diameterMm[dot]!, 2);
    const group = byDiameter.get(diameter) ?? [];
    group.push(k);
    byDiameter.set(diameter, group);
  });
  for (const [diameter, group] of [...byDiameter].sort((a, b) => a[0] - b[0])) {
    pdf.lineWidth(mmToPoints(diameter));
    for (const k of group) {
      const px = x + side / 2 + mmToPoints(patch.placesMm[2 * k]!);
      const py = y + side / 2 - mmToPoints(patch.placesMm[2 * k + 1]!);
      pdf.moveTo(px, py);
      pdf.lineTo(px, py);
    }
    pdf.stroke();
  }
  pdf.restore();
  pdf.lineWidth(0.5);
  pdf.strokeColor(INK.line);
  pdf.rect(x, y, side, side);
  pdf.stroke();
}

function drawBar(flow: PageFlow, label: string): void {
  const { pdf } = flow;
  flow.figure(label, 26, (top) => {
    const length = mmToPoints(100);
    pdf.lineCap('butt');
    pdf.lineWidth(1);
    pdf.strokeColor(INK.text);
    pdf.moveTo(flow.left, top + 6);
    pdf.lineTo(flow.left + length, top + 6);
    pdf.stroke();
    for (let mm = 0; mm <= 100; mm += 10) {
      const x = flow.left + mmToPoints(mm);
      pdf.lineWidth(0.6);
      pdf.moveTo(x, top + 6 - (mm % 50 === 0 ? 5 : 3));
      pdf.lineTo(x, top + 6 + (mm % 50 === 0 ? 5 : 3));
      pdf.stroke();
    }
    pdf.font(PDF_FONTS.regular);
    pdf.fontSize(8);
    pdf.fillColor(INK.text);
    pdf.text(label, flow.left + length + 6, top + 1, { lineBreak: false });
  });
}
