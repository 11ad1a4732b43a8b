import { describe, expect, it } from 'vitest';
import type { PresetKey } from '../protocol/preset-table.ts';
import { PROTOCOL_DEFAULTS } from '../protocol/protocol.ts';
import { forecastTouchUp, type RetentionPoint, touchUpCoverage } from './forecast-touch-up.ts';

/** Loses a share a month of what was there at first. */
function fading(sharePerMonth: number, months = 96): readonly RetentionPoint[] {
  return Array.from({ length: months + 1 }, (_, month) => ({
    month,
    p10: 1 - 1.5 * sharePerMonth * month,
    p50: 1 - sharePerMonth * month,
    p90: 1 - 0.5 * sharePerMonth * month,
  }));
}
const protocolWith = (key: PresetKey, value: number) => ({
  ...PROTOCOL_DEFAULTS,
  values: { ...PROTOCOL_DEFAULTS.values, [key]: value },
});
const forecast = (share: number, protocol = PROTOCOL_DEFAULTS) =>
  forecastTouchUp(fading(share), '2026-08-31', protocol);

describe('touch-ups', () => {
  it('[TU1] forecasts the remaining density with its band', () => {
    expect(forecast(0.01)).toMatchObject({ earliestMonth: 20, month: 30, latestMonth: 60 });
    expect(forecast(0.01).points).toEqual(fading(0.01));
  });

  it('[TU2] comes when the middle line has lost 30 %, never before a year, with a reminder at 24 months at the latest', () => {
    expect(forecast(0.01)).toMatchObject({ on: '2029-02-28', remindOn: '2028-08-31' });
    expect(forecast(0.05)).toMatchObject({ month: 12, on: '2027-08-31', remindOn: '2027-08-31' });
    expect(forecast(0.001)).toMatchObject({ month: null, on: null, remindOn: '2028-08-31' });
    expect(forecast(0.01, protocolWith('TU2.lossShare', 0.31)).month).toBe(31);
    expect(forecast(0.01, protocolWith('TU2.lossShare', 0.29)).month).toBe(29);
    expect(forecast(0.05, protocolWith('TU2.notBeforeMonths', 13)).month).toBe(13);
    expect(forecast(0.05, protocolWith('TU2.notBeforeMonths', 11)).month).toBe(11);
    expect(forecast(0.01, protocolWith('TU2.remindMonths', 23)).remindOn).toBe('2028-07-31');
    expect(forecast(0.01, protocolWith('TU2.remindMonths', 25)).remindOn).toBe('2028-09-30');
  });

  it('[TU3] warns at 4 % of covered skin and refuses at 6 %', () => {
    const zone = (dotsAdded: number) => ({
      dotsKept: 20_000,
      dotsAdded,
      settledDiameterMm: Math.sqrt(0.04 / Math.PI),
      areaCm2: 100,
    });
    const verdict = (dotsAdded: number, protocol = PROTOCOL_DEFAULTS) =>
      touchUpCoverage(zone(dotsAdded), protocol).verdict;
    expect([verdict(19_999), verdict(20_001), verdict(39_999), verdict(40_001)]).toEqual([
      'fine',
      'warn',
      'warn',
      'refuse',
    ]);
    expect(verdict(10_001, protocolWith('TU3.warnCoverage', 0.03))).toBe('warn');
    expect(verdict(20_001, protocolWith('TU3.warnCoverage', 0.05))).toBe('fine');
    expect(verdict(30_001, protocolWith('TU3.refuseCoverage', 0.05))).toBe('refuse');
    expect(verdict(40_001, protocolWith('TU3.refuseCoverage', 0.07))).toBe('warn');
  });
});
