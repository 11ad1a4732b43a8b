import { roundTo } from '#/base/round-to.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import { formatHexColour, type Rgb } from '#/engine/colour/srgb.ts';
import { follicleFromPhoto } from '#/engine/imaging/follicle-from-photo.ts';
import { sampleSkin } from '#/engine/imaging/sample-skin.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import type { ZoneTechnique } from '#/engine/scalp/needle.ts';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import { type DotKernelOptions, skinFromLab } from '#/engine/skin/appearance.ts';
import {
  lighterShade,
  type ShadeAdvice,
  type ShadeChoice,
  type ShadeOptions,
  shadeAdvice,
} from '#/engine/skin/choose-shade.ts';
import { INK_DEFAULTS } from '#/engine/skin/pigments.ts';
import { type ShadeNote, shadeNote } from '#/engine/skin/shade-notes.ts';
import { readShavedSides, shavedSidesDarkening } from '#/engine/skin/shaved-sides.ts';
import type { FadeCircumstance } from '#/engine/skin/time-model.ts';
import type { PlanShade, PlanSkin } from './plan-record.ts';
import { areaOf, type ScaledPhoto } from './plan-skin.ts';

export interface PlanShades {
  readonly shades: readonly PlanShade[];
  /** Index into shades for each zone. */
  readonly ofZone: Readonly<Record<ZoneId, number>>;
  /** The same for the first of several sessions: a step lighter, since the next can darken and none can lighten. */
  readonly firstOfZone: Readonly<Record<ZoneId, number>>;
  /** Everything that was judged for the body, best first. */
  readonly advice: ShadeAdvice;
  /** What keeps the shaved sides of the photo from being measured, or measured well; null when nothing does. */
  readonly sidesProblem: ShadeNote | null;
  /** Colour of the own hair that the shades are matched to. */
  readonly follicle: { readonly hex: string; readonly source: FollicleSource };
}

/** Told by the case, measured where the photo shows single hairs, or taken to be usual. */
export type FollicleSource = 'case' | 'sides' | 'usual';

/** Zones that are kept a step lighter: the eye reads their edge. */
const LIGHTER: readonly ZoneId[] = ['hairline', 'temples', 'sideburns'];

/** What the shades of a plan follow from. */
export interface ShadeInput {
  readonly caseFile: CaseFile;
  readonly skin: PlanSkin;
  readonly techniques: Readonly<Record<ZoneId, ZoneTechnique>>;
  readonly design: ScalpDesign;
  /** For measuring the own shaved sides. */
  readonly photo: ScaledPhoto | undefined;
  readonly sessions: number;
}

/**
 * Shades of the zones: the case's own, else the best match of the healed dot to the own follicles, one step lighter at the
 * edges and in the first of several sessions. Zones with a dilution of their own keep it in every session.
 */
export function planShades(input: ShadeInput): PlanShades {
  const { caseFile, skin } = input;
  const sides = measuredSides(input);
  const told = caseFile.shade?.follicle;
  const follicle = told ?? sides?.colour ?? USUAL_FOLLICLE;
  const options = shadeOptions(input, follicle, sides?.darkening);
  const judge = (more: ShadeOptions): ShadeAdvice =>
    shadeAdvice(skinFromLab(skin.lab), follicle, { ...options, ...more });
  const advice = judge({});
  const pigment = caseFile.shade?.own?.pigment ?? caseFile.shade?.pigment;
  // No usual recipe has some of the pigments that a case can name: those are judged by themselves.
  const known = advice.shades.filter((choice) => pigment === undefined || choice.pigment === pigment);
  const ranked = pigment === undefined || known.length > 0 ? known : judge({ pigment }).shades;
  const own = caseFile.shade?.own && judge({ clinicShades: [caseFile.shade.own] }).shades[0];
  const best = own ?? withDilution(ranked, caseFile.shade?.dilution) ?? ranked[0]!;
  const edge = lighterShade(ranked, best);
  const said = [advice.cannotMatch, sides?.problem, patchNote(caseFile)].filter(
    (note) => note !== null && note !== undefined,
  );
  const shades: PlanShade[] = [];
  const add = (name: string, choice: ShadeChoice, more: readonly ShadeNote[] = []): number =>
    shades.push(named(name, choice, more)) - 1;
  const addFirst = (name: string, choice: ShadeChoice, usual: number): number => {
    const lighter = lighterShade(ranked, choice);
    return input.sessions < 2 || lighter.dilution === choice.dilution ? usual : add(`${name} session 1`, lighter);
  };
  const body = add('Body', best, said);
  const edges = add('Edge', edge);
  const first = { body: addFirst('Body', best, body), edges: addFirst('Edge', edge, edges) };
  const ofZone = {} as Record<ZoneId, number>;
  const firstOfZone = {} as Record<ZoneId, number>;
  for (const zone of ZONE_IDS) {
    const dilution = caseFile.design?.zones?.[zone]?.dilution;
    const isEdge = LIGHTER.includes(zone);
    ofZone[zone] = isEdge ? edges : body;
    firstOfZone[zone] = isEdge ? first.edges : first.body;
    if (dilution === undefined) continue;
    ofZone[zone] = add(zone, withDilution(ranked, dilution) ?? { ...best, dilution });
    firstOfZone[zone] = ofZone[zone];
  }
  return {
    shades,
    ofZone,
    firstOfZone,
    advice,
    sidesProblem: sides?.problem ?? null,
    follicle: {
      hex: typeof follicle === 'string' ? follicle : formatHexColour(follicle),
      source: told !== undefined ? 'case' : sides?.colour ? 'sides' : 'usual',
    },
  };
}

/** Place in `shades` of a zone's dots of one session. */
export function shadeInSession(shades: PlanShades, zone: ZoneId, session: number): number {
  return (session === 1 ? shades.firstOfZone : shades.ofZone)[zone];
}

/** TP4: the share of the pigment that stayed in this client's test patch, where it was read. */
function patchUptake({ shade }: Pick<CaseFile, 'shade'>): { readonly uptake?: number } {
  const uptake = shade?.patch?.uptake;
  return uptake === undefined ? {} : { uptake };
}

const FADES_BY_SKIN: Readonly<Record<string, FadeCircumstance>> = { oily: 'oilySkin', dry: 'drySkin' };

/** What makes the course of a dot this client's own: what stayed in the test patch, and how the kind of skin fades. */
export type OwnCourse = Pick<DotKernelOptions, 'uptake' | 'circumstances'>;

export function ownCourse(caseFile: Pick<CaseFile, 'shade' | 'skin'>): OwnCourse {
  const circumstance = FADES_BY_SKIN[caseFile.skin?.type ?? ''];
  return { ...patchUptake(caseFile), ...(circumstance ? { circumstances: [circumstance] } : {}) };
}

/** TP4: by which share of the pigment the shades were chosen, where a patch told. */
function patchNote({ shade }: CaseFile): ShadeNote | null {
  const uptake = shade?.patch?.uptake;
  if (uptake === undefined) return null;
  const percent = (share: number): number => Math.round(100 * share);
  return shadeNote('fromPatch', { percent: percent(uptake), usual: percent(INK_DEFAULTS.uptake.value) });
}

interface MeasuredSides {
  readonly darkening?: Rgb;
  /** Colour of single hairs, where the photo shows them. */
  readonly colour?: Rgb;
  readonly problem?: ShadeNote;
}

/** The own shaved sides as the photo shows them, against the skin of the same photo, without the shadow on them. */
function measuredSides({ caseFile, skin, photo }: ShadeInput): MeasuredSides | null {
  const sides = caseFile.shade?.sides;
  if (!sides || !photo) return null;
  const bare = skin.sampleAt && sampleSkin(photo.pixels, areaOf(photo, skin.sampleAt, skin.sampleRadiusPx ?? 0));
  if (!skin.sampleAt || !bare?.ok) return { problem: shadeNote('sidesNoSkin') };
  const found = follicleFromPhoto(photo.pixels, areaOf(photo, sides.at, sides.radiusPx), bare.value);
  if (!found.ok) return { problem: shadeNote('sidesOutside') };
  const { left, linearRgb, resolved } = found.value;
  if (left[1] > 1 - LEAST_DARKENING) return { problem: shadeNote('sidesBare') };
  const colour = resolved ? linearRgb : undefined;
  const hair = caseFile.shade?.follicle ?? colour ?? USUAL_FOLLICLE;
  const apart =
    Math.sqrt((skin.sampleAt[0] - sides.at[0]) ** 2 + (skin.sampleAt[1] - sides.at[1]) ** 2) / sides.radiusPx;
  const reading = readShavedSides(skinFromLab(skin.lab), hair, left, {
    greyShare: caseFile.shade?.greyShare ?? 0,
    lightSd: lightSd(apart),
  });
  const doubt = Math.round((100 * reading.amountSd) / Math.max(0.1, reading.amount));
  const shadow = Math.round(100 * (1 - reading.light));
  const { darkening } = reading;
  const problem = sidesDoubt(shadow, doubt);
  return { darkening, ...(colour ? { colour } : {}), ...(problem ? { problem } : {}) };
}

/** What to hear about sides whose hair and shadow were told apart by colour; both in percent. */
function sidesDoubt(shadow: number, doubt: number): ShadeNote | undefined {
  if (doubt > UNTOLD_PERCENT) return shadeNote('sidesUntold');
  if (shadow > SHADED_PERCENT) return shadeNote('sidesShaded', { percent: shadow, doubt });
  return doubt > DOUBTFUL_PERCENT ? shadeNote('sidesDoubtful', { doubt }) : undefined;
}

/** Less is no stubble but the noise of the photo. */
const LEAST_DARKENING = 0.03;
const SHADED_PERCENT = 15;
const DOUBTFUL_PERCENT = 30;
/** A larger doubt is no measurement: the photo does not tell. */
const UNTOLD_PERCENT = 60;

/**
 * How much the light may differ between the skin patch and the sides (MEM): 3 % side by side, a quarter from forehead to the side
 * of the head. Distance in radii of the measured area, which is about 7 mm wide.
 */
function lightSd(radiiApart: number): number {
  return 0.03 + 0.22 * Math.min(1, Math.max(0, (radiiApart - 4) / 10));
}

/** The choice with this dilution; a dilution between the steps keeps the figures of the nearest one. */
function withDilution(choices: readonly ShadeChoice[], dilution: number | undefined): ShadeChoice | undefined {
  if (dilution === undefined) return undefined;
  const nearest = [...choices].sort((a, b) => Math.abs(a.dilution - dilution) - Math.abs(b.dilution - dilution))[0];
  return nearest && { ...nearest, dilution };
}

function named(name: string, choice: ShadeChoice, more: readonly ShadeNote[]): PlanShade {
  return {
    name,
    ...(choice.name === undefined ? {} : { label: labelOf(choice) }),
    pigment: choice.pigment,
    dilution: choice.dilution,
    neutraliser: choice.neutraliser,
    dE00: [roundTo(choice.dE00.p10, 2), roundTo(choice.dE00.p50, 2), roundTo(choice.dE00.p90, 2)],
    warnings: [...more, ...choice.warnings],
  };
}

/** A shade of the studio's own as it is called there. */
function labelOf({ name = '', number }: ShadeChoice): string {
  return number === undefined ? name : `${name} ${number}`;
}

/** The commonest hair, dark brown, when the case names no colour (MEM); asked for in the studio. */
export const USUAL_FOLLICLE = '#3a322c';

/** Bodies with at least so many dots per cm2 stand for shaved hair as a field; sparser ones lie singly between own hair. */
const FIELD_FROM_PER_CM2 = 80;

/**
 * What a shade is judged by: the dots of the body, and, where they stand for shaved hair as a whole, the own shaved sides at
 * natural density, measured or as the model has them; else one dot against one hair.
 */
function shadeOptions(
  { caseFile, skin, techniques, design }: ShadeInput,
  follicle: Rgb | string,
  measured: Rgb | undefined,
): ShadeOptions {
  const body = techniques.midScalp;
  const densityPerCm2 = Math.max(
    ...BODY.map((zone) => (design.zones[zone].treated ? design.zones[zone].densityPerCm2 : 0)),
  );
  const greyShare = caseFile.shade?.greyShare ?? 0;
  const lnUptakeSd = caseFile.shade?.patch?.lnUptakeSd;
  const dot = {
    zTopMm: body.pigmentTopMm,
    lengthMm: body.columnLengthMm,
    diameterMm: body.diameterMm,
    greyShare,
    ...patchUptake(caseFile),
    ...(lnUptakeSd === undefined ? {} : { lnUptakeSd }),
  };
  if (densityPerCm2 < FIELD_FROM_PER_CM2) return dot;
  const darkening = measured ?? shavedSidesDarkening(skinFromLab(skin.lab), follicle, { greyShare });
  return { ...dot, sides: { darkening, densityPerCm2 } };
}

const BODY: readonly ZoneId[] = ['frontal', 'midScalp', 'crown'];
