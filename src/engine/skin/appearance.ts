import { deltaE2000 } from '../colour/delta-e.ts';
import { itaDegrees } from '../colour/ita.ts';
import { type Lab, labToLinearRgb, xyzToLinearRgb } from '../colour/lab.ts';
import type { Rgb } from '../colour/srgb.ts';
import type { DotKernel } from '../preview/dot-kernel.ts';
import type { ZoneId } from '../scalp/zones.ts';
import { type DotContrast, dotContrast, type SixAbsorptions } from './dot-contrast.ts';
import { DOT_TERMS, SIX_NM } from './dot-table-axes.ts';
import { fitColour, sixReflectances, sixToLab } from './fit-colour.ts';
import { inkMasses, inkStrengthPerCm } from './ink-optics.ts';
import { SIX_TO_XYZ } from './six-weights.generated.ts';
import { type SkinParameters, skinAbsorption } from './skin-layers.ts';
import { dermisReflectance, SURFACE_REFLECTANCE } from './skin-reflectance.ts';
import {
  type DotAge,
  type DotState,
  dotAtAge,
  type FadeCircumstance,
  fadeMultiplier,
  freshBloodFactor,
  type TimeBand,
} from './time-model.ts';

/** One person's skin: its colour and what the layered model says of it. */
export interface SkinModel {
  /** The colour it was made from, D65, light of the surface included. */
  readonly lab: Lab;
  readonly linearRgb: Rgb;
  readonly itaDegrees: number;
  readonly parameters: SkinParameters;
  /** Factor on every coefficient, .5 to 1 (.8): the main doubt about depth and blur. Lengths scale with its inverse. */
  readonly scatteringScale: number;
  /** Diffuse reflectance (without the light of the surface) at the six wavelengths. */
  readonly sixReflectance: readonly number[];
  /** Reflectance of the dermis to light inside it: what surrounds pigment, without the melanin above. */
  readonly sixDermisReflectance: readonly number[];
  readonly sixAbsorptions: SixAbsorptions;
  /** How far the model is from the colour given: above 2, the colour is not that of skin in plain light. */
  readonly fitDE00: number;
}

export type { DotAge } from './time-model.ts';

export interface SkinOptions {
  readonly scatteringScale?: number;
}

export const SKIN_DEFAULTS = {
  scatteringScale: {
    value: 0.8,
    evidence: 'MEM',
    note: 'in-vivo skin scatters less than the published samples; .5 to 1',
  },
} as const;

/** Pigment as planned, healed. Lengths in mm. */
export interface DotInk {
  /** Id in the registry of pigments. */
  readonly pigment: string;
  /** Parts of diluent to one part of pigment. */
  readonly dilution: number;
  /** Mass of red iron oxide as a multiple of the pigment mass, 0 to 3. */
  readonly neutraliser?: number;
  /** Top of the pigment, .06 to .5: what is seen. Not the travel of the needle. */
  readonly zTopMm: number;
  readonly lengthMm: number;
  readonly diameterMm: number;
}

export interface DotKernelOptions {
  readonly band?: TimeBand;
  /** Scars fade faster. */
  readonly zone?: ZoneId;
  readonly circumstances?: readonly FadeCircumstance[];
  /** Share of the pigment that stays in the healed column; calibrated by a test patch. */
  readonly uptake?: number;
}

/** Fits the layered model to a colour (about 30 ms). Throws RangeError for a colour that is not one. */
export function skinFromLab(lab: Lab, options: SkinOptions = {}): SkinModel {
  if (!lab.every(Number.isFinite) || lab[0] <= 0 || lab[0] > 100) {
    throw new RangeError('a skin colour needs L* above 0 and up to 100, with a* and b*');
  }
  return skinFromParameters(fitColour(lab), options, lab);
}

/** The model of known parameters; its colour follows from them unless one is given. */
export function skinFromParameters(parameters: SkinParameters, options: SkinOptions = {}, given?: Lab): SkinModel {
  const scale = options.scatteringScale ?? SKIN_DEFAULTS.scatteringScale.value;
  if (!(scale >= 0.3 && scale <= 1.5)) throw new RangeError('the scattering scale must lie between 0.3 and 1.5');
  const total = sixReflectances(parameters);
  const modelLab = sixToLab(total);
  const lab = given ?? modelLab;
  const absorptions = SIX_NM.map((nm) => skinAbsorption(parameters, nm));
  return {
    lab,
    linearRgb: labToLinearRgb(lab),
    itaDegrees: itaDegrees(lab),
    parameters,
    scatteringScale: scale,
    sixReflectance: total.map((value) => value - SURFACE_REFLECTANCE),
    sixDermisReflectance: SIX_NM.map((nm) => dermisReflectance(parameters, nm)),
    sixAbsorptions: {
      epidermisPerCm: absorptions.map((each) => each.epidermisPerCm),
      dermisPerCm: absorptions.map((each) => each.dermisPerCm),
    },
    fitDE00: deltaE2000(lab, modelLab),
  };
}

/**
 * What one dot takes from the light of this skin, at an age, as contrast in linear sRGB. It is relative to the skin colour with
 * its even light of the surface, of which pigment takes nothing; gloss beyond that lies above the pigment and stays.
 */
export function dotKernel(skin: SkinModel, ink: DotInk, age: DotAge, options: DotKernelOptions = {}): DotKernel {
  return toRgbKernel(skin, dotSixContrast(skin, dotState(ink, age, options)));
}

/** The dot in the skin at an age. */
export function dotState(ink: DotInk, age: DotAge, options: DotKernelOptions = {}): DotState {
  if (!(ink.zTopMm >= 0 && ink.lengthMm > 0 && ink.diameterMm > 0)) {
    throw new RangeError('a dot needs zTopMm of zero or more, and lengthMm and diameterMm above zero');
  }
  const circumstances = [...(options.circumstances ?? []), ...(options.zone === 'scar' ? (['scar'] as const) : [])];
  const healed = {
    topMm: ink.zTopMm,
    lengthMm: ink.lengthMm,
    diameterMm: ink.diameterMm,
    masses: inkMasses(ink.pigment, ink.dilution, ink.neutraliser ?? 0, options.uptake),
  };
  return dotAtAge(healed, age, options.band ?? 'likely', fadeMultiplier(circumstances));
}

/** Contrast at the six wavelengths of a dot in this skin. */
export function dotSixContrast(skin: SkinModel, dot: DotState): DotContrast {
  const strengths = SIX_NM.map((nm, w) => inkStrengthPerCm(dot.masses, nm, skin.sixDermisReflectance[w]!) / 10);
  return dotContrast(skin.sixAbsorptions, skin.scatteringScale, dot, strengths);
}

/** Six wavelengths to linear sRGB: each channel is a fixed mixture of them, so Gaussians stay Gaussians. */
export function toRgbKernel(skin: SkinModel, contrast: DotContrast): DotKernel {
  const amplitude: number[] = [];
  const weights = SIX_NM.map((_, w) => {
    const [x, y, z] = SIX_TO_XYZ.map((row) => row[w]! * skin.sixReflectance[w]!);
    return xyzToLinearRgb([x!, y!, z!]);
  });
  // The light of the surface is that of even light all around; gloss beyond it is left alone by the picture.
  const whole = [0, 1, 2].map((c) => SURFACE_REFLECTANCE + weights.reduce((sum, weight) => sum + weight[c]!, 0));
  for (let k = 0; k < DOT_TERMS; k++) {
    for (let c = 0; c < 3; c++) {
      let sum = 0;
      for (let w = 0; w < SIX_NM.length; w++) sum += weights[w]![c]! * contrast.amplitude[w * DOT_TERMS + k]!;
      amplitude.push(sum / whole[c]!);
    }
  }
  return { sigmaMm: contrast.sigmaMm, amplitude };
}

/** Factor on the linear light of the skin while it is red from the treatment. */
export function freshSkinTint(skin: SkinModel, days: number): Rgb {
  const red = sixReflectances({
    ...skin.parameters,
    bloodFraction: skin.parameters.bloodFraction * freshBloodFactor(days),
  });
  const colour = (six: readonly number[]) => {
    const [x, y, z] = SIX_TO_XYZ.map((row) => row.reduce((sum, weight, w) => sum + weight * six[w]!, 0));
    return xyzToLinearRgb([x!, y!, z!]);
  };
  const before = colour(skin.sixReflectance.map((value) => value + SURFACE_REFLECTANCE));
  const after = colour(red);
  return [after[0] / before[0], after[1] / before[1], after[2] / before[2]];
}
