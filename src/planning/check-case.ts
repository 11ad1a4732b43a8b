import type { z } from 'zod';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { type CaseFile, caseFileSchema } from '#/contract/case-file.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { plainIssue } from '#/contract/plain-issue.ts';
import { PIGMENTS } from '#/engine/skin/pigments.ts';
import { isTimeZone } from '#/practice/calendar/wall-clock.ts';
import type { PhotoSize } from './plan-head.ts';

/** Reads a case from parsed JSON: unknown keys, wrong kinds and impossible numbers are refused by name. */
export function readCase(value: unknown): Outcome<CaseFile, Problem> {
  const parsed = caseFileSchema.safeParse(value);
  if (!parsed.success) {
    const { issues } = parsed.error;
    const sentences = issues.slice(0, 8).map((issue) => issueSentence(issue, value));
    const more = issues.length > 8 ? ` And ${issues.length - 8} more.` : '';
    return refuse({
      code: 'case-invalid',
      message: `The case cannot be used: ${sentences.join(' ')}${more}`,
      details: issues.map((issue) => ({ path: issue.path.join('.'), message: issueSentence(issue, value) })),
    });
  }
  return accept(parsed.data);
}

function issueSentence(issue: z.core.$ZodIssue, value: unknown): string {
  const path = issue.path.map(String).join('.') || 'the case';
  if (issue.code === 'unrecognized_keys') {
    const names = `${issue.keys.length > 1 ? 'unknown keys' : 'unknown key'} ${issue.keys.join(', ')}`;
    return `${path === 'the case' ? '' : `${path}: `}${names}; docs/reference/case-file.md lists all keys.`;
  }
  const given = valueAt(value, issue.path);
  if (typeof given === 'number' && /(Mm|\.mm)$/.test(path) && issue.code === 'too_small') {
    return `${path} is ${given}; it must be in millimetres${given >= 10 ? ' (this looks like centimetres or inches)' : ''}.`;
  }
  if (issue.code === 'invalid_value' && typeof given !== 'string' && issue.values.includes(String(given))) {
    return `${path} must be text; write "${given}".`;
  }
  if (given === undefined) return `${path} is missing; docs/reference/case-file.md shows how it looks.`;
  return `${path} ${plainIssue(issue)}; it is ${shownValue(given)}.`;
}

/** JSON has no word for numbers that are not finite. */
function shownValue(given: unknown): string {
  return typeof given === 'number' ? String(given) : JSON.stringify(given).slice(0, 60);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) at = (at as Record<PropertyKey, unknown> | undefined | null)?.[key];
  return at;
}

/**
 * What a schema cannot see: landmarks of the case's own photo missing, outside it, mirrored or on one line, and values that
 * contradict each other. The first problem in one sentence, or null. `sizes`: of the case's photo, then of morePhotos, whose
 * landmarks are the fit's to judge: it leaves out a further photo that is wrong.
 */
export function checkCase(caseFile: CaseFile, sizes: readonly PhotoSize[]): Problem | null {
  for (let index = 0; index <= (caseFile.morePhotos ?? []).length; index++) {
    if (sizes[index]) continue;
    return { code: 'case-invalid', message: `Photo ${index + 1} of the case is missing: add its file.` };
  }
  const wrong = checkLandmarks(caseFile.landmarks, sizes[0]!);
  if (wrong) return { code: 'landmarks-invalid', message: wrong };
  const message =
    checkSize(caseFile, sizes[0]!) ??
    checkMeasures(caseFile) ??
    checkColours(caseFile, sizes[0]!) ??
    checkCourse(caseFile);
  return message ? { code: 'case-invalid', message } : null;
}

/** Without these a first photo says neither size nor direction. */
const NEEDED = ['glabella', 'exocanthion_right', 'exocanthion_left', 'menton'] as const;

function checkLandmarks(landmarks: CaseFile['landmarks'], size: PhotoSize): string | null {
  const missing = NEEDED.filter((key) => !landmarks[key]);
  if (missing.length > 0)
    return `landmarks: ${missing.join(', ')} missing; tap ${missing.length > 1 ? 'them' : 'it'} on the photo.`;
  for (const [key, at] of Object.entries(landmarks)) {
    if (!at) continue;
    if (at[0] < 0 || at[1] < 0 || at[0] > size.widthPx || at[1] > size.heightPx) {
      return `landmarks.${key} [${at.join(', ')}] lies outside the photo of ${size.widthPx} x ${size.heightPx} px; tap it again.`;
    }
  }
  return checkFace(landmarks);
}

function checkFace(landmarks: CaseFile['landmarks']): string | null {
  const { exocanthion_right: right, exocanthion_left: left, glabella, menton } = landmarks;
  if (!right || !left || !menton || !glabella) return null;
  const eyes = [left[0] - right[0], left[1] - right[1]] as const;
  const down = [menton[0] - (left[0] + right[0]) / 2, menton[1] - (left[1] + right[1]) / 2] as const;
  const eyeWidth = Math.sqrt(eyes[0] ** 2 + eyes[1] ** 2);
  const height = Math.sqrt(down[0] ** 2 + down[1] ** 2);
  const cross = eyes[0] * down[1] - eyes[1] * down[0];
  if (Object.values(landmarks).every((at) => !at || (at[0] <= 1 && at[1] <= 1))) {
    return `landmarks: these look like shares of the photo's sides; give pixels.`;
  }
  if (eyeWidth < 12) return `landmarks: the outer eye corners lie on one point; tap each.`;
  if (Math.abs(cross) < 0.12 * eyeWidth * Math.max(eyeWidth, height)) {
    return `landmarks: eye corners and chin lie on one line; tap the chin under the face.`;
  }
  if (cross < 0 && Math.abs(eyes[1]) > Math.abs(eyes[0])) {
    return `landmarks: the eyes stand one above the other; write [x, y], x from the left edge of the upright photo and y from its top.`;
  }
  if (cross < 0 && left[0] > right[0]) {
    return `landmarks: the chin lies above the eyes; y runs down from the top edge of the upright photo.`;
  }
  if (cross < 0) {
    return `landmarks: right and left are mirrored; right is the subject's own right, at the left of a front photo.`;
  }
  return null;
}

function checkSize(caseFile: CaseFile, size: PhotoSize): string | null {
  const given = caseFile.imageSize;
  if (!given || (given[0] === size.widthPx && given[1] === size.heightPx)) return null;
  return `imageSize says ${given[0]} x ${given[1]} px, the upright photo has ${size.widthPx} x ${size.heightPx}; tap the landmarks on this photo.`;
}

function checkMeasures(caseFile: CaseFile): string | null {
  const tape = caseFile.measurements ?? {};
  const { circumferenceMm, lengthMm, breadthMm, earToEarArcMm, nasionInionArcMm, interpupillaryMm } = tape;
  if (lengthMm !== undefined && breadthMm !== undefined && breadthMm > lengthMm * 1.08) {
    return `measurements: breadthMm ${breadthMm} is larger than lengthMm ${lengthMm}; they may be swapped.`;
  }
  if (circumferenceMm !== undefined && lengthMm !== undefined && breadthMm !== undefined) {
    const round = (Math.PI / 2) * (lengthMm + breadthMm);
    if (Math.abs(circumferenceMm / round - 1.02) > 0.12) {
      return `measurements: circumferenceMm ${circumferenceMm} does not go with length ${lengthMm} and breadth ${breadthMm} mm (about ${Math.round(round * 1.02)}); measure again.`;
    }
  }
  for (const [key, arc] of Object.entries({ earToEarArcMm, nasionInionArcMm })) {
    if (
      arc !== undefined &&
      circumferenceMm !== undefined &&
      (arc > 0.8 * circumferenceMm || arc < 0.44 * circumferenceMm)
    ) {
      return `measurements: ${key} ${arc} does not go with circumferenceMm ${circumferenceMm}; measure again.`;
    }
  }
  // Five standard deviations about the mean ratio of adults (ANSUR II), their correlation of about .3 counted.
  const eyes = (interpupillaryMm ?? 0) / (circumferenceMm ?? 1);
  if (interpupillaryMm !== undefined && circumferenceMm !== undefined && (eyes < 0.084 || eyes > 0.146)) {
    return `measurements: interpupillaryMm ${interpupillaryMm} does not go with circumferenceMm ${circumferenceMm}; measure again.`;
  }
  const ruler = tape.ruler;
  if (ruler && Math.abs(ruler.from[0] - ruler.to[0]) + Math.abs(ruler.from[1] - ruler.to[1]) < 8) {
    return 'measurements.ruler: the two ends lie on one point; place them at the ends of the ruler.';
  }
  return null;
}

function checkColours(caseFile: CaseFile, size: PhotoSize): string | null {
  const { pigment, own } = caseFile.shade ?? {};
  for (const [name, id] of [
    ['shade.pigment', pigment],
    ['shade.own.pigment', own?.pigment],
  ] as const) {
    if (id === undefined || PIGMENTS.some((known) => known.id === id)) continue;
    return `${name} ${id} is not known; use one of ${PIGMENTS.map(({ id }) => id).join(', ')}.`;
  }
  const areas = { 'skin.sampleAt': caseFile.skin?.sampleAt, 'shade.sides.at': caseFile.shade?.sides?.at };
  for (const [name, at] of Object.entries(areas)) {
    if (at && (at[0] < 0 || at[1] < 0 || at[0] > size.widthPx || at[1] > size.heightPx)) {
      return `${name} [${at.join(', ')}] lies outside the photo of ${size.widthPx} x ${size.heightPx} px; place it again.`;
    }
  }
  return null;
}

/** Calendars write a year in four digits, and no course starts outside these. */
const YEARS = { from: '2000', to: '2199' } as const;

function checkCourse(caseFile: CaseFile): string | null {
  const start = caseFile.dates?.start;
  if (start !== undefined && (start.slice(0, 4) < YEARS.from || start.slice(0, 4) > YEARS.to)) {
    return `dates.start ${start} must lie between the years ${YEARS.from} and ${YEARS.to}; write a day such as 2027-01-11.`;
  }
  const shares = caseFile.sessions?.shares;
  if (shares) {
    const rising = shares.every((share, k) => share > (shares[k - 1] ?? 0));
    if (!rising || shares.at(-1) !== 1) return `sessions.shares [${shares.join(', ')}] must rise and end with 1.`;
    const count = caseFile.sessions?.count;
    if (count !== undefined && count !== shares.length) {
      return `sessions: count is ${count}, but shares has ${shares.length}; give one of them.`;
    }
  }
  const zone = caseFile.dates?.zone;
  if (zone !== undefined && !isTimeZone(zone)) {
    return `dates.zone: ${zone} is not a time zone; write one such as Europe/London.`;
  }
  const gaps = caseFile.dates?.gapsDays;
  const count = shares?.length ?? caseFile.sessions?.count;
  if (gaps && count !== undefined && gaps.length > count - 1) {
    return `dates.gapsDays has ${gaps.length} gaps, but ${count} sessions have ${count - 1}.`;
  }
  const pattern = caseFile.design?.pattern;
  const handles = caseFile.design?.hairline?.handles;
  if (handles && (caseFile.design?.hairline?.symmetric ?? true) && handles.some(([side]) => side < 0)) {
    return 'design.hairline.handles: a symmetric line has handles on the left half only (side 0 or more); set symmetric to false.';
  }
  if (pattern?.kind === 'ludwig' && caseFile.sex === 'male' && caseFile.design?.goal === 'shavedLook') {
    return 'design: a Ludwig pattern is treated between standing hair; goal shavedLook contradicts it.';
  }
  return null;
}
