import { describe, expect, it } from 'vitest';
import { pointList } from '#/engine/math/vec3.ts';
import { hairlineCurve } from '#/engine/scalp/hairline-curve.ts';
import { outsideEnvelope } from '#/practice/consent/bind-consent.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { designedHead } from '../../tests/support/designed-head.ts';
import { consentPlanOf, consentPreviews } from './consent-plan.ts';

type Plan = Parameters<typeof consentPlanOf>[0];

function planWith(zones: readonly { zone: string; dots: number; shade: number }[], dilutions: readonly number[]): Plan {
  return {
    planId: 'v1',
    zones,
    shades: dilutions.map((dilution) => ({ dilution })),
    sessions: [{}, {}, {}],
    totals: {
      dots: 1000,
      dotsBand: [900, 1100],
      areaCm2: 10,
      areaBandCm2: [9, 11],
      minutes: 90,
      minutesBand: [80, 100],
      forecastCoverageShare: 0.02,
    },
    price: null,
    findings: [
      { rule: 'DE01', case: 'low', severity: 'warn', values: { midpoint: 66, lowest: 70 } },
      { rule: 'DE08', case: 'empty', severity: 'refuse', values: {} },
      { rule: 'CO4', case: 'long', severity: 'warn', values: { n: 1, minutes: 320, limit: 300 } },
    ],
    design: { hairline: { midpointMm: 70, handles: [] } },
    hairlineMm: [],
  } as unknown as Plan;
}
const kept = { planId: 'p1', planSha256: '1'.repeat(64) };

describe('what a consent covers of a plan', () => {
  it('is the zones with dots and the shade that most dots have', () => {
    const zones = [
      { zone: 'hairline', dots: 300, shade: 0 },
      { zone: 'frontal', dots: 700, shade: 1 },
      { zone: 'nape', dots: 0, shade: 0 },
    ];
    const { envelope, numbers } = consentPlanOf(planWith(zones, [6, 16]), kept);
    // 15 is the nearest step of the ladder to 16, the fifth.
    expect(envelope).toEqual({ hairlineMidpointMm: 70, shadeIndex: 4, dots: 1000, zones: ['hairline', 'frontal'] });
    expect(numbers).toMatchObject({
      minutes: { value: 90, low: 80, high: 100 },
      dots: { value: 1000, low: 900, high: 1100 },
      sessions: 3,
      hairlineMidpointMm: 70,
      price: null,
    });
    expect(numbers.coveragePercent.low).toBeCloseTo(2);
    expect(numbers.coveragePercent.high).toBeCloseTo(2 * 1.15 ** 2);
    const crown = consentPlanOf(planWith([{ zone: 'crown', dots: 9, shade: 0 }], [60]), kept);
    expect(crown.numbers.hairlineMidpointMm).toBeNull();
  });

  it('[CN4] holds the line where it was drawn on the skin, not where a preset would have it', () => {
    const { head, chart, design } = designedHead();
    const drawnAt = (midpointMm: number): ReturnType<typeof consentPlanOf> => {
      const preset = hairlineCurve(chart, { ...design.hairline, midpointMm });
      const drawn = pointList(preset.pointsMm).filter((_, k) => k % 4 === 0);
      const hairline = { ...design.hairline, drawn };
      const hairlineMm = pointList(hairlineCurve(chart, hairline).pointsMm);
      const plan = planWith([{ zone: 'hairline', dots: 9, shade: 0 }], [6]);
      return consentPlanOf({ ...plan, design: { hairline }, head: head.parameters, hairlineMm }, kept);
    };
    const { numbers, envelope } = drawnAt(92);
    expect(numbers.hairlineMidpointMm).toBeCloseTo(92, 0);
    expect(envelope.hairlineMidpointMm).toBe(numbers.hairlineMidpointMm);
    const moved = outsideEnvelope(drawnAt(84).envelope, envelope, PROTOCOL_DEFAULTS);
    expect(moved).toEqual([{ key: 'consent.CN4.hairline', values: { mm: '8', limit: '5' } }]);
  });

  it('[DE01] names the warnings that a client can accept, and no others', () => {
    const { designPoints } = consentPlanOf(planWith([{ zone: 'hairline', dots: 9, shade: 0 }], [6]), kept);
    expect(designPoints).toEqual([{ key: 'DE01.low', values: { midpoint: '66', lowest: '70' } }]);
  });

  it('[DE07] is shown before, healed after the last session, after three years, fresh, and further loss where the plan foresees it', () => {
    const names = [
      '00-before',
      '01-session-1-fresh',
      '02-session-1-healed',
      '04-session-2-healed',
      '05-year-1',
      '06-year-3',
    ];
    const files = names.map((name, index) => ({ name: `preview/${name}.png`, sha256: String(index) }));
    expect(consentPreviews(files).map(({ state, sha256 }) => `${state} ${sha256}`)).toEqual([
      'before 0',
      'healed 3',
      'year3 5',
      'fresh 1',
    ]);
    const later = { name: 'later-loss.png', sha256: 'later' };
    expect(consentPreviews([later, ...files]).at(-1)).toMatchObject({ state: 'laterLoss', sha256: 'later' });
    expect(consentPreviews([])).toEqual([]);
  });
});
