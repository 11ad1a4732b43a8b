import { z } from 'zod';
import type { RecordHead } from '#/practice/client/client.ts';
import type { ConsentRecord, ConsentWithdrawal } from '#/practice/consent/consent-record.ts';
import type { CourseMoveRecord, CourseRecord } from '#/practice/course/course.ts';
import type { CheckInRecord, GateOverrideRecord, SignResolutionRecord } from '#/practice/healing/check-in.ts';
import type { ScreeningRecord } from '#/practice/screening/screening-record.ts';
import { answersSchema, calendarDaySchema } from './practice-answers.ts';
import { checkInSchema, momentSchema } from './practice-course.ts';
import { zoneIdSchema } from './zone-id.ts';

/**
 * Bodies of practice records in the store: the record of the practice room without what the entry around it holds (kind, id,
 * clientId, at). Strict: unknown keys are refused by name.
 */
export type RecordBody<Whole extends RecordHead & { readonly kind: string }> = Omit<
  Whole,
  'kind' | 'id' | 'clientId' | 'at'
>;

const text = (max: number) => z.string().trim().max(max);
const words = (max: number) => text(max).min(1);
const recordId = z.string().min(1).max(64);
const rule = z.string().regex(/^[A-Z]{2}\d{1,2}$/, 'must be a rule id such as SC10');
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256');

export const personSchema = z.strictObject({
  id: recordId,
  name: words(200),
  role: z.enum(['artist', 'desk', 'owner', 'doctor', 'client']),
});
export const storedFileReferenceSchema = z.strictObject({
  id: recordId,
  sha256: sha256Schema,
  mediaType: words(100),
  name: words(200),
});
const by = { by: personSchema };

const action = z.enum(['decline', 'askDoctor', 'waitUntil', 'goWithCare', 'go']);
const goal = z.enum(['shavedLook', 'density', 'scar', 'hairline', 'afterTransplant']);

const finding = z.strictObject({
  rule,
  action,
  cases: z.array(words(80)).max(100),
  until: calendarDaySchema.nullable(),
  conditions: z.array(words(80)).max(100),
  values: z.record(z.string().max(80), z.string().max(500)),
  zone: zoneIdSchema.nullable(),
  goal: goal.nullable(),
  urgent: z.boolean(),
  testPatch: z.boolean(),
  evidence: z.enum(['PR', 'PR2', 'P+', 'P1', 'REG', 'FORUM', 'DER', 'MEM']),
  askedFor: z.boolean(),
  before: action.exactOptional(),
});

export const screeningBody: z.ZodType<RecordBody<ScreeningRecord>> = z.strictObject({
  ...by,
  answers: answersSchema,
  letters: z
    .array(z.strictObject({ rule, doctor: words(200), date: calendarDaySchema, scan: storedFileReferenceSchema }))
    .max(100),
  overrides: z
    .array(z.strictObject({ rule, who: words(200), why: words(2000), signatureSha256: sha256Schema }))
    .max(100),
  result: z.strictObject({
    on: calendarDaySchema,
    pack: words(20),
    protocolVersion: words(80),
    outcome: z.enum(['decline', 'askDoctor', 'waitUntil', 'goWithCare', 'go', 'incomplete']),
    until: calendarDaySchema.nullable(),
    missing: z.array(words(100)).max(500),
    findings: z.array(finding).max(500),
    refused: z.array(z.strictObject({ rule, what: z.enum(['letter', 'override']), reason: words(100) })).max(100),
  }),
});

const zonePart = z.strictObject({ zone: zoneIdSchema, dots: z.int().min(0), minutes: z.number().min(0) });
const phrase = z.strictObject({ key: words(100), values: z.record(z.string().max(80), z.string().max(500)) });
const course = z.strictObject({
  zone: words(100),
  sessions: z
    .array(
      z.strictObject({
        n: z.int().min(1).max(100),
        start: momentSchema,
        end: momentSchema,
        minutes: z.number().min(0),
        zones: z.array(zoneIdSchema).max(10),
        dots: z.int().min(0),
        parts: z.array(zonePart).max(10),
        earliestBecause: z.array(z.strictObject({ rule: z.enum(['CO3', 'CO6']), reason: phrase })).max(20),
      }),
    )
    .max(100),
});

export const courseBody: z.ZodType<RecordBody<CourseRecord>> = z.strictObject({
  ...by,
  planId: recordId,
  planVersion: words(80),
  planSha256: sha256Schema,
  screeningId: recordId,
  course,
  protocolVersion: words(80),
});

export const courseMoveBody: z.ZodType<RecordBody<CourseMoveRecord>> = z.strictObject({
  ...by,
  courseId: recordId,
  n: z.int().min(1).max(100),
  to: momentSchema,
  course,
  why: text(2000),
});

export const consentBody: z.ZodType<RecordBody<ConsentRecord>> = z.strictObject({
  ...by,
  purpose: z.enum(['treatment', 'clinicalPhotos', 'publication', 'messages', 'headGeometry']),
  pictureSha256: sha256Schema.nullable(),
  content: z.strictObject({
    textVersion: words(80),
    language: z.enum(['en', 'es', 'pt']),
    // Not trimmed: the hash is over the words exactly as they were shown.
    text: z.string().min(1).max(200_000),
    planId: recordId,
    planVersion: words(80),
    planSha256: sha256Schema,
    previews: z.array(z.strictObject({ state: words(80), sha256: sha256Schema })).max(100),
    screeningSha256: sha256Schema,
    envelope: z.strictObject({
      hairlineMidpointMm: z.number().min(0).max(300),
      shadeIndex: z.int().min(0).max(100),
      dots: z.int().min(0),
      zones: z.array(zoneIdSchema).max(10),
    }),
    acknowledgements: z.array(words(100)).max(100),
  }),
  contentSha256: sha256Schema,
  acknowledged: z.array(words(100)).max(100),
  offeredAt: momentSchema,
  signer: personSchema,
  device: words(200),
  signedAt: momentSchema,
  strokes: z
    .array(
      z
        .array(z.strictObject({ x: z.number(), y: z.number(), ms: z.number().min(0) }))
        .min(1)
        .max(5000),
    )
    .max(500),
  typedSignature: words(200).optional(),
  pdfSha256: sha256Schema.nullable(),
});

export const consentWithdrawalBody: z.ZodType<RecordBody<ConsentWithdrawal>> = z.strictObject({
  ...by,
  consentId: recordId,
  why: text(2000),
});

export const checkInBody: z.ZodType<RecordBody<CheckInRecord>> = z.strictObject({
  ...by,
  courseId: recordId,
  afterSession: z.int().min(1).max(100).nullable(),
  checkIn: checkInSchema,
  photos: z.array(storedFileReferenceSchema).max(50),
  notes: text(10_000),
});

export const signResolutionBody: z.ZodType<RecordBody<SignResolutionRecord>> = z.strictObject({
  ...by,
  checkInId: recordId,
  why: words(2000),
  letter: storedFileReferenceSchema.nullable(),
});

export const gateOverrideBody: z.ZodType<RecordBody<GateOverrideRecord>> = z.strictObject({
  ...by,
  courseId: recordId,
  override: z.strictObject({
    session: z.int().min(1).max(100),
    rules: z.array(rule).min(1).max(10),
    who: words(200),
    why: words(2000),
    signatureSha256: sha256Schema,
    at: momentSchema,
  }),
});

const leafValue = z.union(
  [z.string().trim().max(20_000), z.number(), z.boolean(), z.null()],
  'must be a text, a number, true, false or null',
);

/** What a correction says; which entry it corrects stands in the entry around it. */
export const correctionBody = z.strictObject({
  ...by,
  path: words(300),
  was: leafValue,
  is: leafValue,
  why: words(2000),
});
export type CorrectionBody = z.infer<typeof correctionBody>;
