/**
 * Angles by + - * / and square roots only, so that the same numbers come out on every machine and in every browser
 * (sin, cos and atan2 are left to the implementation by the language).
 */
const HALF_TURN = Math.PI;

/** Arc tangent of a ratio in [0, 1]; error below 1e-10 rad. Two half-angle steps, then the odd series. */
function arcTangentOfUnit(ratio: number): number {
  const half = ratio / (1 + Math.sqrt(1 + ratio * ratio));
  const q = half / (1 + Math.sqrt(1 + half * half));
  const s = q * q;
  const series = 1 + s * (-1 / 3 + s * (1 / 5 + s * (-1 / 7 + s * (1 / 9 + s * (-1 / 11 + s / 13)))));
  return 4 * q * series;
}

/** Angle of the vector (x, y) from the x axis, radians in (-pi, pi]; 0 for the zero vector. */
export function angleOf(y: number, x: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  if (ax === 0 && ay === 0) return 0;
  let angle = ax >= ay ? arcTangentOfUnit(ay / ax) : HALF_TURN / 2 - arcTangentOfUnit(ax / ay);
  if (x < 0) angle = HALF_TURN - angle;
  return y < 0 ? -angle : angle;
}

/** [cos, sin] of an angle in radians, |angle| up to a few turns; error below 1e-12. */
export function turnBy(angleRad: number): readonly [number, number] {
  // Eight halvings bring the angle under 0.05, where five terms are exact to 1e-16; then the doubling formulas.
  const a = angleRad / 256;
  const s = a * a;
  let sine = a * (1 - (s / 6) * (1 - (s / 20) * (1 - s / 42)));
  let versine = (s / 2) * (1 - (s / 12) * (1 - (s / 30) * (1 - s / 56)));
  for (let k = 0; k < 8; k++) {
    const nextVersine = 2 * sine * sine;
    sine = 2 * sine * (1 - versine);
    versine = nextVersine;
  }
  return [1 - versine, sine];
}
