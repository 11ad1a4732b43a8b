import { describe, expect, it } from 'vitest';
import { buildBaseSequence } from './base-sequence.ts';
import { planDots } from './plan-dots.ts';
import { rectangleMesh } from './rectangle-mesh.ts';
import { resolveSpacing } from './resolve-spacing.ts';

describe('resolving spacings', () => {
  const { mesh, treatable } = rectangleMesh(10, 10, 8);
  const base = buildBaseSequence(mesh, { seed: 1, treatableTriangles: treatable });
  const whole = planDots(base, new Float32Array(base.count).fill(100));
  const plan = {
    ...whole,
    count: 2,
    ids: whole.ids.slice(0, 2),
    positionsMm: Float64Array.of(1, 5, 0, 3, 5, 0),
  };
  const targetMm = Float64Array.of(2, 5, 0, 2.6, 5, 0);
  const floorMm = new Float64Array(2).fill(1);

  it('holds a pair that would come too near to half its slack each', () => {
    const now = resolveSpacing(base, plan, targetMm, floorMm, 1);
    expect(now[0]).toBeCloseTo(1.498, 6);
    expect(now[3]).toBe(2.6);
  });

  it('sends a dot back where the place that it is held at is no skin', () => {
    const keepIn = (x: number): boolean => x < 1.2 || x > 1.8;
    const now = resolveSpacing(base, plan, targetMm, floorMm, 1, { keepIn });
    expect([...now]).toEqual([1, 5, 0, 2.6, 5, 0]);
  });
});
