import { mapTuple } from '#/base/map-tuple.ts';
import { roundTo } from '#/base/round-to.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import type { ZoneTechnique } from '#/engine/scalp/needle.ts';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import type { PlannedDots, PlanPrice, PlanTotals, SessionPlan, ZonePlan } from './plan-record.ts';
import { type SessionTerms, workMinutes } from './plan-sessions.ts';
import type { ZoneAreas } from './zone-areas.ts';
import type { AreaBands } from './zone-bands.ts';

/** Zones with dots, in the order of ZONE_IDS. */
export function planZones(
  terms: SessionTerms,
  design: ScalpDesign,
  dots: PlannedDots,
  areas: ZoneAreas,
  bands: AreaBands,
  techniques: Readonly<Record<ZoneId, ZoneTechnique>>,
  shadeOfZone: Readonly<Record<ZoneId, number>>,
): readonly ZonePlan[] {
  const counts = new Uint32Array(ZONE_IDS.length);
  for (let n = 0; n < dots.count; n++) counts[dots.zones[n]!]!++;
  return ZONE_IDS.flatMap((zone, k): ZonePlan[] => {
    const count = counts[k]!;
    if (count === 0) return [];
    const { evidence: _, ...hand } = techniques[zone];
    const band = mapTuple(bands.dotsRelativeOfZone[k]!, (factor) => Math.round(count * factor));
    return [
      {
        zone,
        areaCm2: roundTo(areas.areaCm2[k]!, 1),
        areaBandCm2: mapTuple(bands.areaCm2[k]!, (value) => roundTo(value, 1)),
        densityPerCm2: design.zones[zone].densityPerCm2,
        meanDensityPerCm2: areas.areaCm2[k]! > 0 ? roundTo(count / areas.areaCm2[k]!, 1) : 0,
        dots: count,
        dotsBand: band,
        minutes: roundTo(workMinutes(terms, count), 1),
        minutesBand: mapTuple(band, (value) => roundTo(workMinutes(terms, value), 1)),
        ...hand,
        shade: shadeOfZone[zone],
      },
    ];
  });
}

/** Sums over zones and sessions. */
export function planTotals(
  zones: readonly ZonePlan[],
  sessions: readonly SessionPlan[],
  dots: PlannedDots,
  bands: AreaBands,
): PlanTotals {
  const areaCm2 = zones.reduce((sum, zone) => sum + zone.areaCm2, 0);
  let inkMm2 = 0;
  for (let n = 0; n < dots.count; n++) inkMm2 += (Math.PI / 4) * dots.diameterMm[n]! ** 2;
  const sum = (pick: (session: SessionPlan) => number): number =>
    sessions.reduce((total, item) => total + pick(item), 0);
  return {
    dots: dots.count,
    dotsBand: mapTuple(bands.dotsRelative, (factor) => Math.round(dots.count * factor)),
    areaCm2: roundTo(areaCm2, 1),
    areaBandCm2: mapTuple(bands.totalCm2, (value) => roundTo(value, 1)),
    minutes: sum((session) => session.minutes),
    minutesBand: [sum((session) => session.minutesBand[0]), sum((session) => session.minutesBand[1])],
    forecastCoverageShare: areaCm2 > 0 ? roundTo(inkMm2 / (areaCm2 * 100), 4) : 0,
  };
}

/** What the case's price comes to; null without one. */
export function planPrice(caseFile: CaseFile, sessions: readonly SessionPlan[]): PlanPrice | null {
  const price = caseFile.price;
  if (!price) return null;
  const perSession = sessions.map((session) => {
    if (price.perSession !== undefined) return price.perSession;
    if (price.perHour !== undefined) return roundTo((price.perHour * session.minutes) / 60, 2);
    return roundTo((price.total ?? 0) / sessions.length, 2);
  });
  const total =
    price.total ??
    roundTo(
      perSession.reduce((sum, value) => sum + value, 0),
      2,
    );
  // The last one takes what rounding left.
  const rest = roundTo(total - perSession.slice(0, -1).reduce((sum, value) => sum + value, 0), 2);
  return {
    currency: price.currency,
    total,
    perSession: [...perSession.slice(0, -1), rest],
    deposit: price.deposit ?? 0,
  };
}
