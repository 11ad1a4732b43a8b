import { inverse } from './square-matrix.ts';

/** Levenberg-Marquardt with a numerical Jacobian: small dense problems, a handful of unknowns of order one. */
export function leastSquares(
  residuals: (x: Float64Array) => readonly number[],
  start: Float64Array,
  options: { readonly iterations?: number; readonly step?: number } = {},
): Float64Array {
  const n = start.length;
  const step = options.step ?? 1e-4;
  let x: Float64Array = start.slice();
  let current = residuals(x);
  let cost = squares(current);
  let damping = 1e-3;
  for (let iteration = 0; iteration < (options.iterations ?? 40); iteration++) {
    const columns = Array.from({ length: n }, (_, j) => {
      const moved = x.slice();
      moved[j]! += step;
      return residuals(moved).map((value, i) => (value - current[i]!) / step);
    });
    const before = cost;
    for (let attempt = 0; attempt < 8; attempt++) {
      const trial = move(x, columns, current, damping);
      const values = residuals(trial);
      const trialCost = squares(values);
      if (trialCost < cost) {
        x = trial;
        current = values;
        cost = trialCost;
        damping = Math.max(damping / 5, 1e-9);
        break;
      }
      damping *= 6;
    }
    if (before - cost <= 1e-7 * before) break;
  }
  return x;
}

function move(
  x: Float64Array,
  columns: readonly (readonly number[])[],
  residual: readonly number[],
  damping: number,
): Float64Array {
  const n = x.length;
  const normal = new Float64Array(n * n);
  const gradient = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      normal[i * n + j] = columns[i]!.reduce((sum, value, k) => sum + value * columns[j]![k]!, 0);
    }
    gradient[i] = columns[i]!.reduce((sum, value, k) => sum + value * residual[k]!, 0);
    normal[i * n + i]! *= 1 + damping;
    normal[i * n + i]! += 1e-14;
  }
  const solved = inverse(normal, n);
  return x.map((value, i) => {
    let change = 0;
    for (let j = 0; j < n; j++) change += solved[i * n + j]! * gradient[j]!;
    return value - Math.min(1, Math.max(-1, change));
  });
}

function squares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
