import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choleskyFactor, choleskyInverse, choleskySolve } from './cholesky.ts';
import { exactExp } from './exact-exp.ts';
import { levenbergMarquardt } from './levenberg-marquardt.ts';
import { cayleyRotation, multiply3 } from './rotation.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

const entry = fc.double({ min: -2, max: 2, noNaN: true });
const size = 5;
/** B^T B + I/2: positive definite. */
const definite = fc.array(entry, { minLength: size * size, maxLength: size * size }).map((b) => {
  const a = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = i === j ? 0.5 : 0;
      for (let k = 0; k < size; k++) sum += b[k * size + i]! * b[k * size + j]!;
      a[i * size + j] = sum;
    }
  }
  return a;
});

function times(a: Float64Array, x: Float64Array): number[] {
  return Array.from({ length: size }, (_, i) => x.reduce((sum, v, j) => sum + a[i * size + j]! * v, 0));
}

test('exactExp agrees with the exponential to the last digits', () => {
  fc.assert(
    fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (x) => {
      expect(Math.abs(exactExp(x) / Math.exp(x) - 1)).toBeLessThan(1e-13);
    }),
  );
  expect(exactExp(0)).toBe(1);
  expect(() => exactExp(Number.NaN)).toThrow(RangeError);
});

test('Cholesky solves and inverts positive definite systems and declines others', () => {
  fc.assert(
    fc.property(definite, fc.array(entry, { minLength: size, maxLength: size }), (a, x) => {
      const lower = choleskyFactor(a, size)!;
      const rhs = Float64Array.from(times(a, Float64Array.from(x)));
      choleskySolve(lower, size, rhs).forEach((v, i) => {
        expect(v).toBeCloseTo(x[i]!, 8);
      });
      const inverse = choleskyInverse(lower, size);
      expect(times(a, inverse.subarray(0, size))[0]).toBeCloseTo(1, 8);
    }),
  );
  expect(choleskyFactor(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
});

test('eigenvectors rebuild the matrix, largest value first', () => {
  fc.assert(
    fc.property(definite, (a) => {
      const { values, vectors } = symmetricEigen(a, size);
      for (let k = 0; k < size; k++) {
        if (k > 0) expect(values[k]!).toBeLessThanOrEqual(values[k - 1]!);
        const v = vectors.subarray(k * size, (k + 1) * size);
        times(a, v).forEach((av, i) => {
          expect(av).toBeCloseTo(values[k]! * v[i]!, 8);
        });
      }
    }),
  );
});

test("Cayley's map gives rotations, near zero by its argument in radians", () => {
  fc.assert(
    fc.property(entry, entry, entry, (x, y, z) => {
      const r = cayleyRotation(x, y, z);
      const transposed = [r[0]!, r[3]!, r[6]!, r[1]!, r[4]!, r[7]!, r[2]!, r[5]!, r[8]!];
      multiply3(r, transposed).forEach((v, k) => {
        expect(v).toBeCloseTo(k % 4 === 0 ? 1 : 0, 12);
      });
    }),
  );
  expect(cayleyRotation(0, 0, 0.01)[3]).toBeCloseTo(Math.sin(0.01), 6);
});

test('Levenberg-Marquardt finds the valley of Rosenbrock and weighs a prior against a datum', () => {
  const rosenbrock = levenbergMarquardt(
    {
      linearise: () => (x) => Float64Array.of(10 * (x[1]! - x[0]! * x[0]!), 1 - x[0]!),
      priorWeights: Float64Array.of(0, 0),
    },
    Float64Array.of(-1.2, 1),
    { maxIterations: 200, tolerance: 1e-12 },
  );
  expect(rosenbrock.x[0]).toBeCloseTo(1, 4);
  expect(rosenbrock.x[1]).toBeCloseTo(1, 4);
  // One reading of 2 with sd 0.5 against a unit prior at 0: mean 2 * 4 / 5, information 5.
  const posterior = levenbergMarquardt(
    { linearise: () => (x) => Float64Array.of((x[0]! - 2) / 0.5), priorWeights: Float64Array.of(1) },
    Float64Array.of(0),
  );
  expect(posterior.x[0]).toBeCloseTo(1.6, 5);
  expect(posterior.information[0]).toBeCloseTo(5, 5);
});
