import { smoothStep } from '#/engine/math/smooth-step.ts';
import type { ScalpDesign } from './design.ts';
import type { ScalpChart } from './region-chart.ts';
import type { ScalpCoordinates } from './region-coordinates.ts';
import { ZONE_IDS, type ZoneId } from './zones.ts';
import { crownCentre, inionBackMm } from './zones-pattern.ts';

/** Index of a zone in ZONE_IDS. */
export const ZONE_INDEX = Object.fromEntries(ZONE_IDS.map((zone, index) => [zone, index])) as Readonly<
  Record<ZoneId, number>
>;

/** Width over which one zone passes into the next, and depth of the hairline zone behind the line. */
export const ZONE_BLEND_MM = 8;
export const HAIRLINE_DEPTH_MM = 20;
/** The crown begins this far in front of the whorl. */
const CROWN_REACH_MM = 32;

/** Zones that do not depend on the hairline. */
export const STATIC_ZONES = ['frontal', 'temples', 'midScalp', 'crown', 'sides', 'nape', 'sideburns'] as const;

export interface ZoneWeights {
  readonly count: number;
  /** STATIC_ZONES.length values a point. */
  readonly weights: Float32Array;
  /** 1 on hair-bearing skin, 0 on face, ears and neck, smooth between. */
  readonly scalp: Float32Array;
}

const DEGREE = Math.PI / 180;

/**
 * Weights of the anatomical zones that do not depend on the hairline, at every point: those of a point add up to 1 on the scalp. They
 * pass into each other smoothly over ZONE_BLEND_MM.
 */
export function zoneWeights(chart: ScalpChart, coordinates: ScalpCoordinates, design: ScalpDesign): ZoneWeights {
  const width = STATIC_ZONES.length;
  const weights = new Float32Array(coordinates.count * width);
  const crown = crownCentre(chart, design);
  const crownStartMm = crown.backMm - CROWN_REACH_MM;
  const midStartMm = design.hairline.midpointMm + 0.48 * (crownStartMm - design.hairline.midpointMm);
  const canthusX = (chart.head.landmarks.exocanthion_left[0] - chart.head.landmarks.exocanthion_right[0]) / 2;
  const half = ZONE_BLEND_MM / 2;
  for (let n = 0; n < coordinates.count; n++) {
    const y = coordinates.positionsMm[3 * n + 1]!;
    const z = coordinates.positionsMm[3 * n + 2]!;
    const back = coordinates.backMm[n]!;
    const around = Math.abs(coordinates.azimuthRad[n]!);
    const radius = coordinates.radiusMm[n]!;
    const above = (degrees: number): number => (coordinates.elevationRad[n]! - degrees * DEGREE) * radius;
    const frontOf = (degrees: number): number => (degrees * DEGREE - around) * radius;
    const out = n * width;
    let rest = 1;
    // Hair in front of the ear and below its top.
    const sideburns = smoothStep(-half, half, frontOf(86)) * smoothStep(half, -half, y - 30);
    weights[out + 6] = sideburns;
    rest -= sideburns;
    // From the recess apex outwards, in front of the vertical of the ears, below the parietal ridge.
    const lateral = Math.abs(coordinates.positionsMm[3 * n]!) - 1.04 * canthusX;
    const temples =
      rest * smoothStep(-half, half, z - 8) * smoothStep(-half, half, lateral) * smoothStep(half, -half, above(44));
    weights[out + 1] = temples;
    rest -= temples;
    const nape = rest * smoothStep(-half, half, -frontOf(128)) * smoothStep(half, -half, above(6));
    weights[out + 5] = nape;
    rest -= nape;
    const sides = rest * smoothStep(half, -half, above(around < 1.9 ? 24 : 24 - (around - 1.9) * 26));
    weights[out + 4] = sides;
    rest -= sides;
    // The front border of the crown bends back towards the sides.
    const side = coordinates.sideMm[n]! - crown.sideMm;
    const crownShare = rest * smoothStep(-half, half, back - crownStartMm - 0.005 * side * side);
    weights[out + 3] = crownShare;
    rest -= crownShare;
    const mid = rest * smoothStep(-half, half, back - midStartMm);
    weights[out + 2] = mid;
    weights[out] = rest - mid;
  }
  return { count: coordinates.count, weights, scalp: scalpShare(chart, coordinates) };
}

/** Hair-bearing skin behind any hairline, above and around the ears, down to the nape: 1 inside, 0 outside, smooth between. */
export function scalpShare(chart: ScalpChart, coordinates: ScalpCoordinates): Float32Array {
  const share = new Float32Array(coordinates.count);
  const napeEndMm = inionBackMm(chart) + 30;
  for (let n = 0; n < coordinates.count; n++) {
    const y = coordinates.positionsMm[3 * n + 1]!;
    const z = coordinates.positionsMm[3 * n + 2]!;
    const degrees = Math.abs(coordinates.azimuthRad[n]!) / DEGREE;
    const aboveEar = smoothStep(36, 40, y);
    const inFront = smoothStep(10, 14, z) * smoothStep(2, 6, y);
    const behindEar = smoothStep(112, 118, degrees) * smoothStep(napeEndMm + 2, napeEndMm - 2, coordinates.backMm[n]!);
    share[n] = Math.max(aboveEar, inFront, behindEar);
  }
  return share;
}
