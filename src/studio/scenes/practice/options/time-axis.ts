/** Five years: the last touch-up that the drawing shows. */
export const LAST_DAY = 5 * 365;

/** Days that carry a mark, with the key of their word. */
export const MARKS = [
  { day: 0, key: 'today' },
  { day: 14, key: 'weeks2' },
  { day: 30, key: 'month1' },
  { day: 90, key: 'months3' },
  { day: 180, key: 'months6' },
  { day: 365, key: 'year1' },
  { day: 730, key: 'years2' },
  { day: LAST_DAY, key: 'years5' },
] as const;

/** Place of a day on the axis, 0 to 1. Weeks at the start get as much room as years at the end. */
export function placeOf(day: number): number {
  const scale = (value: number): number => Math.log1p(value / 10);
  return Math.min(1, Math.max(0, scale(day) / scale(LAST_DAY)));
}
