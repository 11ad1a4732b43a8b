import { z } from 'zod';
import { idSchema } from './api-courses.ts';
import { jsonValueSchema } from './json-value.ts';

/** Ask for the whole plan on the server: plan file and every export. */
export const newPlanSchema = z.strictObject({
  /** All pixels instead of 2048 px on the longer side. */
  fullSize: z.boolean().default(false),
  /** Of the sheets, the captions and the calendar; left out: that of the course's client, else English. */
  language: z.enum(['en', 'es', 'pt']).optional(),
});

export const jobSchema = z.object({
  id: idSchema,
  kind: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** 0 to 1. */
  progress: z.number(),
  /** What is being done, in words. */
  stage: z.string(),
  /** The plan made, once done. */
  planId: idSchema.nullable(),
  error: z
    .object({ code: z.string(), message: z.string(), rule: z.string().optional(), details: jsonValueSchema.optional() })
    .nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Job = z.infer<typeof jobSchema>;

/** What the files of a plan are: none of them is a page that a browser would run. */
export const planMediaTypeSchema = z.enum([
  'application/json',
  'application/pdf',
  'image/png',
  'image/svg+xml',
  'text/calendar',
  'text/csv',
]);
export type PlanMediaType = z.infer<typeof planMediaTypeSchema>;

export const planFileSchema = z.object({
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  url: z.string(),
});

export const planSchema = z.object({
  id: idSchema,
  courseId: idSchema,
  /** Version of the course document that was planned. */
  courseVersion: z.number().int(),
  engineVersion: z.string(),
  createdAt: z.string(),
  files: z.array(planFileSchema),
});
export type Plan = z.infer<typeof planSchema>;
export const planListSchema = z.object({ plans: z.array(planSchema) });
