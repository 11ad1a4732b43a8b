import {
  bloodAbsorptionPerCm,
  dermisReducedScatteringPerCm,
  epidermisReducedScatteringPerCm,
  melanosomeAbsorptionPerCm,
  vesselPackaging,
} from './chromophores.ts';
import type { DotGrid, DotSkinGrid } from './dot-grid.ts';
import { EPIDERMIS_MM, SKIN_ANISOTROPY, SKIN_INDEX } from './skin-layers.ts';

/** The six wavelengths from which colour is made (nm): trained weights give skin spectra within dE00 .1. */
export const SIX_NM = [440, 460, 520, 540, 560, 620] as const;

/** Nodes of the table, all for scattering scale 1. Lengths in mm, strengths per mm. */
export const DOT_AXES = {
  topsMm: [0, 0.03, 0.06, 0.1, 0.15, 0.22, 0.32, 0.5, 0.8],
  lengthsMm: [0.05, 0.1, 0.2, 0.4, 1],
  diametersMm: [0.04, 0.08, 0.14, 0.22, 0.34, 0.55],
  firstStrengthPerMm: 0.2,
  strengthCount: 6,
  melaninFractions: [0.015, 0.06, 0.13, 0.24, 0.4],
  /** Melanin is interpolated in the logarithm of fraction + this: least error of seven scales tried. */
  melaninShift: 0.07,
  /** Dermal absorption as multiples of that of the reference skin at the wavelength; interpolated in the logarithm of it + the shift. */
  bloodFactors: [0.3, 1, 3.5],
  bloodShift: 0.2,
} as const;

/**
 * What of a dot lies outside the table, where figures are only carried on from its edge: names of top, length, diameter. The table
 * is for scattering scale 1; lengths scale with the inverse.
 */
export function outsideDotTable(
  dot: { readonly zTopMm: number; readonly lengthMm: number; readonly diameterMm: number },
  scatteringScale: number,
): readonly string[] {
  const beyond = (value: number, nodes: readonly number[]): boolean =>
    value * scatteringScale > nodes[nodes.length - 1]! || value * scatteringScale < nodes[0]!;
  const { topsMm, lengthsMm, diametersMm } = DOT_AXES;
  return [
    ...(beyond(dot.zTopMm, topsMm) ? ['zTopMm'] : []),
    ...(beyond(dot.lengthMm, lengthsMm) ? ['lengthMm'] : []),
    ...(beyond(dot.diameterMm, diametersMm) ? ['diameterMm'] : []),
  ];
}

/** Dermal absorption of the middle node, cm^-1: 1 % of blood, saturation .6, in vessels of 12 um radius. */
export function nodeDermisPerCm(nm: number): number {
  const blood = bloodAbsorptionPerCm(nm, 0.6);
  return 0.01 * blood * vesselPackaging(blood, 12);
}

/** The dots of the table with rings of launch radii (mm); the first ring is the axis itself. */
export const TABLE_GRID: DotGrid = {
  topsMm: DOT_AXES.topsMm,
  lengthsMm: DOT_AXES.lengthsMm,
  diametersMm: DOT_AXES.diametersMm,
  firstStrengthPerMm: DOT_AXES.firstStrengthPerMm,
  strengthCount: DOT_AXES.strengthCount,
  azimuths: 8,
  radiusEdgesMm: [
    0, 0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.125, 0.15, 0.18, 0.22, 0.27, 0.33, 0.4, 0.5, 0.62, 0.78, 1, 1.3, 1.7, 2.2, 3,
    4, 5.5, 8,
  ],
};

/** Skin at one wavelength for given absorptions per cm (ascending), scattering scale 1. */
export function dotSkin(
  nm: number,
  muaEpidermisPerCm: readonly number[],
  muaDermisPerCm: readonly number[],
): DotSkinGrid {
  const perMm = 0.1 / (1 - SKIN_ANISOTROPY);
  return {
    n: SKIN_INDEX,
    g: SKIN_ANISOTROPY,
    epidermisMm: EPIDERMIS_MM,
    musEpidermisPerMm: epidermisReducedScatteringPerCm(nm) * perMm,
    musDermisPerMm: dermisReducedScatteringPerCm(nm) * perMm,
    muaEpidermisPerMm: muaEpidermisPerCm.map((value) => value / 10),
    muaDermisPerMm: muaDermisPerCm.map((value) => value / 10),
  };
}

/** The twelve skins of the table at one of its wavelengths. */
export function tableSkin(nm: number): DotSkinGrid {
  return dotSkin(
    nm,
    DOT_AXES.melaninFractions.map((fraction) => fraction * melanosomeAbsorptionPerCm(nm)),
    DOT_AXES.bloodFactors.map((factor) => factor * nodeDermisPerCm(nm)),
  );
}

/** Gaussians a dot. */
export const DOT_TERMS = 4;

/**
 * Widths (standard deviations, mm) of the Gaussians of a dot, shared by all wavelengths, skins, lengths and strengths: near the
 * half width of the column where it is shallow, near the depth where it is deep, and a wide last one for the tail.
 */
export function dotWidthsMm(topMm: number, diameterMm: number): number[] {
  const disc = 0.42 * diameterMm;
  const blur = 0.5 * topMm + 0.004;
  const first = softMin((disc ** 4 + blur ** 4) ** 0.25, 0.17);
  const flat = disc ** 2 / (disc ** 2 + (blur + 0.02) ** 2);
  const second = first * (2.2 - 0.6 * flat);
  const last = 0.8 + (0.7 * topMm) / (topMm + 0.25);
  return [first, second, softMin(2.4 * second, 0.62 * last), last];
}

/**
 * What the amplitudes are divided by before they are interpolated: roughly how much light the column takes. Light clips columns along
 * chords of many lengths, so it saturates slower than one exponential. Factors and exponents: least error of centre and shadow
 * between nodes of those tried.
 */
export function dotNorm(topMm: number, lengthMm: number, diameterMm: number, strengthPerMm: number): number {
  const chord = 1 / (1 / lengthMm + 1 / (0.55 * diameterMm));
  const wide = diameterMm ** 1.5;
  const hidden = (0.3 + 0.8 * topMm) ** 1.5;
  return (1 - (1 + 0.82 * strengthPerMm * chord) ** -2.76) * (wide / (wide + hidden));
}

/** ... and the rough share of the light that blood leaves on its way to the pigment and back: diffusion, to a little under its top. */
export function dermisNorm(nm: number, topMm: number, dermisPerCm: number): number {
  return Math.exp(-1.41 * diffuseAttenuationPerMm(nm, dermisPerCm) * (topMm + 0.05));
}

/** Attenuation of diffusing light in dermis of scattering scale 1, per mm. */
export function diffuseAttenuationPerMm(nm: number, dermisPerCm: number): number {
  return 0.1 * Math.sqrt(3 * dermisPerCm * (dermisPerCm + dermisReducedScatteringPerCm(nm)));
}

function softMin(a: number, b: number): number {
  return (a ** -4 + b ** -4) ** -0.25;
}
