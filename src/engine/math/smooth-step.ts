/** Smooth step from 0 at `from` to 1 at `to` (3 t^2 - 2 t^3); `from` may lie above `to`. */
export function smoothStep(from: number, to: number, value: number): number {
  const t = (value - from) / (to - from);
  if (!(t > 0)) return 0;
  return t >= 1 ? 1 : t * t * (3 - 2 * t);
}
