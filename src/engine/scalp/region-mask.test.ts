import { describe, expect, it } from 'vitest';
import { designedHead } from '../../../tests/support/designed-head.ts';
import type { ScalpDesign } from './design.ts';
import { pointAt } from './region-chart.ts';
import { designReach, lowestLineMm, treatableTriangles } from './region-mask.ts';
import { zoneSettings } from './zones-defaults.ts';

const { chart, head, design } = designedHead('male', '5');
const reach = (changes: Partial<ScalpDesign>) => designReach(chart, { ...design, ...changes });

describe('the skin that dots may be put on', () => {
  it('is the top, and all of it for the last grade, for sides, nape or sideburns as a whole, and for hair whose edge lies lower', () => {
    expect(reach({})).toBe('top');
    expect(reach({ pattern: { kind: 'norwood', grade: '7' } })).toBe('whole');
    for (const zone of ['sides', 'nape', 'sideburns'] as const)
      expect(reach({ zones: zoneSettings(design.pattern, { [zone]: { treated: true } }, false) })).toBe('whole');
    expect(reach({ zones: zoneSettings(design.pattern, { parting: { treated: true } }, false) })).toBe('top');
    const hair = (edgeShiftMm: number) => ({ existingHair: { ...design.existingHair, edgeShiftMm } });
    expect(reach(hair(-3))).toBe('top');
    expect(reach(hair(20))).toBe('top');
    expect(reach(hair(-10))).toBe('whole');
  });

  it('ends in front of the lowest line and never reaches face, ears and neck', () => {
    const corner = (t: number, k: number) => head.mesh.positions.subarray(3 * head.mesh.triangles[3 * t + k]!);
    const [top, whole] = [treatableTriangles(chart, 'top'), treatableTriangles(chart, 'whole')];
    const lowest = pointAt(chart, { sideMm: 0, backMm: lowestLineMm(0) });
    top.forEach((treatable, t) => {
      if (treatable === 1) expect(whole[t]).toBe(1);
      if (whole[t] === 0) return;
      const [a, b, c] = [corner(t, 0), corner(t, 1), corner(t, 2)];
      const [x, y, z] = [0, 1, 2].map((axis) => (a[axis]! + b[axis]! + c[axis]!) / 3) as [number, number, number];
      // Near the midline nothing lies below the line; farther out nothing lies in front of the brow.
      if (Math.abs(x) < 30 && z > 0) expect(y).toBeGreaterThan(lowest[1] - 6);
      expect(z).toBeLessThan(head.landmarks.glabella[2]);
    });
    const count = (mask: Uint8Array) => mask.reduce((sum, value) => sum + value, 0);
    expect(count(top)).toBeLessThan(0.9 * count(whole));
  });
});
