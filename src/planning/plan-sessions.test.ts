import { describe, expect, it } from 'vitest';
import type { CaseFile } from '#/contract/case-file.ts';
import type { PresetKey } from '#/practice/protocol/preset-table.ts';
import { PROTOCOL_DEFAULTS, type Protocol } from '#/practice/protocol/protocol.ts';
import { SYNTHETIC_SIZE, syntheticCase } from '../../tests/support/synthetic-case.ts';
import { planCase } from './plan-case.ts';
import { planFileOf, readPlanFile } from './plan-file-codec.ts';
import { fittingShares, planProtocol, sessionDays, sessionTerms, workMinutes } from './plan-sessions.ts';

function protocolWith(values: Partial<Record<PresetKey, number>>, more: Partial<Protocol> = {}): Protocol {
  return { ...PROTOCOL_DEFAULTS, ...more, values: { ...PROTOCOL_DEFAULTS.values, ...values } };
}
const dates = { start: '2026-03-16', zone: 'Europe/London' };
const terms = (
  values: Partial<Record<PresetKey, number>> = {},
  more: Partial<Protocol> = {},
  of: Partial<CaseFile> = {},
) => sessionTerms({ dates, ...of }, protocolWith(values, more));

describe('sessions of a plan by the protocol', () => {
  it('takes what the case says before what the protocol has', () => {
    expect(terms()).toMatchObject({ dotsPerMinute: 80, setUpMinutes: 35, shares: [0.3, 0.7, 1], sharesAreFree: true });
    const own = { 'CO4.dotsPerMinute': 100, 'CO4.setUpMinutes': 20, 'CO1.sessions': 2 } as const;
    expect(terms(own)).toMatchObject({ dotsPerMinute: 100, setUpMinutes: 20, shares: [0.5, 1] });
    expect(terms(own, {}, { sessions: { count: 4, dotsPerMinute: 60, setUpMinutes: 10 } })).toMatchObject({
      dotsPerMinute: 60,
      setUpMinutes: 10,
      shares: [0.3, 0.6, 0.85, 1],
      sharesAreFree: false,
    });
    expect(workMinutes(terms(own), 1000)).toBe(10);
  });

  it('[CO4] plans one session more when the longest would pass the limit of the protocol', () => {
    // 265 minutes at the needle and 35 of set-up are the 300 that ship: 40 % of 53,000 dots at 80 a minute.
    expect(fittingShares(terms(), 53_000).length).toBe(3);
    expect(fittingShares(terms(), 53_100).length).toBe(4);
    expect(fittingShares(terms({ 'CO4.maxMinutes': 299 }), 53_000).length).toBe(4);
    expect(fittingShares(terms({ 'CO4.dotsPerMinute': 79 }), 53_000).length).toBe(4);
    expect(fittingShares(terms({ 'CO4.dotsPerMinute': 81 }), 53_100).length).toBe(3);
    expect(fittingShares(terms({ 'CO4.setUpMinutes': 36 }), 53_000).length).toBe(4);
    expect(fittingShares(terms({ 'CO4.setUpMinutes': 34 }), 53_100).length).toBe(3);
    // Not where the case says how many, and never more than five.
    expect(fittingShares(terms({}, {}, { sessions: { count: 2 } }), 200_000)).toEqual([0.5, 1]);
    expect(fittingShares(terms(), 1_000_000).length).toBe(5);
  });

  it('[CO3] [CO6] leaves the gaps of the protocol and steps over closed days', () => {
    expect(sessionDays(terms(), 3)).toEqual(['2026-03-16', '2026-03-30', '2026-04-27']);
    expect(sessionDays(terms({ 'CO3.firstGapDays': 15 }), 2)).toEqual(['2026-03-16', '2026-03-31']);
    expect(sessionDays(terms({ 'CO3.nextGapDays': 29 }), 3)[2]).toBe('2026-04-28');
    const closed = { closedWeekdays: [1] };
    expect(sessionDays(terms({}, closed), 2)).toEqual(['2026-03-17', '2026-03-31']);
    const holiday = { closures: [{ from: '2026-03-30', to: '2026-03-31', why: 'holiday' }] };
    expect(sessionDays(terms({}, holiday), 3)).toEqual(['2026-03-16', '2026-04-01', '2026-04-29']);
    expect(sessionDays(terms({}, {}, { dates: { ...dates, gapsDays: [10] } }), 2)[1]).toBe('2026-03-26');
    expect(sessionDays(terms({}, {}, { dates: {} }), 3)).toEqual([]);
  });

  it('names only what changes the plan', () => {
    expect(planProtocol(terms(), 3)).toEqual({});
    expect(planProtocol(terms({ 'SC26.days': 120 }, { version: '1+1', closedWeekdays: [7] }), 3)).toEqual({});
    expect(planProtocol(terms({ 'CO4.setUpMinutes': 40 }), 3)).toEqual({
      protocol: { presets: { 'CO4.setUpMinutes': 40 } },
    });
    expect(planProtocol(terms({}, { closedWeekdays: [1] }), 1)).toEqual({
      protocol: { presets: {}, days: ['2026-03-17'] },
    });
  });

  it('[CO4] [DE06] makes another plan by another protocol, and keeps in its file by which', () => {
    const caseFile = syntheticCase({ design: { pattern: { kind: 'norwood', grade: '2' } }, dates });
    const photos = [{ ...SYNTHETIC_SIZE, view: 'front', sha256: null }];
    const made = (protocol?: Protocol) => {
      const plan = planCase({ caseFile, photos, engineVersion: '0.0.0', ...(protocol ? { protocol } : {}) });
      if (!plan.ok) throw new Error(plan.refusal.message);
      return plan.value;
    };
    const shipped = made();
    const presets = {
      'CO4.maxMinutes': 60,
      'CO4.setUpMinutes': 50,
      'CO4.dotsPerMinute': 30,
      'TU3.warnCoverage': 0.005,
    };
    const own = made(protocolWith(presets));
    expect(shipped.protocol).toBeUndefined();
    // Three of them would have taken more than the ten minutes that are left beside setting up.
    expect(shipped.sessions.length).toBe(3);
    expect(Math.max(...shipped.sessions.map(({ dots }) => dots)) / 30).toBeGreaterThan(10);
    expect(own.sessions.length).toBeGreaterThan(3);
    // Minutes are whole, needle minutes to a tenth.
    for (const { minutes, needleMinutes } of own.sessions)
      expect(Math.abs(minutes - needleMinutes - 50)).toBeLessThan(0.56);
    const covered = ({ findings }: typeof own) =>
      findings.filter(({ rule }) => rule === 'DE06').map(({ limit }) => limit);
    expect(covered(shipped)).toEqual([]);
    expect(new Set(covered(own))).toEqual(new Set([0.005]));
    expect(own.planId).not.toBe(shipped.planId);
    const read = readPlanFile(planFileOf(own));
    expect(read.ok && read.value.protocol).toEqual({ presets });
  });
});
