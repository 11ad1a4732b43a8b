import type { Lab } from '../colour/lab.ts';
import { type DotInk, type DotKernelOptions, dotSixContrast, dotState, type SkinModel } from './appearance.ts';
import { dotContrastAt } from './dot-contrast.ts';
import { DOT_TERMS, SIX_NM } from './dot-table-axes.ts';
import { sixToLab } from './fit-colour.ts';
import { inkStrengthPerCm } from './ink-optics.ts';
import { centreContrast, fullWidthHalfMm, type Gaussians, shadowAreaMm2 } from './kernel-figures.ts';
import { skinAbsorption } from './skin-layers.ts';
import { dermisReflectance } from './skin-reflectance.ts';
import type { DotAge } from './time-model.ts';

/** One dot in numbers. Colours are of the diffuse light alone, without that of the surface. */
export interface DotFigures {
  /** Centre contrast 1 - R/R0 at each wavelength asked for. */
  readonly contrast: readonly number[];
  readonly lab: Lab;
  readonly deltaLab: Lab;
  /** At 550 nm. */
  readonly fwhmMm: number;
  readonly shadowAreaMm2: number;
  readonly skinLab: Lab;
}

/** What one dot does to the look of skin, at wavelengths from 400 to 700 nm. Throws RangeError for an unknown pigment. */
export function dotFigures(
  skin: SkinModel,
  ink: DotInk,
  age: DotAge,
  wavelengthsNm: readonly number[],
  options: DotKernelOptions = {},
): DotFigures {
  const dot = dotState(ink, age, options);
  const profileAt = (nm: number): Gaussians => {
    const strength = inkStrengthPerCm(dot.masses, nm, dermisReflectance(skin.parameters, nm)) / 10;
    return dotContrastAt(nm, skinAbsorption(skin.parameters, nm), skin.scatteringScale, dot, strength);
  };
  const six = dotSixContrast(skin, dot);
  const seen = SIX_NM.map((_, w) => {
    const amplitude = six.amplitude.subarray(w * DOT_TERMS, (w + 1) * DOT_TERMS);
    return skin.sixReflectance[w]! * (1 - centreContrast({ sigmaMm: six.sigmaMm, amplitude }));
  });
  const lab = sixToLab(seen);
  const skinLab = sixToLab(skin.sixReflectance);
  const green = profileAt(550);
  return {
    contrast: wavelengthsNm.map((nm) => centreContrast(profileAt(nm))),
    lab,
    deltaLab: [lab[0] - skinLab[0], lab[1] - skinLab[1], lab[2] - skinLab[2]],
    fwhmMm: fullWidthHalfMm(green),
    shadowAreaMm2: shadowAreaMm2(green),
    skinLab,
  };
}
