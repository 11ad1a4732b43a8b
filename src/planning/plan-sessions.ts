import type { CaseFile } from '#/contract/case-file.ts';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import { addDays } from '#/practice/calendar/calendar-day.ts';
import { addMinutes, momentAt } from '#/practice/calendar/wall-clock.ts';
import { COURSE_SHARES } from '#/practice/protocol/preset-table.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import type { Band, PlannedDots, SessionPlan, SessionZone } from './plan-record.ts';
import { type PlanShades, shadeInSession } from './plan-shade.ts';
import type { ZoneAreas } from './zone-areas.ts';

export const SESSION_DEFAULTS = {
  /** DER row 20: 60 to 115 a minute while working. */
  dotsPerMinute: 80,
  /** MEM: room, drawing, numbing, breaks of one session. */
  setUpMinutes: 35,
  /** The start on a day with no time given. */
  time: '10:00',
} as const;

/** Cumulative shares of the case, or the usual ones for its number of sessions. */
export function sessionShares(caseFile: CaseFile): readonly number[] {
  if (caseFile.sessions?.shares) return caseFile.sessions.shares;
  const count = caseFile.sessions?.count ?? PROTOCOL_DEFAULTS.values['CO1.sessions'];
  return COURSE_SHARES[count] ?? [1];
}

/** True when the case leaves the number of sessions to the plan. */
export function sessionsAreFree(caseFile: CaseFile): boolean {
  return caseFile.sessions?.count === undefined && caseFile.sessions?.shares === undefined;
}

/** More sessions when one of them would be too long (CO4); the shares of the course that fits, or of the longest usual one. */
export function fittingShares(caseFile: CaseFile, dots: number): readonly number[] {
  const shares = sessionShares(caseFile);
  if (!sessionsAreFree(caseFile)) return shares;
  const limit = PROTOCOL_DEFAULTS.values['CO4.maxMinutes'];
  for (let count = shares.length; count <= 5; count++) {
    const candidate = COURSE_SHARES[count] ?? shares;
    const largest = Math.max(...candidate.map((share, k) => share - (candidate[k - 1] ?? 0)));
    if (workMinutes(caseFile, dots * largest) + setUp(caseFile) <= limit) return candidate;
  }
  return COURSE_SHARES[5] ?? shares;
}

export function workMinutes(caseFile: CaseFile, dots: number): number {
  return dots / (caseFile.sessions?.dotsPerMinute ?? SESSION_DEFAULTS.dotsPerMinute);
}

function setUp(caseFile: CaseFile): number {
  return caseFile.sessions?.setUpMinutes ?? SESSION_DEFAULTS.setUpMinutes;
}

/** Dots, minutes and dates of each session. `relativeBand`: spread of the dots over the doubt about the head. */
export function planSessions(
  caseFile: CaseFile,
  dots: PlannedDots,
  areas: ZoneAreas,
  shares: readonly number[],
  relativeBand: Band,
  shades: PlanShades,
): readonly SessionPlan[] {
  const zone = caseFile.dates?.zone ?? 'UTC';
  const counts = shares.map(() => new Uint32Array(ZONE_IDS.length));
  for (let n = 0; n < dots.count; n++) counts[dots.sessions[n]! - 1]![dots.zones[n]!]!++;
  let day = caseFile.dates?.start ?? null;
  return shares.map((share, index): SessionPlan => {
    const total = counts[index]!.reduce((sum, value) => sum + value, 0);
    const needleMinutes = workMinutes(caseFile, total);
    const minutes = Math.round(needleMinutes + setUp(caseFile));
    const date = day;
    const start = date ? momentAt(date, caseFile.dates?.time ?? SESSION_DEFAULTS.time, zone) : null;
    if (day) day = addDays(day, gapDays(caseFile, index));
    return {
      n: index + 1,
      share,
      dots: total,
      dotsBand: relativeBand.map((factor) => Math.round(total * factor)) as unknown as Band,
      needleMinutes: Math.round(needleMinutes * 10) / 10,
      minutes,
      minutesBand: relativeBand.map((factor) =>
        Math.round(workMinutes(caseFile, total * factor) + setUp(caseFile)),
      ) as unknown as Band,
      date,
      start,
      end: start ? addMinutes(start, minutes, zone) : null,
      zones: sessionZones(caseFile, counts[index]!, areas, (zone) => shadeInSession(shades, zone, index + 1)),
    };
  });
}

/** Days from session index + 1 to the next (CO3). */
function gapDays(caseFile: CaseFile, index: number): number {
  const { values } = PROTOCOL_DEFAULTS;
  return caseFile.dates?.gapsDays?.[index] ?? (index === 0 ? values['CO3.firstGapDays'] : values['CO3.nextGapDays']);
}

function sessionZones(
  caseFile: CaseFile,
  counts: Uint32Array,
  areas: ZoneAreas,
  shadeOf: (zone: ZoneId) => number,
): readonly SessionZone[] {
  const freshMm = PROTOCOL_DEFAULTS.values['CO5.freshDiameterMm'];
  return ZONE_IDS.flatMap((zone: ZoneId, index) => {
    const dots = counts[index]!;
    const areaCm2 = areas.areaCm2[index]!;
    if (dots === 0 || areaCm2 === 0) return [];
    const densityPerCm2 = dots / areaCm2;
    return [
      {
        zone,
        dots,
        densityPerCm2: Math.round(densityPerCm2 * 10) / 10,
        minutes: Math.round(workMinutes(caseFile, dots) * 10) / 10,
        freshCoverageShare: Math.round(((densityPerCm2 * Math.PI * freshMm * freshMm) / 400) * 1e4) / 1e4,
        shade: shadeOf(zone),
      },
    ];
  });
}
