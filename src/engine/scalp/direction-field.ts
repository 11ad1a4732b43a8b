import { angleOf, turnBy } from '#/engine/math/angle.ts';
import { smoothStep } from '#/engine/math/smooth-step.ts';
import type { ScalpDesign, WhorlDesign } from './design.ts';
import { flatten, pointAt, type ScalpChart } from './region-chart.ts';
import type { ScalpCoordinates } from './region-coordinates.ts';
import { defaultWhorlPlace } from './zones-pattern.ts';

/** How the hair lies at each point. */
export interface DirectionField {
  /** In the flat map: 0 towards the face, 90 towards the subject's left, (-180, 180]. */
  readonly azimuthDeg: Float32Array;
  /** Between shaft and skin; 90 is upright. */
  readonly tiltDeg: Float32Array;
}

const DEGREE = Math.PI / 180;

/** Turn of the spiral at the middle of a whorl, and the distance over which it runs out. */
const SPIRAL_DEG = 62;
const SPIRAL_REACH_MM = 70;

/**
 * Direction of the hair: in the flat map a unit complex field with a turn of +1 at each whorl and -1 half way between two
 * (docs/methods/design.md), spiralling near the whorls, blended on the sides into the fall of the hair down and back.
 * Angles are never interpolated. Exit angles: 10-20 degrees at the hairline, 3-10 at the temples, 30 rising to 60 over the
 * mid-scalp, 10-30 on sides and back (P1, direction P+).
 */
export function directionField(chart: ScalpChart, coordinates: ScalpCoordinates, design: ScalpDesign): DirectionField {
  const whorls = design.whorls.length > 0 ? design.whorls : [defaultWhorl(chart)];
  const centres = whorls.map((whorl) => {
    const point = pointAt(chart, whorl.place);
    return { flat: flatten(chart, point[0], point[1], point[2]), sign: whorl.turn === 'clockwise' ? 1 : -1 };
  });
  const azimuthDeg = new Float32Array(coordinates.count);
  const tiltDeg = new Float32Array(coordinates.count);
  const midpointMm = design.hairline.midpointMm;
  const whorlBackMm = whorls.reduce((sum, whorl) => sum + whorl.place.backMm, 0) / whorls.length;
  for (let n = 0; n < coordinates.count; n++) {
    const u = coordinates.flat[2 * n]!;
    const v = coordinates.flat[2 * n + 1]!;
    let [x, y] = whorlDirection(centres, u, v);
    // Lower parts: down (away from the top in the flat map), leaning back.
    const low = smoothStep(38 * DEGREE, 5 * DEGREE, coordinates.elevationRad[n]!);
    if (low > 0) [x, y] = turnTowards(x, y, fallDirection(u, v), low);
    azimuthDeg[n] = angleOf(x, y) / DEGREE;
    tiltDeg[n] = exitAngle(coordinates, n, midpointMm, whorlBackMm, low);
  }
  return { azimuthDeg, tiltDeg };
}

export function defaultWhorl(chart: ScalpChart): WhorlDesign {
  return { place: defaultWhorlPlace(chart), turn: 'clockwise' };
}

type Pair = readonly [number, number];

/** Unit vector [u, v]: product of the turns of all whorls, with a saddle half way between two. */
function whorlDirection(centres: readonly { flat: Pair; sign: number }[], u: number, v: number): Pair {
  let x = 1;
  let y = 0;
  let nearest = Number.POSITIVE_INFINITY;
  let sign = 1;
  for (const centre of centres) {
    const du = u - centre.flat[0];
    const dv = v - centre.flat[1];
    const length = Math.sqrt(du * du + dv * dv) || 1e-12;
    [x, y] = [(x * du - y * dv) / length, (x * dv + y * du) / length];
    if (length < nearest) {
      nearest = length;
      sign = centre.sign;
    }
  }
  for (let k = 0; k + 1 < centres.length; k++) {
    const du = u - (centres[k]!.flat[0] + centres[k + 1]!.flat[0]) / 2;
    const dv = v - (centres[k]!.flat[1] + centres[k + 1]!.flat[1]) / 2;
    const length = Math.sqrt(du * du + dv * dv) || 1e-12;
    [x, y] = [(x * du + y * dv) / length, (y * du - x * dv) / length];
  }
  // The flat map shows the head from above with the subject's left at the left: clockwise to the eye is +90 degrees here.
  const scaleMm = 160;
  const [cosine, sine] = turnBy(sign * SPIRAL_DEG * DEGREE * smoothStep(SPIRAL_REACH_MM, 0, nearest * scaleMm));
  return [x * cosine - y * sine, x * sine + y * cosine];
}

/** Down the sides, 20 degrees towards the back. */
function fallDirection(u: number, v: number): Pair {
  const length = Math.sqrt(u * u + v * v) || 1e-12;
  const back = 0.35 * smoothStep(0.3, 0.8, Math.abs(u) / length);
  const x = u / length;
  const y = v / length - back;
  const norm = Math.sqrt(x * x + y * y) || 1e-12;
  return [x / norm, y / norm];
}

/** Turns one unit vector by a share of the way to another, the short way round. */
function turnTowards(x: number, y: number, to: Pair, share: number): Pair {
  const a = x + (to[0] - x) * share;
  const b = y + (to[1] - y) * share;
  const length = Math.sqrt(a * a + b * b);
  return length > 1e-9 ? [a / length, b / length] : to;
}

function exitAngle(c: ScalpCoordinates, n: number, midpointMm: number, whorlBackMm: number, low: number): number {
  const back = c.backMm[n]!;
  const front = smoothStep(midpointMm, midpointMm + 40, back);
  const rise = smoothStep(midpointMm + 40, whorlBackMm - 20, back);
  const fall = smoothStep(whorlBackMm + 15, whorlBackMm + 75, back);
  const top = 15 + 15 * front + 30 * rise - 38 * fall;
  const side = c.positionsMm[3 * n + 2]! > 8 ? 7 : 20;
  return top + (side - top) * low;
}
