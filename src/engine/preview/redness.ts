import type { DotKernel } from './dot-kernel.ts';

/** Width of the redness round one fresh puncture, standard deviation, mm (MEM): at SMP spacings the patches run together. */
export const REDNESS_SIGMA_MM = 1.6;

/**
 * A kernel with the redness of the skin round a fresh dot: one more wide Gaussian, of the height at which a field of dotsPerCm2
 * comes to `tint` (factor on the skin's linear light, freshSkinTint in engine/skin) by the product rule. The redness then ends where
 * the dots end. Returns the kernel itself where there is nothing to add.
 */
export function withRedness(
  kernel: DotKernel,
  tint: readonly [number, number, number],
  dotsPerCm2: number,
  sigmaMm: number = REDNESS_SIGMA_MM,
): DotKernel {
  if (!(dotsPerCm2 > 0)) return kernel;
  const area = (dotsPerCm2 / 100) * 2 * Math.PI * sigmaMm * sigmaMm;
  const heights = tint.map((factor) => -Math.log(Math.max(0.05, factor)) / area);
  return { sigmaMm: [...kernel.sigmaMm, sigmaMm], amplitude: [...kernel.amplitude, ...heights] };
}
