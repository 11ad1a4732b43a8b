import { formatHexColour, type Rgb } from '../colour/srgb.ts';
import { type DotInk, dotKernel, type SkinModel } from './appearance.ts';
import { centreContrast, fieldTransmission, kernelChannel } from './kernel-figures.ts';
import { SHADE_DILUTIONS } from './pigments.ts';

export interface LadderStep {
  readonly dilution: number;
  /** Healed colour at the middle of a dot, and of a field of dots seen from afar. */
  readonly dotHex: string;
  readonly fieldHex: string;
  /** Contrast at the middle of the healed dot in green light. */
  readonly contrast: number;
}

/** The shades of one pigment on this skin, healed, lightest first. */
export function shadeLadder(
  skin: SkinModel,
  ink: Omit<DotInk, 'dilution'>,
  options: { readonly densityPerCm2?: number; readonly dilutions?: readonly number[] } = {},
): readonly LadderStep[] {
  const dilutions = [...(options.dilutions ?? SHADE_DILUTIONS)].sort((a, b) => b - a);
  return dilutions.map((dilution) => {
    const kernel = dotKernel(skin, { ...ink, dilution }, { kind: 'healed' });
    const centre = [0, 1, 2].map((c) => 1 - centreContrast(kernelChannel(kernel, c)));
    return {
      dilution,
      dotHex: formatHexColour(through(skin.linearRgb, centre)),
      fieldHex: formatHexColour(through(skin.linearRgb, fieldTransmission(kernel, options.densityPerCm2 ?? 120))),
      contrast: 1 - centre[1]!,
    };
  });
}

function through(light: Rgb, transmission: ArrayLike<number>): Rgb {
  return [light[0] * transmission[0]!, light[1] * transmission[1]!, light[2] * transmission[2]!];
}
