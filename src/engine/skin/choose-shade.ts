import { deltaE2000 } from '../colour/delta-e.ts';
import { type Lab, linearRgbToLab } from '../colour/lab.ts';
import { parseHexColour, type Rgb } from '../colour/srgb.ts';
import { type DotInk, dotKernel, type SkinModel } from './appearance.ts';
import { type FollicleOptions, follicleKernel, hairMelanin } from './follicle.ts';
import { blurredCentre, fieldTransmission } from './kernel-figures.ts';
import { type ClinicShade, INK_DEFAULTS, SHADE_DILUTIONS } from './pigments.ts';
import { quantile, SHADE_DOUBTS, type ShadeDraw, shadeDraws } from './shade-doubts.ts';
import { cannotMatchReason, MOSTLY_GREY, type NoMatch, type ShadeNote, shadeWarnings } from './shade-notes.ts';

export interface ShadeChoice {
  readonly pigment: string;
  readonly dilution: number;
  readonly neutraliser: number;
  /** The clinic's own name and number, where it is one of its shades. */
  readonly name?: string;
  readonly number?: number;
  /** Colour difference between a healed dot and the person's own follicle, as seen from about a metre. */
  readonly dE00: { readonly p10: number; readonly p50: number; readonly p90: number };
  /** What the artist should hear. */
  readonly warnings: readonly ShadeNote[];
}

export interface ShadeOptions extends FollicleOptions {
  readonly zTopMm?: number;
  readonly lengthMm?: number;
  readonly diameterMm?: number;
  /** Mean share of light that the shaved sides take (linear RGB): matched as a field in place of the single follicle. */
  readonly sides?: { readonly darkening: Rgb; readonly densityPerCm2: number };
  readonly dilutions?: readonly number[];
  /** This pigment alone, in place of the usual recipes. */
  readonly pigment?: string;
  /** The clinic's own shades, judged in place of the usual recipes and dilutions. */
  readonly clinicShades?: readonly ClinicShade[];
  /** Share of pigment that stays and how sure that is, once a test patch has told. */
  readonly uptake?: number;
  readonly lnUptakeSd?: number;
}

export interface ShadeAdvice {
  /** Best first. */
  readonly shades: readonly ShadeChoice[];
  /** A lighter shade to begin with: the next session can darken, none can lighten. */
  readonly firstSession: ShadeChoice;
  /** Why even the best shade does not match; null when it does. */
  readonly cannotMatch: ShadeNote | null;
}

export const SHADE_DEFAULTS = {
  zTopMm: 0.12,
  lengthMm: 0.5,
  diameterMm: 0.15,
  /** Blur of the eye at about a metre, standard deviation in mm. */
  eyeBlurMm: 0.145,
  /** A shade passes as the person's own while its median colour difference is within this share of the follicle's own from skin. */
  matchShare: 0.35,
  /** ... plus what the eye does not see. */
  matchFloorDE00: 0.3,
  /** A mixture must be better by this much than plain carbon to be put first. */
  simplicity: 0.15,
} as const;

const RECIPES: readonly { readonly pigment: string; readonly neutraliser: number }[] = [
  { pigment: 'carbon', neutraliser: 0 },
  { pigment: 'carbon', neutraliser: 0.5 },
  { pigment: 'carbon', neutraliser: 1 },
  { pigment: 'carbonFine', neutraliser: 0 },
  { pigment: 'warmBlack', neutraliser: 0 },
];

/** Ranks shades for one skin against the person's own hair colour (hex or linear RGB), best first. */
export function chooseShade(
  skin: SkinModel,
  follicle: Rgb | string,
  options: ShadeOptions = {},
): readonly ShadeChoice[] {
  return shadeAdvice(skin, follicle, options).shades;
}

/**
 * The same with a lighter first-session shade and the reason where nothing matches. Every shade is judged healed, over even
 * draws of what nobody knows beforehand: pigment top, scattering of the skin, pigment that stays.
 */
export function shadeAdvice(skin: SkinModel, follicle: Rgb | string, options: ShadeOptions = {}): ShadeAdvice {
  const hair = hairMelanin(typeof follicle === 'string' ? parseHexColour(follicle) : follicle);
  const draws = shadeDraws(skin.scatteringScale, options.lnUptakeSd ?? SHADE_DOUBTS.lnUptake.value);
  const scenes = draws.map((draw): Scene => {
    const drawn = { ...skin, scatteringScale: draw.scatteringScale };
    const target = options.sides
      ? options.sides.darkening.map((value) => 1 - value)
      : blurredCentre(follicleKernel(drawn, hair, options), SHADE_DEFAULTS.eyeBlurMm).map((value) => 1 - value);
    return { draw, skin: drawn, target: seenLab(skin, target) };
  });
  const recipes: readonly Recipe[] = options.clinicShades
    ? options.clinicShades.map((shade) => ({ neutraliser: 0, ...shade }))
    : (options.pigment === undefined ? RECIPES : [{ pigment: options.pigment, neutraliser: 0 }]).flatMap((recipe) =>
        (options.dilutions ?? SHADE_DILUTIONS).map((dilution) => ({ ...recipe, dilution })),
      );
  const judged = recipes.map((recipe) => judge(scenes, recipe, options));
  judged.sort((a, b) => a.score - b.score);
  const shades = judged.map((each) => ({
    ...each.choice,
    warnings: shadeWarnings(skin, inkOf(each.choice, options), options.uptake),
  }));
  const best = judged[0]!;
  const targetDE00 = quantile(sorted(scenes.map(({ target }) => deltaE2000(target, skin.lab))), 0.5);
  return {
    shades,
    firstSession: lighterShade(shades, shades[0]!),
    cannotMatch:
      (options.greyShare ?? 0) > MOSTLY_GREY ||
      best.choice.dE00.p50 > SHADE_DEFAULTS.matchFloorDE00 + SHADE_DEFAULTS.matchShare * targetDE00
        ? cannotMatchReason(noMatch(shades, best.lightness), options.greyShare ?? 0)
        : null,
  };
}

type Recipe = Omit<ShadeChoice, 'dE00' | 'warnings'>;

interface Scene {
  readonly draw: ShadeDraw;
  readonly skin: SkinModel;
  readonly target: Lab;
}

function judge(
  scenes: readonly Scene[],
  recipe: Recipe,
  options: ShadeOptions,
): { choice: ShadeChoice; score: number; lightness: readonly number[] } {
  const ink = inkOf(recipe, options);
  const uptake = options.uptake ?? INK_DEFAULTS.uptake.value;
  const lightness: number[] = [];
  const errors = scenes.map(({ draw, skin, target }) => {
    const zTopMm = Math.max(0.04, ink.zTopMm * draw.topFactor);
    const kernel = dotKernel(skin, { ...ink, zTopMm }, { kind: 'healed' }, { uptake: uptake * draw.uptakeFactor });
    const seen = options.sides
      ? fieldTransmission(kernel, options.sides.densityPerCm2)
      : blurredCentre(kernel, SHADE_DEFAULTS.eyeBlurMm).map((value) => 1 - value);
    const lab = seenLab(skin, seen);
    lightness.push(lab[0] - target[0]);
    return deltaE2000(lab, target);
  });
  const order = sorted(errors);
  const mean = errors.reduce((sum, value) => sum + value, 0) / errors.length;
  const plain = recipe.pigment === 'carbon' && recipe.neutraliser === 0;
  return {
    choice: {
      ...recipe,
      dE00: { p10: quantile(order, 0.1), p50: quantile(order, 0.5), p90: quantile(order, 0.9) },
      warnings: [],
    },
    score: mean + (plain ? 0 : SHADE_DEFAULTS.simplicity),
    lightness,
  };
}

function inkOf(recipe: Recipe, options: ShadeOptions): DotInk {
  return {
    pigment: recipe.pigment,
    dilution: recipe.dilution,
    neutraliser: recipe.neutraliser,
    zTopMm: options.zTopMm ?? SHADE_DEFAULTS.zTopMm,
    lengthMm: options.lengthMm ?? SHADE_DEFAULTS.lengthMm,
    diameterMm: options.diameterMm ?? SHADE_DEFAULTS.diameterMm,
  };
}

/** Where the best of the shades stands among those of its recipe. */
function noMatch(shades: readonly ShadeChoice[], lightness: readonly number[]): NoMatch {
  const best = shades[0]!;
  const others = shades.filter((shade) => shade.pigment === best.pigment && shade.neutraliser === best.neutraliser);
  return {
    lightnessGap: quantile(sorted(lightness), 0.5),
    darkest: others.every((shade) => shade.dilution >= best.dilution),
    lightest: others.every((shade) => shade.dilution <= best.dilution),
  };
}

/** The next lighter dilution of the same recipe, or the shade itself at the end of the ladder. */
export function lighterShade(shades: readonly ShadeChoice[], from: ShadeChoice): ShadeChoice {
  const steps = shades
    .filter((shade) => shade.pigment === from.pigment && shade.neutraliser === from.neutraliser)
    .filter((shade) => shade.dilution >= 1.2 * from.dilution)
    .sort((a, b) => a.dilution - b.dilution);
  return steps[0] ?? from;
}

function seenLab(skin: SkinModel, transmission: ArrayLike<number>): Lab {
  const [r, g, b] = skin.linearRgb;
  return linearRgbToLab([r * transmission[0]!, g * transmission[1]!, b * transmission[2]!]);
}

function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
