import { densityField, NO_ZONE, regionField } from '#/engine/scalp/density-field.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { type ScalpCoordinates, scalpCoordinates } from '#/engine/scalp/region-coordinates.ts';
import { type ScalpReach, treatableTriangles } from '#/engine/scalp/region-mask.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import type { PlanHead } from './plan-head.ts';

/** One value a zone of ZONE_IDS. */
export interface ZoneAreas {
  /** Skin with at least AREA_FROM_PER_CM2 dots planned. */
  readonly areaCm2: Float64Array;
  /** Integral of the density: the dots that the design asks for. */
  readonly dots: Float64Array;
}

/** Skin counts as treated from this density on. */
export const AREA_FROM_PER_CM2 = 5;

/**
 * Areas (cm2) on the curved skin and dots asked for, by zone: every treatable triangle is cut into `pieces` squared equal parts
 * and the design read in the middle of each.
 */
export function zoneAreas(scene: PlanHead, design: ScalpDesign, reach: ScalpReach, pieces = 4): ZoneAreas {
  return sumZones(scene, design, skinParts(scene, reach, pieces));
}

/** Places spread over the skin that dots may ever be put on, each with the skin that it stands for. */
export interface SkinParts {
  readonly coordinates: ScalpCoordinates;
  readonly cm2Each: (n: number) => number;
}

/** The middles of `pieces` squared equal parts of every treatable triangle. */
export function skinParts(scene: PlanHead, reach: ScalpReach, pieces: number): SkinParts {
  const { mesh } = scene.head;
  const mask = treatableTriangles(scene.chart, reach);
  const chosen = mask.reduce((sum, value) => sum + value, 0);
  const parts = partMiddles(pieces);
  const positions = new Float64Array(3 * chosen * parts.length);
  const partCm2 = new Float64Array(chosen);
  let row = 0;
  let at = 0;
  for (let t = 0; t < mask.length; t++) {
    if (mask[t] === 0) continue;
    const [a, b, c] = [0, 1, 2].map((corner) => 3 * mesh.triangles[3 * t + corner]!) as [number, number, number];
    const p = mesh.positions;
    const e = [0, 1, 2].map((axis) => p[b + axis]! - p[a + axis]!) as [number, number, number];
    const f = [0, 1, 2].map((axis) => p[c + axis]! - p[a + axis]!) as [number, number, number];
    const x = e[1] * f[2] - e[2] * f[1];
    const y = e[2] * f[0] - e[0] * f[2];
    const z = e[0] * f[1] - e[1] * f[0];
    partCm2[row++] = Math.sqrt(x * x + y * y + z * z) / 2 / 100 / parts.length;
    for (const [u, v] of parts) {
      for (let axis = 0; axis < 3; axis++) positions[at++] = p[a + axis]! + u * e[axis]! + v * f[axis]!;
    }
  }
  return {
    coordinates: scalpCoordinates(scene.chart, positions),
    cm2Each: (n) => partCm2[Math.floor(n / parts.length)]!,
  };
}

function sumZones(scene: PlanHead, design: ScalpDesign, { coordinates, cm2Each }: SkinParts): ZoneAreas {
  const field = densityField(scene.chart, coordinates, regionField(scene.chart, coordinates, design), design);
  const areaCm2 = new Float64Array(ZONE_IDS.length);
  const dots = new Float64Array(ZONE_IDS.length);
  for (let n = 0; n < coordinates.count; n++) {
    const zone = field.zone[n]!;
    if (zone === NO_ZONE) continue;
    const part = cm2Each(n);
    if (field.perCm2[n]! >= AREA_FROM_PER_CM2) areaCm2[zone]! += part;
    dots[zone]! += part * field.perCm2[n]!;
  }
  return { areaCm2, dots };
}

/** Middles of the equal parts of a triangle as weights of its second and third corner. */
function partMiddles(pieces: number): readonly (readonly [number, number])[] {
  const middles: [number, number][] = [];
  for (let i = 0; i < pieces; i++) {
    for (let j = 0; i + j < pieces; j++) {
      middles.push([(i + 1 / 3) / pieces, (j + 1 / 3) / pieces]);
      if (i + j < pieces - 1) middles.push([(i + 2 / 3) / pieces, (j + 2 / 3) / pieces]);
    }
  }
  return middles;
}
