import { roundTo } from '#/base/round-to.ts';
import type { Point } from './stage-view.ts';

/** A point as documents keep it: to a tenth of a pixel. */
export function tenthOfPixel([x, y]: Point): [number, number] {
  return [roundTo(x, 1), roundTo(y, 1)];
}

/** A point kept within the photo, to a tenth of a pixel. */
export function heldPoint([x, y]: Point, photo: { readonly width: number; readonly height: number }): [number, number] {
  return tenthOfPixel([Math.min(photo.width, Math.max(0, x)), Math.min(photo.height, Math.max(0, y))]);
}
