import {
  bloodAbsorptionPerCm,
  dermisReducedScatteringPerCm,
  epidermisReducedScatteringPerCm,
  melanosomeAbsorptionPerCm,
  vesselPackaging,
} from './chromophores.ts';

/** What the layered model knows of one person's skin. */
export interface SkinParameters {
  /** Volume fraction of melanosomes in the epidermis; only its product with the thickness shows. */
  readonly melaninFraction: number;
  /** Volume fraction of blood in the dermis. */
  readonly bloodFraction: number;
  /** Oxygen saturation of that blood, 0..1. */
  readonly saturation: number;
  readonly vesselRadiusUm: number;
}

/** One uniform layer. Coefficients per cm, thickness in cm; null: without end. */
export interface Layer {
  readonly n: number;
  readonly muaPerCm: number;
  readonly musPerCm: number;
  readonly g: number;
  readonly dCm: number | null;
}

export interface LayerStack {
  readonly nAbove: number;
  readonly nBelow: number;
  readonly layers: readonly Layer[];
}

/** Refractive index of skin, and the anisotropy that turns reduced into full scattering: adequate for colour. */
export const SKIN_INDEX = 1.4;
export const SKIN_ANISOTROPY = 0.8;
/** Epidermis at scattering scale 1. In the skin it is this divided by the scale: .075 mm at .8 (scalp: .06 to .10 mm). */
export const EPIDERMIS_MM = 0.06;

/**
 * Loss in the dermis that no chromophore explains, cm^-1: red light that leaves sideways past the port of the instrument or
 * through the bottom of the skin. One constant for everybody; set on either half of the measured skins, it holds for the other
 * (docs/methods/skin.md).
 */
export const DERMIS_LOSS_PER_CM = 0.06;

export interface SkinAbsorption {
  readonly epidermisPerCm: number;
  readonly dermisPerCm: number;
}

/** Absorption of both layers at one wavelength, for scattering scale 1. Another loss than the usual one is for judging that choice. */
export function skinAbsorption(
  parameters: SkinParameters,
  nm: number,
  lossPerCm: number = DERMIS_LOSS_PER_CM,
): SkinAbsorption {
  const blood = bloodAbsorptionPerCm(nm, parameters.saturation);
  return {
    epidermisPerCm: parameters.melaninFraction * melanosomeAbsorptionPerCm(nm),
    dermisPerCm: lossPerCm + parameters.bloodFraction * blood * vesselPackaging(blood, parameters.vesselRadiusUm),
  };
}

/** Epidermis over an endless dermis at one wavelength, for scattering scale 1. */
export function skinStack(parameters: SkinParameters, nm: number): LayerStack {
  const absorption = skinAbsorption(parameters, nm);
  const turned = 1 - SKIN_ANISOTROPY;
  const layer = { n: SKIN_INDEX, g: SKIN_ANISOTROPY };
  return {
    nAbove: 1,
    nBelow: SKIN_INDEX,
    layers: [
      {
        ...layer,
        muaPerCm: absorption.epidermisPerCm,
        musPerCm: epidermisReducedScatteringPerCm(nm) / turned,
        dCm: EPIDERMIS_MM / 10,
      },
      {
        ...layer,
        muaPerCm: absorption.dermisPerCm,
        musPerCm: dermisReducedScatteringPerCm(nm) / turned,
        dCm: null,
      },
    ],
  };
}
