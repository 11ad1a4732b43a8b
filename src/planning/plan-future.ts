import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { type FutureLoss, futureGrades, futureLoss } from '#/engine/scalp/findings-future.ts';
import { compileChart } from '#/engine/scalp/region-chart.ts';
import { scalpCoordinates } from '#/engine/scalp/region-coordinates.ts';
import { hairShares } from '#/engine/scalp/zones-pattern.ts';
import { scalpShare } from '#/engine/scalp/zones-weights.ts';
import { draftRegion, type PlanDraft } from './plan-draft.ts';
import type { PlanBase, PlanHead } from './plan-head.ts';
import type { PlanRecord } from './plan-record.ts';

/**
 * The design after one to three more Norwood grades: own hair left at each base point and the bare skin beside the dots. The
 * picture of rule DE07 draws stubble by `hair` and the plan's dots.
 */
export function draftFutureLoss(
  scene: PlanHead,
  base: PlanBase,
  draft: PlanDraft,
  design: ScalpDesign,
): readonly FutureLoss[] {
  const region = draftRegion(scene, base, design);
  const { treatable, densityPerCm2 } = base.base;
  return futureLoss(scene.chart, base.coordinates, design, { ...draft.field, region }, (n) =>
    treatable[n] === 1 ? 1 / densityPerCm2 : 0,
  );
}

/** Where own hair still stands at one grade of later loss. */
export interface LaterHair {
  readonly grade: string;
  /** Places spread over that skin, head frame mm, stride 3. */
  readonly hairMm: Float64Array;
}

/** What the picture of DE07 draws beside the plan's dots: the hair left after one to three more grades; empty for other patterns. */
export function laterHair(plan: Pick<PlanRecord, 'head' | 'design'>): readonly LaterHair[] {
  const grades = futureGrades(plan.design);
  if (grades.length === 0) return [];
  const chart = compileChart(plan.head);
  const places = triangleMiddles(plan.head.mesh);
  const coordinates = scalpCoordinates(chart, places);
  const scalp = scalpShare(chart, coordinates);
  return grades.map((grade) => {
    const hair = hairShares(chart, coordinates, { ...plan.design, pattern: { kind: 'norwood', grade } });
    const kept: number[] = [];
    for (let n = 0; n < coordinates.count; n++) {
      if (hair[n]! > 0.5 && scalp[n]! > 0.5) kept.push(places[3 * n]!, places[3 * n + 1]!, places[3 * n + 2]!);
    }
    return { grade, hairMm: Float64Array.from(kept) };
  });
}

function triangleMiddles(mesh: PlanRecord['head']['mesh']): Float64Array {
  const middles = new Float64Array(mesh.triangles.length);
  for (let t = 0; t < mesh.triangles.length; t += 3) {
    for (let axis = 0; axis < 3; axis++) {
      let sum = 0;
      for (let corner = 0; corner < 3; corner++) sum += mesh.positions[3 * mesh.triangles[t + corner]! + axis]!;
      middles[t + axis] = sum / 3;
    }
  }
  return middles;
}
