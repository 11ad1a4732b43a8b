export interface FeasibleDensity {
  /** Up to here the plan holds its density within 3 %. */
  readonly comfortablePerCm2: number;
  /** Beyond this a plan is refused; between the two the shortfall is reported. */
  readonly limitPerCm2: number;
}

/**
 * What a hard spacing leaves room for: .45/r^2 and .60/r^2 (r the spacing). Random sequential packing ends at .696/r^2
 * (jamming coverage .547 of discs of diameter r); docs/methods/dots.md has the measured shortfall in between.
 */
export function feasibleDensity(minSpacingMm: number): FeasibleDensity {
  if (!(minSpacingMm > 0)) throw new RangeError('feasibleDensity: the spacing must be positive');
  const perCm2 = 100 / (minSpacingMm * minSpacingMm);
  return { comfortablePerCm2: 0.45 * perCm2, limitPerCm2: 0.6 * perCm2 };
}
