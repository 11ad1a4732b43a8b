import { z } from 'zod';
import { idSchema } from './api-courses.ts';
import { momentSchema } from './practice-course.ts';
import { preparationSchema } from './practice-session-records.ts';

/** Asked before the first dot: may this session of the course start now? */
export const sessionCheckSchema = z.strictObject({
  clientId: idSchema,
  courseId: idSchema,
  session: z.number().int().min(1).max(100),
  at: momentSchema,
  preparation: preparationSchema,
});
export type SessionCheck = z.infer<typeof sessionCheckSchema>;

const phrase = z.object({ key: z.string(), values: z.record(z.string(), z.string()) });

export const sessionCheckAnswerSchema = z.object({
  mayStart: z.boolean(),
  /** What is missing, in the order of the rules; `missing` is a text of the practice catalogue. */
  problems: z.array(z.object({ rule: z.string(), missing: phrase, message: z.string() })),
  gateOpen: z.boolean(),
  /** Rules that a signed override sets aside. */
  overridden: z.array(z.string()),
});
export type SessionCheckAnswer = z.infer<typeof sessionCheckAnswerSchema>;

/** Warning signs that nobody has resolved yet, and check-ins of the last weeks that did not come (AC3). */
export const openSignsSchema = z.object({
  signs: z.array(
    z.object({
      checkInId: idSchema,
      clientId: idSchema,
      courseId: idSchema.nullable(),
      name: z.string(),
      at: z.string(),
      signs: z.array(z.string()),
    }),
  ),
  missed: z.array(
    z.object({
      clientId: idSchema,
      courseId: idSchema,
      name: z.string(),
      session: z.number().int(),
      days: z.array(z.string()),
    }),
  ),
});
export type OpenSigns = z.infer<typeof openSignsSchema>;
