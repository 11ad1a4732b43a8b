import { z } from 'zod';
import { clientSchema } from './api-clients.ts';
import { idSchema } from './api-courses.ts';
import { inkBottleBodySchema } from './api-ink.ts';
import { planMediaTypeSchema } from './api-plans.ts';
import { courseDocumentSchema } from './course-document.ts';
import { jsonValueSchema } from './json-value.ts';
import { momentSchema } from './practice-course.ts';
import { protocolFileSchema } from './practice-protocol.ts';

/**
 * studio.json of a client's export: what the studio keeps around the practice records, so that an import is the same studio
 * again. Bytes of photos and documents stand in files.json of the export by the same ids.
 */
const moment = momentSchema.max(40);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const studioPartSchema = z.strictObject({
  profile: clientSchema.shape.profile,
  createdAt: moment,
  /** Where and when each record was filed, in the order of recording. */
  filed: z.array(
    z.strictObject({
      id: idSchema,
      courseId: idSchema.nullable(),
      correctsId: idSchema.nullable(),
      recordedAt: moment,
      recordedBy: z.string().max(200),
    }),
  ),
  /** Protocols of the studio, each with the records that were taken under it; the others by the presets that ship. */
  protocols: z.array(z.strictObject({ protocol: protocolFileSchema, records: z.array(idSchema) })).exactOptional(),
  /** Notes are entries without a practice record. */
  notes: z.array(z.strictObject({ id: idSchema, at: moment, body: jsonValueSchema })),
  courses: z.array(
    z.strictObject({
      id: idSchema,
      title: z.string().max(200),
      document: courseDocumentSchema,
      thumbnailPhotoId: idSchema.nullable(),
      createdAt: moment,
      deletedAt: moment.nullable(),
    }),
  ),
  photos: z.array(
    z.strictObject({
      id: idSchema,
      courseId: idSchema,
      widthPx: z.int().min(1),
      heightPx: z.int().min(1),
      mediaType: z.enum(['image/jpeg', 'image/png']),
      sha256,
      createdAt: moment,
    }),
  ),
  plans: z.array(
    z.strictObject({
      id: idSchema,
      courseId: idSchema,
      courseVersion: z.int(),
      engineVersion: z.string().max(80),
      createdAt: moment,
      files: z.array(z.strictObject({ name: z.string().max(200), mediaType: planMediaTypeSchema, sha256 })),
    }),
  ),
  bottles: z.array(z.strictObject({ id: idSchema, bottle: inkBottleBodySchema, createdAt: moment })),
  files: z.array(
    z.strictObject({
      id: idSchema,
      courseId: idSchema.nullable(),
      name: z.string().max(200),
      mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
      sha256,
      createdAt: moment,
    }),
  ),
});
export type StudioPart = z.infer<typeof studioPartSchema>;
