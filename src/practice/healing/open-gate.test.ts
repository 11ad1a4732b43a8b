import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPack } from '../packs/pack-table.ts';
import { PROTOCOL_DEFAULTS } from '../protocol/protocol.ts';
import { screen } from '../screening/screen.ts';
import { answersWith } from '../screening/screening-cases.ts';
import type { CheckIn, GateOverride } from './check-in.ts';
import { type GateInput, openGate } from './open-gate.ts';

const SESSIONS = [
  { n: 1, start: '2026-03-22T10:00:00+00:00', end: '2026-03-22T13:00:00+00:00', done: true },
  { n: 2, start: '2026-04-05T10:00:00+01:00', end: '2026-04-05T13:00:00+01:00', done: false },
  { n: 3, start: '2026-05-03T10:00:00+01:00', end: '2026-05-03T13:00:00+01:00', done: false },
];
const AT = '2026-04-05T10:00:00+01:00';
const GOOD: CheckIn = {
  at: '2026-04-02T09:00:00+01:00',
  kind: 'clientCheckIn',
  scabs: false,
  redness: false,
  warningSigns: [],
  photoQuality: 'ok',
};
const SIGNED: GateOverride = {
  session: 2,
  rules: ['HG1'],
  who: 'A. Artist',
  why: 'healed early',
  signatureSha256: 'a'.repeat(64),
  at: AT,
};

function gate(more: Partial<GateInput> = {}) {
  return openGate({ sessions: SESSIONS, session: 2, checkIns: [GOOD], at: AT, protocol: PROTOCOL_DEFAULTS, ...more });
}
const closedBy = (more: Partial<GateInput>): string => {
  const { open, holds } = gate(more);
  const failed = Object.entries(holds).filter(([, held]) => !held);
  return `${open ? 'open' : 'closed'} ${failed.map(([rule]) => rule).join(' ')}`.trim();
};
const withPreset = (key: 'HG1.minDays' | 'HG3.photoDays', value: number) => ({
  protocol: { ...PROTOCOL_DEFAULTS, values: { ...PROTOCOL_DEFAULTS.values, [key]: value } },
});

describe('the healing gate', () => {
  it('opens when everything holds', () => {
    expect(gate()).toMatchObject({ open: true, because: [], overridden: [], openSigns: [] });
  });

  it('[HG1] names the session just before as not held, and [HG2] the session that is asked about', () => {
    const none = SESSIONS.map((session) => ({ ...session, done: false }));
    expect(gate({ sessions: none, session: 3, checkIns: [] }).because).toMatchObject([
      { key: 'gate.HG1.notHeld', values: { n: '2' } },
      { key: 'gate.HG2.first', values: { n: '3' } },
      { key: 'gate.HG3.none' },
    ]);
    expect(gate({ session: 3 }).because).toMatchObject([{ key: 'gate.HG1.notHeld', values: { n: '2' } }]);
  });

  it('[HG1] counts calendar days since the last session, over a change of the clock', () => {
    const fresh = (at: string): Partial<GateInput> => ({ at, checkIns: [{ ...GOOD, at }] });
    expect(closedBy(fresh('2026-03-28T23:59:00+00:00'))).toBe('closed HG1');
    // Seven days later by the calendar, an hour less on the clock.
    expect(closedBy(fresh('2026-03-29T09:30:00+01:00'))).toBe('open');
    expect(closedBy({ ...fresh('2026-03-29T09:30:00+01:00'), ...withPreset('HG1.minDays', 8) })).toBe('closed HG1');
    expect(closedBy({ ...fresh('2026-03-28T12:00:00+00:00'), ...withPreset('HG1.minDays', 6) })).toBe('open');
    expect(gate(fresh('2026-03-28T12:00:00+00:00')).because).toMatchObject([
      { key: 'gate.HG1.days', values: { days: '6', minimum: '7', n: '1', opens: '2026-03-29' } },
    ]);
  });

  it('[HG1] counts in the zone of the studio', () => {
    const late = [{ ...SESSIONS[0]!, end: '2026-03-22T23:30:00Z' }, ...SESSIONS.slice(1)];
    const at = '2026-03-29T12:00:00Z';
    const checkIns = [{ ...GOOD, at }];
    expect(closedBy({ sessions: late, at, checkIns, zone: 'Europe/London' })).toBe('open');
    expect(closedBy({ sessions: late, at, checkIns, zone: 'Asia/Tokyo' })).toBe('closed HG1');
  });

  it('[HG1] holds a session back while an earlier one was not held', () => {
    expect(
      closedBy({
        session: 3,
        at: '2026-05-03T10:00:00+01:00',
        checkIns: [{ ...GOOD, at: '2026-05-02T10:00:00+01:00' }],
      }),
    ).toBe('closed HG1');
  });

  it('[HG2] wants no scabs, no redness and no warning sign', () => {
    expect(closedBy({ checkIns: [{ ...GOOD, scabs: true }] })).toBe('closed HG2');
    expect(closedBy({ checkIns: [{ ...GOOD, redness: true }] })).toBe('closed HG2');
    expect(closedBy({ checkIns: [{ ...GOOD, warningSigns: ['pus'] }] })).toBe('closed HG2 HG5');
    expect(closedBy({ checkIns: [] })).toBe('closed HG2 HG3');
    expect(closedBy({ checkIns: [{ ...GOOD, at: '2026-03-22T12:00:00+00:00' }] })).toBe('closed HG2 HG3');
  });

  it('[HG2] listens to the latest report, and forgets no warning sign', () => {
    const early = { ...GOOD, at: '2026-03-25T10:00:00+00:00', scabs: true, redness: true };
    expect(closedBy({ checkIns: [early, GOOD] })).toBe('open');
    expect(closedBy({ checkIns: [{ ...early, warningSigns: ['fever'] }, GOOD] })).toBe('closed HG2 HG5');
    expect(closedBy({ checkIns: [GOOD, { ...GOOD, at: AT, kind: 'chairInspection', redness: true }] })).toBe(
      'closed HG2',
    );
  });

  it('[HG3] wants a photo of at most five days that passed the check', () => {
    const of = (day: string, photoQuality: CheckIn['photoQuality'] = 'ok') => ({
      checkIns: [{ ...GOOD, at: `${day}T08:00:00+01:00`, photoQuality }],
    });
    expect(closedBy(of('2026-03-31'))).toBe('open');
    expect(closedBy(of('2026-03-30'))).toBe('closed HG3');
    expect(closedBy({ ...of('2026-03-31'), ...withPreset('HG3.photoDays', 4) })).toBe('closed HG3');
    expect(closedBy({ ...of('2026-03-30'), ...withPreset('HG3.photoDays', 6) })).toBe('open');
    expect(gate(of('2026-04-02', 'bad')).because).toMatchObject([{ key: 'gate.HG3.bad' }]);
    expect(gate(of('2026-04-02', 'none')).because).toMatchObject([{ key: 'gate.HG3.none' }]);
    const photo = { ...GOOD, photoQuality: 'ok' as const };
    expect(closedBy({ checkIns: [photo, { ...GOOD, at: AT, photoQuality: 'none' }] })).toBe('open');
  });

  it('[HG3] is met by an inspection at the chair without a photo', () => {
    expect(closedBy({ checkIns: [{ ...GOOD, at: AT, kind: 'chairInspection', photoQuality: 'none' }] })).toBe('open');
  });

  it('[HG4] wants the screening of the day to be clear', () => {
    const screening = (change: Readonly<Record<string, unknown>>) => ({
      screening: screen(answersWith(change), { on: '2026-04-05', pack: findPack('GB')!, protocol: PROTOCOL_DEFAULTS }),
    });
    expect(closedBy(screening({}))).toBe('open');
    expect(closedBy(screening({ 'today.caffeineToday': true }))).toBe('open');
    expect(closedBy(screening({ 'today.fever': true }))).toBe('closed HG4');
    expect(closedBy(screening({ 'health.epilepsy': undefined }))).toBe('closed HG4');
  });

  it('[HG5] takes a signed override of HG1 to HG4 that says who and why', () => {
    const early = { at: '2026-03-26T10:00:00+00:00', checkIns: [{ ...GOOD, at: '2026-03-26T09:00:00+00:00' }] };
    const now = { ...SIGNED, at: '2026-03-26T10:00:00+00:00' };
    expect(gate({ ...early, overrides: [now] })).toMatchObject({
      open: true,
      holds: { HG1: false },
      overridden: ['HG1'],
    });
    expect(gate({ ...early, overrides: [{ ...now, session: 3 }] }).open).toBe(false);
    expect(gate({ ...early, overrides: [{ ...now, rules: ['HG2'] }] }).open).toBe(false);
    for (const wrong of [{ who: ' ' }, { why: '' }, { signatureSha256: '' }, { rules: [] }, { rules: ['TP3'] }]) {
      expect(gate({ ...early, overrides: [{ ...now, ...wrong }] })).toMatchObject({
        open: false,
        holds: { HG5: false },
      });
    }
    expect(gate({ ...early, overrides: [SIGNED] }).open).toBe(false);
  });

  it('[HG5] knows no override while a warning sign is open', () => {
    const checkIns = [{ ...GOOD, warningSigns: ['blisters'] }];
    const overrides = [{ ...SIGNED, rules: ['HG1', 'HG2', 'HG3', 'HG4'] }];
    expect(gate({ checkIns, overrides })).toMatchObject({ open: false, overridden: [], holds: { HG5: false } });
  });

  it('[AC4] lets only a named person resolve a sign', () => {
    const sign = { ...GOOD, warningSigns: ['fever'] };
    expect(closedBy({ checkIns: [{ ...sign, resolvedBy: 'Dr Example' }] })).toBe('open');
    expect(closedBy({ checkIns: [{ ...sign, resolvedBy: { who: 'Dr Example', why: 'seen' } }] })).toBe('open');
    expect(closedBy({ checkIns: [{ ...sign, resolvedBy: ' ' }] })).toBe('closed HG2 HG5');
  });

  it('[TP3] holds session 1 back until an ordered test patch has passed', () => {
    const first = {
      session: 1,
      at: '2026-03-22T10:00:00+00:00',
      sessions: SESSIONS.map((one) => ({ ...one, done: false })),
    };
    const seen = {
      ...first,
      checkIns: [{ ...GOOD, at: '2026-03-22T09:50:00+00:00', kind: 'chairInspection' as const }],
    };
    expect(closedBy(seen)).toBe('open');
    expect(closedBy({ ...seen, testPatch: { ordered: false, result: null } })).toBe('open');
    expect(closedBy({ ...seen, testPatch: { ordered: true, result: null } })).toBe('closed TP3');
    expect(closedBy({ ...seen, testPatch: { ordered: true, result: 'fail' } })).toBe('closed TP3');
    expect(closedBy({ ...seen, testPatch: { ordered: true, result: 'unclear' } })).toBe('closed TP3');
    expect(closedBy({ ...seen, testPatch: { ordered: true, result: 'pass' } })).toBe('open');
    expect(closedBy({ testPatch: { ordered: true, result: null } })).toBe('open');
  });

  it('never opens on what comes after the moment asked for', () => {
    const checkIn = fc.record({
      at: fc
        .integer({ min: 1, max: 40 })
        .map((day) => `2026-${day > 31 ? '04' : '03'}-${String(day > 31 ? day - 31 : day).padStart(2, '0')}T12:00:00Z`),
      kind: fc.constantFrom('clientCheckIn' as const, 'chairInspection' as const),
      scabs: fc.boolean(),
      redness: fc.boolean(),
      warningSigns: fc.subarray(['pus', 'fever']),
      photoQuality: fc.constantFrom('ok' as const, 'bad' as const, 'none' as const),
    });
    fc.assert(
      fc.property(fc.array(checkIn, { maxLength: 6 }), (checkIns) => {
        const at = '2026-04-01T00:00:00Z';
        const before = checkIns.filter((one) => one.at <= at);
        expect(gate({ checkIns, at })).toEqual(gate({ checkIns: before, at }));
        const sign = before.some((one) => one.warningSigns.length > 0);
        const last = [...before]
          .filter((one) => one.at > SESSIONS[0]!.end)
          .sort((a, b) => (a.at < b.at ? -1 : 1))
          .at(-1);
        if (sign || !last) expect(gate({ checkIns, at }).open).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
