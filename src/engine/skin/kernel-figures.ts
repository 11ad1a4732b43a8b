import type { Rgb } from '../colour/srgb.ts';
import type { DotKernel } from '../preview/dot-kernel.ts';

/** A mixture of Gaussians over the skin: widths in mm, amplitudes at the centre. */
export interface Gaussians {
  readonly sigmaMm: readonly number[];
  readonly amplitude: ArrayLike<number>;
}

/** Contrast at the centre. */
export function centreContrast(profile: Gaussians): number {
  return profile.sigmaMm.reduce((sum, _, k) => sum + profile.amplitude[k]!, 0);
}

/** Contrast at a distance from the centre. */
export function contrastAtRadius(profile: Gaussians, radiusMm: number): number {
  return profile.sigmaMm.reduce(
    (sum, sigma, k) => sum + profile.amplitude[k]! * Math.exp(-(radiusMm ** 2) / (2 * sigma ** 2)),
    0,
  );
}

/** Shadow area: the area of a fully black patch that takes the same light, mm2 (integral of C), of all of it or within a radius. */
export function shadowAreaMm2(profile: Gaussians, withinMm = Number.POSITIVE_INFINITY): number {
  return profile.sigmaMm.reduce((sum, sigma, k) => {
    const share = -Math.expm1(-(withinMm ** 2) / (2 * sigma * sigma));
    return sum + 2 * Math.PI * sigma * sigma * profile.amplitude[k]! * share;
  }, 0);
}

/** Full width at half the centre contrast, mm; 0 for no dot. */
export function fullWidthHalfMm(profile: Gaussians): number {
  const half = centreContrast(profile) / 2;
  if (half <= 0) return 0;
  let low = 0;
  let high = 5;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (contrastAtRadius(profile, middle) > half) low = middle;
    else high = middle;
  }
  return 2 * low;
}

/** One channel (0 R, 1 G, 2 B) of a kernel. */
export function kernelChannel(kernel: DotKernel, channel: number): Gaussians {
  return { sigmaMm: kernel.sigmaMm, amplitude: kernel.sigmaMm.map((_, k) => kernel.amplitude[3 * k + channel]!) };
}

/** Centre contrast in each channel after a Gaussian blur (of the eye or a lens), standard deviation in mm. */
export function blurredCentre(kernel: DotKernel, blurMm: number): Rgb {
  const channel = (c: number) =>
    kernel.sigmaMm.reduce((sum, s, k) => sum + (kernel.amplitude[3 * k + c]! * s * s) / (s * s + blurMm * blurMm), 0);
  return [channel(0), channel(1), channel(2)];
}

/** Mean light that a field of dots leaves, by channel: dots multiply, so exp(-density x shadow area). */
export function fieldTransmission(kernel: DotKernel, densityPerCm2: number): Rgb {
  const channel = (c: number) => Math.exp((-densityPerCm2 / 100) * shadowAreaMm2(kernelChannel(kernel, c)));
  return [channel(0), channel(1), channel(2)];
}
