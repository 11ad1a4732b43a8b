import type { CaseFile } from '#/contract/case-file.ts';
import { itaDegrees } from '#/engine/colour/ita.ts';
import { sampleSkin } from '#/engine/imaging/sample-skin.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import { type Camera, projectPoint } from '#/engine/scalp/camera.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import type { ZoneTechnique } from '#/engine/scalp/needle.ts';
import { pointAt } from '#/engine/scalp/region-chart.ts';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import { skinFromLab } from '#/engine/skin/appearance.ts';
import { chooseShade, type ShadeChoice, type ShadeOptions } from '#/engine/skin/choose-shade.ts';
import { shavedSidesDarkening } from '#/engine/skin/shaved-sides.ts';
import type { PhotoSize, PlanHead } from './plan-head.ts';
import type { PlanShade, PlanSkin } from './plan-record.ts';

/** Intermediate skin (ITA about 35), used when neither photo nor case gives a colour; the plan says so. */
const FALLBACK_LAB = [62, 12, 18] as const;

/**
 * Colour of the skin: the case's own measurement, else the case's or the usual area of the photo (bare forehead, where it is
 * evenly lit). `pixels` may be a smaller copy of the photo of `size`.
 */
export function planSkin(
  caseFile: CaseFile,
  scene: PlanHead,
  camera: Camera,
  size: PhotoSize,
  pixels: Photo | undefined,
): PlanSkin {
  const given = caseFile.skin ?? {};
  if (given.lab) return skinOf(given.lab, 'case', null, null);
  if (pixels) {
    const scale = pixels.widthPx / size.widthPx;
    for (const [at, radiusPx] of sampleAreas(caseFile, scene, camera)) {
      const area = { at: [at[0] * scale, at[1] * scale] as const, radiusPx: Math.max(3, radiusPx * scale) };
      const sample = sampleSkin(pixels, area);
      if (sample.ok) {
        const lab = sample.value.lab.map((value) => Math.round(value * 100) / 100) as unknown as PlanSkin['lab'];
        return skinOf(
          lab,
          'photo',
          [Math.round(at[0] * 10) / 10, Math.round(at[1] * 10) / 10],
          Math.round(radiusPx * 10) / 10,
        );
      }
    }
  }
  return skinOf(FALLBACK_LAB, 'default', null, null);
}

function skinOf(
  lab: PlanSkin['lab'],
  source: PlanSkin['source'],
  sampleAt: PlanSkin['sampleAt'],
  sampleRadiusPx: number | null,
): PlanSkin {
  return { lab, ita: Math.round(itaDegrees(lab) * 10) / 10, source, sampleAt, sampleRadiusPx };
}

type Area = readonly [readonly [number, number], number];

/** The area that was asked for, else four places of the forehead, 9 mm wide. */
function sampleAreas(caseFile: CaseFile, scene: PlanHead, camera: Camera): readonly Area[] {
  const middle = projectPoint(camera, pointAt(scene.chart, { sideMm: 0, backMm: 35 }));
  const beside = projectPoint(camera, pointAt(scene.chart, { sideMm: 10, backMm: 35 }));
  const pxPerMm = Math.sqrt((middle[0] - beside[0]) ** 2 + (middle[1] - beside[1]) ** 2) / 10;
  if (caseFile.skin?.sampleAt) return [[caseFile.skin.sampleAt, caseFile.skin.sampleRadiusPx ?? 8 * pxPerMm]];
  return [-24, 24, -8, 8].map((sideMm) => [
    projectPoint(camera, pointAt(scene.chart, { sideMm, backMm: 30 })),
    caseFile.skin?.sampleRadiusPx ?? 9 * pxPerMm,
  ]);
}

export interface PlanShades {
  readonly shades: readonly PlanShade[];
  /** Index into shades for each zone. */
  readonly ofZone: Readonly<Record<ZoneId, number>>;
}

/** Zones that are kept a step lighter: the eye reads their edge. */
const LIGHTER: readonly ZoneId[] = ['hairline', 'temples', 'sideburns'];

/**
 * Shades of the zones: the case's own, else the best match of the healed dot to the own follicles, one step lighter at the
 * edges. Zones with a dilution of their own get a shade of their own.
 */
export function planShades(
  caseFile: CaseFile,
  skin: PlanSkin,
  techniques: Readonly<Record<ZoneId, ZoneTechnique>>,
  design: ScalpDesign,
): PlanShades {
  const follicle = caseFile.shade?.follicle ?? USUAL_FOLLICLE;
  const choices = chooseShade(skinFromLab(skin.lab), follicle, shadeOptions(skin, follicle, techniques, design));
  const pigment = caseFile.shade?.pigment;
  const ofPigment = pigment ? choices.filter((choice) => choice.pigment === pigment) : choices;
  const ranked = ofPigment.length > 0 ? ofPigment : choices;
  const best = withDilution(ranked, caseFile.shade?.dilution) ?? ranked[0]!;
  const edge = lighterThan(ranked, best);
  const shades: PlanShade[] = [named('Body', best, pigment), named('Edge', edge, pigment)];
  const ofZone = {} as Record<ZoneId, number>;
  for (const zone of ZONE_IDS) {
    const dilution = caseFile.design?.zones?.[zone]?.dilution;
    ofZone[zone] = LIGHTER.includes(zone) ? 1 : 0;
    if (dilution === undefined) continue;
    ofZone[zone] = shades.length;
    shades.push(named(zone, withDilution(ranked, dilution) ?? { ...best, dilution }, pigment));
  }
  return { shades, ofZone };
}

/** The choice with this dilution; a dilution between the steps keeps the figures of the nearest one. */
function withDilution(choices: readonly ShadeChoice[], dilution: number | undefined): ShadeChoice | undefined {
  if (dilution === undefined) return undefined;
  const nearest = [...choices].sort((a, b) => Math.abs(a.dilution - dilution) - Math.abs(b.dilution - dilution))[0];
  return nearest && { ...nearest, dilution };
}

function lighterThan(choices: readonly ShadeChoice[], best: ShadeChoice): ShadeChoice {
  const lighter = choices
    .filter((choice) => choice.pigment === best.pigment && choice.dilution > best.dilution)
    .sort((a, b) => a.dilution - b.dilution)[0];
  return lighter ?? best;
}

function named(name: string, choice: ShadeChoice, pigment: string | undefined): PlanShade {
  const round = (value: number): number => Math.round(value * 100) / 100;
  return {
    name,
    pigment: pigment ?? choice.pigment,
    dilution: choice.dilution,
    neutraliser: choice.neutraliser,
    dE00: [round(choice.dE00.p10), round(choice.dE00.p50), round(choice.dE00.p90)],
    warnings: choice.warnings,
  };
}

/** The commonest hair, dark brown, when the case names no colour (MEM); asked for in the studio. */
export const USUAL_FOLLICLE = '#3a322c';

/** Bodies with at least so many dots per cm2 stand for shaved hair as a field; sparser ones lie singly between own hair. */
const FIELD_FROM_PER_CM2 = 80;

/**
 * What a shade is judged by: the dots of the body, and, where they stand for shaved hair as a whole, the own shaved sides at
 * natural density; else one dot against one hair.
 */
export function shadeOptions(
  skin: PlanSkin,
  follicle: string,
  techniques: Readonly<Record<ZoneId, ZoneTechnique>>,
  design: ScalpDesign,
): ShadeOptions {
  const body = techniques.midScalp;
  const densityPerCm2 = Math.max(
    ...BODY.map((zone) => (design.zones[zone].treated ? design.zones[zone].densityPerCm2 : 0)),
  );
  const dot = { zTopMm: body.pigmentTopMm, lengthMm: body.columnLengthMm, diameterMm: body.diameterMm };
  if (densityPerCm2 < FIELD_FROM_PER_CM2) return dot;
  return { ...dot, sides: { darkening: shavedSidesDarkening(skinFromLab(skin.lab), follicle), densityPerCm2 } };
}

const BODY: readonly ZoneId[] = ['frontal', 'midScalp', 'crown'];
