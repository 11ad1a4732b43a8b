import { ninetyPercent } from '#/base/ninety-percent.ts';
import { choleskyFactor, choleskyInverse } from '#/engine/math/cholesky.ts';
import type { LeastSquaresFit } from '#/engine/math/levenberg-marquardt.ts';
import { symmetricEigen } from '#/engine/math/symmetric-eigen.ts';
import type { FitModel } from './fit-model.ts';
import type { HeadParameters } from './head.ts';
import { shapeLength } from './head-basis.ts';
import { shapedLandmark, shapedVertex } from './head-model.ts';
import { LANDMARK_MOVEMENTS } from './landmark-prior.ts';
import { cranialRim } from './outline-anchor.ts';
import { STRETCH_UNITS } from './shape-prior.ts';
import { stretchOf } from './stretch.ts';

/** Number of draws and of the directions they span. */
const DRAWS = 12;
const DIRECTIONS = DRAWS - 1;
/**
 * Factor on the standard deviations of taps and tapes when doubt is told: what no head of the basis can show makes them say less than
 * their noise. From the coverage in docs/methods/head.md. The prior is not widened again.
 */
const DATA_DOUBT = 1.5;
const STEP = 1e-3;
/** Landmarks from which hairlines and zones are measured, and the share of one against the whole scalp in the metric. */
const DESIGN_LANDMARKS = ['glabella', 'exocanthion_left', 'exocanthion_right', 'tragion_left'] as const;
const LANDMARK_WEIGHT = 0.1;

/** Covariance of shape and landmark movements (unknowns of the fit, cameras marginalised), row-major, with its order. */
function shapeCovariance(model: FitModel, fit: LeastSquaresFit): { covariance: Float64Array; size: number } {
  const n = fit.x.length;
  const information = fit.information.map((v) => v / (DATA_DOUBT * DATA_DOUBT));
  for (let i = 0; i < n; i++) {
    const prior = model.priorWeights[i]!;
    information[i * n + i] = information[i * n + i]! + prior - prior / (DATA_DOUBT * DATA_DOUBT) + 1e-9;
  }
  const lower = choleskyFactor(information, n);
  if (!lower) throw new RangeError('shapeCovariance: information is not positive definite');
  const all = choleskyInverse(lower, n);
  const size = shapeLength(model.basis) + LANDMARK_MOVEMENTS.length;
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) covariance[i * size + j] = all[i * n + j]!;
  }
  return { covariance, size };
}

/**
 * Twelve heads with exactly the mean and, along the eleven widest directions, exactly the covariance of the posterior: a simplex
 * turned to look like normal draws. The 90 % band of anything computed on them is mean +- 1.645 standard deviations (`bandOfDraws`).
 */
export function posteriorDraws(
  model: FitModel,
  fit: LeastSquaresFit,
  parametersOf: (x: Float64Array) => HeadParameters,
): HeadParameters[] {
  const { covariance, size } = shapeCovariance(model, fit);
  const directions = widestDirections(model, fit, covariance, size);
  return simplex().map((point) => {
    const x = Float64Array.from(fit.x);
    directions.forEach((direction, k) => {
      for (let i = 0; i < size; i++) x[i] = x[i]! + point[k]! * direction[i]!;
    });
    return parametersOf(x);
  });
}

/**
 * Independent movements of one posterior standard deviation, those first that move scalp and landmarks farthest: principal directions
 * of the covariance in the metric of mean squared millimetres.
 */
function widestDirections(
  model: FitModel,
  fit: LeastSquaresFit,
  covariance: Float64Array,
  size: number,
): Float64Array[] {
  const lower = choleskyFactor(covariance, size);
  if (!lower) throw new RangeError('widestDirections: covariance is not positive definite');
  const moves = movesOf(model, fit.x, size);
  const rows = moves[0]!.length;
  // Column k of `lower`, as a movement of the points.
  const columns = Array.from({ length: size }, (_, k) => {
    const column = new Float64Array(rows);
    for (let i = k; i < size; i++) {
      const weight = lower[i * size + k]!;
      if (weight !== 0) for (let r = 0; r < rows; r++) column[r] = column[r]! + weight * moves[i]![r]!;
    }
    return column;
  });
  const gram = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let r = 0; r < rows; r++) sum += columns[a]![r]! * columns[b]![r]!;
      gram[a * size + b] = sum;
      gram[b * size + a] = sum;
    }
  }
  const { vectors } = symmetricEigen(gram, size);
  return Array.from({ length: DIRECTIONS }, (_, k) =>
    Float64Array.from({ length: size }, (_unused, i) => {
      let sum = 0;
      for (let j = 0; j <= i; j++) sum += lower[i * size + j]! * vectors[k * size + j]!;
      return sum;
    }),
  );
}

/** Derivatives (mm) of sampled scalp points and of the landmarks that designs hang on, one row an unknown. */
function movesOf(model: FitModel, x: Float64Array, size: number): Float64Array[] {
  const { basis } = model;
  const sampled = cranialRim(basis).vertices.filter((_, k) => k % 16 === 0);
  const weight = Math.sqrt(sampled.length * LANDMARK_WEIGHT);
  const pointsOf = (at: Float64Array): Float64Array => {
    const shape = model.shapeOf(at);
    const stretch = stretchOf(shape, basis.frontShare);
    const offsets = model.offsetsOf(at);
    const points = new Float64Array(3 * (sampled.length + DESIGN_LANDMARKS.length));
    sampled.forEach((vertex, k) => {
      points.set(shapedVertex(basis, shape, stretch, vertex), 3 * k);
    });
    DESIGN_LANDMARKS.forEach((name, k) => {
      const p = shapedLandmark(basis, stretch, name, offsets);
      points.set([weight * p[0], weight * p[1], weight * p[2]], 3 * (sampled.length + k));
    });
    return points;
  };
  const base = pointsOf(x);
  const moved = Float64Array.from(x);
  return Array.from({ length: size }, (_, i) => {
    moved[i] = x[i]! + STEP;
    const row = pointsOf(moved).map((v, r) => (v - base[r]!) / STEP);
    moved[i] = x[i]!;
    return row;
  });
}

/** DRAWS points in DIRECTIONS dimensions with mean zero and unit covariance (population form), by Gram-Schmidt on fixed numbers. */
function simplex(): number[][] {
  const columns: number[][] = [new Array<number>(DRAWS).fill(1 / Math.sqrt(DRAWS))];
  let seed = 12345;
  for (let k = 0; k < DIRECTIONS; k++) {
    let column = Array.from({ length: DRAWS }, () => {
      // Sum of twelve uniform numbers: near normal, integer arithmetic only.
      let sum = -6;
      for (let j = 0; j < 12; j++) {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        sum += seed / 4294967296;
      }
      return sum;
    });
    for (let pass = 0; pass < 2; pass++) {
      for (const other of columns) {
        const along = column.reduce((sum, v, i) => sum + v * other[i]!, 0);
        column = column.map((v, i) => v - along * other[i]!);
      }
    }
    const length = Math.sqrt(column.reduce((sum, v) => sum + v * v, 0));
    columns.push(column.map((v) => v / length));
  }
  return Array.from({ length: DRAWS }, (_, i) => columns.slice(1).map((column) => column[i]! * Math.sqrt(DRAWS)));
}

/** 90 % band of a quantity from its values on the posterior draws of a fit, around its value on the fitted head. */
export function bandOfDraws(value: number, draws: readonly number[]): { low: number; high: number } {
  if (draws.length === 0) return { low: value, high: value };
  const spread = Math.sqrt(draws.reduce((sum, v) => sum + (v - value) ** 2, 0) / draws.length);
  const reach = ninetyPercent(spread);
  return { low: value - reach, high: value + reach };
}

/** Relative standard deviation of absolute size: mean of breadth, length and height. */
export function scaleSpread(model: FitModel, fit: LeastSquaresFit): number {
  const { covariance, size } = shapeCovariance(model, fit);
  const step = 1e-4;
  const sizeOf = (x: Float64Array): number => {
    const shape = model.shapeOf(x);
    return (shape[0]! * STRETCH_UNITS[0] + shape[1]! * STRETCH_UNITS[1] + shape[3]! * STRETCH_UNITS[3]) / 3;
  };
  const base = sizeOf(fit.x);
  const gradient = [0, 1, 2, 3].map((i) => {
    const moved = Float64Array.from(fit.x);
    moved[i] = moved[i]! + step;
    return (sizeOf(moved) - base) / step;
  });
  let variance = 0;
  for (let i = 0; i < 4; i++)
    for (let j = 0; j < 4; j++) variance += gradient[i]! * gradient[j]! * covariance[i * size + j]!;
  return Math.sqrt(Math.max(0, variance));
}
