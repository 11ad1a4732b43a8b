import { describe, expect, it } from 'vitest';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { pointAt } from '#/engine/scalp/region-chart.ts';
import { designReach } from '#/engine/scalp/region-mask.ts';
import { designedHead } from '../../tests/support/designed-head.ts';
import { designFutureLoss } from './plan-future.ts';

const scene = designedHead('male', '5');
const { chart, design } = scene;
const scarred = (backMm: number): ScalpDesign => ({
  ...design,
  scars: [
    {
      pathMm: [-20, 0, 20].map((sideMm) => pointAt(chart, { sideMm, backMm })),
      widthMm: 4,
      extraShare: 0.25,
      blendMm: 4,
    },
  ],
});

describe('a scar', () => {
  it('needs the sides and the nape only where it lies low: else every dot keeps its place', () => {
    expect(designReach(chart, design)).toBe('top');
    expect(designReach(chart, scarred(140))).toBe('top');
    expect(designReach(chart, scarred(330))).toBe('whole');
  });

  it('[DE07] leaves what later loss would bare as it is, wherever it lies', () => {
    const bare = (of: ScalpDesign) => designFutureLoss(scene, of).map((loss) => loss.uncoveredCm2);
    const without = bare(design);
    expect(without.at(-1)).toBeGreaterThan(20);
    for (const [k, value] of bare(scarred(140)).entries()) expect(Math.abs(value - without[k]!)).toBeLessThan(0.5);
    for (const [k, value] of bare(scarred(330)).entries()) expect(Math.abs(value - without[k]!)).toBeLessThan(6);
  });
});
