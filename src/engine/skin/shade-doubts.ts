import type { Sourced } from '#/base/evidence.ts';

/** One way things may turn out, as factors on what was planned. */
export interface ShadeDraw {
  readonly topFactor: number;
  readonly scatteringScale: number;
  readonly uptakeFactor: number;
}

/** Spread of what cannot be known before a test patch has healed: standard deviations. */
export const SHADE_DOUBTS = {
  lnTop: { value: 0.3, evidence: 'DER', note: 'artists set needle hang, not the pigment top' },
  scatteringScale: { value: 0.12, evidence: 'DER', note: 'published scattering differs by half' },
  lnUptake: { value: 0.5, evidence: 'DER', note: 'share of pigment that stays, .05 to .5' },
} as const satisfies Record<string, Sourced<number>>;

/** `count` even draws (Halton sequence through the normal distribution): the same each time, no seed needed. */
export function shadeDraws(scatteringScale: number, lnUptakeSd: number, count = 16): readonly ShadeDraw[] {
  return Array.from({ length: count }, (_, i) => ({
    topFactor: Math.exp(SHADE_DOUBTS.lnTop.value * normalQuantile(radicalInverse(i + 1, 2))),
    scatteringScale: Math.min(
      1,
      Math.max(0.5, scatteringScale + SHADE_DOUBTS.scatteringScale.value * normalQuantile(radicalInverse(i + 1, 3))),
    ),
    uptakeFactor: Math.exp(lnUptakeSd * normalQuantile(radicalInverse(i + 1, 5))),
  }));
}

/** Quantile of a sorted list, linear between its members. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.min(sorted.length - 2, Math.floor(at));
  return sorted.length === 1 ? sorted[0]! : sorted[low]! + (at - low) * (sorted[low + 1]! - sorted[low]!);
}

function radicalInverse(index: number, base: number): number {
  let value = 0;
  let scale = 1 / base;
  for (let n = index; n > 0; n = Math.floor(n / base), scale /= base) value += (n % base) * scale;
  return value;
}

/** Inverse of the standard normal distribution, by Newton steps. */
function normalQuantile(p: number): number {
  let x = 0;
  for (let i = 0; i < 60; i++) {
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    const step = (normalCdf(x) - p) / Math.max(density, 1e-6);
    x -= Math.max(-0.5, Math.min(0.5, step));
    if (Math.abs(step) < 1e-12) break;
  }
  return x;
}

/** Series of the normal distribution function (Abramowitz and Stegun 26.2.11), fine for |x| < 6. */
function normalCdf(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; k < 120; k++) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
    if (Math.abs(term) < 1e-16) break;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
