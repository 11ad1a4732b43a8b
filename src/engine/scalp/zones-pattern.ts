import { turnBy } from '#/engine/math/angle.ts';
import { smoothStep } from '#/engine/math/smooth-step.ts';
import type { ScalpDesign, ScalpPlace } from './design.ts';
import { hairlineCurve } from './hairline-curve.ts';
import { hairlineDistance } from './hairline-distance.ts';
import { HAIRLINE_EDGE_DEFAULTS } from './hairline-preset.ts';
import { placeOf, pointAt, type ScalpChart } from './region-chart.ts';
import type { ScalpCoordinates } from './region-coordinates.ts';

/**
 * Where own hair stands for a pattern of loss, drawn after the figures of the Norwood-Hamilton scale (areas in
 * docs/methods/design.md). Degrees around the head (0 front, 180 back) and the elevation of the upper edge of the hair on the
 * sides and back above the middle of the cranium.
 */
const AROUND_DEG = [0, 45, 60, 70, 80, 95, 115, 140, 160, 180];
const FRINGE_DEG: Readonly<Record<string, readonly number[]>> = {
  '5': [-70, -70, -30, 20, 41, 48, 48, 43, 36, 33],
  '6': [-70, -70, -42, 0, 28, 37, 37, 30, 23, 19],
  '7': [-70, -70, -50, -20, 9, 22, 22, 14, 6, 3],
};

/** Front edge of the hair that is left: mm behind the reference line at shares of the way to the recess, and the crown's bare oval. */
const RETREAT: Readonly<
  Record<string, { readonly middleMm: number; readonly recessMm: number; readonly crownMm: number }>
> = {
  '1': { middleMm: 0, recessMm: 0, crownMm: 0 },
  '2': { middleMm: 5, recessMm: 14, crownMm: 0 },
  '3': { middleMm: 12, recessMm: 34, crownMm: 0 },
  '3v': { middleMm: 12, recessMm: 34, crownMm: 25 },
  '4': { middleMm: 28, recessMm: 50, crownMm: 32 },
};

const REFERENCE_MIDPOINT_MM = 80;

/** Share of own hair, 0 bare to 1 full, at every point. Independent of the hairline that is designed. */
export function hairShares(chart: ScalpChart, coordinates: ScalpCoordinates, design: ScalpDesign): Float32Array {
  const shares = new Float32Array(coordinates.count);
  const { kind, grade } = design.pattern;
  if (kind !== 'norwood') return shares.fill(1);
  if (grade === '5' || grade === '6' || grade === '7') return fringeShares(coordinates, grade, design);
  return retreatShares(chart, coordinates, design);
}

/** Elevation of the fringe edge at an azimuth, radians. */
function fringeAt(edge: Float64Array, azimuthRad: number): number {
  let k = 0;
  while (2 * k + 4 < edge.length && edge[2 * k + 2]! < azimuthRad) k++;
  const part = (azimuthRad - edge[2 * k]!) / (edge[2 * k + 2]! - edge[2 * k]!);
  return edge[2 * k + 1]! + (edge[2 * k + 3]! - edge[2 * k + 1]!) * part;
}

/**
 * How far each point lies above the edge of the hair on the sides and back that this grade leaves, mm square to the edge (negative:
 * within the hair): at the temples, where the edge stands upright, a blend is as wide as it is on top.
 */
export function aboveFringeMm(coordinates: ScalpCoordinates, grade: '5' | '6' | '7'): Float32Array {
  const edge = Float64Array.from(
    AROUND_DEG.flatMap((around, k) => [around, FRINGE_DEG[grade]![k]!]),
    (degrees) => (degrees * Math.PI) / 180,
  );
  const above = new Float32Array(coordinates.count);
  for (let n = 0; n < coordinates.count; n++) {
    const around = Math.abs(coordinates.azimuthRad[n]!);
    const up = coordinates.elevationRad[n]!;
    const away = awayFrom(edge, around, up) * coordinates.radiusMm[n]!;
    above[n] = up < fringeAt(edge, around) ? -away : away;
  }
  return above;
}

/** Angle to the nearest place of an edge (azimuth and elevation, stride 2), as on a plane that touches the ball at the point. */
function awayFrom(edge: Float64Array, around: number, up: number): number {
  const level = Math.max(0.2, turnBy(up)[0]);
  let nearest = Number.POSITIVE_INFINITY;
  for (let k = 0; k + 3 < edge.length; k += 2) {
    const ax = (edge[k]! - around) * level;
    const ay = edge[k + 1]! - up;
    const ux = (edge[k + 2]! - edge[k]!) * level;
    const uy = edge[k + 3]! - edge[k + 1]!;
    const along = Math.min(1, Math.max(0, -(ax * ux + ay * uy) / (ux * ux + uy * uy)));
    const dx = ax + along * ux;
    const dy = ay + along * uy;
    nearest = Math.min(nearest, dx * dx + dy * dy);
  }
  return Math.sqrt(nearest);
}

function fringeShares(coordinates: ScalpCoordinates, grade: '5' | '6' | '7', design: ScalpDesign): Float32Array {
  const shares = aboveFringeMm(coordinates, grade);
  const half = Math.max(0.5, design.existingHair.blendMm / 2);
  for (let n = 0; n < shares.length; n++) {
    shares[n] = smoothStep(half, -half, shares[n]! - design.existingHair.edgeShiftMm);
  }
  return shares;
}

function retreatShares(chart: ScalpChart, coordinates: ScalpCoordinates, design: ScalpDesign): Float32Array {
  const shares = new Float32Array(coordinates.count);
  const retreat = RETREAT[design.pattern.grade] ?? RETREAT['1']!;
  const half = Math.max(0.5, design.existingHair.blendMm / 2);
  const line = hairlineDistance(coordinates, retreatedLine(chart, retreat.middleMm, retreat.recessMm));
  const whorl = crownCentre(chart, design);
  for (let n = 0; n < coordinates.count; n++) {
    let share = smoothStep(-half, half, line.mm[n]!);
    if (retreat.crownMm > 0) {
      const side = (coordinates.sideMm[n]! - whorl.sideMm) / 1.1;
      const back = coordinates.backMm[n]! - whorl.backMm;
      share *= smoothStep(-half, half, Math.sqrt(side * side + back * back) - retreat.crownMm);
    }
    shares[n] = share;
  }
  return shares;
}

/** The line at which the hair that is left begins, from the mature line moved back. */
function retreatedLine(chart: ScalpChart, middleMm: number, recessMm: number) {
  const base = hairlineCurve(chart, {
    preset: 'mature',
    midpointMm: REFERENCE_MIDPOINT_MM,
    widowsPeak: false,
    templePoints: true,
    symmetric: true,
    handles: [],
    edge: HAIRLINE_EDGE_DEFAULTS,
  });
  const apexSideMm = Math.max(...base.handles.slice(0, -4).map((handle) => handle.sideMm));
  const handles = base.handles.map((handle): ScalpPlace => {
    const side = Math.abs(handle.sideMm);
    const top = side <= apexSideMm + 1 ? side / apexSideMm : 1;
    const low = smoothStep(1, 1.75, side / apexSideMm);
    const backMm = handle.backMm + (middleMm + (recessMm - middleMm) * top * top) * (1 - 0.72 * low);
    return { sideMm: handle.sideMm, backMm };
  });
  return hairlineCurve(chart, {
    preset: 'mature',
    midpointMm: REFERENCE_MIDPOINT_MM,
    widowsPeak: false,
    templePoints: true,
    symmetric: false,
    handles,
    edge: HAIRLINE_EDGE_DEFAULTS,
  });
}

/** Middle of the crown: between the whorls of the design. */
export function crownCentre(chart: ScalpChart, design: ScalpDesign): ScalpPlace {
  if (design.whorls.length === 0) return defaultWhorlPlace(chart);
  const sum = design.whorls.reduce((a, w) => [a[0]! + w.place.sideMm, a[1]! + w.place.backMm], [0, 0]);
  return { sideMm: sum[0]! / design.whorls.length, backMm: sum[1]! / design.whorls.length };
}

/** 62.5 mm (15-110) behind the vertical of the ears, a little left of the midline (952 Korean men; 56 % left, 30 % right). */
export function defaultWhorlPlace(chart: ScalpChart): ScalpPlace {
  let backMm = 150;
  while (backMm < 330 && pointAt(chart, { sideMm: 0, backMm })[2] > -62.5) backMm += 0.5;
  return { sideMm: 5, backMm };
}

/** Length along the midline from the glabella to the inion. */
export function inionBackMm(chart: ScalpChart): number {
  const inion = chart.head.landmarks.inion;
  return placeOf(chart, 0, inion[1], inion[2]).backMm;
}
