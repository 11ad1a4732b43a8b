import type { z } from 'zod';
import { withoutUndefined } from '#/base/without-undefined.ts';
import { type CaseFile, caseFileSchema } from '#/contract/case-file.ts';
import type { CourseDocument } from '#/contract/course-document.ts';
import { type FurtherPhotoLack, furtherPhotoLack } from '#/engine/scalp/further-photo.ts';

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
 * `title`: what the sheets are headed with; null where nothing is printed, since no dot follows from it.
 */
export function caseOfDocument(
  title: string | null,
  document: CourseDocument,
): { readonly ok: true; readonly value: CaseFile } | { readonly ok: false; readonly refusal: z.ZodError } {
  const parts = document as unknown as CourseParts;
  const photos = photosOfDocument(document);
  const [first, ...more] = photos;
  const measurements = { ...document.measurements, ...(first?.ruler ? { ruler: first.ruler } : {}) };
  const candidate = {
    ...(title === null ? {} : { title }),
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

/**
 * The photos of a course in the order of the case: front views first, otherwise as added. Further photos with too few taps to be
 * placed stay out until they have them: the course goes on with the others.
 */
export function photosOfDocument(document: CourseDocument): CourseDocument['photos'] {
  return inOrder(document)
    .filter((photo, index) => index === 0 || furtherPhotoLack(photo) === null)
    .slice(0, 8);
}

/** What a photo needs before the course is planned with it too; null for the case's own photo and for those that are used. */
export function lackOfPhoto(document: CourseDocument, photoId: string): FurtherPhotoLack | null {
  const [, ...further] = inOrder(document);
  const photo = further.find((item) => item.photoId === photoId);
  return photo ? furtherPhotoLack(photo) : null;
}

function inOrder({ photos }: CourseDocument): CourseDocument['photos'] {
  const isFront = (photo: CourseDocument['photos'][number]): boolean => photo.view === 'front';
  return [...photos.filter(isFront), ...photos.filter((photo) => !isFront(photo))];
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
