import type { StateDotsInput } from '#/engine/preview/state-dots.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import type { PlanGround } from '#/planning/plan-case.ts';
import type { PlanDraft } from '#/planning/plan-draft.ts';
import type { PlannedDots, PlanRecord } from '#/planning/plan-record.ts';
import { type SessionTerms, workMinutes } from '#/planning/plan-sessions.ts';
import { AREA_FROM_PER_CM2 } from '#/planning/zone-areas.ts';
import type { LivePlan, LiveZone } from './planner-messages.ts';

/** Dots of one zone and shade: the zone's place, and the same beyond all zones in the first session. */
export function pictureGroup(zone: number, session: number): number {
  return zone + (session === 1 ? ZONE_IDS.length : 0);
}

/** Dots of a finished plan as pictures take them. */
export function dotsToShow(dots: PlannedDots): StateDotsInput {
  return { ...dots, groups: dots.zones.map((zone, n) => pictureGroup(zone, dots.sessions[n]!)) };
}

/** Counts and areas of a draft: each base point stands for an equal piece of skin. */
export function livePlan(
  { base, design }: PlanGround,
  { plan, field }: PlanDraft,
  terms: SessionTerms,
  workMs: number,
): LivePlan {
  const dots = new Uint32Array(256);
  const places = new Uint32Array(256);
  for (let k = 0; k < plan.count; k++) dots[field.zone[plan.ids[k]!]!]!++;
  const { treatable, densityPerCm2 } = base.base;
  for (let n = 0; n < field.perCm2.length; n++) {
    if (field.perCm2[n]! >= AREA_FROM_PER_CM2 && treatable[n] === 1) places[field.zone[n]!]!++;
  }
  const zones = ZONE_IDS.flatMap((zone, k): LiveZone[] =>
    places[k]! > 0 ? [{ zone, dots: dots[k]!, areaCm2: places[k]! / densityPerCm2 }] : [],
  );
  return {
    design,
    handles: field.curve.handles,
    hairlineMm: field.curve.pointsMm,
    zones,
    dots: plan.count,
    areaCm2: zones.reduce((sum, zone) => sum + zone.areaCm2, 0),
    minutes: courseMinutes(plan, terms),
    workMs,
  };
}

/** What was followed, with the zones as the whole plan found them: every screen then says the same of a zone. */
export function settledLive(live: LivePlan, { zones }: Pick<PlanRecord, 'zones'>): LivePlan {
  return { ...live, zones: zones.map(({ zone, dots, areaCm2 }) => ({ zone, dots, areaCm2 })) };
}

/** Needle time and the setting up of every session, as the whole plan counts it. */
function courseMinutes(plan: PlanDraft['plan'], terms: SessionTerms): number {
  let sessions = 1;
  for (let k = 0; k < plan.count; k++) if (plan.sessions[k]! > sessions) sessions = plan.sessions[k]!;
  return workMinutes(terms, plan.count) + sessions * terms.setUpMinutes;
}
