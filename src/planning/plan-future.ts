import { densityField, regionField } from '#/engine/scalp/density-field.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { type FutureLoss, futureLoss } from '#/engine/scalp/findings-future.ts';
import type { PlanHead } from './plan-head.ts';
import { skinParts } from './zone-areas.ts';

/** Parts of a side of a triangle: places about 2 mm apart. */
const PIECES = 2;

/**
 * The design after one to three more Norwood grades, on the whole scalp whatever part of it has places for dots: hair is lost there all
 * the same.
 */
export function designFutureLoss({ head, chart }: PlanHead, design: ScalpDesign): readonly FutureLoss[] {
  const { coordinates, cm2Each } = skinParts({ head, chart }, 'whole', PIECES);
  const region = regionField(chart, coordinates, design);
  const today = densityField(chart, coordinates, region, design);
  return futureLoss(chart, coordinates, design, { ...today, region }, cm2Each);
}
