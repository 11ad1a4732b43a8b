import { roundTo } from '#/base/round-to.ts';
import { formatHexColour, type Rgb } from '#/engine/colour/srgb.ts';
import type { DotKernel } from '#/engine/preview/dot-kernel.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { type DotAge, dotKernel, skinFromLab } from '#/engine/skin/appearance.ts';
import type { ShadeChoice } from '#/engine/skin/choose-shade.ts';
import type { ShadeNote } from '#/engine/skin/shade-notes.ts';
import { type SkinReport, skinReport } from '#/engine/skin/skin-report.ts';
import type { PlanShades } from '#/planning/plan-shade.ts';
import type { PictureLook } from './picture-look.ts';

/** Colours of one state of a shade on this skin, as hexadecimal sRGB. */
export interface ShadeSwatch {
  /** The middle of a dot, and the skin with its dots seen from afar. */
  readonly dot: string;
  readonly field: string;
}

export interface ShadeRung extends ShadeChoice {
  readonly fresh: ShadeSwatch;
  readonly healed: ShadeSwatch;
  readonly years: ShadeSwatch;
}

export interface ShadeLadder {
  readonly skinHex: string;
  readonly rungs: readonly ShadeRung[];
  readonly skin: SkinReport;
  /** Why even the best shade does not match; null when it does. */
  readonly cannotMatch: ShadeNote | null;
  readonly sidesProblem: ShadeNote | null;
  readonly follicle: PlanShades['follicle'];
}

const AGES = {
  fresh: { kind: 'fresh', days: 1 },
  healed: { kind: 'healed' },
  years: { kind: 'years', years: 3 },
} as const satisfies Record<string, DotAge>;

/** Whose density the swatches have: the first of these that is treated. */
const BODY = ['midScalp', 'frontal', 'crown', 'parting'] as const;

/** Every shade of the best pigment, lightest first, with what it would look like at the density of the body. */
export function shadeLadder(look: PictureLook, design: ScalpDesign): ShadeLadder {
  const skin = skinFromLab(look.skin.lab);
  const { densityPerCm2 } = design.zones[BODY.find((zone) => design.zones[zone].treated) ?? BODY[0]];
  const body = look.techniques.midScalp;
  const form = { zTopMm: body.pigmentTopMm, lengthMm: body.columnLengthMm, diameterMm: body.diameterMm };
  const planned = look.shades.shades[0]!;
  const { advice, sidesProblem, follicle } = look.shades;
  const ladderOf = (pigment: string, neutraliser: number) =>
    advice.shades.filter((choice) => choice.pigment === pigment && choice.neutraliser === neutraliser);
  const own = ladderOf(planned.pigment, planned.neutraliser);
  // A studio's own mixture is on no ladder: plain carbon is shown beside it.
  const ofPigment = own.length > 0 ? own : ladderOf('carbon', 0);
  const rungs = ofPigment
    .toSorted((a, b) => b.dilution - a.dilution)
    .map((choice): ShadeRung => {
      const ink = { ...form, pigment: choice.pigment, dilution: choice.dilution, neutraliser: choice.neutraliser };
      const swatch = (age: DotAge): ShadeSwatch =>
        swatchOf(skin.linearRgb, dotKernel(skin, ink, age, look.course), densityPerCm2 / 100);
      // As in the plan, so that its advice and the ladder say the same to the tenth.
      const { p10, p50, p90 } = choice.dE00;
      const dE00 = { p10: roundTo(p10, 2), p50: roundTo(p50, 2), p90: roundTo(p90, 2) };
      return { ...choice, dE00, fresh: swatch(AGES.fresh), healed: swatch(AGES.healed), years: swatch(AGES.years) };
    });
  const { cannotMatch } = advice;
  const skinHex = formatHexColour(skin.linearRgb);
  return { skinHex, rungs, skin: skinReport(skin), cannotMatch, sidesProblem, follicle };
}

function swatchOf(skin: Rgb, kernel: DotKernel, perMm2: number): ShadeSwatch {
  const dot: number[] = [];
  const field: number[] = [];
  for (const [channel, light] of skin.entries()) {
    let centre = 0;
    let taken = 0;
    for (const [k, sigma] of kernel.sigmaMm.entries()) {
      const amplitude = kernel.amplitude[3 * k + channel]!;
      centre += amplitude;
      taken += 2 * Math.PI * sigma * sigma * amplitude;
    }
    dot.push(light * Math.max(0, 1 - centre));
    // Dots multiply, so many faint ones take an exponential share of the light.
    field.push(light * Math.exp(-perMm2 * taken));
  }
  return { dot: formatHexColour(dot as unknown as Rgb), field: formatHexColour(field as unknown as Rgb) };
}
