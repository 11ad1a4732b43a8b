import type { ScalpDesign } from './design.ts';
import type { ScalpChart } from './region-chart.ts';
import { scalpCoordinates } from './region-coordinates.ts';
import { aboveFringeMm } from './zones-pattern.ts';
import { scalpShare } from './zones-weights.ts';

/** The lowest hairline midpoint that the mask leaves room for, mm above the glabella. */
const LOWEST_LINE_MM = 45;

/** How low a hairline may run `sideMm` from the midline, mm above the glabella: no dot is ever planned in front of it. */
export function lowestLineMm(sideMm: number): number {
  // The line of a design falls back towards the ears; so does this.
  return LOWEST_LINE_MM - 0.1 * Math.max(0, Math.abs(sideMm) - 60);
}

/** How much of the scalp a base sequence covers: `top` leaves out the sides and back that
 * keep their hair in all patterns but the last. */
export type ScalpReach = 'top' | 'whole';

/** Room below the lowest edge of the pattern in `top`. */
const ROOM_MM = 12;
/** In front of the vertical of the ears, and above it. */
const TEMPLE_FROM_MM = 12;
const TEMPLE_ABOVE_MM = 25;

/** The reach that a design needs. A scar that lies on the top changes nothing: the dots far from it keep their places and ids. */
export function designReach(chart: ScalpChart, design: ScalpDesign): ScalpReach {
  const { sides, nape, sideburns } = design.zones;
  const low = [sides, nape, sideburns].some((zone) => zone.treated && zone.extent === 'whole');
  const lastGrade = design.pattern.kind === 'norwood' && design.pattern.grade === '7';
  const lowScar = design.scars.some((scar) => !isOnTop(chart, scar));
  return low || lastGrade || lowScar || design.existingHair.edgeShiftMm < -4 ? 'whole' : 'top';
}

/** Whether the skin that a scar changes, its blend included, has room in `top`. */
function isOnTop(chart: ScalpChart, { pathMm, widthMm, blendMm }: ScalpDesign['scars'][number]): boolean {
  const coordinates = scalpCoordinates(chart, Float64Array.from(pathMm.flat()));
  const beside = widthMm / 2 + blendMm;
  const above = aboveFringeMm(coordinates, '6');
  return pathMm.every(([, y, z], n) => {
    const isTemple = z > TEMPLE_FROM_MM + beside && y > TEMPLE_ABOVE_MM + beside;
    return above[n]! > beside - ROOM_MM || isTemple;
  });
}

/**
 * 1 for each triangle on which any design may put dots, 0 for face, ears and neck. Depends on the head and the reach alone, so
 * that the base sequence and the dot ids outlive the edits of a design.
 */
export function treatableTriangles(chart: ScalpChart, reach: ScalpReach): Uint8Array {
  const { positions, triangles } = chart.head.mesh;
  const count = triangles.length / 3;
  const middles = new Float64Array(3 * count);
  for (let t = 0; t < count; t++) {
    for (let axis = 0; axis < 3; axis++) {
      let sum = 0;
      for (let corner = 0; corner < 3; corner++) sum += positions[3 * triangles[3 * t + corner]! + axis]!;
      middles[3 * t + axis] = sum / 3;
    }
  }
  const coordinates = scalpCoordinates(chart, middles);
  const share = scalpShare(chart, coordinates);
  const above = reach === 'top' ? aboveFringeMm(coordinates, '6') : null;
  const mask = new Uint8Array(count);
  for (let t = 0; t < count; t++) {
    const line = lowestLineMm(coordinates.sideMm[t]!);
    // Temples keep room in every grade: their hair thins from the front.
    const temple = middles[3 * t + 2]! > TEMPLE_FROM_MM && middles[3 * t + 1]! > TEMPLE_ABOVE_MM;
    if (above && above[t]! < -ROOM_MM && !temple) continue;
    if (share[t]! > 0 && coordinates.backMm[t]! > line) mask[t] = 1;
  }
  return mask;
}
