import { type CourseDocument, courseDocumentSchema } from '#/contract/course-document.ts';
import type { CourseRow } from './tables.ts';

/** The stored document; it was checked when it was saved, and is again, so that a damaged one is never worked on. */
export function readCourseDocument(row: CourseRow): CourseDocument {
  return courseDocumentSchema.parse(JSON.parse(row.documentJson));
}
