import { angleOf } from '#/engine/math/angle.ts';
import { flatten, placeOf, type ScalpChart } from './region-chart.ts';

/** Where each point of a set lies on the scalp: computed once a head, read by every design. One entry a point. */
export interface ScalpCoordinates {
  readonly count: number;
  /** Head frame mm, stride 3 (the array that was given). */
  readonly positionsMm: Float64Array;
  readonly sideMm: Float32Array;
  readonly backMm: Float32Array;
  /** Flat map, stride 2. */
  readonly flat: Float64Array;
  /** Above the horizontal through the middle of the cranium, radians. */
  readonly elevationRad: Float32Array;
  /** From the front, towards the subject's left positive, radians. */
  readonly azimuthRad: Float32Array;
  /** From the middle of the cranium. */
  readonly radiusMm: Float32Array;
}

/** positionsMm: head frame, stride 3. About 0.4 microseconds a point. */
export function scalpCoordinates(chart: ScalpChart, positionsMm: Float64Array): ScalpCoordinates {
  const count = positionsMm.length / 3;
  const sideMm = new Float32Array(count);
  const backMm = new Float32Array(count);
  const flat = new Float64Array(2 * count);
  const elevationRad = new Float32Array(count);
  const azimuthRad = new Float32Array(count);
  const radiusMm = new Float32Array(count);
  const centreY = chart.centreMm[1];
  for (let n = 0; n < count; n++) {
    const x = positionsMm[3 * n]!;
    const y = positionsMm[3 * n + 1]!;
    const z = positionsMm[3 * n + 2]!;
    const place = placeOf(chart, x, y, z);
    sideMm[n] = place.sideMm;
    backMm[n] = place.backMm;
    const [u, v] = flatten(chart, x, y, z);
    flat[2 * n] = u;
    flat[2 * n + 1] = v;
    const level = Math.sqrt(x * x + z * z);
    elevationRad[n] = angleOf(y - centreY, level);
    azimuthRad[n] = angleOf(x, z);
    radiusMm[n] = Math.sqrt(level * level + (y - centreY) * (y - centreY));
  }
  return { count, positionsMm, sideMm, backMm, flat, elevationRad, azimuthRad, radiusMm };
}
