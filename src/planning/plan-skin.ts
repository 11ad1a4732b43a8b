import type { Sourced } from '#/base/evidence.ts';
import { mapTuple } from '#/base/map-tuple.ts';
import { roundTo } from '#/base/round-to.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import { applyCard } from '#/engine/colour/colour-card.ts';
import { itaDegrees } from '#/engine/colour/ita.ts';
import { linearRgbToLab } from '#/engine/colour/lab.ts';
import type { Rgb } from '#/engine/colour/srgb.ts';
import { type CardCorners, cardFromPhoto } from '#/engine/imaging/card-from-photo.ts';
import { type SampleArea, sampleSkin } from '#/engine/imaging/sample-skin.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import { type Camera, projectPoint } from '#/engine/scalp/camera.ts';
import { pointAt } from '#/engine/scalp/region-chart.ts';
import type { PhotoSize, PlanHead } from './plan-head.ts';
import type { PlanSkin } from './plan-record.ts';

/** Intermediate skin (ITA about 35), used when neither photo nor case gives a colour; the plan says so. */
const FALLBACK_LAB = [62, 12, 18] as const;

/** What a colour of the skin is worth, one standard deviation in CIEDE2000, by where it came from. */
const SKIN_DOUBT_DEFAULTS = {
  /** At least this, beyond what the card itself is off after correction. */
  card: { value: 1.1, evidence: 'PR', note: 'calibrated phone photos of a colour card: dE94 1.1 to 4.5' },
  photo: { value: 4.5, evidence: 'DER', note: 'photo without a card: 3 to 6' },
  case: { value: 1, evidence: 'MEM', note: 'instrument on skin, pressure and site' },
  default: { value: 12, evidence: 'MEM', note: 'nothing measured: the spread of human skin' },
} as const satisfies Record<PlanSkin['source'], Sourced<number>>;

/** Least ratio of red to green, and of red to blue, in the linear light of skin: what is below is a wall, a shirt or a photo without colour. */
const LEAST_RED = {
  value: 1.1,
  evidence: 'DER',
  note: 'NIST 2017, 50 people under D65: 1.40 and 1.79 at least; the rest is left to lamps',
} as const satisfies Sourced<number>;

/** A photo at any scale with the size that its pixels of the case belong to. */
export interface ScaledPhoto {
  readonly pixels: Photo;
  readonly size: PhotoSize;
}

/** An area of the case in the pixels of the copy. */
export function areaOf({ pixels, size }: ScaledPhoto, at: readonly [number, number], radiusPx: number): SampleArea {
  const scale = pixels.widthPx / size.widthPx;
  return { at: [at[0] * scale, at[1] * scale], radiusPx: Math.max(3, radiusPx * scale) };
}

/**
 * Colour of the skin: the case's own measurement, else the case's or the usual area of the photo (bare forehead, where it is
 * evenly lit), corrected by the colour card where the case marks one. The area is named in any case: other parts of the photo
 * are compared with it.
 */
export function planSkin(
  caseFile: CaseFile,
  scene: PlanHead,
  camera: Camera,
  photo: ScaledPhoto | undefined,
): PlanSkin {
  const given = caseFile.skin ?? {};
  const card = photo && given.card && readCard(photo, given.card.corners);
  const trueRgb = (rgb: Rgb): Rgb => (card?.ok ? applyCard(card.value.matrix, rgb) : rgb);
  // Beside a measured colour the area serves to compare with only, in a photo without colour too.
  const isSkin = (rgb: Rgb): boolean => given.lab !== undefined || isSkinColoured(rgb);
  const bare = photo && bareSkin(photo, sampleAreas(caseFile, scene, camera), trueRgb, isSkin);
  const place = bare ? { sampleAt: bare.sampleAt, sampleRadiusPx: bare.sampleRadiusPx } : {};
  const doubt = SKIN_DOUBT_DEFAULTS;
  if (given.lab) return { ...skinOf(given.lab, 'case', doubt.case.value), ...place };
  const cardProblem = card && !card.ok ? card.refusal.rule.replace('card.', '') : null;
  if (!bare) return { ...skinOf(FALLBACK_LAB, 'default', doubt.default.value), cardProblem };
  const lab = linearRgbToLab(bare.linearRgb);
  if (!card?.ok) return { ...skinOf(lab, 'photo', doubt.photo.value), cardProblem, ...place };
  return { ...skinOf(lab, 'card', Math.max(doubt.card.value, card.value.meanDE00)), ...place };
}

/** Skin returns more red than green and blue: blood and melanin take the shorter waves. */
function isSkinColoured([red, green, blue]: Rgb): boolean {
  return red >= LEAST_RED.value * green && red >= LEAST_RED.value * blue;
}

/** The first area that is evenly lit bare skin, in its true colour; none where most of the areas that can be read are not skin. */
function bareSkin(
  photo: ScaledPhoto,
  areas: readonly Area[],
  trueRgb: (rgb: Rgb) => Rgb,
  isSkin: (rgb: Rgb) => boolean,
) {
  const seen = areas.flatMap(([at, radiusPx]) => {
    const sample = sampleSkin(photo.pixels, areaOf(photo, at, radiusPx));
    return sample.ok ? [{ at, radiusPx, linearRgb: trueRgb(sample.value.linearRgb) }] : [];
  });
  const skin = seen.filter(({ linearRgb }) => isSkin(linearRgb));
  const first = skin[0];
  if (!first || 2 * skin.length <= seen.length) return null;
  return {
    linearRgb: first.linearRgb,
    sampleAt: [roundTo(first.at[0], 1), roundTo(first.at[1], 1)] as const,
    sampleRadiusPx: roundTo(first.radiusPx, 1),
  };
}

function skinOf(lab: readonly [number, number, number], source: PlanSkin['source'], doubtDE00: number): PlanSkin {
  const rounded = mapTuple(lab, (value) => roundTo(value, 2));
  return {
    lab: rounded,
    ita: roundTo(itaDegrees(rounded), 1),
    source,
    doubtDE00: roundTo(doubtDE00, 1),
    cardProblem: null,
    sampleAt: null,
    sampleRadiusPx: null,
  };
}

function readCard(photo: ScaledPhoto, corners: CardCorners): ReturnType<typeof cardFromPhoto> {
  const scaled = mapTuple(corners, (corner) => areaOf(photo, corner, 0).at);
  return cardFromPhoto(photo.pixels, scaled);
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
