import { roundTo } from '#/base/round-to.ts';
import { type DotVariation, dotValues } from '#/engine/dots/dot-values.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { directionField } from '#/engine/scalp/direction-field.ts';
import type { ZoneTechnique } from '#/engine/scalp/needle.ts';
import { scalpCoordinates } from '#/engine/scalp/region-coordinates.ts';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import type { PlanDraft } from './plan-draft.ts';
import type { PlanBase, PlanHead } from './plan-head.ts';
import type { PlannedDots } from './plan-record.ts';
import { type PlanShades, shadeInSession } from './plan-shade.ts';

/** Half widths of the variation from dot to dot: what a steady hand still does (MEM). Stored in the steps of the plan file. */
const VARIATION = {
  azimuth: { channel: 11, halfWidth: { amount: 10 }, isAzimuth: true, stepsPerUnit: 100 },
  tilt: { channel: 12, halfWidth: { amount: 4 }, range: [3, 90], stepsPerUnit: 100 },
  pigmentTop: { channel: 13, halfWidth: { amount: 0.02 }, range: [0.06, 10], stepsPerUnit: 1000 },
  columnLength: { channel: 14, halfWidth: { share: 0.1 }, stepsPerUnit: 1000 },
  diameter: { channel: 15, halfWidth: { share: 0.12 }, stepsPerUnit: 1000 },
} as const satisfies Record<string, DotVariation>;

/** Shares are stored in whole steps of this many to 1; a float holds them exactly. */
const SHARE_STEPS = 4194304;

/** Angles and dot sizes of a draft, in rank order. All stored numbers are whole steps of the plan file. */
export function dotAttributes(
  scene: PlanHead,
  base: PlanBase,
  draft: PlanDraft,
  design: ScalpDesign,
  techniques: Readonly<Record<ZoneId, ZoneTechnique>>,
  shades: PlanShades,
): PlannedDots {
  const { plan, field } = draft;
  const { count } = plan;
  const order = new Uint32Array(count);
  for (let k = 0; k < count; k++) order[plan.ranks[k]!] = k;
  const ids = Uint32Array.from(order, (k) => plan.ids[k]!);
  const sessions = Uint8Array.from(order, (k) => plan.sessions[k]!);
  const zones = Uint8Array.from(ids, (id) => field.zone[id]!);
  const positionsMm = new Float64Array(3 * count);
  const normals = new Float32Array(3 * count);
  for (let n = 0; n < count; n++) {
    for (let axis = 0; axis < 3; axis++) {
      positionsMm[3 * n + axis] = roundTo(plan.positionsMm[3 * order[n]! + axis]!, 3);
      normals[3 * n + axis] = Math.round(base.base.normals[3 * ids[n]! + axis]! * 32767) / 32767;
    }
  }
  const direction = directionField(scene.chart, scalpCoordinates(scene.chart, positionsMm), design);
  const zoneAt = (n: number): ZoneId => ZONE_IDS[zones[n]!]!;
  const varied = (valueAt: (n: number) => number, variation: DotVariation): Float32Array =>
    dotValues(base.base.seed, ids, valueAt, variation);
  return {
    count,
    ids,
    positionsMm,
    normals,
    zones,
    sessions,
    ranks: Uint32Array.from(order, (_, n) => n),
    shares: Float32Array.from(order, (k) => Math.floor(plan.shares[k]! * SHARE_STEPS) / SHARE_STEPS),
    azimuthDeg: varied((n) => direction.azimuthDeg[n]!, VARIATION.azimuth),
    tiltDeg: varied((n) => direction.tiltDeg[n]!, VARIATION.tilt),
    pigmentTopMm: varied((n) => techniques[zoneAt(n)].pigmentTopMm, VARIATION.pigmentTop),
    columnLengthMm: varied((n) => techniques[zoneAt(n)].columnLengthMm, VARIATION.columnLength),
    diameterMm: varied((n) => techniques[zoneAt(n)].diameterMm, VARIATION.diameter),
    shades: Uint8Array.from(sessions, (session, n) => shadeInSession(shades, zoneAt(n), session)),
  };
}
