import { choleskyFactor, choleskyInverse } from '#/engine/math/cholesky.ts';
import type { LeastSquaresFit } from '#/engine/math/levenberg-marquardt.ts';
import { symmetricEigen } from '#/engine/math/symmetric-eigen.ts';
import type { FitModel } from './fit-model.ts';
import type { HeadParameters } from './head.ts';
import { shapeLength } from './head-basis.ts';
import { LANDMARK_MOVEMENTS } from './landmark-prior.ts';
import { STRETCH_UNITS } from './shape-prior.ts';

/** Number of draws and of the directions they span. */
const DRAWS = 12;
const DIRECTIONS = DRAWS - 1;
/** Factor on the standard deviations for what no head of the basis can show; from the coverage in docs/methods/head.md. */
const INFLATION = 1.3;

/** Covariance of shape and landmark movements (unknowns of the fit, cameras marginalised), row-major, with its order. */
function shapeCovariance(model: FitModel, fit: LeastSquaresFit): { covariance: Float64Array; size: number } {
  const n = fit.x.length;
  const information = Float64Array.from(fit.information);
  for (let i = 0; i < n; i++) information[i * n + i] = information[i * n + i]! + 1e-9;
  const lower = choleskyFactor(information, n);
  if (!lower) throw new RangeError('shapeCovariance: information is not positive definite');
  const all = choleskyInverse(lower, n);
  const size = shapeLength(model.basis) + LANDMARK_MOVEMENTS.length;
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) covariance[i * size + j] = INFLATION ** 2 * all[i * n + j]!;
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
  const { values, vectors } = symmetricEigen(covariance, size);
  const points = simplex();
  return points.map((point) => {
    const x = Float64Array.from(fit.x);
    for (let k = 0; k < DIRECTIONS; k++) {
      const reach = point[k]! * Math.sqrt(Math.max(0, values[k]!));
      for (let i = 0; i < size; i++) x[i] = x[i]! + reach * vectors[k * size + i]!;
    }
    return parametersOf(x);
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
  return { low: value - 1.645 * spread, high: value + 1.645 * spread };
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
