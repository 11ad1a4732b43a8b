import { z } from 'zod';
import { idSchema } from './api-courses.ts';

/** A document or picture beside the records: a letter, a scan, a signed PDF, a photo of a session. */
export const storedFileSchema = z.object({
  id: idSchema,
  clientId: idSchema.nullable(),
  courseId: idSchema.nullable(),
  name: z.string(),
  mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
  bytes: z.number().int(),
  sha256: z.string(),
  createdAt: z.string(),
  url: z.string(),
});
export type StoredFileCard = z.infer<typeof storedFileSchema>;

/** Whose file it is to be, or whose files are listed. */
export const fileOwnerQuerySchema = z.strictObject({ clientId: idSchema.optional(), courseId: idSchema.optional() });
export const fileListSchema = z.object({ files: z.array(storedFileSchema) });
