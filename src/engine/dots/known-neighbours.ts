import type { Around, PlacedDots } from './around-dot.ts';
import { TREND } from './density-trend.ts';
import type { tangentFrame } from './roughen-dots.ts';
import type { PatchSettler } from './settle-patches.ts';

/** So many spacings around itself a dot knows the design and the other dots: what is farther moves nothing here. */
const HORIZON = 2;

/** The neighbours of a dot as far as it knows of them. */
export interface KnownNeighbours {
  count: number;
  /** Stride 2, mm. */
  readonly xy: number[];
  readonly spacingMm: number[];
  /** Spacing of the dot, mm. */
  readonly own: number;
}

/**
 * What dot i knows of its neighbours: of those that stand in the base within its horizon where they settled, if that rests on nothing farther
 * away, and otherwise where they would have settled by what lies within; not that neighbours have been parted since, which may come from farther away.
 */
export function lookWithin(
  around: Around,
  { base, plan, atMm, spacingMm }: PlacedDots,
  i: number,
  settledMm: Float64Array,
  frame: ReturnType<typeof tangentFrame>,
  settle: PatchSettler,
): KnownNeighbours {
  const known: KnownNeighbours = { count: 0, xy: [], spacingMm: [], own: spacingMm[i]! };
  const at = atMm.subarray(3 * i, 3 * i + 3);
  const horizon = { atMm: at, radiusMm: HORIZON * spacingMm[i]! };
  for (let m = 0; m < around.count; m++) {
    const j = around.dot[m]!;
    const n = known.count;
    known.spacingMm[n] = around.spacingMm[m]!;
    if (j < 0) {
      known.xy[2 * n] = around.xy[2 * m]!;
      known.xy[2 * n + 1] = around.xy[2 * m + 1]!;
      known.count++;
      continue;
    }
    const id = plan.ids[j]!;
    const farMm = distance(base.positionsMm, 3 * id, at);
    if (farMm > horizon.radiusMm) continue;
    if (farMm + TREND.reach * spacingMm[j]! <= horizon.radiusMm) place.set(settledMm.subarray(3 * j, 3 * j + 3));
    else {
      settle(id, place, 0, horizon);
      for (let k = 0; k < 3; k++) place[k]! += base.positionsMm[3 * id + k]!;
    }
    const [dx, dy, dz] = [place[0]! - at[0]!, place[1]! - at[1]!, place[2]! - at[2]!];
    known.xy[2 * n] = dx * frame[0] + dy * frame[1] + dz * frame[2];
    known.xy[2 * n + 1] = dx * frame[3] + dy * frame[4] + dz * frame[5];
    known.count++;
  }
  return known;
}

const place = new Float64Array(3);

function distance(p: Float64Array, k: number, at: Float64Array): number {
  const dx = p[k]! - at[0]!;
  const dy = p[k + 1]! - at[1]!;
  const dz = p[k + 2]! - at[2]!;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}
