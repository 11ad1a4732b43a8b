import { z } from 'zod';
import { idSchema } from './api-courses.ts';

export const PHOTO_LIMITS = {
  maxBytes: 25_000_000,
  maxPixels: 60_000_000,
  maxSidePx: 16_384,
  minSidePx: 200,
  workingSidePx: 2048,
  thumbnailSidePx: 320,
} as const;

export const photoSchema = z.object({
  id: idSchema,
  courseId: idSchema,
  /** Upright size of the master; landmarks are in its pixels. */
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  /** Size of the working copy: at most 2048 px on the longer side. */
  workingWidthPx: z.number().int(),
  workingHeightPx: z.number().int(),
  mediaType: z.enum(['image/jpeg', 'image/png']),
  /** SHA-256 of the master's bytes. */
  sha256: z.string(),
  createdAt: z.string(),
  masterUrl: z.string(),
  workingUrl: z.string(),
  thumbnailUrl: z.string(),
});
export type Photo = z.infer<typeof photoSchema>;

export const photoListSchema = z.object({ photos: z.array(photoSchema) });
export const photoSizeSchema = z.enum(['master', 'working', 'thumbnail']);
