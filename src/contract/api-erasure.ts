import { z } from 'zod';
import { idSchema } from './api-courses.ts';

/** What erasing a client or a deleted course for good would take, asked before it is done. */
export const erasureSchema = z.object({
  /** To be typed before anything is erased. */
  name: z.string(),
  /** The client that goes; null where only a course does. */
  clientId: idSchema.nullable(),
  courses: z.array(z.object({ id: idSchema, title: z.string() })),
  counts: z.object({
    photos: z.number().int(),
    plans: z.number().int(),
    /** Letters, scans and signed papers. */
    files: z.number().int(),
    /** Screenings, consents, sessions, check-ins and the rest. */
    records: z.number().int(),
  }),
  /** Until when the rules of the place have the records kept, and how well that is known; null where that day has come. */
  held: z
    .object({
      until: z.iso.date(),
      lastVisitOn: z.iso.date(),
      pack: z.string(),
      years: z.number(),
      evidence: z.enum(['PR', 'PR2', 'P+', 'P1', 'REG', 'FORUM', 'DER', 'MEM']),
      because: z.string(),
    })
    .nullable(),
  /** Why it cannot be erased as it stands; null where it can. */
  obstacle: z
    .discriminatedUnion('kind', [
      /** Only a deleted course is erased. */
      z.object({ kind: z.literal('notDeleted') }),
      /** Records go with their client and not by the course. */
      z.object({ kind: z.literal('recordsOfClient'), clientId: idSchema, name: z.string() }),
      /** A course of the client holds records or papers of somebody else. */
      z.object({ kind: z.literal('recordsOfOthers'), title: z.string() }),
    ])
    .nullable(),
});
export type Erasure = z.infer<typeof erasureSchema>;

export const eraseSchema = z.strictObject({
  /** As it is written there; capitals and spaces do not count. */
  name: z.string().trim().min(1).max(300),
  /** The day until which the records would be kept: says that this was read and decided. */
  althoughHeldUntil: z.iso.date().optional(),
});

export const erasedSchema = z.object({
  courseIds: z.array(idSchema),
  /** False where free pages or files are still to be cleared: tried again at the next start. */
  finished: z.boolean(),
});
export type Erased = z.infer<typeof erasedSchema>;
