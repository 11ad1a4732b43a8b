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

/** Scalp epidermis: 0.06 to 0.1 mm (DER); what lies in it is shed while it renews itself, within about a month. */
export const EPIDERMIS_MM = 0.07;

/** Where pigment lies below the surface, mm. */
export interface PigmentColumn {
  readonly zTopMm: number;
  readonly lengthMm: number;
}

/** The part of a column that healing leaves: what lies below the epidermis; of one that ends in it, next to nothing. */
export function keptColumn(column: PigmentColumn): PigmentColumn {
  const end = column.zTopMm + column.lengthMm;
  const zTopMm = Math.max(column.zTopMm, EPIDERMIS_MM);
  return { zTopMm, lengthMm: Math.max(0.005, end - zTopMm) };
}

/**
 * The kernel of a dot in a picture of the course. Fresh: what all its pigment takes, and the redness of the skin round it; later:
 * what the pigment that healing kept takes.
 */
export function courseKernel(skin: SkinModel, ink: DotInk, age: DotAge, options: DotKernelOptions = {}): DotKernel {
  if (age.kind === 'fresh') return withRedness(dotKernel(skin, ink, age, options), freshSkinTint(skin, age.days));
  return dotKernel(skin, { ...ink, ...keptColumn(ink) }, age, options);
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
