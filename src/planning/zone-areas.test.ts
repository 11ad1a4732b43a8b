import { describe, expect, it } from 'vitest';
import { distance, pointAt } from '#/engine/math/vec3.ts';
import type { Head } from '#/engine/scalp/head.ts';
import { partingWidthMm } from '#/engine/scalp/parting-width.ts';
import { compileChart } from '#/engine/scalp/region-chart.ts';
import { designReach, treatableTriangles } from '#/engine/scalp/region-mask.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { designedHead } from '../../tests/support/designed-head.ts';
import type { PlanHead } from './plan-head.ts';
import { skinParts, zoneAreas } from './zone-areas.ts';
import { areaBands } from './zone-bands.ts';

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** The same head in another size. */
function scaledHead(head: Head, factor: number): PlanHead {
  const positions = head.mesh.positions.map((value) => value * factor);
  const landmarks = Object.fromEntries(
    Object.entries(head.landmarks).map(([name, at]) => [name, at.map((value) => value * factor)]),
  ) as unknown as Head['landmarks'];
  const scaled = { ...head, mesh: { ...head.mesh, positions }, landmarks };
  return { head: scaled, chart: compileChart(scaled) };
}

const NO_CURVE = { count: 0, pointsMm: new Float64Array(), flat: new Float64Array(), handles: [] };

describe('areas on the curved skin', () => {
  it.each([
    ['3', 56],
    ['3v', 88],
    ['4', 132],
    ['5', 179],
    ['6', 242],
    ['7', 325],
  ])('Norwood %s covers about %d cm2 on the average man', (grade, cm2) => {
    const { head, chart, design } = designedHead('male', grade);
    const total = sum(zoneAreas({ head, chart }, design, designReach(chart, design)).areaCm2);
    expect(Math.abs(total / cm2 - 1)).toBeLessThan(0.08);
  });

  it.each([
    ['1', 47],
    ['2', 90],
    ['3', 145],
  ])('Ludwig %s covers about %d cm2 on the average woman', (grade, cm2) => {
    const { head, chart, design } = designedHead('female', grade);
    const total = sum(zoneAreas({ head, chart }, design, designReach(chart, design)).areaCm2);
    expect(Math.abs(total / cm2 - 1)).toBeLessThan(0.08);
  });

  it("scales Ludwig's oval with the head", () => {
    const { head, chart, design } = designedHead('female', '2');
    const larger = (factor: number) => {
      const scene = scaledHead(head, factor);
      const parting = { ...design.parting, widthMm: partingWidthMm(design.pattern, scene.head) };
      return sum(zoneAreas(scene, { ...design, parting }, 'top').areaCm2);
    };
    const own = sum(zoneAreas({ head, chart }, design, 'top').areaCm2);
    expect(Math.abs(larger(1.08) / (own * 1.08 ** 2) - 1)).toBeLessThan(0.03);
  });

  it('are those of the triangles, whatever they are cut into', () => {
    const { head, chart } = designedHead();
    const mask = treatableTriangles(chart, 'whole');
    const corner = (t: number, k: number) => pointAt(head.mesh.positions, head.mesh.triangles[3 * t + k]!);
    let mm2 = 0;
    mask.forEach((treatable, t) => {
      if (treatable === 0) return;
      const [a, b, c] = [corner(t, 0), corner(t, 1), corner(t, 2)];
      // Heron of Alexandria's formula.
      const [p, q, r] = [distance(a, b), distance(b, c), distance(c, a)];
      const half = (p + q + r) / 2;
      mm2 += Math.sqrt(half * (half - p) * (half - q) * (half - r));
    });
    for (const pieces of [1, 3]) {
      const { coordinates, cm2Each } = skinParts({ head, chart }, 'whole', pieces);
      let cm2 = 0;
      for (let n = 0; n < coordinates.count; n++) cm2 += cm2Each(n);
      expect(100 * cm2).toBeCloseTo(mm2, 3);
    }
  });

  it('are the same however finely triangles are cut', () => {
    const { head, chart, design } = designedHead();
    const straight = {
      ...design,
      whorls: [{ ...design.whorls[0]!, place: { ...design.whorls[0]!.place, sideMm: 0 } }],
    };
    const fine = sum(zoneAreas({ head, chart }, straight, 'top', 4).areaCm2);
    const coarse = sum(zoneAreas({ head, chart }, straight, 'top', 2).areaCm2);
    expect(Math.abs(fine / coarse - 1)).toBeLessThan(0.01);
  });

  it('puts the planned value inside bands that widen with the doubt', () => {
    const { head, chart, design } = designedHead();
    const scene = { head, chart };
    const planned = zoneAreas(scene, design, 'top');
    const widths = [0.01, 0.03].map((spread) => {
      const heads = [-1, -0.3, 0.3, 1].map((step) => scaledHead(head, 1 + spread * step));
      const bands = areaBands(planned, scene, heads, design, 'top', NO_CURVE);
      ZONE_IDS.forEach((_, k) => {
        expect(bands.areaCm2[k]![0]).toBeLessThanOrEqual(planned.areaCm2[k]! + 1e-4);
        expect(bands.areaCm2[k]![1]).toBeGreaterThanOrEqual(planned.areaCm2[k]! - 1e-4);
      });
      return bands.totalCm2[1] - bands.totalCm2[0];
    });
    expect(widths[1]).toBeGreaterThan(2 * widths[0]!);
  });

  it('have bands of 1.645 standard deviations about the mean of the heads, the planned value always inside', () => {
    const { head, chart, design } = designedHead();
    const scene = { head, chart };
    const planned = zoneAreas(scene, design, 'top');
    const dotsOn = (on: typeof scene): number => sum(zoneAreas(on, design, 'top', 1).dots);
    const bandOf = (factors: readonly number[]) => {
      const heads = factors.map((factor) => scaledHead(head, factor));
      const { dotsRelative, areaCm2, totalCm2 } = areaBands(planned, scene, heads, design, 'top', NO_CURVE);
      const shares = heads.map((each) => dotsOn(each) / dotsOn(scene));
      return { band: dotsRelative, shares, areaCm2, totalCm2 };
    };
    const { band, shares, areaCm2, totalCm2 } = bandOf([0.97, 1.02, 1.05]);
    const mean = (shares[0]! + shares[1]! + shares[2]!) / 3;
    const sd = Math.hypot(...shares.map((share) => share - mean)) / Math.SQRT2;
    expect(band[0]).toBeCloseTo(mean - 1.645 * sd, 6);
    expect(band[1]).toBeCloseTo(mean + 1.645 * sd, 6);
    expect(totalCm2[0]).toBeLessThan(sum(planned.areaCm2));
    expect(areaCm2[ZONE_IDS.indexOf('nape')]).toEqual([0, 0]);
    const larger = bandOf([1.06, 1.061]).band;
    expect(larger[0]).toBe(1);
    expect(larger[1]).toBeGreaterThan(1.06);
    expect(bandOf([0.9]).band).toEqual([1, 1]);
  });
});
