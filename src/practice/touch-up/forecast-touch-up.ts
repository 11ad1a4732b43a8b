import { addMonths, type CalendarDay } from '../calendar/calendar-day.ts';
import { type Phrase, phrase } from '../catalogue/phrase.ts';
import type { Protocol } from '../protocol/protocol.ts';

/** TU1: visible density that remains of the settled one, by month after it settled. Comes from the fade model. */
export interface RetentionPoint {
  readonly month: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** Months that a forecast tells: five years. */
export const FORECAST_MONTHS: readonly number[] = Array.from({ length: 61 }, (_, month) => month);

export interface TouchUpForecast {
  readonly points: readonly RetentionPoint[];
  /** TU2: first month in which p50 has lost the share, never before the minimum; null within the months given. */
  readonly month: number | null;
  readonly on: CalendarDay | null;
  /** The same for the pessimistic and the optimistic line. */
  readonly earliestMonth: number | null;
  readonly latestMonth: number | null;
  /** The client hears from the studio then, at the latest. */
  readonly remindOn: CalendarDay;
}

/** TU2 from the months of TU1, for a course that settled on a day. */
export function forecastTouchUp(
  points: readonly RetentionPoint[],
  settledOn: CalendarDay,
  protocol: Protocol,
): TouchUpForecast {
  const preset = protocol.values;
  const left = 1 - preset['TU2.lossShare'];
  const first = (line: 'p10' | 'p50' | 'p90'): number | null => {
    // Shares from a model carry rounding: a billionth is no difference that anyone sees.
    const reached = points.find((point) => point[line] <= left + 1e-9)?.month;
    return reached === undefined ? null : Math.max(reached, preset['TU2.notBeforeMonths']);
  };
  const month = first('p50');
  const on = month === null ? null : addMonths(settledOn, month);
  const reminder = addMonths(settledOn, preset['TU2.remindMonths']);
  return {
    points,
    month,
    on,
    earliestMonth: first('p10'),
    latestMonth: first('p90'),
    remindOn: on !== null && on < reminder ? on : reminder,
  };
}

export interface CoverageCheck {
  readonly verdict: 'fine' | 'warn' | 'refuse';
  readonly coverageShare: number;
  readonly reason: Phrase;
}

/** TU3: the share of the skin that settled dots of a zone would cover after a touch-up. */
export function touchUpCoverage(
  zone: {
    readonly dotsKept: number;
    readonly dotsAdded: number;
    readonly settledDiameterMm: number;
    readonly areaCm2: number;
  },
  protocol: Protocol,
): CoverageCheck {
  const dotMm2 = Math.PI * (zone.settledDiameterMm / 2) ** 2;
  const coverageShare = ((zone.dotsKept + zone.dotsAdded) * dotMm2) / (zone.areaCm2 * 100);
  const { 'TU3.warnCoverage': warn, 'TU3.refuseCoverage': most } = protocol.values;
  const verdict = coverageShare >= most ? 'refuse' : coverageShare >= warn ? 'warn' : 'fine';
  const percent = Math.round(coverageShare * 1000) / 10;
  return { verdict, coverageShare, reason: phrase(`touchUp.TU3.${verdict}`, { percent }) };
}
