/**
 * What the two renderers draw: one elliptical Gaussian footprint a dot, in picture pixels. Stride 8:
 *   0, 1  centre uPx, vPx
 *   2-4   footprint xx, xy, yy in px^2 per mm^2: a skin Gaussian of variance s^2 mm^2 has picture covariance s^2 [xx xy; xy yy]
 *   5     index of its kernel
 *   6     strength: factor on the kernel's contrast
 *   7     index of the dot it came from
 * Numbers are float32, because that is what a graphics card gets: both renderers then start from the same bits.
 */
export interface Splats {
  readonly count: number;
  readonly data: Float32Array;
}

export const SPLAT_STRIDE = 8;

/** Several splat lists drawn as one; kernel indices must already belong to one table. */
export function joinSplats(parts: readonly Splats[]): Splats {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const data = new Float32Array(count * SPLAT_STRIDE);
  let at = 0;
  for (const part of parts) {
    data.set(part.data.subarray(0, part.count * SPLAT_STRIDE), at);
    at += part.count * SPLAT_STRIDE;
  }
  return { count, data };
}
