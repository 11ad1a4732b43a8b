import { expect, it } from 'vitest';
import { buildBaseSequence } from '#/engine/dots/base-sequence.ts';
import { planDots } from '#/engine/dots/plan-dots.ts';
import { rectangleMesh } from '#/engine/dots/rectangle-mesh.ts';
import { settleDots } from '#/engine/dots/settle-dots.ts';
import { startSettlePool } from './settle-pool.ts';

const { mesh, treatable } = rectangleMesh(30, 30, 8);
const options = { minSpacingMm: 0.45, sessionShares: [0.4, 1], irregularity: 0.3 };

function planOf(seed: number, slope: number) {
  const base = buildBaseSequence(mesh, { seed, treatableTriangles: treatable });
  const density = Float32Array.from({ length: base.count }, (_, i) => 60 + slope * base.positionsMm[3 * i]!);
  const plan = planDots(base, density, options);
  return { base, density, plan, alone: settleDots(base, plan, density, options) };
}

it('settles to the same bytes on any number of threads, base after base and all at once', async () => {
  const plans = [planOf(11, 2), planOf(12, 1)];
  expect(plans[0]!.alone.positionsMm).not.toEqual(plans[0]!.plan.positionsMm);
  for (const threads of [1, 2, 3]) {
    const pool = startSettlePool(threads);
    for (const { base, density, plan, alone } of [...plans, plans[0]!])
      expect(await pool.settle(base, plan, density, options)).toEqual(alone);
    const { base, density, plan, alone } = plans[1]!;
    const twice = [0, 1].map(() => pool.settle(base, plan, density, options));
    for (const shared of await Promise.all(twice)) expect(shared).toEqual(alone);
    await pool.close();
    await expect(pool.settle(base, plan, density, options)).rejects.toThrow('closed');
  }
});
