import type { Course, CourseSummary } from '#/contract/api-courses.ts';
import type { CourseSummaryRow } from '../store/course-records.ts';
import { readCourseDocument } from '../store/read-course-document.ts';
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
