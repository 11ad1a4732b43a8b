import type { Vec3 } from '#/engine/math/vec3.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';
import type { PlanSheetWords } from './catalogue/plan-sheet-words.ts';
import { flatPatch, flatten, type SkinFrame, skinFrame } from './flat-patch.ts';

const HALF_MM = 105;

/**
 * The front of the plan flattened around the hairline midpoint, in millimetres at true scale: hairline, midline with 10 mm ticks
 * from the glabella, a 100 mm bar, and the dots of each session as a layer of its own (group ids session-1 ...) for a projector.
 * Seen from the front: right in the picture is the subject's left, up is back.
 */
export function stencilSvg(plan: PlanRecord, words: PlanSheetWords): string {
  const frame = stencilFrame(plan);
  const place = (point: Vec3): readonly [number, number] => {
    const [left, back] = flatten(frame, point);
    return [left + HALF_MM, HALF_MM - back];
  };
  const line = hairline(plan).map(place);
  const glabella = place(plan.head.landmarks.glabella);
  const heightMm = Math.min(2 * HALF_MM, Math.max(glabella[1], ...line.map((p) => p[1])) + 14);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * HALF_MM}mm" height="${mm(heightMm)}mm" viewBox="0 0 ${2 * HALF_MM} ${mm(heightMm)}">`,
    `<title>${words.say('stencilTitle')} (${plan.planId})</title>`,
    '<g fill="none" stroke="#1d2528" stroke-linecap="round" stroke-linejoin="round">',
    ...sessionLayers(plan, frame),
    `<path id="hairline" stroke="#12616b" stroke-width="0.5" d="${polyline(line)}"/>`,
    `<path id="midline" stroke-width="0.2" stroke-dasharray="2 2" d="M${HALF_MM} 2V${mm(heightMm - 2)}"/>`,
    `<path id="ticks" stroke-width="0.2" d="${ticks(glabella[1])}"/>`,
    `<path id="bar" stroke-width="0.4" d="M5 ${mm(heightMm - 5)}h100m-100 -2v4m100 -4v4"/>`,
    '</g>',
    '<g fill="#1d2528" font-family="sans-serif" font-size="3.2">',
    `<text x="107" y="${mm(heightMm - 4)}">${words.say('bar')}</text>`,
    `<text x="${HALF_MM + 1.5}" y="5">${words.say('stencilMidline')}</text>`,
    `<text x="5" y="5">${words.say('stencilTitle')} · ${plan.planId}</text>`,
    `<text x="${mm((line[line.length - 1]?.[0] ?? 0) - 14)}" y="${mm((line[line.length - 1]?.[1] ?? 0) + 5)}" fill="#12616b">${words.say('stencilHairline')}</text>`,
    '</g>',
    '</svg>',
    '',
  ];
  return parts.join('\n');
}

function stencilFrame(plan: PlanRecord): SkinFrame {
  const points = hairline(plan);
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

function hairline(plan: PlanRecord): Vec3[] {
  const points: Vec3[] = [];
  for (let i = 0; i + 2 < plan.hairlineMm.length; i += 3) {
    points.push([plan.hairlineMm[i]!, plan.hairlineMm[i + 1]!, plan.hairlineMm[i + 2]!]);
  }
  return points;
}

function sessionLayers(plan: PlanRecord, frame: SkinFrame): string[] {
  const patch = flatPatch(frame, plan.dots.positionsMm, plan.dots.normals, HALF_MM);
  return plan.sessions.map((session) => {
    const byDiameter = new Map<number, string[]>();
    patch.indices.forEach((dot, k) => {
      if (plan.dots.sessions[dot] !== session.n) return;
      const diameter = Math.round(plan.dots.diameterMm[dot]! * 50) / 50;
      const group = byDiameter.get(diameter) ?? [];
      group.push(`M${mm(patch.placesMm[2 * k]! + HALF_MM)} ${mm(HALF_MM - patch.placesMm[2 * k + 1]!)}h0`);
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
  for (let step = 0; step <= 20 && glabellaY - 10 * step > 0; step++) {
    const half = step % 5 === 0 ? 3 : 1.5;
    marks.push(`M${HALF_MM - half} ${mm(glabellaY - 10 * step)}h${2 * half}`);
  }
  return marks.join('');
}

/** Two decimals: 10 micrometres, far below what a printer holds. */
function mm(value: number): string {
  return String(Math.round(value * 100) / 100);
}
