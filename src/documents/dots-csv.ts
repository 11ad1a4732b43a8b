import { projectPoint } from '#/engine/scalp/camera.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';

export const DOTS_CSV_HEADER =
  'id,xMm,yMm,zMm,uPx,vPx,zone,session,rank,azimuthDeg,tiltDeg,pigmentTopMm,diameterMm,shade';

/**
 * dots.csv: one line a dot in rank order, LF line ends. Head frame mm with three decimals; uPx, vPx on the first photo (also for
 * dots that it does not show); azimuth in the flat map of the scalp: 0 towards the face, 90 towards the subject's left; tilt
 * between hair and skin, 90 upright; healed diameter; shade by its name in the plan.
 */
export function dotsCsv(plan: PlanRecord): string {
  const { dots, shades } = plan;
  const camera = plan.cameras[0]!;
  const lines = new Array<string>(dots.count + 1);
  lines[0] = DOTS_CSV_HEADER;
  for (let n = 0; n < dots.count; n++) {
    const x = dots.positionsMm[3 * n]!;
    const y = dots.positionsMm[3 * n + 1]!;
    const z = dots.positionsMm[3 * n + 2]!;
    const [u, v] = projectPoint(camera, [x, y, z]);
    lines[n + 1] =
      `${dots.ids[n]},${fixed(x, 3)},${fixed(y, 3)},${fixed(z, 3)},${fixed(u, 2)},${fixed(v, 2)},` +
      `${ZONE_IDS[dots.zones[n]!]},${dots.sessions[n]},${dots.ranks[n]},` +
      `${fixed(dots.azimuthDeg[n]!, 2)},${fixed(dots.tiltDeg[n]!, 2)},` +
      `${fixed(dots.pigmentTopMm[n]!, 3)},${fixed(dots.diameterMm[n]!, 3)},${shades[dots.shades[n]!]!.name}`;
  }
  return `${lines.join('\n')}\n`;
}

/** Fixed decimals without "-0.00". */
function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return /^-0\.?0*$/.test(text) ? text.slice(1) : text;
}
