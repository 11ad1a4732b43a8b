import { describe, expect, it } from 'vitest';
import { consentPlanOf, consentPreviews } from './consent-plan.ts';

type Plan = Parameters<typeof consentPlanOf>[0];

function planWith(zones: readonly { zone: string; dots: number; shade: number }[], dilutions: readonly number[]): Plan {
  return {
    planId: 'v1',
    zones,
    shades: dilutions.map((dilution) => ({ dilution })),
    sessions: [{}, {}, {}],
    totals: { dots: 1000, areaCm2: 10, minutes: 90 },
    design: { hairline: { midpointMm: 70 } },
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
    expect(numbers).toMatchObject({ hours: 1.5, sessions: 3, hairlineMidpointMm: 70 });
    const crown = consentPlanOf(planWith([{ zone: 'crown', dots: 9, shade: 0 }], [60]), kept);
    expect(crown.numbers.hairlineMidpointMm).toBeNull();
  });

  it('is shown fresh, healed after the last session and after three years', () => {
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
      'fresh 1',
      'healed 3',
      'year3 5',
    ]);
    expect(consentPreviews([])).toEqual([]);
  });
});
