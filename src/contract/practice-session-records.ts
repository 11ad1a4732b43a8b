import { z } from 'zod';
import type { SessionPreparation, SessionRecord, SessionReviewRecord } from '#/practice/session/session-record.ts';
import type { TestPatchReading, TestPatchRecord } from '#/practice/test-patch/test-patch-record.ts';
import type { FollowUpRecord } from '#/practice/touch-up/follow-up-record.ts';
import { calendarDaySchema } from './practice-answers.ts';
import { momentSchema } from './practice-course.ts';
import { personSchema, type RecordBody, storedFileReferenceSchema } from './practice-records.ts';
import { zoneIdSchema } from './zone-id.ts';

const text = (max: number) => z.string().trim().max(max);
const words = (max: number) => text(max).min(1);
const recordId = z.string().min(1).max(64);
const yesNo = z.boolean().exactOptional();

const inkUse = z.strictObject({
  bottleId: recordId,
  brand: words(200),
  shade: text(200),
  batch: words(200),
  expiry: calendarDaySchema,
  openedOn: calendarDaySchema,
  diluent: text(200),
  diluentBatch: text(200),
  dilutionParts: z.number().min(0).max(200),
  neutraliserDrops: z.number().min(0).max(100),
  tattooStatementSeen: z.boolean(),
  zones: z.array(zoneIdSchema).max(10),
});
const needleUse = z.strictObject({
  configuration: words(40),
  diameterMm: z.number().gt(0).max(2),
  lot: words(100),
  sterileUntil: calendarDaySchema,
});
const sessionPhoto = z.strictObject({
  view: z.enum(['front', 'top', 'zone', 'macro']),
  zone: zoneIdSchema.nullable(),
  scale: z.boolean(),
  takenAt: momentSchema,
  file: storedFileReferenceSchema,
});
const lab = z.tuple([z.number().gt(0).max(100), z.number().min(-128).max(128), z.number().min(-128).max(128)]);
const photos = z.array(sessionPhoto).max(100);
const ink = z.array(inkUse).max(20);
const needles = z.array(needleUse).max(20);

export const testPatchBody: z.ZodType<RecordBody<TestPatchRecord>> = z.strictObject({
  by: personSchema,
  site: z.strictObject({ zone: zoneIdSchema, where: text(500) }),
  ink,
  needles,
  dotsPerCm2: z.number().min(1).max(1000).exactOptional(),
  photos,
  orderedBy: z.array(words(10)).max(50),
});

export const testPatchReadingBody: z.ZodType<RecordBody<TestPatchReading>> = z.strictObject({
  by: personSchema,
  testPatchId: recordId,
  result: z.enum(['pass', 'fail', 'unclear']),
  reaction: text(5000),
  healedLab: lab.nullable(),
  skinLab: lab.exactOptional(),
  healedDiameterMm: z.number().gt(0).max(5).nullable(),
  photos,
});

const preparation = {
  consentId: recordId.nullable(),
  outlineAgreedAt: momentSchema.nullable(),
  todayAskedAt: momentSchema.nullable(),
  today: z.strictObject({
    intoxicated: yesNo,
    alcoholWithin24h: yesNo,
    caffeineToday: yesNo,
    unwell: yesNo,
    fever: yesNo,
  }),
  identitySeen: z.boolean(),
  ageSeen: z.boolean(),
  ink,
  needles,
};
/** What is written down before the first dot (SR1 to SR4). */
export const preparationSchema: z.ZodType<SessionPreparation> = z.strictObject(preparation);

export const sessionBody: z.ZodType<RecordBody<SessionRecord>> = z.strictObject({
  by: personSchema,
  courseId: recordId,
  n: z.int().min(1).max(100),
  artists: z.array(personSchema).min(1).max(4),
  startedAt: momentSchema,
  endedAt: momentSchema,
  breaks: z.array(z.strictObject({ from: momentSchema, to: momentSchema })).max(50),
  earlyStop: text(2000).nullable(),
  ...preparation,
  zones: z
    .array(
      z.strictObject({
        zone: zoneIdSchema,
        doneShare: z.number().min(0).max(1).nullable(),
        minutes: z.number().min(0).max(1000).nullable(),
        needleHangMm: z.number().min(0).max(5),
        passes: z.int().min(0).max(20),
        bleeding: z.enum(['none', 'slight', 'stop']),
      }),
    )
    .max(20),
  anaesthetics: z
    .array(
      z.strictObject({
        product: words(200),
        lidocainePercent: z.number().min(0).max(100),
        strength: text(200),
        lot: words(100),
        amountG: z.number().min(0).max(1000),
        areaCm2: z.number().min(0).max(2000),
        wrapped: z.boolean(),
        onAt: momentSchema,
        offAt: momentSchema.nullable(),
        reaction: text(2000),
      }),
    )
    .max(20),
  photos,
  closing: z.strictObject({
    state: z.enum(['complete', 'incomplete']),
    what: text(2000),
    why: text(2000),
    who: personSchema,
    at: momentSchema,
  }),
});

export const sessionReviewBody: z.ZodType<RecordBody<SessionReviewRecord>> = z.strictObject({
  by: personSchema,
  sessionId: recordId,
  decision: words(5000),
});

export const followUpBody: z.ZodType<RecordBody<FollowUpRecord>> = z.strictObject({
  by: personSchema,
  courseId: recordId,
  settledOn: calendarDaySchema,
  remainingShare: z.number().gt(0).max(3),
  circumstances: z.array(z.enum(['scar', 'oilySkin', 'lightShade', 'highSun', 'exfoliants', 'drySkin'])).max(6),
  photos,
});

/** What a session or test patch says of ink: bottles by id, batches of ink and diluent as written on the day. */
export interface InkOfBody {
  readonly bottleIds: readonly string[];
  readonly batches: readonly string[];
}

export function inkOfBody(body: unknown): InkOfBody {
  const uses = (body as { ink: z.infer<typeof ink> }).ink;
  return {
    bottleIds: uses.map((use) => use.bottleId),
    batches: uses.flatMap((use) => [use.batch, use.diluentBatch]).filter((batch) => batch.trim() !== ''),
  };
}
