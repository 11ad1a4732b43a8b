import { type DotInk, dotKernel, type SkinModel } from './appearance.ts';
import { centreContrast, kernelChannel } from './kernel-figures.ts';
import { SHADE_SENTENCES } from './shade-sentences.ts';

/** Under this ITA black pigment has little contrast left to give. */
const DARK_SKIN_ITA = -30;
const DEEP_TOP_MM = 0.3;
/** Share of white hair from which dots cannot stand for the hair. */
export const MOSTLY_GREY = 0.6;

/** What an artist should hear about one shade, in terms of what an artist can set. */
export function shadeWarnings(skin: SkinModel, ink: DotInk, uptake?: number): string[] {
  const warnings: string[] = [];
  const contrast = (dilution: number) =>
    centreContrast(
      kernelChannel(
        dotKernel(skin, { ...ink, dilution }, { kind: 'healed' }, uptake === undefined ? {} : { uptake }),
        1,
      ),
    );
  const own = contrast(ink.dilution);
  if (own > 0 && 1 - contrast(ink.dilution * 1.5 + 0.5) / own < 0.1) {
    warnings.push(SHADE_SENTENCES.weakDilution);
  }
  if (skin.itaDegrees < DARK_SKIN_ITA) {
    warnings.push(SHADE_SENTENCES.darkSkin);
  }
  if (ink.zTopMm > DEEP_TOP_MM) {
    warnings.push(SHADE_SENTENCES.deep);
  }
  if ((ink.neutraliser ?? 0) > 0 || ink.pigment === 'warmBlack') {
    warnings.push(SHADE_SENTENCES.warm);
  }
  return warnings;
}

/** Why nothing matches. `lightnessGap`: L* of the best healed dot less that of the follicle. */
export function cannotMatchReason(lightnessGap: number, greyShare: number): string {
  if (greyShare > MOSTLY_GREY) {
    return SHADE_SENTENCES.mostlyGrey;
  }
  if (lightnessGap > 0.3) {
    return SHADE_SENTENCES.darker;
  }
  if (lightnessGap < -0.3) {
    return SHADE_SENTENCES.lighter;
  }
  return SHADE_SENTENCES.warmer;
}
