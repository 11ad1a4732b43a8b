import { expect, it } from 'vitest';
import { buildBaseSequence } from '#/engine/dots/base-sequence.ts';
import { planDots } from '#/engine/dots/plan-dots.ts';
import { rectangleMesh } from '#/engine/dots/rectangle-mesh.ts';
import { settleDots } from '#/engine/dots/settle-dots.ts';
import { settleOnWorkers } from './settle-on-workers.ts';

it('settles to the same bytes on any number of threads', async () => {
  const { mesh, treatable } = rectangleMesh(30, 30, 8);
  const base = buildBaseSequence(mesh, { seed: 11, treatableTriangles: treatable });
  const density = Float32Array.from({ length: base.count }, (_, i) => 60 + 2 * base.positionsMm[3 * i]!);
  const options = { minSpacingMm: 0.45, sessionShares: [0.4, 1], irregularity: 0.3 };
  const plan = planDots(base, density, options);
  const alone = settleDots(base, plan, density, options);
  expect(alone.positionsMm).not.toEqual(plan.positionsMm);
  for (const threads of [1, 2, 3]) {
    const shared = await settleOnWorkers(base, plan, density, options, threads);
    expect(shared.positionsMm).toEqual(alone.positionsMm);
    expect(shared.ids).toEqual(alone.ids);
  }
});
