import { expect, it } from 'vitest';
import { buildBaseSequence } from './base-sequence.ts';
import { carryBase } from './carry-base.ts';
import { domeMesh } from './golden-cases.ts';
import { planDots } from './plan-dots.ts';
import { settleDots } from './settle-dots.ts';

it('a head that grows by 2 % keeps the ids of its dots, its density and its spacing', () => {
  const dome = domeMesh();
  const grown = { ...dome, positions: dome.positions.map((x) => 1.02 * x) };
  const base = buildBaseSequence(dome, { seed: 5 });
  const carried = carryBase(base, dome, grown);
  const plan = planDots(base, new Float32Array(base.count).fill(100));
  const density = new Float32Array(base.count).fill(100);
  const after = settleDots(carried, planDots(carried, density), density);
  const kept = new Set(after.ids);
  expect(Array.from(plan.ids).filter((id) => kept.has(id)).length).toBeGreaterThan(0.97 * plan.count);
  expect(Math.abs(after.count / (plan.count * 1.0404) - 1)).toBeLessThan(0.02);
  let nearest = Number.POSITIVE_INFINITY;
  const p = after.positionsMm;
  for (let i = 0; i < p.length; i += 3)
    for (let j = i + 3; j < p.length; j += 3)
      nearest = Math.min(nearest, Math.hypot(p[i]! - p[j]!, p[i + 1]! - p[j + 1]!, p[i + 2]! - p[j + 2]!));
  expect(nearest).toBeGreaterThanOrEqual(0.55 - 1e-9);
  expect(() => carryBase(base, dome, { ...dome, triangles: dome.triangles.slice(3) })).toThrow(RangeError);
});
