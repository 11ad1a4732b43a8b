/** How the density around a dot is taken to go on; lengths in spacings of the dot. */
export const TREND = {
  /** Densities within this reach are looked at. */
  reach: 0.95,
  /** The trend goes on as far as this, then the density stays; it never more than doubles or halves. */
  until: 1.5,
  most: 1,
  /** Held to no slope and no curvature by this much, where few base points lie near. */
  slopeRidge: 0.02,
  curveRidge: 0.05,
} as const;

/** Terms of a trend: x, y, x^2, xy, y^2. */
const TERMS = 5;
const matrix = new Float64Array(TERMS * TERMS);
const term = new Float64Array(TERMS);

/**
 * Least squares fit of the density around a dot, weights falling to 0 at TREND.reach: relative to the dot's own, growth to r times and
 * shrinkage to 1/r counting alike (r - 1 and 1 - r). x, y: places around the dot in its spacings; ratio: density there over the dot's,
 * 0 where there is none to go by. Writes the terms into `trend`.
 */
export function fitDensity(
  count: number,
  x: Float64Array,
  y: Float64Array,
  ratio: Float64Array,
  trend: Float64Array,
): void {
  matrix.fill(0);
  trend.fill(0);
  for (let k = 0; k < TERMS; k++) matrix[k * TERMS + k] = k < 2 ? TREND.slopeRidge : TREND.curveRidge;
  let flat = true;
  for (let i = 0; i < count; i++) {
    const a = x[i]!;
    const b = y[i]!;
    const r = ratio[i]!;
    const weight = 1 - (a * a + b * b) / (TREND.reach * TREND.reach);
    if (weight <= 0 || !(r > 0)) continue;
    let change = r >= 1 ? r - 1 : 1 - 1 / r;
    if (change !== 0) flat = false;
    if (change > 2 * TREND.most) change = 2 * TREND.most;
    else if (change < -2 * TREND.most) change = -2 * TREND.most;
    term[0] = a;
    term[1] = b;
    term[2] = a * a;
    term[3] = a * b;
    term[4] = b * b;
    for (let row = 0; row < TERMS; row++) {
      const w = weight * term[row]!;
      trend[row] = trend[row]! + w * change;
      for (let col = row; col < TERMS; col++) matrix[row * TERMS + col]! += w * term[col]!;
    }
  }
  if (!flat) solve(trend);
}

/** Solves matrix x = right side in place: symmetric, the upper half given, positive definite by its ridge. */
function solve(right: Float64Array): void {
  for (let c = 0; c < TERMS; c++) {
    const pivot = matrix[c * TERMS + c]!;
    for (let row = c + 1; row < TERMS; row++) {
      const factor = matrix[c * TERMS + row]! / pivot;
      for (let col = row; col < TERMS; col++) matrix[row * TERMS + col]! -= factor * matrix[c * TERMS + col]!;
      right[row] = right[row]! - factor * right[c]!;
    }
  }
  for (let c = TERMS - 1; c >= 0; c--) {
    let sum = right[c]!;
    for (let col = c + 1; col < TERMS; col++) sum -= matrix[c * TERMS + col]! * right[col]!;
    right[c] = sum / matrix[c * TERMS + c]!;
  }
}

/** Density over that of the dot at a place around it (in its spacings), as the trend goes on. */
export function trendRatio(trend: Float64Array, x: number, y: number): number {
  const d = Math.sqrt(x * x + y * y);
  const scale = d > TREND.until ? TREND.until / d : 1;
  const a = x * scale;
  const b = y * scale;
  const change = trend[0]! * a + trend[1]! * b + trend[2]! * a * a + trend[3]! * a * b + trend[4]! * b * b;
  if (change >= 0) return 1 + (change < TREND.most ? change : TREND.most);
  return 1 / (1 - (change > -TREND.most ? change : -TREND.most));
}
