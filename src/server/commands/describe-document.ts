import type { CourseDocument } from '#/contract/course-document.ts';
import type { Records } from '../store/store.ts';
import type { CourseRow } from '../store/tables.ts';

/** The columns that lists show of a document, and the document as text. */
export async function describeDocument(
  records: Records,
  courseId: string,
  document: CourseDocument,
): Promise<Pick<CourseRow, 'step' | 'photoCount' | 'thumbnailPhotoId' | 'documentJson'>> {
  const stored = new Set((await records.photos.listOfCourse(courseId)).map((photo) => photo.id));
  const shown = document.photos.filter((photo) => stored.has(photo.photoId));
  const first = shown.find((photo) => photo.view === 'front') ?? shown[0];
  return {
    step: document.step,
    photoCount: document.photos.length,
    thumbnailPhotoId: first?.photoId ?? null,
    documentJson: JSON.stringify(document),
  };
}
