import { describe, expect, it } from 'vitest';
import { hairlineCurve } from '#/engine/scalp/hairline-curve.ts';
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
