import { expect, it } from 'vitest';
import { buildBaseSequence } from './base-sequence.ts';
import { insideField } from './inside-field.ts';
import { planDots } from './plan-dots.ts';
import { rectangleMesh } from './rectangle-mesh.ts';
import { settleDots } from './settle-dots.ts';

it('keeps settled dots out of a hole of the field', () => {
  const { mesh, treatable } = rectangleMesh(24, 24, 8);
  const base = buildBaseSequence(mesh, { seed: 5, treatableTriangles: treatable });
  const p = base.positionsMm;
  const hole = (x: number, y: number): boolean => (x - 12) ** 2 + (y - 12) ** 2 < 25;
  const density = Float32Array.from({ length: base.count }, (_, i) => (hole(p[3 * i]!, p[3 * i + 1]!) ? 0 : 110));
  const plan = planDots(base, density, { minSpacingMm: 0.4 });
  const keepIn = insideField(base, density);
  const outside = (options: object): number => {
    const settled = settleDots(base, plan, density, { minSpacingMm: 0.4, ...options });
    let count = 0;
    for (let i = 0; i < settled.count; i++)
      if (!keepIn(settled.positionsMm[3 * i]!, settled.positionsMm[3 * i + 1]!, 0)) count++;
    return count;
  };
  expect(keepIn(12, 12, 0)).toBe(false);
  expect(keepIn(3, 3, 0)).toBe(true);
  expect(outside({})).toBeGreaterThan(0);
  expect(outside({ keepIn })).toBe(0);
});
