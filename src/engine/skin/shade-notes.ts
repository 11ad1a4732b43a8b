import { type DotInk, dotKernel, type SkinModel } from './appearance.ts';
import { centreContrast, kernelChannel } from './kernel-figures.ts';

/** Something to be told about a shade, or why nothing matches: a code for the catalogues and the numbers of its sentence. */
export interface ShadeNote {
  readonly code: ShadeNoteCode;
  readonly values: Readonly<Record<string, number>>;
}

export type ShadeNoteCode = (typeof SHADE_NOTE_CODES)[number];

export const SHADE_NOTE_CODES = [
  // About one shade.
  'weakDilution',
  'darkSkin',
  'deep',
  'warm',
  // Why nothing matches.
  'mostlyGrey',
  'darker',
  'lighter',
  'warmer',
  // About measuring the shaved sides.
  'sidesNoSkin',
  'sidesOutside',
  'sidesBare',
  'sidesDoubtful',
  'sidesShaded',
  'sidesUntold',
  // About the healed test patch.
  'fromPatch',
] as const;

/** Under this ITA black pigment has little contrast left to give. */
const DARK_SKIN_ITA = -30;
const DEEP_TOP_MM = 0.3;
/** Depth that a warm tint hides at most: the a* that it adds against what each further .1 mm takes away. */
const WARM_DEPTH_MM = 0.15;
/** Half as much water again that lightens the centre by less than this no longer matters. */
const LEAST_STEP = 0.1;
/** Share of white hair from which dots cannot stand for the hair. */
export const MOSTLY_GREY = 0.6;

export function shadeNote(code: ShadeNoteCode, values: ShadeNote['values'] = {}): ShadeNote {
  return { code, values };
}

/** What an artist should hear about one shade, in terms of what an artist can set. */
export function shadeWarnings(skin: SkinModel, ink: DotInk, uptake?: number): ShadeNote[] {
  const warnings: ShadeNote[] = [];
  const options = uptake === undefined ? {} : { uptake };
  const contrast = (dilution: number) =>
    centreContrast(kernelChannel(dotKernel(skin, { ...ink, dilution }, { kind: 'healed' }, options), 1));
  const own = contrast(ink.dilution);
  const lightens = own > 0 ? 1 - contrast(ink.dilution * 1.5 + 0.5) / own : 1;
  if (lightens < LEAST_STEP) warnings.push(shadeNote('weakDilution', { percent: Math.ceil(100 * lightens) }));
  if (skin.itaDegrees < DARK_SKIN_ITA) warnings.push(shadeNote('darkSkin', { ita: Math.round(skin.itaDegrees) }));
  if (ink.zTopMm > DEEP_TOP_MM) {
    warnings.push(shadeNote('deep', { topMm: Math.round(100 * ink.zTopMm) / 100, limitMm: DEEP_TOP_MM }));
  }
  if ((ink.neutraliser ?? 0) > 0 || ink.pigment === 'warmBlack') {
    warnings.push(shadeNote('warm', { depthMm: WARM_DEPTH_MM }));
  }
  return warnings;
}

/** What is known of the best shade where none matches. */
export interface NoMatch {
  /** L* of its healed dot less that of the follicle. */
  readonly lightnessGap: number;
  /** No shade of the same recipe is darker, or lighter. */
  readonly darkest: boolean;
  readonly lightest: boolean;
}

/** Why nothing matches. Where a darker or lighter shade was there to choose, lightness is not what is wrong. */
export function cannotMatchReason({ lightnessGap, darkest, lightest }: NoMatch, greyShare: number): ShadeNote {
  if (greyShare > MOSTLY_GREY) return shadeNote('mostlyGrey', { percent: Math.round(100 * greyShare) });
  const gap = Math.round(10 * Math.abs(lightnessGap)) / 10;
  if (lightnessGap > 0.3 && darkest) return shadeNote('darker', { gap });
  if (lightnessGap < -0.3 && lightest) return shadeNote('lighter', { gap });
  return shadeNote('warmer');
}
