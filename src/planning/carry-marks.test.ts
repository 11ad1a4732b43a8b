import { expect, it } from 'vitest';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { designedHead } from '../../tests/support/designed-head.ts';
import { planHead } from './plan-head.ts';
import { zoneAreas } from './zone-areas.ts';
import { areaBands } from './zone-bands.ts';

it('lays a scar on the skin of every plausible head, so that its dots stay', () => {
  const { head, chart, design } = designedHead();
  const scene = { head, chart };
  const { vertex, glabella } = head.landmarks;
  const scarred = {
    ...design,
    pattern: { kind: 'none', grade: '-' } as const,
    scars: [{ pathMm: [vertex, [30, vertex[1] - 4, vertex[2]]] as const, widthMm: 6, extraShare: 0.15, blendMm: 8 }],
    keepOuts: [{ centreMm: glabella, radiusMm: 2, marginMm: 2 }],
  };
  const zones = Object.fromEntries(
    Object.entries(scarred.zones).map(([zone, setting]) => [zone, { ...setting, treated: zone === 'scar' }]),
  ) as typeof scarred.zones;
  const asked = { ...scarred, zones };
  const planned = zoneAreas(scene, asked, 'top');
  const heads = [-1, -0.4, 0.4, 1].map((step) => {
    const { shape } = head.parameters;
    return planHead(headFromParameters({ ...head.parameters, shape: shape.map((value) => value + 1.2 * step) }));
  });
  const curve = { count: 0, pointsMm: new Float64Array(), flat: new Float64Array(), handles: [] };
  const [low, high] = areaBands(planned, scene, heads, asked, 'top', curve).dotsRelative;
  expect(planned.dots.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(100);
  expect(low).toBeGreaterThan(0.4);
  expect(high).toBeLessThan(1.8);
});
