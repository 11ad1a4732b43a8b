import type { DotPlan } from './plan-dots.ts';
import { tangentFrame } from './roughen-dots.ts';

/** How hair lies on a surface without landmarks: one direction, turned by whorls. */
export interface DirectionSpec {
  /** In the local frame, far from whorls. */
  readonly azimuthDeg: number;
  /** Between shaft and skin; 90 = upright. */
  readonly tiltDeg: number;
  readonly whorls: readonly {
    readonly centreMm: readonly [number, number, number];
    /** Direction at the centre against the way out from it: 0 radial, 90 circular counter-clockwise, -90 clockwise. */
    readonly phaseDeg: number;
  }[];
}

export const DIRECTION_DEFAULTS: DirectionSpec = { azimuthDeg: 0, tiltDeg: 90, whorls: [] };

/**
 * Azimuth (degrees, [0, 360)) and tilt of each dot. The azimuth is the argument of the unit complex field
 * e^{i a} prod (x - c_k)/|x - c_k|, with a saddle of turn -1 half way between two whorls; angles are never interpolated.
 * Local frame: u along +x projected on the skin (along +z where x stands nearly upright), v = normal x u.
 */
export function directionAttributes(
  plan: DotPlan,
  pointNormals: Float32Array,
  spec: DirectionSpec,
): { azimuthsDeg: Float32Array; tiltsDeg: Float32Array } {
  const azimuthsDeg = new Float32Array(plan.count);
  const tiltsDeg = new Float32Array(plan.count).fill(spec.tiltDeg);
  const [first, second] = spec.whorls;
  const saddle =
    first && second
      ? ([0, 1, 2].map((k) => 0.5 * (first.centreMm[k]! + second.centreMm[k]!)) as [number, number, number])
      : undefined;
  for (let n = 0; n < plan.count; n++) {
    const id = 3 * plan.ids[n]!;
    const frame = tangentFrame(pointNormals[id]!, pointNormals[id + 1]!, pointNormals[id + 2]!);
    let re = 1;
    let im = 0;
    let phase = spec.azimuthDeg;
    const turn = (centre: readonly [number, number, number], sign: number): void => {
      const [dx, dy, dz] = [0, 1, 2].map((k) => plan.positionsMm[3 * n + k]! - centre[k]!) as [number, number, number];
      const u = dx * frame[0] + dy * frame[1] + dz * frame[2];
      const v = sign * (dx * frame[3] + dy * frame[4] + dz * frame[5]);
      [re, im] = [re * u - im * v, re * v + im * u];
      const length = Math.sqrt(re * re + im * im);
      if (length > 0) [re, im] = [re / length, im / length];
    };
    for (const whorl of spec.whorls) {
      turn(whorl.centreMm, 1);
      phase += whorl.phaseDeg / spec.whorls.length;
    }
    if (saddle) turn(saddle, -1);
    const degrees = (Math.atan2(im, re) * 180) / Math.PI + phase;
    azimuthsDeg[n] = degrees - 360 * Math.floor(degrees / 360);
  }
  return { azimuthsDeg, tiltsDeg };
}
