import { describe, expect, it } from 'vitest';
import { distance } from '#/engine/math/vec3.ts';
import { hairlineCurve } from '#/engine/scalp/hairline-curve.ts';
import { pointAt } from '#/engine/scalp/region-chart.ts';
import { designedHead } from '../../tests/support/designed-head.ts';
import { planSheetWords } from './catalogue/plan-sheet-words.ts';
import { type StencilPlan, stencilSvg } from './stencil-svg.ts';

function stencil(preset: 'rounded' | 'winged'): string {
  const { head, chart, design } = designedHead();
  const { pointsMm } = hairlineCurve(chart, { ...design.hairline, preset });
  const nothing = {
    count: 0,
    positionsMm: new Float64Array(),
    normals: new Float32Array(),
    sessions: new Uint8Array(),
  };
  const plan = { planId: 'abc', head, hairlineMm: pointsMm, dots: nothing, sessions: [] } as unknown as StencilPlan;
  return stencilSvg(plan, planSheetWords('en'));
}

describe('the stencil', () => {
  it('is at true scale: dots lie as far from the middle of the line as on the head, the left side right, the back up', () => {
    const { head, chart, design } = designedHead();
    // A low line, where the skin stands steep.
    const { pointsMm } = hairlineCurve(chart, { ...design.hairline, midpointMm: 55 });
    const at = (sideMm: number, backMm: number) => pointAt(chart, { sideMm, backMm });
    const middle = at(0, 55);
    const dots = [at(15, 55), at(-15, 55), at(0, 75), at(20, 80)];
    const normals = dots.map((place) => place.map((value, axis) => (value - chart.centreMm[axis]!) / 90));
    const plan = {
      planId: 'abc',
      head,
      hairlineMm: pointsMm,
      dots: {
        positionsMm: Float64Array.from(dots.flat()),
        normals: Float32Array.from(normals.flat()),
        sessions: Uint8Array.of(1, 1, 1, 2),
        diameterMm: Float32Array.of(0.13, 0.13, 0.15, 0.15),
      },
      sessions: [{ n: 1 }, { n: 2 }],
    } as unknown as StencilPlan;
    const svg = stencilSvg(plan, planSheetWords('en'));
    const layer = (n: number) => new RegExp(`id="session-${n}">(.*?)</g>`).exec(svg)![1]!;
    const places = [1, 2].flatMap((n) => [...layer(n).matchAll(/M([\d.]+) ([\d.]+)h0/g)].map((m) => [+m[1]!, +m[2]!]));
    expect(places).toHaveLength(4);
    expect(layer(1)).toContain('stroke-width="0.12"');
    expect(layer(2).match(/M/g)).toHaveLength(1);
    // A4 is 210 mm wide; the line's middle lies in its middle, 12 mm of title and 105 below the top edge.
    places.forEach(([x, y], k) => {
      expect(Math.hypot(x! - 105, y! - 117)).toBeCloseTo(distance(dots[k]!, middle), 0);
    });
    const [left, right, back] = places as [number[], number[], number[]];
    expect(left[0]).toBeGreaterThan(115);
    expect(right[0]).toBeLessThan(95);
    expect(back[1]).toBeLessThan(100);
    // 20 mm beside and 25 mm behind the middle, along the skin.
    expect(Math.abs(places[3]![0]! - 105 - 20)).toBeLessThan(1.1);
    expect(Math.abs(117 - places[3]![1]! - 25)).toBeLessThan(1.1);
    // Ticks every 10 mm from the glabella, which lies below the line as far as it does on the head.
    const ticks = [...svg.matchAll(/M[\d.]+ ([\d.]+)h(?:3|6)(?=[M"])/g)].map((m) => +m[1]!);
    expect(ticks[0]! - 117).toBeCloseTo(distance(head.landmarks.glabella, middle), 0);
    ticks.slice(1).forEach((y, k) => {
      expect(ticks[k]! - y).toBeCloseTo(10, 1);
    });
    expect(svg).toContain('width="210mm"');
    expect(svg).toMatch(/id="bar"[^>]*h100m/);
  });

  it.each(['rounded', 'winged'] as const)('keeps a %s hairline off the edges, over both temples', (preset) => {
    const path = /id="hairline"[^>]* d="([^"]+)"/.exec(stencil(preset))![1]!;
    const across = [...path.matchAll(/[ML](-?[\d.]+) /g)].map((match) => Number(match[1]));
    expect(Math.min(...across)).toBeGreaterThanOrEqual(6);
    expect(Math.max(...across)).toBeLessThanOrEqual(204);
    expect(Math.max(...across) - Math.min(...across)).toBeGreaterThan(120);
  });

  it('writes its title on a line of its own', () => {
    const heights = [...stencil('winged').matchAll(/<text [^>]*y="([\d.]+)"/g)].map((match) => Number(match[1]));
    const title = Math.min(...heights);
    expect(heights.filter((y) => y < title + 3.2)).toHaveLength(1);
  });
});
