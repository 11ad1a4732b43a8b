import { laterHair } from './plan-future.ts';
import type { PlanRecord } from './plan-record.ts';

/** Lower skin hides under the outline from above. */
const ABOVE_MM = 25;

/** A place seen straight from above with the face at the top, mm: to the right and down from the middle of the head frame. */
export type MapPlace = readonly [rightMm: number, downMm: number];

/** What further loss would leave, from above: the planned dots and the own hair at each later grade (rule DE07). */
export interface LaterLossMap {
  readonly dots: readonly MapPlace[];
  readonly grades: readonly { readonly grade: string; readonly hair: readonly MapPlace[] }[];
}

/** Null for patterns whose later loss is not foreseen. */
export function laterLossMap(plan: Pick<PlanRecord, 'head' | 'design' | 'dots'>): LaterLossMap | null {
  const grades = laterHair(plan).map(({ grade, hairMm }) => ({ grade, hair: fromAbove(hairMm) }));
  return grades.length === 0 ? null : { dots: fromAbove(plan.dots.positionsMm), grades };
}

function fromAbove(positionsMm: ArrayLike<number>): MapPlace[] {
  const seen: MapPlace[] = [];
  for (let n = 0; n + 2 < positionsMm.length; n += 3) {
    if (positionsMm[n + 1]! >= ABOVE_MM) seen.push([-positionsMm[n]!, -positionsMm[n + 2]!]);
  }
  return seen;
}
