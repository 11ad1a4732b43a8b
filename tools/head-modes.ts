import { choleskyFactor, choleskySolve } from '#/engine/math/cholesky.ts';
import { symmetricEigen } from '#/engine/math/symmetric-eigen.ts';
import { pointAt } from '#/engine/math/vec3.ts';
import { directionSphere } from '#/engine/scalp/direction-sphere.ts';
import { CENTRE_MM, stretchFunctions } from '#/engine/scalp/head-basis.ts';
import { degreeOfHarmonic, HARMONIC_COUNT, harmonicsAt, isOddHarmonic } from '#/engine/scalp/sphere-harmonics.ts';

/** Number of modes and root mean square of all of them over the cranium, mm. */
const SYMMETRIC = { count: 10, rmsMm: 2.2 };
const ASYMMETRIC = { count: 3, rmsMm: 0.9 };
/** Length over which shapes vary, as an angle at the mean radius. */
const LENGTH_SCALE_RAD = 38 / 90;
/** The same when a deviation of the scans is read off, and what is left over as noise, mm. */
const READING = { lengthScaleRad: 22 / 90, rmsMm: 3, noiseMm: 0.7 };

/**
 * Modes of shape beyond the four stretches, as rows of the basis table. Covariance of the radial function: a Gaussian process on
 * the sphere of directions (variance by harmonic degree that of a Gaussian kernel), plus the scatter of the sources about their
 * mean where `deviations` are given. Stretches are projected out; the modes are the principal functions over the cranium.
 */
export function shapeModes(radii: Float64Array, deviations: readonly Float64Array[], odd: boolean): number[][] {
  const { count, rmsMm } = odd ? ASYMMETRIC : SYMMETRIC;
  const used = Array.from({ length: HARMONIC_COUNT }, (_, i) => i).filter((i) => isOddHarmonic(i) === odd);
  const n = used.length;
  const { rows, stretches, weight } = sampled(radii, used);
  const beta = odd ? rows.map(() => [0, 0, 0, 0]) : rows.map((row) => projected(row, stretches, weight));
  const covariance = new Float64Array(n * n);
  amplitudes(used, rmsMm, LENGTH_SCALE_RAD).forEach((a, i) => {
    covariance[i * n + i] = a * a;
  });
  for (const deviation of deviations) {
    const c = readDeviation(deviation, rows, stretches, weight, used);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        covariance[i * n + j] = covariance[i * n + j]! + (c[i]! * c[j]!) / Math.max(1, deviations.length - 1);
      }
    }
  }
  const lower = choleskyFactor(covariance, n)!;
  const { vectors } = symmetricEigen(congruent(gramOf(rows, weight), lower, n), n);
  return Array.from({ length: count }, (_, k) => {
    const c = used.map((_unused, i) => {
      let sum = 0;
      for (let j = 0; j <= i; j++) sum += lower[i * n + j]! * vectors[k * n + j]!;
      return sum;
    });
    const harmonics = c.map((v) => Math.round(1000 * v));
    if (odd) return harmonics;
    const back = [0, 1, 2, 3].map((g) => Math.round(-1000 * beta.reduce((sum, row, j) => sum + c[j]! * row[g]!, 0)));
    return [...harmonics, ...back];
  });
}

/** Standard deviation of each harmonic's weight so that all harmonics together have the given root mean square. */
function amplitudes(used: readonly number[], rmsMm: number, lengthScaleRad: number): number[] {
  const variance = (h: number): number => {
    const l = degreeOfHarmonic(h);
    return Math.exp((-l * (l + 1) * lengthScaleRad ** 2) / 2);
  };
  const total = used.reduce((sum, h) => sum + variance(h), 0);
  return used.map((h) => rmsMm * Math.sqrt(variance(h) / total));
}

function sampled(
  radii: Float64Array,
  used: readonly number[],
): { rows: Float64Array[]; stretches: Float64Array[]; weight: Float64Array } {
  const { directions } = directionSphere();
  const rows = used.map(() => new Float64Array(radii.length));
  const stretches = [0, 1, 2, 3].map(() => new Float64Array(radii.length));
  const weight = new Float64Array(radii.length);
  const values = new Float64Array(HARMONIC_COUNT);
  radii.forEach((radius, i) => {
    const [x, y, z] = pointAt(directions, i);
    harmonicsAt(x, y, z, values);
    used.forEach((h, k) => {
      rows[k]![i] = values[h]!;
    });
    stretchFunctions(x, y, z).forEach((g, k) => {
      stretches[k]![i] = g;
    });
    weight[i] = cranialWeight(radius, y, z);
  });
  return { rows, stretches, weight };
}

/** Area weight of a direction: full on the cranium down to ear level, a fifth on the face, none below. */
function cranialWeight(radius: number, y: number, z: number): number {
  const height = CENTRE_MM[1] + radius * y;
  if (height > 5 + 25 * Math.max(0, z)) return radius * radius;
  return height > -60 && z > 0 ? (radius * radius) / 5 : 0;
}

function gramOf(rows: readonly Float64Array[], weight: Float64Array): Float64Array {
  const n = rows.length;
  const total = weight.reduce((sum, w) => sum + w, 0);
  const gram = new Float64Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let i = 0; i < weight.length; i++) sum += weight[i]! * rows[a]![i]! * rows[b]![i]!;
      gram[a * n + b] = sum / total;
      gram[b * n + a] = sum / total;
    }
  }
  return gram;
}

/** L^T G L. */
function congruent(gram: Float64Array, lower: Float64Array, n: number): Float64Array {
  const half = new Float64Array(n * n);
  const whole = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = j; k < n; k++) half[i * n + j] = half[i * n + j]! + gram[i * n + k]! * lower[k * n + j]!;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = i; k < n; k++) whole[i * n + j] = whole[i * n + j]! + lower[k * n + i]! * half[k * n + j]!;
    }
  }
  return whole;
}

/** Weights of the harmonics in a radial deviation (mm, NaN where unknown), by regularised weighted least squares. */
function readDeviation(
  deviation: Float64Array,
  rows: readonly Float64Array[],
  stretches: readonly Float64Array[],
  weight: Float64Array,
  used: readonly number[],
): Float64Array {
  const n = rows.length;
  const known = weight.map((w, i) => (Number.isNaN(deviation[i]!) ? 0 : w));
  const rest = deviation.map((v) => (Number.isNaN(v) ? 0 : v));
  projected(rest, stretches, known);
  const total = known.reduce((sum, w) => sum + w, 0);
  const normal = gramOf(rows, known);
  const rhs = new Float64Array(n);
  for (let a = 0; a < n; a++) {
    for (let i = 0; i < rest.length; i++) rhs[a] = rhs[a]! + (known[i]! * rows[a]![i]! * rest[i]!) / total;
  }
  // As if there were about one independent reading per patch of the length scale: 60 over the cranium.
  amplitudes(used, READING.rmsMm, READING.lengthScaleRad).forEach((a, i) => {
    normal[i * n + i] = normal[i * n + i]! + READING.noiseMm ** 2 / (60 * a * a);
  });
  return choleskySolve(choleskyFactor(normal, n)!, n, rhs);
}

/** Takes the stretch functions out of a row (weighted least squares) and returns their weights. */
function projected(row: Float64Array, stretches: readonly Float64Array[], weight: Float64Array): number[] {
  const gram = new Float64Array(16);
  const rhs = new Float64Array(4);
  for (let i = 0; i < row.length; i++) {
    for (let a = 0; a < 4; a++) {
      rhs[a] = rhs[a]! + weight[i]! * stretches[a]![i]! * row[i]!;
      for (let b = 0; b < 4; b++) {
        gram[4 * a + b] = gram[4 * a + b]! + weight[i]! * stretches[a]![i]! * stretches[b]![i]!;
      }
    }
  }
  const beta = choleskySolve(choleskyFactor(gram, 4)!, 4, rhs);
  for (let i = 0; i < row.length; i++) {
    for (let a = 0; a < 4; a++) row[i] = row[i]! - beta[a]! * stretches[a]![i]!;
  }
  return [...beta];
}
