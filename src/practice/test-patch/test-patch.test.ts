import { describe, expect, it } from 'vitest';
import { type Lab, linearRgbToLab } from '#/engine/colour/lab.ts';
import { dotKernel, skinFromLab } from '#/engine/skin/appearance.ts';
import { fieldTransmission } from '#/engine/skin/kernel-figures.ts';
import type { PracticeRecord } from '../client/practice-record.ts';
import { findPack } from '../packs/pack-table.ts';
import type { PresetKey } from '../protocol/preset-table.ts';
import { PROTOCOL_DEFAULTS } from '../protocol/protocol.ts';
import { screen, testPatchOrders } from '../screening/screen.ts';
import { answersWith } from '../screening/screening-cases.ts';
import { learnFromPatch } from './learn-from-patch.ts';
import { measuredReading, readingDates, testPatchResult } from './read-test-patch.ts';
import type { TestPatchReading, TestPatchRecord } from './test-patch-record.ts';

const screened = (change: Readonly<Record<string, unknown>>) =>
  screen(answersWith(change), { on: '2026-11-20', pack: findPack('GB')!, protocol: PROTOCOL_DEFAULTS });
const by = { id: 'a1', name: 'A. Artist', role: 'artist' as const };
const patch: TestPatchRecord = {
  kind: 'testPatch',
  id: 't1',
  clientId: 'c1',
  at: '2026-11-20T10:00:00Z',
  by,
  site: { zone: 'nape', where: 'behind the right ear' },
  ink: [],
  needles: [],
  photos: [],
  orderedBy: ['SC12'],
};
const reading = (at: string, result: TestPatchReading['result']): TestPatchReading => ({
  kind: 'testPatchReading',
  id: `r${at}`,
  clientId: 'c1',
  at,
  by,
  testPatchId: 't1',
  result,
  reaction: '',
  healedLab: [60, 2, 8],
  healedDiameterMm: 0.14,
  photos: [],
});
const protocolWith = (key: PresetKey, value: number) => ({
  ...PROTOCOL_DEFAULTS,
  values: { ...PROTOCOL_DEFAULTS.values, [key]: value },
});

describe('the test patch', () => {
  it('[TP1] is ordered by the rules that say so, and keeps site, ink, needle and photos', () => {
    const orders = (change: Readonly<Record<string, unknown>>) => testPatchOrders(screened(change));
    expect(orders({})).toEqual([]);
    expect(orders({ 'health.eczema': 'past' })).toEqual(['SC10']);
    expect(orders({ 'health.keloid': 'family' })).toEqual(['SC12']);
    expect(orders({ 'health.allergies': ['ppd'] })).toEqual(['SC14']);
    expect(orders({ 'health.allergies': ['latex'] })).toEqual([]);
    expect(orders({ 'health.vitiligo': true })).toEqual(['SC15']);
    expect(orders({ 'health.scars': [{ on: '2020-01-01', raised: false }] })).toEqual(['SC25']);
    const kept: PracticeRecord = patch;
    expect(Object.keys(kept)).toEqual(expect.arrayContaining(['site', 'ink', 'needles', 'photos', 'orderedBy']));
  });

  it('[TP2] is read at 48 hours and at 28 days, 84 where skin answers slowly', () => {
    const dates = (change: Readonly<Record<string, unknown>>, protocol = PROTOCOL_DEFAULTS) =>
      readingDates('2026-03-28T10:00:00Z', screened(change), 'Europe/London', protocol);
    expect(dates({ 'health.eczema': 'past' })).toEqual({ early: '2026-03-30T11:00:00+01:00', final: '2026-04-25' });
    for (const change of [
      { 'health.keloid': 'family' },
      { 'health.vitiligo': true },
      { 'health.scars': [{ on: '2020-01-01', raised: false }] },
    ]) {
      expect(dates(change).final).toBe('2026-06-20');
    }
    expect(dates({}, protocolWith('TP2.days', 29)).final).toBe('2026-04-26');
    expect(dates({}, protocolWith('TP2.days', 27)).final).toBe('2026-04-24');
    expect(dates({ 'health.vitiligo': true }, protocolWith('TP2.slowDays', 85)).final).toBe('2026-06-21');
    expect(dates({ 'health.vitiligo': true }, protocolWith('TP2.slowDays', 83)).final).toBe('2026-06-19');
    expect(dates({}, protocolWith('TP2.firstHours', 49)).early).toBe('2026-03-30T12:00:00+01:00');
    expect(dates({}, protocolWith('TP2.firstHours', 47)).early).toBe('2026-03-30T10:00:00+01:00');
  });

  it('[TP3] passes only by a pass read on or after the final day', () => {
    const result = (readings: readonly TestPatchReading[]) =>
      testPatchResult([patch], readings, screened({}), 'Europe/London', PROTOCOL_DEFAULTS);
    expect(testPatchResult([], [], screened({}), 'Europe/London', PROTOCOL_DEFAULTS)).toBeNull();
    expect(result([])).toBeNull();
    expect(result([reading('2026-12-17T10:00:00Z', 'pass')])).toBe('unclear');
    expect(result([reading('2026-12-18T10:00:00Z', 'pass')])).toBe('pass');
    expect(result([reading('2026-11-22T10:00:00Z', 'fail')])).toBe('fail');
    expect(result([reading('2026-12-18T10:00:00Z', 'pass'), reading('2026-12-19T10:00:00Z', 'fail')])).toBe('fail');
    const again = { ...patch, id: 't2', at: '2026-12-20T10:00:00Z' };
    expect(
      testPatchResult(
        [patch, again],
        [reading('2026-12-18T10:00:00Z', 'pass')],
        screened({}),
        'UTC',
        PROTOCOL_DEFAULTS,
      ),
    ).toBeNull();
  });

  const dot = { pigment: 'carbon', pigmentTopMm: 0.12, columnLengthMm: 0.5, diameterMm: 0.15 };
  const skinLab = [62, 12, 18] as const;
  const ink = { dilutionParts: 20, neutraliserDrops: 0 } as TestPatchRecord['ink'][number];
  const placed: TestPatchRecord = { ...patch, ink: [ink], dotsPerCm2: 60 };
  /** How a healed patch of a known uptake looks from afar. */
  const seenAt = (uptake: number, diameterMm = 0.15) => {
    const skin = skinFromLab(skinLab);
    const shape = { zTopMm: 0.12, lengthMm: 0.5, diameterMm };
    const kernel = dotKernel(skin, { pigment: 'carbon', dilution: 20, ...shape }, { kind: 'healed' }, { uptake });
    const left = fieldTransmission(kernel, 60);
    return linearRgbToLab(skin.linearRgb.map((light, k) => light * left[k]!) as unknown as Lab);
  };
  const healed = (more: Partial<TestPatchReading>): TestPatchReading => ({
    ...reading('2026-12-18T10:00:00Z', 'pass'),
    ...{ skinLab, healedDiameterMm: null },
    ...more,
  });

  it('[TP4] takes the latest reading that measured the healed patch', () => {
    const early = { ...reading('2026-11-22T10:00:00Z', 'unclear'), healedLab: null, healedDiameterMm: null };
    const late = reading('2026-12-18T10:00:00Z', 'pass');
    expect(measuredReading([patch], [late, early])).toEqual({ patch, reading: late });
    const size = { ...early, healedDiameterMm: 0.2 };
    expect(measuredReading([patch], [size])).toEqual({ patch, reading: size });
    expect(measuredReading([patch], [early])).toBeNull();
    expect(measuredReading([], [late])).toBeNull();
  });

  it('[TP4] learns the uptake that the healed colour shows, and the spread of its dots', () => {
    for (const uptake of [0.08, 0.15, 0.3]) {
      const { learned, lesson } = learnFromPatch(placed, healed({ healedLab: seenAt(uptake) }), dot);
      expect(learned?.uptake).toBeCloseTo(uptake, 2);
      expect(learned?.lnUptakeSd).toBeGreaterThan(0.05);
      expect([learned?.diameterFactor, learned?.readOn, lesson]).toEqual([undefined, '2026-12-18', null]);
    }
    const wide = learnFromPatch(placed, healed({ healedLab: seenAt(0.15, 0.21), healedDiameterMm: 0.21 }), dot);
    expect(wide.learned?.diameterFactor).toBe(1.4);
    expect(wide.learned?.uptake).toBeCloseTo(0.15, 2);
    const factor = (healedDiameterMm: number) =>
      learnFromPatch(placed, healed({ healedLab: null, healedDiameterMm }), dot).learned?.diameterFactor;
    expect([0.044, 0.045, 0.6, 0.601].map(factor)).toEqual([undefined, 0.3, 4, undefined]);
  });

  it('[TP4] says why it learns nothing of the pigment', () => {
    const lesson = (of: TestPatchRecord, more: Partial<TestPatchReading>) =>
      learnFromPatch(of, healed(more), dot).lesson;
    const healedLab = seenAt(0.15);
    expect(lesson(placed, { healedLab: null })).toBe('unmeasured');
    expect(lesson(patch, { healedLab })).toBe('noDensity');
    expect(lesson({ ...placed, ink: [{ ...ink, neutraliserDrops: 1 }] }, { healedLab })).toBe('neutraliser');
    expect(lesson({ ...placed, ink: [] }, { healedLab })).toBe('noInk');
    expect(lesson(placed, { healedLab: skinLab })).toBe('faint');
    expect(lesson(placed, { healedLab: [25, 5, 5] })).toBe('dark');
    const { skinLab: _, ...noSkin } = healed({ healedLab, healedDiameterMm: 0.18 });
    expect(learnFromPatch(placed, noSkin, dot)).toEqual({
      lesson: 'noSkin',
      learned: { diameterFactor: 1.2, readOn: '2026-12-18' },
    });
  });
});
