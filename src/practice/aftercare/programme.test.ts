import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/calendar-day.ts';
import { textOf } from '../catalogue/text-of.ts';
import type { PresetKey } from '../protocol/preset-table.ts';
import { PROTOCOL_DEFAULTS } from '../protocol/protocol.ts';
import { aftercareProgramme, courseProgramme, latePreparation, lineText, missedCheckIns } from './programme.ts';

const OPTIONS = { zone: 'Europe/London', protocol: PROTOCOL_DEFAULTS };
const SESSION = '2026-03-16T10:00:00+00:00';
const spans = (session = SESSION, more: object = {}): Record<string, string> => {
  const lines = aftercareProgramme(session, { ...OPTIONS, ...more });
  return Object.fromEntries(
    lines.map(({ id, from, to, what }) => [`${id} ${what.values['days'] ?? ''}`.trim(), `${from} ${to}`]),
  );
};
const protocolWith = (key: PresetKey, value: number) => ({
  protocol: { ...PROTOCOL_DEFAULTS, values: { ...PROTOCOL_DEFAULTS.values, [key]: value } },
});

describe('the programme', () => {
  it('[AC1] dates the days before, after and the check-ins', () => {
    expect(spans()).toEqual({
      noRetinoid: '2026-03-02 2026-03-16',
      noSunburn: '2026-03-02 2026-03-16',
      moisturise: '2026-03-09 2026-03-15',
      colourBefore: '2026-03-09 2026-03-09',
      scrub: '2026-03-14 2026-03-15',
      noProducts: '2026-03-14 2026-03-16',
      noAlcohol: '2026-03-15 2026-03-16',
      clip: '2026-03-15 2026-03-15',
      neverClip: '2026-03-15 2026-03-16',
      removeFibres: '2026-03-15 2026-03-16',
      dry: '2026-03-16 2026-03-19',
      tender: '2026-03-16 2026-03-19',
      'noSweat 7': '2026-03-16 2026-03-22',
      'noShave 10': '2026-03-16 2026-03-25',
      'noSun 28': '2026-03-16 2026-04-12',
      'noColour 28': '2026-03-16 2026-04-12',
      rinse: '2026-03-20 2026-03-20',
      moisturiser: '2026-03-20 2026-04-12',
      shampoo: '2026-03-21 2026-04-12',
      sweat: '2026-03-23 2026-03-23',
      shave: '2026-03-26 2026-03-26',
      sunscreen: '2026-04-13 null',
      watch: '2026-03-16 2026-04-13',
      emergency: '2026-03-16 2026-04-13',
      checkInBefore: '2026-03-13 2026-03-13',
      'checkInQuestion 1': '2026-03-17 2026-03-17',
      'checkInPhoto 3': '2026-03-19 2026-03-19',
      'checkInQuestion 7': '2026-03-23 2026-03-23',
      'checkInPhoto 10': '2026-03-26 2026-03-26',
      'checkInPhoto 28': '2026-04-13 2026-04-13',
    });
  });

  it('[AC2] says the warning signs and when to call the emergency number', () => {
    const lines = aftercareProgramme(SESSION, OPTIONS).filter(({ rule }) => rule === 'AC2');
    const words = lines.map(({ what }) => textOf('en', what)).join(' ');
    for (const sign of [
      'redness',
      'pus',
      'fever',
      'blisters',
      'bumps',
      'loss of hair',
      'mole',
      'Wheezing',
      'face',
      'ollapse',
      'doctor',
      'emergency',
    ]) {
      expect(words).toContain(sign);
    }
  });

  it('[AC3] shows a missed day 3 or day 10 check-in after 24 hours', () => {
    const missed = (received: readonly string[], at: string) => missedCheckIns(SESSION, received, at, OPTIONS);
    expect(missed([], '2026-03-20T23:59:00Z')).toEqual([]);
    expect(missed([], '2026-03-21T00:00:00Z')).toEqual(['2026-03-19']);
    expect(missed(['2026-03-20T08:00:00Z'], '2026-03-22T12:00:00Z')).toEqual([]);
    expect(missed(['2026-03-20T08:00:00Z'], '2026-03-28T00:00:00Z')).toEqual(['2026-03-26']);
    expect(missed(['2026-03-17T08:00:00Z'], '2026-03-28T12:00:00Z')).toEqual(['2026-03-19', '2026-03-26']);
    const later = { ...OPTIONS, ...protocolWith('AC3.missedHours', 25) };
    expect(missedCheckIns(SESSION, [], '2026-03-21T00:00:00Z', later)).toEqual([]);
    const sooner = { ...OPTIONS, ...protocolWith('AC3.missedHours', 23) };
    expect(missedCheckIns(SESSION, [], '2026-03-20T23:00:00Z', sooner)).toEqual(['2026-03-19']);
  });

  it('starts anew with each session of a course', () => {
    const sessions = [
      { n: 1, start: SESSION },
      { n: 2, start: '2026-03-30T10:00:00+01:00' },
    ];
    const lines = courseProgramme(sessions, OPTIONS);
    const of = (id: string) =>
      lines.filter((line) => line.id === id).map(({ session, from, to }) => `${session} ${from} ${to}`);
    expect(of('noSun')).toEqual(['1 2026-03-16 2026-03-29', '2 2026-03-30 2026-04-26']);
    expect(of('sunscreen')).toEqual(['2 2026-04-27 null']);
    expect(of('dry')).toEqual(['1 2026-03-16 2026-03-19', '2 2026-03-30 2026-04-02']);
    expect(of('noRetinoid')).toEqual(['1 2026-03-02 2026-03-16', '2 2026-03-16 2026-03-30']);
    expect(of('checkInPhoto')).toHaveLength(5);
    const cut = lines.filter(({ goesOnAfter }) => goesOnAfter !== undefined);
    expect(cut.map(({ id, session }) => `${session} ${id}`)).toEqual([
      '1 noSun',
      '1 noColour',
      '1 watch',
      '1 emergency',
      '1 moisturiser',
      '1 shampoo',
    ]);
    const words = lineText('en', cut[0]!);
    expect(words).toBe('No direct sun, pool, sauna or exfoliant for 28 days. (goes on after session 2)');
    expect(lineText('es', cut[0]!)).toContain('(sigue tras la sesión 2)');
    expect(lineText('en', lines.find(({ id }) => id === 'dry')!)).not.toContain('goes on');
  });

  it('says what of the preparation comes too late, and the first day on which nothing would', () => {
    const lines = aftercareProgramme(SESSION, OPTIONS);
    const told = (on: string) => latePreparation(lines, '2026-03-16', on);
    expect(told('2026-03-02')).toBeNull();
    expect(told('2026-03-03')?.lines.map(({ id }) => id)).toEqual(['noRetinoid', 'noSunburn']);
    expect(told('2026-03-03')?.preparedFrom).toBe('2026-03-17');
    expect(told('2026-03-15')?.lines).toHaveLength(6);
    expect(told('2026-03-15')?.preparedFrom).toBe('2026-03-29');
    // After the session nothing of it can be moved.
    expect(told('2026-03-17')).toBeNull();
  });

  it('counts the days of the zone, not of UTC', () => {
    expect(spans('2026-05-01T23:30:00Z', { zone: 'Pacific/Auckland' })['dry']).toBe('2026-05-02 2026-05-05');
    expect(spans('2026-05-01T05:00:00Z', { zone: 'Pacific/Honolulu' })['dry']).toBe('2026-04-30 2026-05-03');
    expect(spans('2024-02-28T10:00:00Z')['dry']).toBe('2024-02-28 2024-03-02');
    // 24 hours before 00:30 on the day after the clock went forward is 23:30, two days earlier.
    expect(spans('2026-03-30T00:30:00+01:00')['noAlcohol']).toBe('2026-03-28 2026-03-30');
  });

  it('keeps to the look', () => {
    expect(Object.keys(spans(SESSION, { look: 'shaved' }))).not.toContain('neverClip');
    expect(Object.keys(spans(SESSION, { look: 'density' }))).not.toContain('clip');
  });

  it('stays in order for every preset at its ends, and notices each', () => {
    const keys = [
      'AC.retinoidDaysBefore',
      'AC.moisturiseDaysBefore',
      'AC.scrubDaysBefore',
      'AC.colourDaysBefore',
      'AC.dryUntilDay',
      'AC.shampooDay',
      'AC.sweatDay',
      'AC.shaveDay',
      'AC.sunDays',
      'HG3.askDaysBefore',
    ] as const;
    for (const key of keys) {
      for (const step of [-1, 1]) {
        const more = protocolWith(key, PROTOCOL_DEFAULTS.values[key] + step);
        expect(JSON.stringify(spans(SESSION, more))).not.toBe(JSON.stringify(spans()));
        for (const { from, to } of aftercareProgramme(SESSION, { ...OPTIONS, ...more })) {
          expect(addDays(from, 0) <= (to ?? '9999')).toBe(true);
        }
      }
    }
  });
});
