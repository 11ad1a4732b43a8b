/** Evenness of a pattern of points, away from its border. */
export interface PatternEvenness {
  /** Standard deviation of the distances to the nearest neighbour over their mean. */
  readonly nnCv: number;
  /** Mean distance to the nearest neighbour over that of as many points by chance (Clark & Evans 1954). */
  readonly clarkEvans: number;
}

/** Measured by tools/dots-irregularity.ts at 115 dots/cm2 and .40 mm, for irregularities 0, .1 .. 1. */
const NN_CV = [0.0584, 0.0678, 0.0877, 0.1117, 0.1331, 0.1493, 0.1589, 0.1656, 0.1703, 0.1743, 0.1777];
const CLARK_EVANS = [1.8575, 1.8275, 1.7642, 1.6926, 1.6252, 1.5715, 1.5344, 1.5083, 1.4897, 1.4757, 1.4652];

/** Chance error of Clark-Evans over that of NN-CV: CE x CV / sqrt(n) over CV / sqrt(2 n), at CE 1.6. */
const ERROR_RATIO = 2.26;

/**
 * The irregularity (0 to 1) at which settled dots are as even as a measured pattern, for instance the follicles of the donor
 * zone: the nearest place on the measured curve of both figures, each in units of its chance error. What is more even or less
 * even than the curve reaches comes out as 0 or 1. docs/methods/dots.md states the errors. Throws RangeError for figures that are
 * not above 0.
 */
export function irregularityOfPattern({ nnCv, clarkEvans }: PatternEvenness): number {
  if (!(nnCv > 0 && clarkEvans > 0)) throw new RangeError('irregularityOfPattern: both figures must be above 0');
  const last = NN_CV.length - 1;
  let best = 0;
  let nearest = Number.POSITIVE_INFINITY;
  for (let n = 0; n < last; n++) {
    const alongCv = ERROR_RATIO * (NN_CV[n + 1]! - NN_CV[n]!);
    const alongCe = CLARK_EVANS[n + 1]! - CLARK_EVANS[n]!;
    const offCv = ERROR_RATIO * (nnCv - NN_CV[n]!);
    const offCe = clarkEvans - CLARK_EVANS[n]!;
    const t = (offCv * alongCv + offCe * alongCe) / (alongCv * alongCv + alongCe * alongCe);
    const inside = Math.min(1, Math.max(0, t));
    const distance2 = (offCv - inside * alongCv) ** 2 + (offCe - inside * alongCe) ** 2;
    if (distance2 >= nearest) continue;
    nearest = distance2;
    best = (n + inside) / last;
  }
  return best;
}
