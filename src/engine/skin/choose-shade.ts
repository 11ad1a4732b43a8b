import { deltaE2000 } from '../colour/delta-e.ts';
import { linearRgbToLab } from '../colour/lab.ts';
import { parseHexColour, type Rgb } from '../colour/srgb.ts';
import { dotKernel, type SkinModel } from './appearance.ts';

export interface ShadeChoice {
  readonly pigment: string;
  readonly dilution: number;
  readonly neutraliser: number;
  readonly dE00: { readonly p10: number; readonly p50: number; readonly p90: number };
  readonly warnings: readonly string[];
}

export interface ShadeOptions {
  readonly zTopMm?: number;
  readonly lengthMm?: number;
  readonly diameterMm?: number;
}

/** Ranks shades for one skin against the colour seen at the centre of the person's own shaved follicles, best first. */
export function chooseShade(
  skin: SkinModel,
  follicle: Rgb | string,
  options: ShadeOptions = {},
): readonly ShadeChoice[] {
  const target = linearRgbToLab(typeof follicle === 'string' ? parseHexColour(follicle) : follicle);
  const ink = { lengthMm: 0.2, diameterMm: 0.15, ...options, pigment: 'carbon' };
  const choices = [6, 8, 10, 15, 20, 25, 30, 40, 50, 60].map((dilution): ShadeChoice => {
    const errors = [0.08, 0.12, 0.18].map((zTopMm) => {
      const kernel = dotKernel(skin, { ...ink, zTopMm, dilution, neutraliser: 0 }, { kind: 'healed' });
      const seen = skin.linearRgb.map((value, i) => value * (1 - kernel.sigmaMm.reduce((sum, _, k) => sum + kernel.amplitude[3 * k + i]!, 0))) as unknown as Rgb;
      return deltaE2000(linearRgbToLab(seen), target);
    });
    errors.sort((a, b) => a - b);
    return {
      pigment: 'carbon',
      dilution,
      neutraliser: 0,
      dE00: { p10: errors[0]!, p50: errors[1]!, p90: errors[2]! },
      warnings: [],
    };
  });
  return choices.sort((a, b) => a.dE00.p50 - b.dE00.p50);
}
