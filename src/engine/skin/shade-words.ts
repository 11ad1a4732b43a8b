import { type DotInk, dotKernel, type SkinModel } from './appearance.ts';
import { centreContrast, kernelChannel } from './kernel-figures.ts';

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
    warnings.push(
      'Dilution no longer matters at this strength: half as much water again changes the healed dot by less than a tenth. Smaller dots lighten it, more water does not.',
    );
  }
  if (skin.itaDegrees < DARK_SKIN_ITA) {
    warnings.push(
      'Black on dark skin: the skin itself takes most of the light, so dots show little and mostly as loss of red. Heal a test patch before the first session.',
    );
  }
  if (ink.zTopMm > DEEP_TOP_MM) {
    warnings.push(
      'Pigment whose top lies deeper than 0.3 mm looks blue-grey and blurred whatever the ink. Shorten the needle hang and stop at the first bleeding.',
    );
  }
  if ((ink.neutraliser ?? 0) > 0 || ink.pigment === 'warmBlack') {
    warnings.push(
      'A warm tint makes up for at most 0.15 mm of depth, and fades before the black does. It does not rescue deep work: watch the needle hang and any bleeding instead.',
    );
  }
  return warnings;
}

/** Why nothing matches. `lightnessGap`: L* of the best healed dot less that of the follicle. */
export function cannotMatchReason(lightnessGap: number, greyShare: number): string {
  if (greyShare > MOSTLY_GREY) {
    return 'Most of the hair is white: dots cannot be lighter than skin. Match the dark hairs only, at a lower density, and expect the sides to look lighter.';
  }
  if (lightnessGap > 0.3) {
    return 'The own follicles are darker than dots of this size and depth can be. More dots or a wider needle come nearer; more pigment does not.';
  }
  if (lightnessGap < -0.3) {
    return 'The own hair is lighter than the lightest shade. Use fewer and smaller dots, or leave blond hair without pigment.';
  }
  return 'The own hair is warmer than pigment under skin can look: skin scatters blue back before it reaches the dot. Match the lightness and expect a cooler dot.';
}
