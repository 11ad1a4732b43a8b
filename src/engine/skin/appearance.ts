import { itaDegrees } from '../colour/ita.ts';
import { type Lab, labToLinearRgb } from '../colour/lab.ts';
import type { Rgb } from '../colour/srgb.ts';
import type { DotKernel } from '../preview/dot-kernel.ts';
import type { ZoneId } from '../scalp/zones.ts';

/** One person's skin: its colour and what the layered model says of it. */
export interface SkinModel {
  readonly lab: Lab;
  readonly linearRgb: Rgb;
  readonly itaDegrees: number;
  readonly melaninFraction: number;
  readonly bloodFraction: number;
  readonly scatteringScale: number;
}

export interface SkinOptions {
  /** Global factor on all coefficients, .5 to 1: the main doubt about depth and blur. */
  readonly scatteringScale?: number;
}

export interface DotInk {
  /** Id in the registry of pigments. */
  readonly pigment: string;
  /** Parts of diluent to one part of pigment. */
  readonly dilution: number;
  /** Mass of warm neutraliser (iron oxide) to the mass of pigment, 0 to 3. */
  readonly neutraliser?: number;
  readonly zTopMm: number;
  readonly lengthMm: number;
  readonly diameterMm: number;
}

export type DotAge =
  | { readonly kind: 'fresh'; readonly days: number }
  | { readonly kind: 'healed' }
  | { readonly kind: 'years'; readonly years: number };

export interface DotKernelOptions {
  readonly band?: 'likely' | 'better' | 'worse';
  readonly zone?: ZoneId;
}

export function skinFromLab(lab: Lab, options: SkinOptions = {}): SkinModel {
  const ita = itaDegrees(lab);
  return {
    lab,
    linearRgb: labToLinearRgb(lab),
    itaDegrees: ita,
    melaninFraction: Math.exp(-0.0264 * ita - 2.369),
    bloodFraction: 0.01,
    scatteringScale: options.scatteringScale ?? 0.8,
  };
}

/** Contrast at depth by channel R, G, B for a 0.2 mm opaque column, from published-scattering Monte Carlo. */
const DEPTHS = [0, 0.1, 0.2, 0.3, 0.5, 0.8];
const CENTRE = [
  [0.85, 0.557, 0.246, 0.133, 0.056, 0.026],
  [0.83, 0.463, 0.18, 0.086, 0.027, 0.007],
  [0.82, 0.44, 0.169, 0.079, 0.025, 0.006],
];
const WIDTH = [0.14, 0.265, 0.435, 0.64, 0.95, 1.5];

export function dotKernel(skin: SkinModel, ink: DotInk, age: DotAge, options: DotKernelOptions = {}): DotKernel {
  const band = options.band === 'better' ? 0.6 : options.band === 'worse' ? 1.6 : 1;
  const years = age.kind === 'years' ? age.years : 0;
  const fresh = age.kind === 'fresh' ? Math.exp(-age.days / 8) : 0;
  const depth = skin.scatteringScale * (ink.zTopMm * (1 - fresh) + 0.02 * fresh);
  const diameter = Math.sqrt(ink.diameterMm ** 2 * (1 + fresh) + 16 * 1e-4 * years * band);
  const mass = (1 + 0.5 * fresh) * Math.exp(-0.08 * years * band);
  const area = (ink.diameterMm / diameter) ** 2;
  const tau = ((1305 / (1 + ink.dilution)) * ink.lengthMm * mass * area) / 10;
  const strength = (1 - Math.exp(-1.2 * tau)) * Math.min(1.5, (diameter / 0.2) ** 1.1);
  const sigma = Math.hypot(interpolate(DEPTHS, WIDTH, depth) / 2.355, diameter / 5);
  const amplitude = CENTRE.map((row) => Math.min(0.93, strength * interpolate(DEPTHS, row, depth)));
  return { sigmaMm: [sigma], amplitude };
}

function interpolate(xs: readonly number[], ys: readonly number[], x: number): number {
  const at = Math.max(
    1,
    xs.findIndex((value) => value >= x),
  );
  const x0 = xs[at - 1]!;
  const share = Math.min(1, Math.max(0, (x - x0) / (xs[at]! - x0)));
  return Math.exp(Math.log(ys[at - 1]!) * (1 - share) + Math.log(ys[at]!) * share);
}
