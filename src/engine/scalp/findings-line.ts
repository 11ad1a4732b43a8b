import { roundTo } from '#/base/round-to.ts';
import { lineWander } from './density-field.ts';
import type { HairlineDesign, ScalpDesign } from './design.ts';
import { type HairlineCurve, hairlineCurve } from './hairline-curve.ts';
import { WIDOWS_PEAK_MM } from './hairline-preset.ts';
import { placeOf, type ScalpChart } from './region-chart.ts';

/** What the rules and the design sheet measure on a hairline, mm along the skin. */
export interface LineMeasures {
  /** Of the line where it crosses the midline. */
  readonly midpointMm: number;
  /** How far behind the midpoint the apex of each recess lies. */
  readonly recessMm: { readonly right: number; readonly left: number };
  /** Distance of each apex from the midline plane. */
  readonly apexXMm: { readonly right: number; readonly left: number };
  /** Of the outer eye corners. */
  readonly canthusXMm: number;
  /** Largest departure (peak to peak) of the wandering front line from its own smooth course. */
  readonly unevennessMm: number;
  /** Foremost point of the temples in front of the ears' vertical. */
  readonly templeForwardMm: { readonly right: number; readonly left: number };
  readonly lengthMm: number;
  /** Where the line comes nearest to itself: how far apart two of its places lie, against how far apart they are along it. */
  readonly fold: LineFold;
}

export interface LineFold {
  readonly apartMm: number;
  readonly alongMm: number;
  /** apartMm over alongMm, or over 60 mm where they are farther apart along the line: 1 straight, 0 where it crosses itself. */
  readonly share: number;
}

/** Measures the line of a design on a head; `given` saves computing its curve again. */
export function measureLine(chart: ScalpChart, design: ScalpDesign, given?: HairlineCurve): LineMeasures {
  const curve = given ?? hairlineCurve(chart, design.hairline);
  const p = curve.pointsMm;
  const { middle, right, left, midpointMm, recessMm } = lineCorners(chart, p);
  const marks = chart.head.landmarks;
  const forward = (from: number, to: number): number => {
    let most = 0;
    for (let k = from; k <= to; k++) {
      if (p[3 * k + 1]! < chart.centreMm[1] + 35) most = Math.max(most, p[3 * k + 2]!);
    }
    return most;
  };
  const lengths = lengthsAlong(curve);
  return {
    midpointMm,
    recessMm,
    apexXMm: { right: Math.abs(p[3 * right]!), left: Math.abs(p[3 * left]!) },
    canthusXMm: (marks.exocanthion_left[0] - marks.exocanthion_right[0]) / 2,
    unevennessMm: unevenness(curve, lengths, design, middle),
    templeForwardMm: { right: forward(0, right), left: forward(left, curve.count - 1) },
    lengthMm: lengths.at(-1)!,
    fold: sharpestFold(curve, lengths),
  };
}

/** Places nearer along the line than the first only round a handle; beyond the second any two ends of a hairline are far apart. */
const FOLD_MM = { least: 20, whole: 60 };

/** `lengths`: along the line up to each of its points. */
function sharpestFold(curve: HairlineCurve, lengths: readonly number[]): LineFold {
  const p = curve.pointsMm;
  let sharpest: LineFold = { apartMm: Infinity, alongMm: Infinity, share: Infinity };
  for (let k = 0; k < curve.count; k++) {
    for (let m = k + 1; m < curve.count; m++) {
      const alongMm = lengths[m]! - lengths[k]!;
      if (alongMm < FOLD_MM.least) continue;
      const x = p[3 * m]! - p[3 * k]!;
      const y = p[3 * m + 1]! - p[3 * k + 1]!;
      const z = p[3 * m + 2]! - p[3 * k + 2]!;
      const apartMm = Math.sqrt(x * x + y * y + z * z);
      const share = apartMm / Math.min(alongMm, FOLD_MM.whole);
      if (share < sharpest.share) sharpest = { apartMm, alongMm, share };
    }
  }
  return sharpest;
}

interface LineCorners extends Pick<LineMeasures, 'midpointMm' | 'recessMm'> {
  /** Points of the line next to the midline, and at the apex of the recess of either side. */
  readonly middle: number;
  readonly right: number;
  readonly left: number;
}

/** Midpoint and recesses of a line on the skin (mm, stride 3, right to left), as the rules and the design sheet measure them. */
export function lineCorners(chart: ScalpChart, pointsMm: Float64Array): LineCorners {
  const p = pointsMm;
  const count = p.length / 3;
  const places = Array.from({ length: count }, (_, k) => placeOf(chart, p[3 * k]!, p[3 * k + 1]!, p[3 * k + 2]!));
  let middle = 0;
  for (let k = 1; k < count; k++) {
    if (Math.abs(places[k]!.sideMm) < Math.abs(places[middle]!.sideMm)) middle = k;
  }
  const midpointMm = midlineCrossing(places, middle);
  const apexOf = (step: 1 | -1): number => {
    let best = middle;
    for (let k = middle; k >= 0 && k < count; k += step) {
      if (p[3 * k + 1]! < chart.centreMm[1] + 20) break;
      if (places[k]!.backMm > places[best]!.backMm) best = k;
    }
    return best;
  };
  const [right, left] = [apexOf(-1), apexOf(1)];
  const recessMm = { right: places[right]!.backMm - midpointMm, left: places[left]!.backMm - midpointMm };
  return { middle, right, left, midpointMm, recessMm };
}

/**
 * Height of a design's midpoint above the glabella, mm along the skin: of a preset's line as it was asked for, of one with handles
 * of its own or drawn on the skin as it lies. Without the widow's peak, which reaches WIDOWS_PEAK_MM lower; one that is drawn
 * belongs to its line. `pointsMm`: the design's line on the skin, stride 3, right to left.
 */
export function designedMidpointMm(
  chartOf: () => ScalpChart,
  { drawn, handles, midpointMm, widowsPeak }: Pick<HairlineDesign, 'drawn' | 'handles' | 'midpointMm' | 'widowsPeak'>,
  pointsMm: Float64Array,
): number {
  if (!drawn && handles.length === 0) return midpointMm;
  const crossing = lineCorners(chartOf(), pointsMm).midpointMm;
  return roundTo(crossing + (widowsPeak && !drawn ? WIDOWS_PEAK_MM : 0), 1);
}

function midlineCrossing(places: readonly { sideMm: number; backMm: number }[], near: number): number {
  for (const k of [near - 1, near]) {
    const a = places[k];
    const b = places[k + 1];
    if (!a || !b || a.sideMm * b.sideMm > 0 || a.sideMm === b.sideMm) continue;
    return a.backMm + ((b.backMm - a.backMm) * -a.sideMm) / (b.sideMm - a.sideMm);
  }
  return places[near]!.backMm;
}

function lengthsAlong(curve: HairlineCurve): readonly number[] {
  const p = curve.pointsMm;
  const lengths = [0];
  for (let k = 1; k < curve.count; k++) {
    const x = p[3 * k]! - p[3 * k - 3]!;
    const y = p[3 * k + 1]! - p[3 * k - 2]!;
    const z = p[3 * k + 2]! - p[3 * k - 1]!;
    lengths.push(lengths[k - 1]! + Math.sqrt(x * x + y * y + z * z));
  }
  return lengths;
}

/** Peak to peak of the wander over the middle 100 mm, its straight trend taken out. */
function unevenness(curve: HairlineCurve, lengths: readonly number[], design: ScalpDesign, middle: number): number {
  const wander = lineWander(curve, design.hairline.edge);
  const near = lengths.map((_, k) => k).filter((k) => Math.abs(lengths[k]! - lengths[middle]!) <= 50);
  const meanX = near.reduce((sum, k) => sum + lengths[k]!, 0) / near.length;
  const meanY = near.reduce((sum, k) => sum + wander[k]!, 0) / near.length;
  let covariance = 0;
  let variance = 0;
  for (const k of near) {
    covariance += (lengths[k]! - meanX) * (wander[k]! - meanY);
    variance += (lengths[k]! - meanX) ** 2;
  }
  const slope = variance > 0 ? covariance / variance : 0;
  const rest = near.map((k) => wander[k]! - meanY - slope * (lengths[k]! - meanX));
  return Math.max(...rest) - Math.min(...rest);
}
