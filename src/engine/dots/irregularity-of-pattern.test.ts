import { expect, it } from 'vitest';
import { buildBaseSequence } from './base-sequence.ts';
import { dotMetrics } from './dot-metrics.ts';
import { irregularityOfPattern } from './irregularity-of-pattern.ts';
import { planDots } from './plan-dots.ts';
import { rectangleMesh } from './rectangle-mesh.ts';
import { settleDots } from './settle-dots.ts';

it('finds the irregularity that a pattern was settled with', () => {
  const side = 40;
  const { mesh, treatable } = rectangleMesh(side, side, 8);
  const base = buildBaseSequence(mesh, { seed: 21, treatableTriangles: treatable });
  const density = new Float32Array(base.count).fill(110);
  for (const irregularity of [0.25, 0.6, 0.9]) {
    const options = { minSpacingMm: 0.4, sessionShares: [1], irregularity };
    const plan = settleDots(base, planDots(base, density, options), density, options);
    const flat = new Float32Array(plan.count);
    const { clarkEvans, prefixes } = dotMetrics(
      { ...plan, azimuthsDeg: flat, tiltsDeg: flat },
      {
        mesh,
        perCm2: (x, y) => (x >= 0 && y >= 0 && x <= side && y <= side ? 110 : 0),
        minSpacingMm: 0.4,
        sessionShares: [1],
      },
    );
    expect(Math.abs(irregularityOfPattern({ nnCv: prefixes[0]!.nnCv, clarkEvans }) - irregularity)).toBeLessThan(0.1);
  }
});

it('ends at 0 and 1 and never falls as a pattern gets less even', () => {
  expect(irregularityOfPattern({ nnCv: 0.02, clarkEvans: 2 })).toBe(0);
  expect(irregularityOfPattern({ nnCv: 0.5, clarkEvans: 1 })).toBe(1);
  let last = 0;
  for (let step = 0; step <= 20; step++) {
    const found = irregularityOfPattern({ nnCv: 0.06 + 0.006 * step, clarkEvans: 1.84 - 0.02 * step });
    expect(found).toBeGreaterThanOrEqual(last);
    last = found;
  }
  expect(() => irregularityOfPattern({ nnCv: Number.NaN, clarkEvans: 1.6 })).toThrow(RangeError);
});
