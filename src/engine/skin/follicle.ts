import type { Sourced } from '#/base/evidence.ts';
import type { Rgb } from '../colour/srgb.ts';
import type { DotKernel } from '../preview/dot-kernel.ts';
import { type SkinModel, toRgbKernel } from './appearance.ts';
import { melanosomeAbsorptionPerCm, pheomelaninAbsorptionPerCm } from './chromophores.ts';
import { dotContrast } from './dot-contrast.ts';
import { SIX_NM } from './dot-table-axes.ts';

/** Melanin of a hair as volume fractions of eumelanin and pheomelanin. */
export interface HairMelanin {
  readonly eumelanin: number;
  readonly pheomelanin: number;
}

export const FOLLICLE_DEFAULTS = {
  shaftDiameterMm: { value: 0.075, evidence: 'PR', note: 'terminal hair .06 to .09 mm' },
  columnLengthMm: {
    value: 1,
    evidence: 'DER',
    note: 'the shaft goes 3 to 5 mm down; light that returns seldom went below 1 mm',
  },
  hairsPerDot: {
    value: 1,
    evidence: 'MEM',
    note: 'one dot stands for one cut hair; about 2 where it stands for a whole follicular unit',
  },
  /** Reduced scattering of the cortex, per mm. */
  hairScatteringPerMm: { value: 10, evidence: 'MEM', note: 'sets how dark hair of a colour is inside' },
} as const satisfies Record<string, Sourced<number>>;

/** Wavelengths that stand for red, green and blue light in the estimate of melanin. */
const CHANNEL_NM = [600, 550, 460] as const;

/**
 * Melanin of hair of a colour (linear light): a thick layer of hair reflects (1 - R)^2 / (2 R) = K / S (Kubelka-Munk), with
 * K = 2 mu_a and S = .75 mu_s'. Least squares over three channels, none negative. Black, brown, red, blond and white hair all
 * lie on this plane.
 */
export function hairMelanin(colour: Rgb): HairMelanin {
  const absorption = colour.map((value) => {
    const r = Math.min(0.95, Math.max(0.008, value));
    return ((((1 - r) ** 2 / (2 * r)) * 0.75 * FOLLICLE_DEFAULTS.hairScatteringPerMm.value) / 2) * 10;
  });
  const eu = CHANNEL_NM.map(melanosomeAbsorptionPerCm);
  const pheo = CHANNEL_NM.map(pheomelaninAbsorptionPerCm);
  // Relative errors: every channel counts the same.
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, i) => sum + (value * b[i]!) / absorption[i]! ** 2, 0);
  const determinant = dot(eu, eu) * dot(pheo, pheo) - dot(eu, pheo) ** 2;
  const eumelanin = (dot(eu, absorption) * dot(pheo, pheo) - dot(pheo, absorption) * dot(eu, pheo)) / determinant;
  const pheomelanin = (dot(pheo, absorption) * dot(eu, eu) - dot(eu, absorption) * dot(eu, pheo)) / determinant;
  if (eumelanin < 0) return { eumelanin: 0, pheomelanin: dot(pheo, absorption) / dot(pheo, pheo) };
  if (pheomelanin < 0) return { eumelanin: dot(eu, absorption) / dot(eu, eu), pheomelanin: 0 };
  return { eumelanin, pheomelanin };
}

export interface FollicleOptions {
  /** Share of white hairs, 0..1: they take almost no light. */
  readonly greyShare?: number;
}

/**
 * A shaved hair as a dot: a melanin column that starts at the surface, in the same table as pigment. Only the melanin
 * spectrum and the missing depth tell it from a dot of SMP.
 */
export function follicleKernel(skin: SkinModel, hair: HairMelanin, options: FollicleOptions = {}): DotKernel {
  const shape = {
    topMm: 0,
    lengthMm: FOLLICLE_DEFAULTS.columnLengthMm.value,
    diameterMm: FOLLICLE_DEFAULTS.shaftDiameterMm.value,
  };
  const strengths = SIX_NM.map(
    (nm) => (hair.eumelanin * melanosomeAbsorptionPerCm(nm) + hair.pheomelanin * pheomelaninAbsorptionPerCm(nm)) / 10,
  );
  const kernel = toRgbKernel(skin, dotContrast(skin.sixAbsorptions, skin.scatteringScale, shape, strengths));
  const hairs = FOLLICLE_DEFAULTS.hairsPerDot.value * (1 - (options.greyShare ?? 0));
  return { sigmaMm: kernel.sigmaMm, amplitude: kernel.amplitude.map((value) => value * hairs) };
}
