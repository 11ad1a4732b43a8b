import type { Point } from './stage-view.ts';

/** A point kept within the photo, to a tenth of a pixel. */
export function heldPoint([x, y]: Point, photo: { readonly width: number; readonly height: number }): [number, number] {
  const hold = (value: number, to: number): number => Math.round(Math.min(to, Math.max(0, value)) * 10) / 10;
  return [hold(x, photo.width), hold(y, photo.height)];
}
