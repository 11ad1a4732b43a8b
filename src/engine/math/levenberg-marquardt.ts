import { choleskyFactor, choleskySolve } from './cholesky.ts';

export interface LeastSquaresProblem {
  /** Residuals near x: may fix choices made at x (which surface point is nearest) for the derivative. */
  readonly linearise: (x: Float64Array) => (y: Float64Array) => Float64Array;
  /** Prior weight of each parameter: 1 for a unit normal prior, 0 for none. */
  readonly priorWeights: Float64Array;
}

export interface LeastSquaresFit {
  readonly x: Float64Array;
  readonly cost: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** J^T J + prior weights at the solution, n x n. */
  readonly information: Float64Array;
  /** Derivatives at the solution, row-major residuals x n. */
  readonly jacobian: Float64Array;
  readonly residuals: Float64Array;
}

const STEP = 1e-4;

interface Linearisation {
  readonly residuals: Float64Array;
  readonly jacobian: Float64Array;
  readonly information: Float64Array;
  readonly gradient: Float64Array;
}

/**
 * Maximum a posteriori fit by Levenberg-Marquardt (Marquardt 1963) with forward differences: minimises sum r(x)^2 + sum w_i x_i^2,
 * parameters in units of order one. Without convergence the best x so far, and `converged` false.
 */
export function levenbergMarquardt(
  problem: LeastSquaresProblem,
  start: Float64Array,
  options: { maxIterations?: number; tolerance?: number } = {},
): LeastSquaresFit {
  const { maxIterations = 60, tolerance = 1e-5 } = options;
  let x = Float64Array.from(start);
  let cost = costAt(problem, x);
  let damping = 1e-3;
  let converged = false;
  let iterations = 0;
  while (iterations < maxIterations && !converged) {
    iterations++;
    const here = lineariseAt(problem, x);
    let improved = false;
    for (let attempt = 0; attempt < 10 && !improved; attempt++) {
      const step = dampedStep(here, damping);
      if (step) {
        const trial = x.map((v, i) => v + step[i]!);
        const trialCost = costAt(problem, trial);
        if (trialCost < cost) {
          improved = true;
          converged = cost - trialCost < tolerance * (1 + cost);
          x = trial;
          cost = trialCost;
          damping = Math.max(damping / 5, 1e-9);
          continue;
        }
      }
      damping *= 6;
    }
    if (!improved) converged = true;
  }
  const { residuals, jacobian, information } = lineariseAt(problem, x);
  return { x, cost, iterations, converged, information, jacobian, residuals };
}

function costAt(problem: LeastSquaresProblem, x: Float64Array): number {
  let sum = 0;
  for (const r of problem.linearise(x)(x)) sum += r * r;
  x.forEach((v, i) => {
    sum += problem.priorWeights[i]! * v * v;
  });
  return Number.isFinite(sum) ? sum : Number.POSITIVE_INFINITY;
}

function lineariseAt(problem: LeastSquaresProblem, x: Float64Array): Linearisation {
  const near = problem.linearise(x);
  const residuals = Float64Array.from(near(x));
  const n = x.length;
  const m = residuals.length;
  const jacobian = new Float64Array(m * n);
  const moved = Float64Array.from(x);
  for (let j = 0; j < n; j++) {
    moved[j] = x[j]! + STEP;
    const r = near(moved);
    for (let i = 0; i < m; i++) jacobian[i * n + j] = (r[i]! - residuals[i]!) / STEP;
    moved[j] = x[j]!;
  }
  const information = new Float64Array(n * n);
  const gradient = x.map((v, i) => problem.priorWeights[i]! * v);
  for (let i = 0; i < m; i++) {
    const row = jacobian.subarray(i * n, (i + 1) * n);
    for (let a = 0; a < n; a++) {
      const ja = row[a]!;
      if (ja === 0) continue;
      gradient[a] = gradient[a]! + ja * residuals[i]!;
      for (let b = 0; b <= a; b++) information[a * n + b] = information[a * n + b]! + ja * row[b]!;
    }
  }
  for (let a = 0; a < n; a++) {
    information[a * n + a] = information[a * n + a]! + problem.priorWeights[a]!;
    for (let b = 0; b < a; b++) information[b * n + a] = information[a * n + b]!;
  }
  return { residuals, jacobian, information, gradient };
}

function dampedStep({ information, gradient }: Linearisation, damping: number): Float64Array | null {
  const n = gradient.length;
  const damped = Float64Array.from(information);
  for (let i = 0; i < n; i++) damped[i * n + i] = damped[i * n + i]! * (1 + damping) + 1e-9;
  const lower = choleskyFactor(damped, n);
  return lower
    ? choleskySolve(
        lower,
        n,
        gradient.map((g) => -g),
      )
    : null;
}
