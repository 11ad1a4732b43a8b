import { pointAt } from '#/engine/math/vec3.ts';
import { type Bvh, closestPoint } from '#/engine/mesh/bvh.ts';
import type { BaseSequence } from './base-sequence.ts';
import type { FixedPoints } from './fixed-points.ts';
import type { DotPlan } from './plan-dots.ts';
import { resolveSpacing } from './resolve-spacing.ts';

/** Nearer to the mesh than this a dot is left where it is. */
const NEAR_MM = 0.01;
/** Dots held for others that have gone by then go on in the next; in the last, what is left goes back to where it was planned. */
const ROUNDS = 4;

export interface LayOnMeshOptions {
  readonly minSpacingMm: number;
  readonly fixed?: FixedPoints;
  readonly keepIn?: (x: number, y: number, z: number) => boolean;
}

/**
 * Brings dots that moved in tangent planes back to the mesh: on an ear or an eyelid, or where dots are few and go far, a plane leaves the
 * skin behind. To the nearest place of a triangle that faces as the skin did where the dot was planned, as far as the hard spacing
 * allows. Dots within .01 mm stay. The plan must keep the spacing. Local: a dot depends on its direct neighbours only.
 */
export function layOnMesh(base: BaseSequence, bvh: Bvh, plan: DotPlan, options: LayOnMeshOptions): DotPlan {
  let laid = plan;
  for (let round = 0; round < ROUNDS; round++) {
    const targetMm = targetsOnMesh(base, bvh, laid, round === ROUNDS - 1);
    if (targetMm === null) break;
    const floorMm = new Float64Array(plan.count).fill(options.minSpacingMm);
    laid = { ...plan, positionsMm: resolveSpacing(base, laid, targetMm, floorMm, options.minSpacingMm, options) };
  }
  return laid;
}

/** Where dots off the mesh should go: to the nearest place, or to the one where they were planned; null when there are none. */
function targetsOnMesh(base: BaseSequence, bvh: Bvh, plan: DotPlan, asPlanned: boolean): Float64Array | null {
  const targetMm = plan.positionsMm.slice();
  let moves = false;
  for (let n = 0; n < plan.count; n++) {
    const at = pointAt(plan.positionsMm, n);
    if (closestPoint(bvh, at, NEAR_MM) !== null) continue;
    const id = plan.ids[n]!;
    const place = asPlanned
      ? pointAt(base.positionsMm, id)
      : closestPoint(bvh, at, Number.POSITIVE_INFINITY, pointAt(base.normals, id))?.point;
    if (place === undefined) continue;
    moves = true;
    for (let k = 0; k < 3; k++) targetMm[3 * n + k] = Math.round(place[k]! * 1000) / 1000;
  }
  return moves ? targetMm : null;
}
