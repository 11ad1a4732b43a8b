import { roundTo } from '#/base/round-to.ts';
import { pointList, type Vec3 } from '#/engine/math/vec3.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';
import type { PlanSheetWords } from './catalogue/plan-sheet-words.ts';
import { flatPatch, flatten, type SkinFrame, skinFrame } from './flat-patch.ts';

const HALF_MM = 105;
/** What a stencil shows of a plan. */
export type StencilPlan = Pick<PlanRecord, 'planId' | 'head' | 'hairlineMm' | 'dots' | 'sessions'>;

/** What most printers leave white at the edges. */
const MARGIN_MM = 6;
/** Height of the strip above the drawing that holds its title. */
const TITLE_MM = 12;

/**
 * The front of the plan flattened around the hairline midpoint, in millimetres at true scale: hairline, midline with 10 mm ticks
 * from the glabella, a 100 mm bar, and the dots of each session as a layer of its own (group ids session-1 ...) for a projector.
 * Seen from the front: right in the picture is the subject's left, up is back. As wide as a sheet of A4: what lies farther to the
 * sides, where a flat sheet no longer follows the skin, is left out.
 */
export function stencilSvg(plan: StencilPlan, words: PlanSheetWords): string {
  const frame = stencilFrame(plan);
  const place = (point: Vec3): readonly [number, number] => {
    const [left, back] = flatten(frame, point);
    return [left + HALF_MM, TITLE_MM + HALF_MM - back];
  };
  const line = onSheet(pointList(plan.hairlineMm).map(place));
  const glabella = place(plan.head.landmarks.glabella);
  const heightMm = Math.min(TITLE_MM + 2 * HALF_MM, Math.max(glabella[1], ...line.map((p) => p[1])) + 14);
  const lineEnd = line.at(-1) ?? [HALF_MM, HALF_MM];
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * HALF_MM}mm" height="${mm(heightMm)}mm" viewBox="0 0 ${2 * HALF_MM} ${mm(heightMm)}">`,
    `<title>${words.say('stencilTitle')} (${plan.planId})</title>`,
    '<g fill="none" stroke="#1d2528" stroke-linecap="round" stroke-linejoin="round">',
    ...sessionLayers(plan, frame),
    `<path id="hairline" stroke="#12616b" stroke-width="0.5" d="${polyline(line)}"/>`,
    `<path id="midline" stroke-width="0.2" stroke-dasharray="2 2" d="M${HALF_MM} ${TITLE_MM}V${mm(heightMm - 11)}"/>`,
    `<path id="ticks" stroke-width="0.2" d="${ticks(glabella[1])}"/>`,
    `<path id="bar" stroke-width="0.4" d="M${MARGIN_MM} ${mm(heightMm - 7)}h100m-100 -2v4m100 -4v4"/>`,
    '</g>',
    '<g fill="#1d2528" font-family="sans-serif" font-size="3.2">',
    `<text x="${MARGIN_MM + 102}" y="${mm(heightMm - 6)}">${words.say('bar')}</text>`,
    `<text x="${HALF_MM + 1.5}" y="${TITLE_MM - 1}">${words.say('stencilMidline')}</text>`,
    `<text x="${MARGIN_MM}" y="6">${words.say('stencilTitle')} · ${plan.planId}</text>`,
    // A stencil can be laid on turned over; an uneven line would then stand on the wrong side.
    `<text x="${2 * HALF_MM - MARGIN_MM}" y="${TITLE_MM - 1}" text-anchor="end">${words.say('stencilLeft')}</text>`,
    `<text x="${mm(lineEnd[0])}" y="${mm(lineEnd[1] + 5)}" text-anchor="end" fill="#12616b">${words.say('stencilHairline')}</text>`,
    '</g>',
    '</svg>',
    '',
  ];
  return parts.join('\n');
}

/** The run of a line around its middle that lies on the sheet: beyond, it would be cut by the edge. */
function onSheet(line: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const fits = ([x]: readonly [number, number]): boolean => x >= MARGIN_MM && x <= 2 * HALF_MM - MARGIN_MM;
  const middle = line.length >> 1;
  const before = line.slice(0, middle).findLastIndex((point) => !fits(point));
  const after = line.findIndex((point, k) => k >= middle && !fits(point));
  return line.slice(before + 1, after < 0 ? line.length : after);
}

function stencilFrame(plan: StencilPlan): SkinFrame {
  const points = pointList(plan.hairlineMm);
  const middle = points.reduce(
    (best, point) => (Math.abs(point[0]) < Math.abs(best[0]) ? point : best),
    points[0] ?? plan.head.landmarks.vertex,
  );
  const { positions } = plan.head.mesh;
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < positions.length; i += 3) {
    const d =
      (positions[i]! - middle[0]) ** 2 + (positions[i + 1]! - middle[1]) ** 2 + (positions[i + 2]! - middle[2]) ** 2;
    if (d < least) {
      least = d;
      nearest = i;
    }
  }
  const n = plan.head.normals;
  const normal: Vec3 = [0, n[nearest + 1]!, n[nearest + 2]!];
  const length = Math.sqrt(normal[1] ** 2 + normal[2] ** 2);
  return skinFrame([0, middle[1], middle[2]], [0, normal[1] / length, normal[2] / length]);
}

function sessionLayers(plan: StencilPlan, frame: SkinFrame): string[] {
  const patch = flatPatch(frame, plan.dots.positionsMm, plan.dots.normals, HALF_MM);
  return plan.sessions.map((session) => {
    const byDiameter = new Map<number, string[]>();
    patch.indices.forEach((dot, k) => {
      if (plan.dots.sessions[dot] !== session.n) return;
      const diameter = Math.round(plan.dots.diameterMm[dot]! * 50) / 50;
      const group = byDiameter.get(diameter) ?? [];
      const [x, y] = [patch.placesMm[2 * k]! + HALF_MM, TITLE_MM + HALF_MM - patch.placesMm[2 * k + 1]!];
      group.push(`M${mm(x)} ${mm(y)}h0`);
      byDiameter.set(diameter, group);
    });
    const paths = [...byDiameter]
      .sort((a, b) => a[0] - b[0])
      .map(([diameter, group]) => `<path stroke-width="${diameter}" d="${group.join('')}"/>`);
    return `<g id="session-${session.n}">${paths.join('')}</g>`;
  });
}

function polyline(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${mm(x)} ${mm(y)}`).join('');
}

function ticks(glabellaY: number): string {
  const marks: string[] = [];
  for (let step = 0; step <= 20 && glabellaY - 10 * step > TITLE_MM; step++) {
    const half = step % 5 === 0 ? 3 : 1.5;
    marks.push(`M${HALF_MM - half} ${mm(glabellaY - 10 * step)}h${2 * half}`);
  }
  return marks.join('');
}

/** Two decimals: 10 micrometres, far below what a printer holds. */
function mm(value: number): string {
  return String(roundTo(value, 2));
}
