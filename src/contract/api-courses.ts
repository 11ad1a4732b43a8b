import { z } from 'zod';
import { courseDocumentSchema } from './course-document.ts';

export const idSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'must be an id');
const title = z.string().trim().min(1).max(200);

export const courseSummarySchema = z.object({
  id: idSchema,
  title: z.string(),
  /** sample: made by the program on its first start; own: made by the practitioner. */
  origin: z.enum(['sample', 'own']),
  version: z.number().int(),
  step: z.string(),
  photoCount: z.number().int(),
  /** Picture for the list, if the course has a photo. */
  thumbnailUrl: z.string().nullable(),
  clientId: idSchema.nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Set while deleted; the course can be restored. */
  deletedAt: z.string().nullable(),
});
export type CourseSummary = z.infer<typeof courseSummarySchema>;

export const courseSchema = courseSummarySchema.extend({ document: courseDocumentSchema });
export type Course = z.infer<typeof courseSchema>;

export const courseListQuerySchema = z.strictObject({
  search: z.string().trim().max(200).optional(),
  deleted: z.enum(['only', 'no']).default('no'),
  clientId: idSchema.optional(),
  limit: z.coerce.number('must be a number').int().min(1).max(200).default(50),
  /** nextCursor of the answer before. */
  cursor: z.string().max(200).optional(),
});
export const courseListSchema = z.object({ courses: z.array(courseSummarySchema), nextCursor: z.string().nullable() });

export const newCourseSchema = z.strictObject({
  title,
  /** Left out: an empty document. */
  document: courseDocumentSchema.optional(),
  clientId: idSchema.optional(),
});
export const newCourseFromPhotoSchema = z.strictObject({ title });
export const saveCourseSchema = z.strictObject({
  /** The version that was read; another one in the store is a conflict. */
  version: z.number().int().min(1),
  title: title.optional(),
  document: courseDocumentSchema.optional(),
  clientId: idSchema.nullable().optional(),
});
