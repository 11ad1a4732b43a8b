/** How far a normal spread reaches to either side in nine of ten cases: the ranges that people read are 90 % ranges. */
export function ninetyPercent(standardDeviation: number): number {
  return 1.645 * standardDeviation;
}
