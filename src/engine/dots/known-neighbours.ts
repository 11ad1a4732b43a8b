import { type Around, emptyAround, type PlacedDots } from './around-dot.ts';
import type { BaseSequence } from './base-sequence.ts';
import { TREND } from './density-trend.ts';
import type { tangentFrame } from './roughen-dots.ts';
import type { PatchSettler } from './settle-patches.ts';

/** So many spacings around itself a dot knows the design and the other dots: what is farther moves nothing here. */
const HORIZON = 2;

/** The neighbours of a dot as far as it knows of them. */
export interface KnownNeighbours extends Around {
  /** Base index of a neighbour that is taken where it stands until `makeKnown`; -1: its place is known. */
  readonly unsure: number[];
  /** Spacing of the dot, mm. */
  readonly own: number;
  /** Its place, mm. */
  readonly at: Float64Array;
}

/**
 * The neighbours of dot i: of those that stand in the base within its horizon where they settled, if that rests on nothing farther away; not that
 * neighbours have been parted since, which may come from farther away. The others are unsure.
 */
export function lookWithin(
  around: Around,
  { base, plan, atMm, spacingMm }: PlacedDots,
  i: number,
  settledMm: Float64Array,
  frame: ReturnType<typeof tangentFrame>,
): KnownNeighbours {
  const at = atMm.subarray(3 * i, 3 * i + 3);
  const known: KnownNeighbours = { ...emptyAround(), unsure: [], own: spacingMm[i]!, at };
  const horizonMm = HORIZON * known.own;
  for (let m = 0; m < around.count; m++) {
    const j = around.dot[m]!;
    const farMm = j < 0 ? 0 : distance(base.positionsMm, 3 * plan.ids[j]!, at);
    if (farMm > horizonMm) continue;
    const n = known.count++;
    known.spacingMm[n] = around.spacingMm[m]!;
    known.dot[n] = j;
    known.radiusMm[n] = around.radiusMm[m]!;
    known.unsure[n] = -1;
    known.xy[2 * n] = around.xy[2 * m]!;
    known.xy[2 * n + 1] = around.xy[2 * m + 1]!;
    if (j < 0) continue;
    if (farMm + TREND.reach * spacingMm[j]! <= horizonMm) putAt(known, n, settledMm, 3 * j, frame);
    else known.unsure[n] = plan.ids[j]!;
  }
  return known;
}

const place = new Float64Array(3);

/** Takes an unsure neighbour where it would have settled by what lies within the horizon. */
export function makeKnown(
  known: KnownNeighbours,
  n: number,
  base: BaseSequence,
  frame: ReturnType<typeof tangentFrame>,
  settle: PatchSettler,
): void {
  const id = known.unsure[n]!;
  settle(id, place, 0, { atMm: known.at, radiusMm: HORIZON * known.own });
  for (let k = 0; k < 3; k++) place[k]! += base.positionsMm[3 * id + k]!;
  putAt(known, n, place, 0, frame);
  known.unsure[n] = -1;
}

function putAt(
  { xy, at }: KnownNeighbours,
  n: number,
  p: Float64Array,
  k: number,
  frame: ReturnType<typeof tangentFrame>,
): void {
  const [dx, dy, dz] = [p[k]! - at[0]!, p[k + 1]! - at[1]!, p[k + 2]! - at[2]!];
  xy[2 * n] = dx * frame[0] + dy * frame[1] + dz * frame[2];
  xy[2 * n + 1] = dx * frame[3] + dy * frame[4] + dz * frame[5];
}

function distance(p: Float64Array, k: number, at: Float64Array): number {
  const dx = p[k]! - at[0]!;
  const dy = p[k + 1]! - at[1]!;
  const dz = p[k + 2]! - at[2]!;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}
