import { expect, test } from 'vitest';
import { FADE_PRIOR, fadeForecast } from './fade-forecast.ts';
import { studioFadeBelief } from './studio-posterior.ts';
import { dotAtAge, freshShare, TIME_DEFAULTS } from './time-model.ts';

const DOT = { topMm: 0.12, lengthMm: 0.2, diameterMm: 0.15, masses: { carbon: 1, hematite: 1 } };

test('a dot of .15 mm grows by 7 % in a year and 31 % in five', () => {
  const width = (years: number) => dotAtAge(DOT, { kind: 'years', years }, 'likely').diameterMm / DOT.diameterMm;
  expect(width(1)).toBeCloseTo(1.07, 2);
  expect(width(5)).toBeCloseTo(1.31, 2);
});

test('mass is kept but for loss: concentration times area falls as exp(-k t)', () => {
  const old = dotAtAge(DOT, { kind: 'years', years: 3 }, 'likely');
  const share = (old.masses.carbon! * old.diameterMm ** 2) / DOT.diameterMm ** 2;
  expect(share).toBeCloseTo(Math.exp(-3 * TIME_DEFAULTS.likely.value.carbonLossPerYear), 9);
  expect(old.masses.hematite!).toBeLessThan(old.masses.carbon!);
});

test('healing runs from 1 to almost nothing, half at day six', () => {
  expect(freshShare(0)).toBe(1);
  expect(freshShare(6)).toBeCloseTo(0.5, 9);
  expect(freshShare(28)).toBeLessThan(0.02);
  expect(() => dotAtAge(DOT, { kind: 'years', years: -1 }, 'likely')).toThrow(RangeError);
});

test('forecast: ordered, falling, a touch-up after about four years, sooner on a scar', () => {
  const months = Array.from({ length: 97 }, (_, i) => i);
  const points = fadeForecast(months);
  points.forEach((point, i) => {
    expect(point.p10).toBeLessThanOrEqual(point.p50);
    expect(point.p50).toBeLessThanOrEqual(point.p90);
    if (i > 0) expect(point.p50).toBeLessThan(points[i - 1]!.p50);
  });
  const reached = (list: typeof points) => list.find((point) => point.p50 <= 0.7)!.month;
  expect(reached(points)).toBeGreaterThanOrEqual(36);
  expect(reached(points)).toBeLessThanOrEqual(60);
  expect(reached(fadeForecast(months, { circumstances: ['scar'] }))).toBeLessThan(0.65 * reached(points));
});

test('posterior: no follow-ups leave the prior rate; many bring the own rate; people still differ', () => {
  const prior = FADE_PRIOR.value;
  expect(studioFadeBelief([]).ratePerYear).toBeCloseTo(prior.ratePerYear, 12);
  const followUps = Array.from({ length: 40 }, (_, i) => {
    const years = 1 + (i % 4);
    return { years, remaining: Math.exp(-0.14 * years) };
  });
  const own = studioFadeBelief(followUps);
  expect(own.ratePerYear).toBeCloseTo(0.14, 2);
  expect(own.sdPerYear).toBeLessThan(prior.sdPerYear);
  expect(own.sdPerYear).toBeGreaterThanOrEqual(0.02);
  // A follow-up on a scar says less of plain skin: its exposure is longer.
  const scar = studioFadeBelief([{ years: 2, remaining: Math.exp(-0.09 * 1.8 * 2), circumstances: ['scar'] }]);
  expect(scar.ratePerYear).toBeCloseTo(prior.ratePerYear, 9);
  expect(() => studioFadeBelief([{ years: 0, remaining: 1 }])).toThrow(RangeError);
});
