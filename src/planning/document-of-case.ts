import { withoutUndefined } from '#/base/without-undefined.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import { type CourseDocument, emptyCourseDocument } from '#/contract/course-document.ts';

/**
 * The course document that stands for a case file, its photo being `photoId`; the inverse of caseOfDocument for a case with
 * one photo in its own pixels. Further photos of the case are left out: they are files that the document cannot name.
 */
export function documentOfCase(caseFile: CaseFile, photoId: string): CourseDocument {
  const { ruler, ...measurements } = caseFile.measurements ?? {};
  const photo = { landmarks: caseFile.landmarks, outline: caseFile.outline, cropped: caseFile.cropped, ruler };
  const empty = emptyCourseDocument();
  return {
    ...empty,
    sex: caseFile.sex ?? empty.sex,
    photos: [{ photoId, view: 'front', ...withoutUndefined(photo) }] as unknown as CourseDocument['photos'],
    measurements: withoutUndefined(measurements),
    design: jsonPart(caseFile.design),
    shade: jsonPart({ skin: caseFile.skin, shade: caseFile.shade }),
    schedule: jsonPart({ sessions: caseFile.sessions, dates: caseFile.dates, price: caseFile.price }),
    practice: jsonPart({ ageYears: caseFile.ageYears }),
  };
}

type JsonPart = CourseDocument['design'];

function jsonPart(value: object | undefined): JsonPart {
  return JSON.parse(JSON.stringify(value ?? {})) as JsonPart;
}
