import { type Around, emptyAround, lookAround, type PlacedDots, placeDots } from './around-dot.ts';
import type { BaseSequence } from './base-sequence.ts';
import { emptyCircles, isOpen, type Place } from './empty-circles.ts';
import { type FixedPoints, HEX_SPACING } from './fixed-points.ts';
import { heldBack } from './held-back.ts';
import { insideField } from './inside-field.ts';
import { type KnownNeighbours, lookWithin, makeKnown } from './known-neighbours.ts';
import type { DotPlan } from './plan-dots.ts';
import { tangentFrame } from './roughen-dots.ts';
import type { PatchSettler } from './settle-patches.ts';

/** In hexagonal spacings, where nothing else is said. */
const CLOSE = {
  /** An empty circle larger than this is closed, down to this; a roughened field keeps its own: both grow with the irregularity. */
  from: 0.82,
  to: 0.74,
  perIrregularity: 0.5,
  /**
   * Circles smaller by more than this are not looked into while they rest on dots that are taken where they stand: what a dot
   * knows of them may differ by that much.
   */
  doubt: 0.15,
  /** No step brings two dots nearer than this by what the dot knows, two of a session prefix of share q than prefixLimit / sqrt(q) (prefixMost at most). */
  limit: 0.635,
  prefixLimit: 0.53,
  prefixMost: 1,
  /** Nor nearer than this as they stand, which tells of the design farther away: so it had better hold few steps back. */
  guard: 0.45,
  /** Largest step, in spacings. */
  most: 0.2,
  /** Only where spacings within so many spacings differ by this factor is anything closed. */
  uneven: 1.02,
  unevenReach: 1.4,
  /** Dots within so many spacings may share an empty circle. */
  reach: 2.6,
} as const;

/** Shares of the step that are tried. */
const SHARES = [0.25, 0.5, 0.75, 1] as const;

export interface CloseHolesOptions {
  readonly minSpacingMm: number;
  readonly irregularity: number;
  /** Ascending, the last 1. */
  readonly sessionShares: readonly number[];
  /** 1 for dots that were settled each by itself: only these move. */
  readonly single: Uint8Array;
  readonly fixed?: FixedPoints;
  /** Where each dot settled, before neighbours were parted; stride 3, mm. */
  readonly settledMm: Float64Array;
  /** Settles one dot in what it is told of the design; asked for when the first circle is looked into. */
  readonly settler: () => PatchSettler;
}

/**
 * Where the density changes, settling each dot by itself may leave an empty circle that no dot sees whole. The dots around it go towards
 * its middle, once. A dot across the circle lies so far off that its place tells of the design beyond two spacings: it is taken where it
 * would have settled had it known the design only as far as this dot does. So edits stay local. Beyond a border there is nothing to close. Changes atMm in place.
 */
export function closeHoles(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  atMm: Float64Array,
  { minSpacingMm, sessionShares, irregularity, single, fixed, settledMm, settler }: CloseHolesOptions,
): void {
  if (!single.includes(1)) return;
  const dots = placeDots(base, plan, densityPerCm2, atMm, fixed);
  const isInside = insideField(base, densityPerCm2);
  const roomier = CLOSE.perIrregularity * irregularity;
  const closing: Closing = {
    dots,
    settledMm,
    settler,
    isInside,
    minSpacingMm,
    sessionShares,
    roomier,
    around: emptyAround(),
  };
  const steps = new Map<number, readonly [number, number, number]>();
  for (let i = 0; i < plan.count; i++) {
    const step = single[i] === 1 ? stepOf(closing, i) : undefined;
    if (step) steps.set(i, step);
  }
  for (const [i, step] of steps) for (let k = 0; k < 3; k++) atMm[3 * i + k]! += step[k]!;
}

interface Closing extends Pick<CloseHolesOptions, 'settledMm' | 'settler' | 'minSpacingMm' | 'sessionShares'> {
  readonly dots: PlacedDots;
  readonly isInside: (x: number, y: number, z: number) => boolean;
  readonly roomier: number;
  readonly around: Around;
}

/** How far dot i goes, mm; none where its circles are small. */
function stepOf(closing: Closing, i: number): readonly [number, number, number] | undefined {
  const { dots, around, roomier, settledMm, settler, isInside, minSpacingMm } = closing;
  const { base, plan, atMm, spacingMm } = dots;
  const own = spacingMm[i]!;
  const a = 3 * plan.ids[i]!;
  const frame = tangentFrame(base.normals[a]!, base.normals[a + 1]!, base.normals[a + 2]!);
  lookAround(around, dots, i, CLOSE.reach * own, frame);
  if (!isUneven(around, dots, i)) return undefined;
  const known = lookWithin(around, dots, i, settledMm, frame);
  const ask = (n: number): boolean => {
    const isUnsure = known.unsure[n] !== -1;
    if (isUnsure) makeKnown(known, n, base, frame, settler());
    return isUnsure;
  };
  if (!hasLarge(known, CLOSE.from + roomier, ask)) return undefined;
  for (let n = 0; n < known.count; n++) ask(n);
  const isSkin = (x: number, y: number): boolean => {
    const [px, py, pz] = [0, 1, 2].map((k) => atMm[3 * i + k]! + x * frame[k]! + y * frame[3 + k]!);
    return isInside(px!, py!, pz!);
  };
  const pull = pullOf(known, roomier, isSkin);
  if (!pull) return undefined;
  const held = heldBack(known, CLOSE.most * own, pull, (m) =>
    Math.max(minSpacingMm, limitOf(closing, i, known.dot[m]!) * 0.5 * (own + known.spacingMm[m]!)),
  );
  const safe = heldBack(around, CLOSE.most * own, held, (m) =>
    Math.max(minSpacingMm, CLOSE.guard * HEX_SPACING * 0.5 * (own + around.spacingMm[m]!)),
  );
  const [u, v] = bestShare(known, safe, isSkin);
  return [u * frame[0] + v * frame[3], u * frame[1] + v * frame[4], u * frame[2] + v * frame[5]];
}

/** How near dots i and j may come by a step, in spacings; j = -1: a fixed point, which is in no session. */
function limitOf({ dots: { plan }, sessionShares }: Closing, i: number, j: number): number {
  const share = j < 0 ? 1 : sessionShares[Math.max(plan.sessions[i]!, plan.sessions[j]!) - 1]!;
  const prefix = share < 1 ? Math.min(CLOSE.prefixMost, CLOSE.prefixLimit / Math.sqrt(share)) : 0;
  return HEX_SPACING * Math.max(CLOSE.limit, prefix);
}

type IsSkin = (x: number, y: number) => boolean;

/** Whether the density changes among the dots that stand in the base around dot i; where it does not, dots settle as evenly without. */
function isUneven({ count, dot }: Around, { base, plan, spacingMm }: PlacedDots, i: number): boolean {
  const p = base.positionsMm;
  const own = spacingMm[i]!;
  const a = 3 * plan.ids[i]!;
  const reach2 = CLOSE.unevenReach * CLOSE.unevenReach * own * own;
  for (let m = 0; m < count; m++) {
    const j = dot[m]!;
    if (j < 0 || (spacingMm[j]! <= CLOSE.uneven * own && own <= CLOSE.uneven * spacingMm[j]!)) continue;
    const b = 3 * plan.ids[j]!;
    const dx = p[b]! - p[a]!;
    const dy = p[b + 1]! - p[a + 1]!;
    const dz = p[b + 2]! - p[a + 2]!;
    if (dx * dx + dy * dy + dz * dz < reach2) return true;
  }
  return false;
}

/**
 * Whether a dot may lie on a circle to close. Neighbours that are unsure are asked for where a circle may turn out large; the others matter to
 * no such circle.
 */
function hasLarge({ xy, spacingMm, count, own }: KnownNeighbours, from: number, ask: (n: number) => boolean): boolean {
  for (;;) {
    const circles = emptyCircles(xy, spacingMm, count, own, from - CLOSE.doubt);
    const owners = isOpen(xy, count, own)
      ? Array.from({ length: count }, (_, n) => n)
      : circles.flatMap((circle) => circle.owners);
    const asked = owners.filter(ask).length;
    if (asked === 0) return circles.some(({ radiusMm, hexMm }) => radiusMm > from * hexMm);
  }
}

/** The way towards the middles of the empty circles that a dot lies on; none where all are small. */
function pullOf({ xy, spacingMm, count, own }: KnownNeighbours, roomier: number, isSkin: IsSkin): Place | undefined {
  let x = 0;
  let y = 0;
  for (const { middle, radiusMm, hexMm } of emptyCircles(xy, spacingMm, count, own, CLOSE.from + roomier)) {
    if (!isSkin(...middle)) continue;
    const excess = 1 - ((CLOSE.to + roomier) * hexMm) / radiusMm;
    x += excess * middle[0];
    y += excess * middle[1];
  }
  if (x === 0 && y === 0) return undefined;
  const factor = Math.min(1, (CLOSE.most * own) / Math.sqrt(x * x + y * y));
  return [factor * x, factor * y];
}

/** Of a step what leaves the smallest circles: a dot that goes towards one may open another behind it. */
function bestShare(known: KnownNeighbours, [x, y]: Place, isSkin: IsSkin): Place {
  let best = 0;
  let least = largestCircle(known, 0, 0, isSkin);
  for (const share of SHARES) {
    const largest = largestCircle(known, share * x, share * y, isSkin);
    if (largest >= least) continue;
    least = largest;
    best = share;
  }
  return [best * x, best * y];
}

/** The largest empty circle that the dot lies on after a step, in hexagonal spacings. */
function largestCircle({ xy, spacingMm, count, own }: KnownNeighbours, x: number, y: number, isSkin: IsSkin): number {
  const moved = xy.map((value, k) => value - (k % 2 === 0 ? x : y));
  let largest = 0;
  for (const { middle, radiusMm, hexMm } of emptyCircles(moved, spacingMm, count, own, 0))
    if (radiusMm > largest * hexMm && isSkin(middle[0] + x, middle[1] + y)) largest = radiusMm / hexMm;
  return largest;
}
