import { mapTuple } from '#/base/map-tuple.ts';
import { roundTo } from '#/base/round-to.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import { addDays, type CalendarDay } from '#/practice/calendar/calendar-day.ts';
import { addMinutes, type Moment, momentAt } from '#/practice/calendar/wall-clock.ts';
import { firstOpenDay, usualGapDays } from '#/practice/course/lay-out-course.ts';
import { COURSE_SHARES, type PresetKey } from '#/practice/protocol/preset-table.ts';
import { PROTOCOL_DEFAULTS, type Protocol } from '#/practice/protocol/protocol.ts';
import type { Band, PlannedDots, PlanProtocol, SessionPlan, SessionZone } from './plan-record.ts';
import { type PlanShades, shadeInSession } from './plan-shade.ts';
import type { ZoneAreas } from './zone-areas.ts';

/** The start on a day with no time given. */
const TIME_DEFAULT = '10:00';

/** How a course is worked: what the case says, else what the protocol of the studio has. */
export interface SessionTerms {
  /** Cumulative share of the dots after each session, as the case has them or as is usual. */
  readonly shares: readonly number[];
  /** True when the case leaves the number of sessions to the plan. */
  readonly sharesAreFree: boolean;
  readonly dotsPerMinute: number;
  readonly setUpMinutes: number;
  readonly dates: CaseFile['dates'];
  readonly protocol: Protocol;
}

/** What the case leaves open comes from the protocol. */
export function sessionTerms(
  { sessions, dates }: Pick<CaseFile, 'sessions' | 'dates'>,
  protocol: Protocol,
): SessionTerms {
  const { values } = protocol;
  return {
    shares: sessions?.shares ?? COURSE_SHARES[sessions?.count ?? values['CO1.sessions']] ?? [1],
    sharesAreFree: sessions?.count === undefined && sessions?.shares === undefined,
    dotsPerMinute: sessions?.dotsPerMinute ?? values['CO4.dotsPerMinute'],
    setUpMinutes: sessions?.setUpMinutes ?? values['CO4.setUpMinutes'],
    dates,
    protocol,
  };
}

/** More sessions when one of them would be too long (CO4); the shares of the course that fits, or of the longest usual one. */
export function fittingShares(terms: SessionTerms, dots: number): readonly number[] {
  const { shares, sharesAreFree, setUpMinutes, protocol } = terms;
  if (!sharesAreFree) return shares;
  const limit = protocol.values['CO4.maxMinutes'];
  for (let count = shares.length; count <= 5; count++) {
    const candidate = COURSE_SHARES[count] ?? shares;
    const largest = Math.max(...candidate.map((share, k) => share - (candidate[k - 1] ?? 0)));
    if (workMinutes(terms, dots * largest) + setUpMinutes <= limit) return candidate;
  }
  return COURSE_SHARES[5] ?? shares;
}

/** Minutes at the needle. */
export function workMinutes({ dotsPerMinute }: Pick<SessionTerms, 'dotsPerMinute'>, dots: number): number {
  return dots / dotsPerMinute;
}

/** Dots, minutes and dates of each session. `relativeBand`: spread of the dots over the doubt about the head. */
export function planSessions(
  terms: SessionTerms,
  dots: PlannedDots,
  areas: ZoneAreas,
  shares: readonly number[],
  relativeBand: Band,
  shades: PlanShades,
): readonly SessionPlan[] {
  const { dates, setUpMinutes } = terms;
  const zone = dates?.zone ?? 'UTC';
  const counts = shares.map(() => new Uint32Array(ZONE_IDS.length));
  for (let n = 0; n < dots.count; n++) counts[dots.sessions[n]! - 1]![dots.zones[n]!]!++;
  const days = sessionDays(terms, shares.length);
  const starts = sessionStarts(terms, shares.length);
  return shares.map((share, index): SessionPlan => {
    const total = counts[index]!.reduce((sum, value) => sum + value, 0);
    const needleMinutes = workMinutes(terms, total);
    const minutes = Math.round(needleMinutes + setUpMinutes);
    const start = starts[index] ?? null;
    return {
      n: index + 1,
      share,
      dots: total,
      dotsBand: mapTuple(relativeBand, (factor) => Math.round(total * factor)),
      needleMinutes: roundTo(needleMinutes, 1),
      minutes,
      minutesBand: mapTuple(relativeBand, (factor) => Math.round(workMinutes(terms, total * factor) + setUpMinutes)),
      date: days[index] ?? null,
      start,
      end: start ? addMinutes(start, minutes, zone) : null,
      zones: sessionZones(terms, counts[index]!, areas, (zone) => shadeInSession(shades, zone, index + 1)),
    };
  });
}

/** Days of the sessions by the gaps of the case or of CO3, never on a closed day (CO6); none without a first day. */
export function sessionDays({ dates, protocol }: SessionTerms, count: number): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  let wanted = dates?.start;
  for (let index = 0; index < count && wanted !== undefined; index++) {
    const open = firstOpenDay(wanted, { protocol });
    if (!open.ok) break;
    days.push(open.value.day);
    wanted = addDays(open.value.day, dates?.gapsDays?.[index] ?? usualGapDays(index + 1, protocol));
  }
  return days;
}

/** Moments at which the sessions start; as many as there are days. */
export function sessionStarts(terms: SessionTerms, count: number): readonly Moment[] {
  const { time = TIME_DEFAULT, zone = 'UTC' } = terms.dates ?? {};
  return sessionDays(terms, count).map((day) => momentAt(day, time, zone));
}

/** Presets that a plan follows from. */
const PLAN_PRESETS = [
  'SC08.marginMm',
  'CO1.sessions',
  'CO3.firstGapDays',
  'CO3.nextGapDays',
  'CO4.maxMinutes',
  'CO4.dotsPerMinute',
  'CO4.setUpMinutes',
  'CO5.zoneShare',
  'CO5.zoneShareOfTwo',
  'CO5.freshCoverage',
  'CO5.freshDiameterMm',
  'TU3.warnCoverage',
  'TU3.refuseCoverage',
] as const satisfies readonly PresetKey[];

/**
 * What of the studio's protocol a plan follows from, beyond the presets that ship: changed presets, and the days of the sessions
 * where the studio is closed on one of the usual days. Nothing for a plan that the presets that ship would give too.
 */
export function planProtocol(terms: SessionTerms, count: number): { readonly protocol?: PlanProtocol } {
  const { protocol } = terms;
  const changed = PLAN_PRESETS.filter((key) => protocol.values[key] !== PROTOCOL_DEFAULTS.values[key]);
  const days = sessionDays(terms, count);
  const always = sessionDays({ ...terms, protocol: { ...protocol, closures: [], closedWeekdays: [] } }, count);
  const moved = days.length !== always.length || days.some((day, index) => day !== always[index]);
  if (changed.length === 0 && !moved) return {};
  const presets = Object.fromEntries(changed.map((key) => [key, protocol.values[key]]));
  return { protocol: { presets, ...(moved ? { days } : {}) } };
}

function sessionZones(
  terms: SessionTerms,
  counts: Uint32Array,
  areas: ZoneAreas,
  shadeOf: (zone: ZoneId) => number,
): readonly SessionZone[] {
  const freshMm = terms.protocol.values['CO5.freshDiameterMm'];
  return ZONE_IDS.flatMap((zone: ZoneId, index) => {
    const dots = counts[index]!;
    const areaCm2 = areas.areaCm2[index]!;
    if (dots === 0 || areaCm2 === 0) return [];
    const densityPerCm2 = dots / areaCm2;
    return [
      {
        zone,
        dots,
        densityPerCm2: roundTo(densityPerCm2, 1),
        minutes: roundTo(workMinutes(terms, dots), 1),
        freshCoverageShare: roundTo((densityPerCm2 * Math.PI * freshMm * freshMm) / 400, 4),
        shade: shadeOf(zone),
      },
    ];
  });
}
