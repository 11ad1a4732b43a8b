import type { Course, CourseSummary } from '#/contract/api-courses.ts';
import { type CourseDocument, courseDocumentSchema } from '#/contract/course-document.ts';
import type { CourseSummaryRow } from '../store/course-records.ts';
import type { CourseRow } from '../store/tables.ts';

export function presentCourseSummary(row: CourseSummaryRow): CourseSummary {
  return {
    id: row.id,
    title: row.title,
    origin: row.origin,
    version: row.version,
    step: row.step,
    photoCount: row.photoCount,
    thumbnailUrl: row.thumbnailPhotoId && `/api/photos/${row.thumbnailPhotoId}/thumbnail`,
    clientId: row.clientId,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
  };
}

export function presentCourse(row: CourseRow): Course {
  return { ...presentCourseSummary(row), document: readCourseDocument(row) };
}

/** The stored document; it was checked when it was saved, and is again, so that a damaged one is never worked on. */
export function readCourseDocument(row: CourseRow): CourseDocument {
  return courseDocumentSchema.parse(JSON.parse(row.documentJson));
}
