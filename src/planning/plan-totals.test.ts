import { describe, expect, it } from 'vitest';
import type { CaseFile } from '#/contract/case-file.ts';
import { TECHNIQUE_DEFAULTS } from '#/engine/scalp/needle.ts';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { designedHead } from '../../tests/support/designed-head.ts';
import type { PlannedDots, SessionPlan } from './plan-record.ts';
import { planSessions, sessionTerms } from './plan-sessions.ts';
import type { PlanShades } from './plan-shade.ts';
import { planPrice, planTotals, planZones } from './plan-totals.ts';
import type { AreaBands } from './zone-bands.ts';

/** 600 dots on the crown (200, 300 and 100 in three sessions) and 40 along the line (all in the second), 0.2 mm wide. */
const GROUPS = [
  ['crown', 1, 200],
  ['crown', 2, 300],
  ['hairline', 2, 40],
  ['crown', 3, 100],
] as const;
const DOTS = {
  count: 640,
  zones: Uint8Array.from(GROUPS.flatMap(([zone, , count]) => Array(count).fill(ZONE_IDS.indexOf(zone)))),
  sessions: Uint8Array.from(GROUPS.flatMap(([, session, count]) => Array(count).fill(session))),
  diameterMm: new Float32Array(640).fill(0.2),
} as unknown as PlannedDots;

const ofZones = (values: Partial<Record<ZoneId, number>>): Float64Array =>
  Float64Array.from(ZONE_IDS, (zone) => values[zone] ?? 0);
const AREAS = { areaCm2: ofZones({ crown: 8, hairline: 2 }), dots: ofZones({ crown: 600, hairline: 40 }) };
const BANDS: AreaBands = {
  areaCm2: ZONE_IDS.map((_, k) => [0.917 * AREAS.areaCm2[k]!, 1.2 * AREAS.areaCm2[k]!]),
  totalCm2: [9.2, 11.5],
  dotsRelativeOfZone: ZONE_IDS.map(() => [0.8, 1.25]),
  dotsRelative: [0.85, 1.2],
};
const shadesOf = (index: number) => Object.fromEntries(ZONE_IDS.map((zone) => [zone, index])) as Record<ZoneId, number>;
const SHADES = { ofZone: shadesOf(0), firstOfZone: shadesOf(1) } as PlanShades;

const terms = (more: Partial<CaseFile> = {}) =>
  sessionTerms({ sessions: { count: 3, dotsPerMinute: 40, setUpMinutes: 30 }, ...more }, PROTOCOL_DEFAULTS);
const sessionsOf = (more: Partial<CaseFile> = {}): readonly SessionPlan[] =>
  planSessions(terms(more), DOTS, AREAS, [0.3, 0.7, 1], BANDS.dotsRelative, SHADES);

describe('the sessions of a plan', () => {
  it('count dots, minutes and their ranges from the dots themselves', () => {
    const [first, second, third] = sessionsOf();
    // 200, 340 and 100 dots at 40 a minute: 5, 8.5 and 2.5 minutes, and 30 to set up.
    expect(first).toMatchObject({ n: 1, share: 0.3, dots: 200, needleMinutes: 5, minutes: 35, minutesBand: [34, 36] });
    expect(second).toMatchObject({ n: 2, dots: 340, dotsBand: [289, 408], needleMinutes: 8.5, minutes: 39 });
    expect(second!.minutesBand).toEqual([37, 40]);
    expect(third).toMatchObject({ dots: 100, needleMinutes: 2.5, minutes: 33 });
    expect(third).toMatchObject({ date: null, start: null, end: null });
  });

  it('say for each zone how open it is by then, how long it takes, how much skin is fresh and in which shade', () => {
    const [first, second] = sessionsOf();
    // A fresh dot of 0.25 mm covers 0.0491 mm2: 25 of them in a cm2 are 1.23 % of the skin.
    expect(first!.zones).toEqual([
      { zone: 'crown', dots: 200, densityPerCm2: 25, minutes: 5, freshCoverageShare: 0.0123, shade: 1 },
    ]);
    expect(second!.zones).toMatchObject([
      { zone: 'hairline', dots: 40, densityPerCm2: 20, minutes: 1, shade: 0 },
      { zone: 'crown', dots: 300, densityPerCm2: 37.5, minutes: 7.5, freshCoverageShare: 0.0184, shade: 0 },
    ]);
  });

  it('start at ten where no hour is given and end when the work is done', () => {
    const [first, second] = sessionsOf({ dates: { start: '2026-03-16', zone: 'Europe/London' } });
    expect(first).toMatchObject({ start: '2026-03-16T10:00:00+00:00', end: '2026-03-16T10:35:00+00:00' });
    expect(second).toMatchObject({ date: '2026-03-30', end: '2026-03-30T10:39:00+01:00' });
  });
});

describe('the zones of a plan', () => {
  const zones = planZones(terms(), designedHead().design, DOTS, AREAS, BANDS, TECHNIQUE_DEFAULTS, SHADES.ofZone);

  it('are those with dots, with their own ranges and hand', () => {
    expect(zones.map(({ zone }) => zone)).toEqual(['hairline', 'crown']);
    expect(zones[1]).toMatchObject({
      areaCm2: 8,
      areaBandCm2: [7.3, 9.6],
      densityPerCm2: 130,
      meanDensityPerCm2: 75,
      dots: 600,
      dotsBand: [480, 750],
      minutes: 15,
      minutesBand: [12, 18.8],
      needle: '0803RL',
      needleHangMm: 1,
      diameterMm: 0.15,
      shade: 0,
    });
    expect(zones[1]).not.toHaveProperty('evidence');
  });

  it('and sessions add up to the totals', () => {
    expect(planTotals(zones, sessionsOf(), DOTS, BANDS)).toEqual({
      dots: 640,
      dotsBand: [544, 768],
      areaCm2: 10,
      areaBandCm2: [9.2, 11.5],
      minutes: 107,
      // 34 + 37 + 32 and 36 + 40 + 33.
      minutesBand: [103, 109],
      // 640 dots of 0.0314 mm2 on 1000 mm2.
      forecastCoverageShare: 0.0201,
    });
  });
});

describe('the price of a plan', () => {
  const price = (of: NonNullable<CaseFile['price']>) => planPrice({ landmarks: {}, price: of }, sessionsOf());

  it('is none where none is given', () => {
    expect(planPrice({ landmarks: {} }, sessionsOf())).toBeNull();
  });

  it('of the whole course is split evenly, the last session taking what rounding left', () => {
    const split = price({ currency: 'EUR', total: 1000, deposit: 200 });
    expect(split).toEqual({ currency: 'EUR', total: 1000, perSession: [333.33, 333.33, 333.34], deposit: 200 });
  });

  it('of an hour counts all of the time with set-up, and of a session every one alike', () => {
    // 35, 39 and 33 minutes at 90 an hour.
    expect(price({ currency: 'GBP', perHour: 90 })).toEqual({
      currency: 'GBP',
      total: 160.5,
      perSession: [52.5, 58.5, 49.5],
      deposit: 0,
    });
    expect(price({ currency: 'GBP', perSession: 250 })).toMatchObject({ total: 750, perSession: [250, 250, 250] });
  });
});
