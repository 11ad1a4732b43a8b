import { describe, expect, it } from 'vitest';
import { isTextKey } from '../catalogue/text-of.ts';
import { PRESET_KEYS } from './preset-table.ts';
import { editCalendar, editPreset, PROTOCOL_DEFAULTS, withPresets } from './protocol.ts';
import { protocolFromFile } from './protocol-from-file.ts';

describe('the protocol', () => {
  it('ships values within their own ranges, each with words on what supports it', () => {
    expect(withPresets(PROTOCOL_DEFAULTS, PROTOCOL_DEFAULTS.values)).toEqual({ ok: true, value: PROTOCOL_DEFAULTS });
    expect(PRESET_KEYS.filter((key) => !isTextKey(`preset.${key}`))).toEqual([]);
  });

  it('refuses what is out of range, broken or contradictory, by name', () => {
    const path = (values: Parameters<typeof withPresets>[1]) => {
      const done = withPresets(PROTOCOL_DEFAULTS, values);
      return done.ok ? null : done.refusal.path;
    };
    expect(path({ 'CO3.minGapDays': 6 })).toBe('presets.CO3.minGapDays');
    expect(path({ 'CO3.firstGapDays': 45 })).toBeNull();
    expect(path({ 'CO3.firstGapDays': 46 })).toBe('presets.CO3.firstGapDays');
    expect(path({ 'SC20.waitMonths': 5.5 })).toBe('presets.SC20.waitMonths');
    expect(path({ 'SC20.waitMonths': Number.NaN })).toBe('presets.SC20.waitMonths');
    expect(path({ 'CO3.minGapDays': 20 })).toBe('presets.CO3.minGapDays');
    expect(path({ 'SC22.daysBefore': 7 })).toBeNull();
    expect(path({ 'SC22.daysBefore': 8 })).toBe('presets.SC22.daysBefore');
  });

  it('keeps every edit with who, when and why, and names the new state', () => {
    const edit = {
      key: 'HG1.minDays' as const,
      to: 10,
      who: 'A. Owner',
      at: '2026-11-20T10:00:00Z',
      why: 'own records',
    };
    const once = editPreset(PROTOCOL_DEFAULTS, edit);
    if (!once.ok) throw new Error(once.refusal.message);
    const twice = editPreset(once.value, { ...edit, to: 9 });
    expect(twice).toMatchObject({ ok: true, value: { version: '1+2', values: { 'HG1.minDays': 9 } } });
    expect(twice.ok && twice.value.changes.map(({ from, to }) => [from, to])).toEqual([
      [7, 10],
      [10, 9],
    ]);
    for (const wrong of [{ who: ' ' }, { why: '' }, { to: 6 }]) {
      expect(editPreset(PROTOCOL_DEFAULTS, { ...edit, ...wrong })).toMatchObject({
        refusal: { path: 'presets.HG1.minDays' },
      });
    }
  });

  it('[CO6] keeps an edit of the closed days the same way, and leaves a day of the week open', () => {
    const to = {
      closures: [
        { from: '2027-08-01', to: '2027-08-14', why: 'summer' },
        { from: '2026-12-24', to: '2026-12-24', why: 'holiday' },
      ],
      closedWeekdays: [7, 1, 7],
    };
    const edit = { to, who: 'A. Owner', at: '2026-11-20T10:00:00Z', why: 'new hours' };
    const edited = editCalendar(PROTOCOL_DEFAULTS, edit);
    if (!edited.ok) throw new Error(edited.refusal.message);
    const sorted = { closures: [to.closures[1], to.closures[0]], closedWeekdays: [1, 7] };
    expect(edited.value).toMatchObject({ version: '1+1', ...sorted });
    expect(edited.value.changes).toEqual([
      { ...edit, key: 'calendar', from: { closures: [], closedWeekdays: [] }, to: sorted },
    ]);
    const path = (change: object) => {
      const done = editCalendar(PROTOCOL_DEFAULTS, { ...edit, ...change });
      return done.ok ? null : done.refusal.path;
    };
    expect(path({ who: '' })).toBe('calendar');
    expect(path({ why: ' ' })).toBe('calendar');
    expect(path({ to: { ...to, closedWeekdays: [1, 2, 3, 4, 5, 6] } })).toBeNull();
    expect(path({ to: { ...to, closedWeekdays: [1, 2, 3, 4, 5, 6, 7] } })).toBe('closedWeekdays');
    expect(path({ to: { ...to, closures: [{ from: '2026-12-26', to: '2026-12-25', why: '' }] } })).toBe(
      'closures[0].to',
    );
  });

  it('reads a file of changes', () => {
    const read = protocolFromFile({
      version: '2026-a',
      presets: { 'SC20.waitMonths': 3, 'HG1.minDays': { value: 10 } },
      closures: [{ from: '2026-12-24', to: '2026-12-26', why: 'holidays' }],
      closedWeekdays: [7],
    });
    expect(read).toMatchObject({
      ok: true,
      value: {
        version: '2026-a',
        values: { 'SC20.waitMonths': 3, 'HG1.minDays': 10, 'SC26.days': 90 },
        closedWeekdays: [7],
      },
    });
    expect(protocolFromFile({ presets: { 'SC99.days': 1 } })).toMatchObject({ refusal: { path: 'presets.SC99.days' } });
    const backwards = [{ from: '2026-12-26', to: '2026-12-24', why: '' }];
    expect(protocolFromFile({ closures: backwards })).toMatchObject({ refusal: { path: 'closures[0].to' } });
  });
});
