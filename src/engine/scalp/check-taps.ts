import { furtherPhotoLack } from './further-photo.ts';
import { LANDMARK_NAMES, type LandmarkName } from './landmarks.ts';
import type { PhotoTaps } from './photo-taps.ts';
import { TAPE_NAMES, TAPE_WORDS, type TapeMeasures, type TapeName } from './tape.ts';

export interface FitRefusal {
  readonly rule: string;
  readonly message: string;
  /** What the sentence names. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Face landmarks that the first photo needs. */
const LEAST_TAPS = 5;
/** What adult heads can measure, mm: population mean (ANSUR II) and about five standard deviations either way, widened. */
const TAPE_LIMITS: Readonly<Record<TapeName, { least: number; most: number }>> = {
  circumferenceMm: { least: 470, most: 680 },
  earToEarArcMm: { least: 270, most: 440 },
  nasionInionArcMm: { least: 270, most: 450 },
  lengthMm: { least: 150, most: 245 },
  breadthMm: { least: 115, most: 195 },
  interpupillaryMm: { least: 45, most: 82 },
};
const PAIRS = ['exocanthion', 'endocanthion', 'pupil', 'tragion', 'silhouette'] as const;
const MIDLINE_ORDER = ['glabella', 'nasion', 'subnasale', 'menton'] as const;

/** The first thing wrong with the first photo and the tapes before any fit, or null: without these there is no head. */
export function checkTaps(photos: readonly PhotoTaps[], tape: TapeMeasures): FitRefusal | null {
  const [first] = photos;
  if (!first) return { rule: 'HF01', message: 'There is no photo: add a front photo and tap the landmarks in it.' };
  return checkPhoto(first, 0) ?? checkTape(tape);
}

/** The first thing wrong with the taps of the photo at `index` by themselves, or null. */
export function checkPhoto(photo: PhotoTaps, index: number): FitRefusal | null {
  const where = `Photo ${index + 1}`;
  const points = namedPoints(photo);
  return (
    checkInside(photo, points, where) ??
    checkCount(photo, points, index, where) ??
    checkMirrored(photo, where) ??
    checkUpright(photo, index, where) ??
    checkSpread(points, photo, where) ??
    checkRuler(photo, where)
  );
}

type NamedPoint = readonly [string, readonly [number, number]];

function namedPoints(photo: PhotoTaps): NamedPoint[] {
  return LANDMARK_NAMES.flatMap((name): NamedPoint[] => {
    const px = photo.landmarks[name];
    return px ? [[name, px]] : [];
  });
}

function checkInside(photo: PhotoTaps, points: readonly NamedPoint[], where: string): FitRefusal | null {
  const { widthPx, heightPx } = photo;
  if (!(widthPx >= 64 && heightPx >= 64)) {
    return { rule: 'HF02', message: `${where} is smaller than 64 x 64 px: use a larger picture.` };
  }
  const outline = (photo.outline ?? []).map((px, i): NamedPoint => [`outline point ${i + 1}`, px]);
  for (const [name, [u, v]] of [...points, ...outline]) {
    if (u >= 0 && v >= 0 && u <= widthPx && v <= heightPx) continue;
    return {
      rule: 'HF02',
      message: `${where}: ${name} at ${format(u)}, ${format(v)} lies outside the picture of ${widthPx} x ${heightPx} px: place it again.`,
    };
  }
  return null;
}

function format(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value)) : 'no number';
}

function checkCount(photo: PhotoTaps, points: readonly NamedPoint[], index: number, where: string): FitRefusal | null {
  if (index > 0) {
    const lack = furtherPhotoLack(photo);
    if (!lack) return null;
    const landmarks = lack.landmarks > 0 ? `, at least ${lack.landmarks} on face or ears` : '';
    return {
      rule: 'HF01',
      message: `${where} has too few points to place it: tap ${lack.taps} more${landmarks}, such as both tragions and the outline.`,
    };
  }
  const names = points.map(([name]) => name).filter((name) => !name.startsWith('silhouette'));
  if (names.length < LEAST_TAPS) {
    return {
      rule: 'HF01',
      message: `${where} has ${names.length} face landmarks and needs ${LEAST_TAPS}: tap glabella, both outer eye corners, chin and a tragion.`,
    };
  }
  if (!PAIRS.some((pair) => names.includes(`${pair}_right`) && names.includes(`${pair}_left`))) {
    return { rule: 'HF01', message: `${where} shows no pair of eyes or ears: tap both outer eye corners.` };
  }
  return null;
}

function checkMirrored(photo: PhotoTaps, where: string): FitRefusal | null {
  // Seen from behind, right is on the right.
  if (midline(photo).length === 0) return null;
  let [swapped, right] = [0, 0];
  for (const pair of PAIRS) {
    const a = photo.landmarks[`${pair}_right` as LandmarkName];
    const b = photo.landmarks[`${pair}_left` as LandmarkName];
    if (!a || !b) continue;
    if (a[0] > b[0]) swapped++;
    else right++;
  }
  if (swapped === 0 || photoUpsideDown(photo)) return null;
  const message =
    right === 0
      ? `${where}: right and left are swapped: right is the subject's own right, on the left side of a photo of the face (or the picture is mirrored: turn it back).`
      : `${where}: some right and left landmarks are swapped: place the pairs again, right is the subject's own.`;
  return { rule: 'HF03', message };
}

function midline(photo: PhotoTaps): readonly (readonly [number, number])[] {
  return MIDLINE_ORDER.flatMap((name) => {
    const px = photo.landmarks[name];
    return px ? [px] : [];
  });
}

function photoUpsideDown(photo: PhotoTaps): boolean {
  const line = midline(photo);
  return line.length >= 2 && line[0]![1] > line[line.length - 1]![1];
}

/** A view from above or behind may well have the brow under the chin. */
function checkUpright(photo: PhotoTaps, index: number, where: string): FitRefusal | null {
  const isFace = index === 0 || photo.view === 'front';
  if (isFace && photoUpsideDown(photo)) {
    return { rule: 'HF05', message: `${where} is upside down or brow and chin are swapped: turn the picture upright.` };
  }
  return null;
}

/** Landmarks on one line or in one spot fix no view. */
function checkSpread(points: readonly NamedPoint[], photo: PhotoTaps, where: string): FitRefusal | null {
  const outline = (photo.outline ?? []).map((px): NamedPoint => ['outline', px]);
  const all = [...points, ...outline];
  const n = all.length;
  const mu = all.reduce((sum, [, p]) => sum + p[0], 0) / n;
  const mv = all.reduce((sum, [, p]) => sum + p[1], 0) / n;
  let [uu, uv, vv] = [0, 0, 0];
  for (const [, [u, v]] of all) {
    uu += (u - mu) ** 2 / n;
    uv += ((u - mu) * (v - mv)) / n;
    vv += (v - mv) ** 2 / n;
  }
  const root = Math.sqrt(((uu - vv) / 2) ** 2 + uv * uv);
  const large = Math.sqrt((uu + vv) / 2 + root);
  const small = Math.sqrt(Math.max(0, (uu + vv) / 2 - root));
  if (large < 0.01 * Math.max(photo.widthPx, photo.heightPx) || large < 12) {
    return {
      rule: 'HF04',
      message: `${where}: all landmarks lie in one spot: place them on the face, or use a closer photo.`,
    };
  }
  if (small < 0.08 * large) {
    return {
      rule: 'HF04',
      message: `${where}: all landmarks lie on one line: tap brow, eyes and chin where they are.`,
    };
  }
  return null;
}

function checkRuler(photo: PhotoTaps, where: string): FitRefusal | null {
  if (!photo.ruler) return null;
  const { from, to, mm } = photo.ruler;
  const length = Math.sqrt((to[0] - from[0]) ** 2 + (to[1] - from[1]) ** 2);
  const isInside = [from, to].every(([u, v]) => u >= 0 && v >= 0 && u <= photo.widthPx && v <= photo.heightPx);
  if (isInside && mm >= 10 && mm <= 500 && length >= 20) return null;
  return {
    rule: 'HF09',
    message: `${where}: the ruler needs two ends in the picture, at least 20 px apart, and a length of 10 to 500 mm: measure it again.`,
  };
}

/** A ruler in the picture is measured by nobody's tape: the head that it makes must be one that an adult can have. */
export function checkRuledHead(onHead: Required<TapeMeasures>): FitRefusal | null {
  for (const name of TAPE_NAMES) {
    const { least, most } = TAPE_LIMITS[name];
    if (onHead[name] >= least && onHead[name] <= most) continue;
    return {
      rule: 'HF09',
      message: `The ruler would make ${withArticle(TAPE_WORDS[name]).toLowerCase()} of ${Math.round(onHead[name])} mm, and adults have ${least} to ${most}: check its ends and its length, and hold it at the forehead.`,
    };
  }
  return null;
}

function checkTape(tape: TapeMeasures): FitRefusal | null {
  for (const name of TAPE_NAMES) {
    const value = tape[name];
    if (value === undefined) continue;
    const { least, most } = TAPE_LIMITS[name];
    if (value >= least && value <= most) continue;
    const unit = value * 10 >= least && value * 10 <= most ? ' It looks like centimetres: give millimetres.' : '';
    return {
      rule: 'HF06',
      message: `${withArticle(TAPE_WORDS[name])} of ${Number.isFinite(value) ? value : 'no number'} mm is outside ${least} to ${most} mm of adults: measure it again.${unit}`,
    };
  }
  return null;
}

function withArticle(word: string): string {
  return `${/^[aeiou]/.test(word) ? 'An' : 'A'} ${word}`;
}
