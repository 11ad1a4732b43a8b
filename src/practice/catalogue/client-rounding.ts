/**
 * How numbers with a range are rounded on every paper that a client holds, so that plan and consent say the same: 1, 10, 100 ...,
 * at most a quarter of the range, so that no digit is shown that the measurement cannot carry.
 */
export function roundingStep(low: number, high: number): number {
  return high > low ? Math.max(1, 10 ** Math.floor(Math.log10((high - low) / 4))) : 1;
}

/** The time of a whole course is said to half hours: how fast dots are set and how long breaks last is not known closer. */
export const COURSE_TIME_STEP_MIN = 30;

export function roundToStep(value: number, step: number): number {
  return Math.round(value / step) * step;
}
