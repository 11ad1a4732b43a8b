import { z } from 'zod';
import type { CheckIn } from '#/practice/healing/check-in.ts';
import { zoneIdSchema } from './zone-id.ts';

/** A date and time with its offset, of the years that the calendar of the product knows. */
export const momentSchema = z.iso
  .datetime({ offset: true, message: 'must be a date and time with offset, such as 2026-05-01T10:00:00+01:00' })
  .regex(/^(19|20|21)/, 'must lie between 1900 and 2199');

/** course.json: what `whorl course` prints, with `done` on the sessions that were held. */
export const courseFileSchema = z.strictObject({
  sessions: z
    .array(
      z.strictObject({
        n: z.int().min(1).max(100),
        start: momentSchema,
        end: momentSchema,
        minutes: z.number().min(0).exactOptional(),
        zones: z.array(zoneIdSchema).exactOptional(),
        dots: z.int().min(0).exactOptional(),
        earliestBecause: z.string().exactOptional(),
        done: z.boolean().exactOptional(),
      }),
    )
    .min(1)
    .max(100),
  /** IANA zone of the studio; days are counted in it. */
  zone: z.string().max(100).exactOptional(),
  /** Where screening ordered a test patch: its last reading. */
  testPatch: z
    .strictObject({ ordered: z.boolean(), result: z.enum(['pass', 'fail', 'unclear']).nullable() })
    .exactOptional(),
});

export const checkInSchema: z.ZodType<CheckIn> = z.strictObject({
  at: momentSchema,
  kind: z.enum(['clientCheckIn', 'chairInspection']),
  scabs: z.boolean(),
  redness: z.boolean(),
  warningSigns: z.array(z.string().trim().min(1).max(80)).max(20),
  photoQuality: z.enum(['ok', 'bad', 'none']),
  resolvedBy: z
    .union([
      z.string().trim().min(1).max(200),
      z.strictObject({
        who: z.string().trim().min(1).max(200),
        why: z.string().trim().min(1).max(2000),
        letter: z.string().trim().min(1).max(200).exactOptional(),
      }),
    ])
    .exactOptional(),
});

/** checkins.json */
export const checkInsFileSchema = z.array(checkInSchema).max(1000);
