import type { z } from 'zod';
import { type CaseFile, caseFileSchema } from './case-file.ts';
import type { CourseDocument } from './course-document.ts';

/** How the studio writes the open parts of a course document; other keys in `practice` belong to the practice steps. */
export interface CourseParts {
  readonly design: NonNullable<CaseFile['design']>;
  readonly shade: { readonly skin?: CaseFile['skin']; readonly shade?: CaseFile['shade'] };
  readonly schedule: {
    readonly sessions?: CaseFile['sessions'];
    readonly dates?: CaseFile['dates'];
    readonly price?: CaseFile['price'];
  };
  readonly practice: { readonly ageYears?: number };
}

type CasePhoto = Pick<CaseFile, 'landmarks' | 'outline' | 'cropped'>;

/**
 * The case that a course document stands for: what `whorl plan` would be given. The first photo (the front view when there is
 * one) is the case's own; `file` of the others is the photo id. Landmarks with names that the case does not know are left out.
 */
export function caseOfDocument(
  title: string,
  document: CourseDocument,
): { readonly ok: true; readonly value: CaseFile } | { readonly ok: false; readonly refusal: z.ZodError } {
  const parts = document as unknown as CourseParts;
  const photos = photosOfDocument(document);
  const [first, ...more] = photos;
  const measurements = { ...document.measurements, ...(first?.ruler ? { ruler: first.ruler } : {}) };
  const candidate = {
    title,
    sex: document.sex,
    // Named even when empty: the outline seen in the studio is the one that is fitted everywhere, and nothing is traced again.
    ...(first ? { ...tapsOf(first), outline: first.outline ?? [] } : { landmarks: {} }),
    ...(more.length > 0 ? { morePhotos: more.map(furtherPhoto) } : {}),
    measurements,
    design: parts.design,
    ...withoutUndefined({
      skin: parts.shade.skin,
      shade: parts.shade.shade,
      sessions: parts.schedule.sessions,
      dates: parts.schedule.dates,
      price: parts.schedule.price,
      ageYears: parts.practice.ageYears,
    }),
  };
  const parsed = caseFileSchema.safeParse(candidate);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, refusal: parsed.error };
}

/** Points of the face that a further photo needs before it says anything of the head. */
const LEAST_FURTHER_TAPS = 3;

/**
 * The photos of a course in the order of the case: front views first, otherwise as added. Further photos that were not tapped
 * yet stay out.
 */
export function photosOfDocument(document: CourseDocument): CourseDocument['photos'] {
  const isFront = (photo: CourseDocument['photos'][number]): boolean => photo.view === 'front';
  const isTapped = (photo: CourseDocument['photos'][number]): boolean =>
    Object.keys(photo.landmarks).filter((name) => !name.startsWith('silhouette')).length >= LEAST_FURTHER_TAPS;
  const ordered = [...document.photos.filter(isFront), ...document.photos.filter((photo) => !isFront(photo))];
  return ordered.filter((photo, index) => index === 0 || isTapped(photo)).slice(0, 8);
}

function tapsOf(photo: CourseDocument['photos'][number]): CasePhoto {
  return {
    landmarks: photo.landmarks as CasePhoto['landmarks'],
    ...withoutUndefined({ outline: photo.outline, cropped: photo.cropped }),
  };
}

function furtherPhoto(photo: CourseDocument['photos'][number]) {
  return { file: photo.photoId, view: photo.view, ...tapsOf(photo), ...withoutUndefined({ ruler: photo.ruler }) };
}

function withoutUndefined<Value extends object>(value: Value): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Partial<Value>;
}
