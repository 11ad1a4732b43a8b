import { describe, expect, it } from 'vitest';
import { partingWidthMm } from '#/engine/scalp/parting-width.ts';
import { compileChart } from '#/engine/scalp/region-chart.ts';
import { designReach } from '#/engine/scalp/region-mask.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { designedHead } from '../../tests/support/designed-head.ts';
import { zoneAreas } from './zone-areas.ts';
import { areaBands } from './zone-bands.ts';

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

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
      const positions = head.mesh.positions.map((value) => value * factor);
      const landmarks = Object.fromEntries(
        Object.entries(head.landmarks).map(([name, at]) => [name, at.map((value) => value * factor)]),
      ) as unknown as typeof head.landmarks;
      const other = { ...head, mesh: { ...head.mesh, positions }, landmarks };
      const parting = { ...design.parting, widthMm: partingWidthMm(design.pattern, other) };
      return sum(zoneAreas({ head: other, chart: compileChart(other) }, { ...design, parting }, 'top').areaCm2);
    };
    const own = sum(zoneAreas({ head, chart }, design, 'top').areaCm2);
    expect(Math.abs(larger(1.08) / (own * 1.08 ** 2) - 1)).toBeLessThan(0.03);
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
    const draws = (spread: number) =>
      [-1, -0.3, 0.3, 1].map((step) => {
        const other = designedHead('male');
        const positions = other.head.mesh.positions.map((value) => value * (1 + spread * step));
        const landmarks = Object.fromEntries(
          Object.entries(other.head.landmarks).map(([name, at]) => [
            name,
            at.map((value) => value * (1 + spread * step)),
          ]),
        ) as unknown as typeof other.head.landmarks;
        return { ...other.head, mesh: { ...other.head.mesh, positions }, landmarks };
      });
    const curve = { count: 0, pointsMm: new Float64Array(), flat: new Float64Array(), handles: [] };
    const widths = [0.01, 0.03].map((spread) => {
      const heads = draws(spread).map((each) => ({ head: each, chart: compileChart(each) }));
      const bands = areaBands(planned, scene, heads, design, 'top', curve);
      ZONE_IDS.forEach((_, k) => {
        expect(bands.areaCm2[k]![0]).toBeLessThanOrEqual(planned.areaCm2[k]! + 1e-4);
        expect(bands.areaCm2[k]![1]).toBeGreaterThanOrEqual(planned.areaCm2[k]! - 1e-4);
      });
      return bands.totalCm2[1] - bands.totalCm2[0];
    });
    expect(widths[1]).toBeGreaterThan(2 * widths[0]!);
  });
});
