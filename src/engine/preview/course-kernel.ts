import {
  type DotAge,
  type DotInk,
  type DotKernelOptions,
  dotKernel,
  freshSkinTint,
  type SkinModel,
} from '../skin/appearance.ts';
import type { DotKernel } from './dot-kernel.ts';

export const REDNESS_DEFAULTS = {
  /** Width of the redness round one fresh puncture, standard deviation (MEM): at the spacings of a session the patches run together. */
  sigmaMm: 2.2,
  /** Punctures of one session at which the skin reaches the tint that the skin model gives (DER: a third of 120 to 135 dots). */
  dotsPerCm2: 45,
} as const;

/** The kernel of a dot in a picture of the course: what its pigment takes and, while it is fresh, the redness round it. */
export function courseKernel(skin: SkinModel, ink: DotInk, age: DotAge, options: DotKernelOptions = {}): DotKernel {
  const kernel = dotKernel(skin, ink, age, options);
  return age.kind === 'fresh' ? withRedness(kernel, freshSkinTint(skin, age.days)) : kernel;
}

/**
 * A kernel with the redness of the skin round a fresh dot: one more wide Gaussian, of the height at which a field of dotsPerCm2
 * comes to `tint` (factor on the skin's linear light) by the product rule. The redness then ends where the dots end.
 */
export function withRedness(
  kernel: DotKernel,
  tint: readonly [number, number, number],
  options: Partial<{ readonly sigmaMm: number; readonly dotsPerCm2: number }> = {},
): DotKernel {
  const { sigmaMm, dotsPerCm2 } = { ...REDNESS_DEFAULTS, ...options };
  const area = (dotsPerCm2 / 100) * 2 * Math.PI * sigmaMm * sigmaMm;
  const heights = tint.map((factor) => -Math.log(Math.max(0.05, factor)) / area);
  return { sigmaMm: [...kernel.sigmaMm, sigmaMm], amplitude: [...kernel.amplitude, ...heights] };
}
