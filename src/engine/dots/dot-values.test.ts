import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DotVariation, dotValues } from './dot-values.ts';

const COUNT = 20_000;
const ids = Uint32Array.from({ length: COUNT }, (_, n) => n);
const depth: DotVariation = { channel: 3, halfWidth: { amount: 0.02 }, range: [0.06, 1], stepsPerUnit: 1000 };
const width: DotVariation = { channel: 4, halfWidth: { share: 0.12 }, stepsPerUnit: 1000 };

function momentsOf(values: Float32Array): { readonly mean: number; readonly sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}

describe('values of dots', () => {
  it('vary about their field by a triangle of the half width', () => {
    const tops = dotValues(5, ids, () => 0.3, depth);
    const widths = dotValues(5, ids, (n) => (n % 2 === 0 ? 0.2 : 0.4), width);
    const top = momentsOf(tops);
    expect(top.mean).toBeCloseTo(0.3, 3);
    expect(top.sd).toBeCloseTo(0.02 / Math.sqrt(6), 3);
    const wide = momentsOf(widths.filter((_, n) => n % 2 === 1));
    expect(wide.mean).toBeCloseTo(0.4, 3);
    expect(wide.sd).toBeCloseTo((0.4 * 0.12) / Math.sqrt(6), 3);
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThanOrEqual(0.04 + 1e-6);
  });

  it('depend on seed, id and channel alone, whichever dots are asked for', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(COUNT - 1), { minLength: 1, maxLength: 50 }), fc.nat(), (some, seed) => {
        const all = dotValues(seed, ids, (n) => 0.1 + n / COUNT, width);
        const few = dotValues(seed, Uint32Array.from(some), (n) => 0.1 + some[n]! / COUNT, width);
        expect([...few]).toEqual(some.map((id) => all[id]));
      }),
      { numRuns: 20, seed: 2 },
    );
  });

  it('vary independently from channel to channel and from seed to seed', () => {
    const at = (seed: number, channel: number) =>
      dotValues(seed, ids, () => 0, { channel, halfWidth: { amount: 1 }, stepsPerUnit: 1e6 });
    const first = at(1, 11);
    for (const other of [at(1, 12), at(2, 11)]) {
      let product = 0;
      for (let n = 0; n < COUNT; n++) product += first[n]! * other[n]!;
      // Four standard errors of a correlation of nothing; a triangle on (-1, 1) has variance 1/6.
      expect(Math.abs(product / COUNT) * 6).toBeLessThan(4 / Math.sqrt(COUNT));
    }
  });

  it('stay in their range, turn through the half circle and are whole steps', () => {
    const low = dotValues(7, ids, () => 0.06, depth);
    expect(Math.min(...low)).toBeCloseTo(0.06, 6);
    const turned = dotValues(7, ids, () => 179, {
      channel: 9,
      halfWidth: { amount: 10 },
      isAzimuth: true,
      stepsPerUnit: 100,
    });
    expect(turned.every((angle) => angle >= -180 && angle <= 180 && Math.abs(angle) >= 168.9)).toBe(true);
    expect(turned.some((angle) => angle < 0)).toBe(true);
    for (let n = 0; n < 100; n++) expect(100 * turned[n]! - Math.round(100 * turned[n]!)).toBeCloseTo(0, 2);
  });
});
