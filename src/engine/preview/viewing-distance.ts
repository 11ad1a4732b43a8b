/**
 * Standard deviation of the eye's point spread, arc minutes: a well-corrected eye in daylight tells 1 arc minute apart (20/20),
 * about the full width at half height of its line spread (MEM; Campbell and Gubisch 1966 measured 1 to 1.5).
 */
export const EYE_SPREAD_ARCMIN = 0.45;

/** What the eye blurs at a distance, as a standard deviation in picture pixels; pxPerMm is the picture's scale on the scalp. */
export function eyeBlurPx(distanceM: number, pxPerMm: number): number {
  return distanceM * 1000 * ((EYE_SPREAD_ARCMIN / 60) * (Math.PI / 180)) * pxPerMm;
}
