import { z } from 'zod';
import { momentSchema } from './practice-course.ts';

export const clientExportQuerySchema = z.strictObject({
  /** The moment up to which the trail is told; now when left out. The same moment gives the same bytes. */
  asOf: z.iso.datetime().optional(),
});

export const inspectionQuerySchema = z.strictObject({ from: z.iso.date(), to: z.iso.date() });

/** What an inspector asks for: each session and test patch of some days, clients by id only. */
export const inspectionReportSchema = z.object({
  lines: z.array(
    z.object({
      on: z.string(),
      recordKind: z.enum(['session', 'testPatch']),
      recordId: z.string(),
      clientId: z.string(),
      artists: z.array(z.string()),
      ink: z.array(z.object({ brand: z.string(), shade: z.string(), batch: z.string(), expiry: z.string() })),
      needles: z.array(z.object({ configuration: z.string(), lot: z.string(), sterileUntil: z.string() })),
    }),
  ),
});
export type InspectionReport = z.infer<typeof inspectionReportSchema>;

/** The programme around one session as a sheet to hand over. */
export const aftercareSheetQuerySchema = z.strictObject({
  start: momentSchema,
  /** Start of the session after it, which cuts the programme short and starts it anew. */
  next: momentSchema.optional(),
  /** Day on which the client hears of the session: what can no longer be done in time is said on top. */
  toldOn: z.iso.date().optional(),
  zone: z.string().max(100),
  n: z.coerce.number('must be a number').int().min(1).max(100),
  language: z.enum(['en', 'es', 'pt']).default('en'),
  look: z.enum(['shaved', 'density']).optional(),
  /** The day on which the look settles; the sheet then says how long it lasts. */
  settledOn: z.iso.date().optional(),
  circumstances: z.string().max(200).optional(),
});

/** What the studio believes of yearly fading, and from how many follow-ups of its own. */
export const fadingSchema = z.object({
  followUps: z.number().int(),
  ratePerYear: z.number(),
  sdPerYear: z.number(),
});
export type Fading = z.infer<typeof fadingSchema>;
