import { z } from 'zod';
import { idSchema } from './api-courses.ts';
import { inkBottleSchema } from './api-ink.ts';
import { jsonValueSchema } from './json-value.ts';

/**
 * Practice records: screening, consent, session, check-in and the rest, told apart by `kind`. They are only ever added; what
 * was wrong is put right by another entry that names it in `correctsId`. Every entry carries the hash of the one before.
 */
export const entrySchema = z.object({
  /** Order of recording. */
  seq: z.number().int(),
  id: idSchema,
  kind: z.string(),
  clientId: idSchema.nullable(),
  courseId: idSchema.nullable(),
  correctsId: idSchema.nullable(),
  /** When it happened, as told by who recorded it. */
  at: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  body: jsonValueSchema,
  previousHash: z.string(),
  hash: z.string(),
});
export type Entry = z.infer<typeof entrySchema>;

export const newEntrySchema = z.strictObject({
  /** Made by the sender, so that sending again adds no second entry. */
  id: idSchema.optional(),
  kind: z.string().min(1).max(60),
  clientId: idSchema.optional(),
  courseId: idSchema.optional(),
  correctsId: idSchema.optional(),
  at: z.iso.datetime({ offset: true }),
  body: jsonValueSchema,
});

export const entryListQuerySchema = z.strictObject({
  clientId: idSchema.optional(),
  courseId: idSchema.optional(),
  kind: z.string().max(60).optional(),
  /** Entries that used this bottle of ink. */
  bottleId: idSchema.optional(),
  /** Entries after this sequence number. */
  after: z.coerce.number('must be a number').int().min(0).default(0),
  limit: z.coerce.number('must be a number').int().min(1).max(500).default(200),
});
export const entryListSchema = z.object({ entries: z.array(entrySchema), nextAfter: z.number().int().nullable() });

export const entryWithCorrectionsSchema = z.object({ entry: entrySchema, corrections: z.array(entrySchema) });

/** Where a batch went: its bottles, every record that used it as ink or diluent, and what was corrected in these since. */
export const inkRecallSchema = z.object({
  bottles: z.array(inkBottleSchema),
  entries: z.array(entrySchema),
  corrections: z.array(entrySchema),
});
export type InkRecall = z.infer<typeof inkRecallSchema>;
