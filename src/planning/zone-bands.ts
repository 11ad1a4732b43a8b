import { ninetyPercent } from '#/base/ninety-percent.ts';
import { roundTo } from '#/base/round-to.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import type { HairlineCurve } from '#/engine/scalp/hairline-curve.ts';
import type { ScalpReach } from '#/engine/scalp/region-mask.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { marksCarrier } from './carry-marks.ts';
import type { PlanHead } from './plan-head.ts';
import type { Band } from './plan-record.ts';
import { type ZoneAreas, zoneAreas } from './zone-areas.ts';

/** 90 % bands over the doubt about the head. */
export interface AreaBands {
  /** One a zone of ZONE_IDS, cm2. */
  readonly areaCm2: readonly Band[];
  readonly totalCm2: Band;
  /** Dots of each zone over the planned number. */
  readonly dotsRelativeOfZone: readonly Band[];
  readonly dotsRelative: Band;
}

/** The same design (the line by its handles) laid on every plausible head, areas and dots integrated on each. */
export function areaBands(
  planned: ZoneAreas,
  scene: PlanHead,
  heads: readonly PlanHead[],
  design: ScalpDesign,
  reach: ScalpReach,
  curve: HairlineCurve,
): AreaBands {
  const { drawn, ...line } = design.hairline;
  // A line given in lengths keeps its lengths on another head; one drawn on the photo keeps its places on the skin map.
  const carried: ScalpDesign = drawn
    ? { ...design, hairline: { ...line, handles: curve.handles, symmetric: false } }
    : design;
  // One reading a triangle is enough for the spread: what that misses is missed on every head alike, and divided out.
  const coarse = zoneAreas(scene, carried, reach, 1);
  const marksOn = marksCarrier(design, scene.head);
  const draws = heads.map((head) => zoneAreas(head, { ...carried, ...marksOn(head.head) }, reach, 1));
  const whole = zoneAreasSum(coarse);
  const sums = draws.map(zoneAreasSum);
  return {
    areaCm2: ZONE_IDS.map((_, k) =>
      scaled(
        planned.areaCm2[k]!,
        relativeBand(
          coarse.areaCm2[k]!,
          draws.map((draw) => draw.areaCm2[k]!),
        ),
      ),
    ),
    totalCm2: scaled(
      zoneAreasSum(planned).area,
      relativeBand(
        whole.area,
        sums.map((sum) => sum.area),
      ),
    ),
    dotsRelativeOfZone: ZONE_IDS.map((_, k) =>
      relativeBand(
        coarse.dots[k]!,
        draws.map((draw) => draw.dots[k]!),
      ),
    ),
    dotsRelative: relativeBand(
      whole.dots,
      sums.map((sum) => sum.dots),
    ),
  };
}

function scaled(value: number, band: Band): Band {
  return [roundTo(value * band[0], 4), roundTo(value * band[1], 4)];
}

function zoneAreasSum(areas: ZoneAreas): { readonly area: number; readonly dots: number } {
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  return { area: sum(areas.areaCm2), dots: sum(areas.dots) };
}

/** Centre and spread of the draws over the planned value, never leaving out 1. */
function relativeBand(planned: number, draws: readonly number[]): Band {
  if (draws.length < 2 || !(planned > 0)) return [1, 1];
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
  const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws.length - 1);
  const reachOut = ninetyPercent(Math.sqrt(variance));
  return [Math.max(0, Math.min(1, (mean - reachOut) / planned)), Math.max(1, (mean + reachOut) / planned)];
}
