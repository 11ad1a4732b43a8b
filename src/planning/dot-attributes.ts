import { hash32, unitFromHash } from '#/base/random.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { directionField } from '#/engine/scalp/direction-field.ts';
import type { ZoneTechnique } from '#/engine/scalp/needle.ts';
import { scalpCoordinates } from '#/engine/scalp/region-coordinates.ts';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import type { PlanDraft } from './plan-draft.ts';
import type { PlanBase, PlanHead } from './plan-head.ts';
import type { PlannedDots } from './plan-record.ts';
import { type PlanShades, shadeInSession } from './plan-shade.ts';

/** Half widths of the per-dot variation: what a steady hand still does (MEM). */
export const DOT_VARIATION = {
  azimuthDeg: 10,
  tiltDeg: 4,
  pigmentTopMm: 0.02,
  columnLengthShare: 0.1,
  diameterShare: 0.12,
} as const;

/** Shares are stored in whole steps of this many to 1; a float holds them exactly. */
const SHARE_STEPS = 4194304;

const CHANNELS = { azimuth: 11, tilt: 12, pigmentTop: 13, columnLength: 14, diameter: 15 } as const;

/** A triangular deviate in (-1, 1) of one dot and channel: the same whatever else is planned. */
function variation(seed: number, id: number, channel: number): number {
  const key = hash32(hash32(seed, id), channel);
  return unitFromHash(hash32(key, 1)) + unitFromHash(hash32(key, 2)) - 1;
}

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
  const dots = emptyDots(count);
  const { normals } = base.base;
  for (let rank = 0; rank < count; rank++) {
    const k = order[rank]!;
    const id = plan.ids[k]!;
    dots.ids[rank] = id;
    dots.ranks[rank] = rank;
    dots.sessions[rank] = plan.sessions[k]!;
    dots.shares[rank] = Math.floor(plan.shares[k]! * SHARE_STEPS) / SHARE_STEPS;
    dots.zones[rank] = field.zone[id]!;
    for (let axis = 0; axis < 3; axis++) {
      dots.positionsMm[3 * rank + axis] = Math.round(plan.positionsMm[3 * k + axis]! * 1000) / 1000;
      dots.normals[3 * rank + axis] = Math.round(normals[3 * id + axis]! * 32767) / 32767;
    }
  }
  addAngles(scene, base, design, dots);
  addSizes(base.base.seed, dots, techniques, shades);
  return dots;
}

function emptyDots(count: number) {
  return {
    count,
    ids: new Uint32Array(count),
    positionsMm: new Float64Array(3 * count),
    normals: new Float32Array(3 * count),
    zones: new Uint8Array(count),
    sessions: new Uint8Array(count),
    ranks: new Uint32Array(count),
    shares: new Float32Array(count),
    azimuthDeg: new Float32Array(count),
    tiltDeg: new Float32Array(count),
    pigmentTopMm: new Float32Array(count),
    columnLengthMm: new Float32Array(count),
    diameterMm: new Float32Array(count),
    shades: new Uint8Array(count),
  };
}

type MutableDots = ReturnType<typeof emptyDots>;

function addAngles(scene: PlanHead, base: PlanBase, design: ScalpDesign, dots: MutableDots): void {
  const coordinates = scalpCoordinates(scene.chart, dots.positionsMm);
  const direction = directionField(scene.chart, coordinates, design);
  for (let n = 0; n < dots.count; n++) {
    const id = dots.ids[n]!;
    const turn = DOT_VARIATION.azimuthDeg * variation(base.base.seed, id, CHANNELS.azimuth);
    const lean = DOT_VARIATION.tiltDeg * variation(base.base.seed, id, CHANNELS.tilt);
    const azimuth = direction.azimuthDeg[n]! + turn;
    const wrapped = azimuth > 180 ? azimuth - 360 : azimuth <= -180 ? azimuth + 360 : azimuth;
    dots.azimuthDeg[n] = hundredth(wrapped);
    dots.tiltDeg[n] = hundredth(Math.min(90, Math.max(3, direction.tiltDeg[n]! + lean)));
  }
}

function addSizes(
  seed: number,
  dots: MutableDots,
  techniques: Readonly<Record<ZoneId, ZoneTechnique>>,
  shades: PlanShades,
): void {
  for (let n = 0; n < dots.count; n++) {
    const id = dots.ids[n]!;
    const zone = ZONE_IDS[dots.zones[n]!]!;
    const technique = techniques[zone];
    const top = technique.pigmentTopMm + DOT_VARIATION.pigmentTopMm * variation(seed, id, CHANNELS.pigmentTop);
    const length = 1 + DOT_VARIATION.columnLengthShare * variation(seed, id, CHANNELS.columnLength);
    const width = 1 + DOT_VARIATION.diameterShare * variation(seed, id, CHANNELS.diameter);
    dots.pigmentTopMm[n] = thousandth(Math.max(0.06, top));
    dots.columnLengthMm[n] = thousandth(technique.columnLengthMm * length);
    dots.diameterMm[n] = thousandth(technique.diameterMm * width);
    dots.shades[n] = shadeInSession(shades, zone, dots.sessions[n]!);
  }
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
function thousandth(value: number): number {
  return Math.round(value * 1000) / 1000;
}
