import { z } from 'zod';
import {
  checkInBody,
  consentBody,
  consentWithdrawalBody,
  correctionBody,
  courseBody,
  courseMoveBody,
  gateOverrideBody,
  screeningBody,
  signResolutionBody,
} from './practice-records.ts';
import {
  followUpBody,
  type InkOfBody,
  inkOfBody,
  sessionBody,
  sessionReviewBody,
  testPatchBody,
  testPatchReadingBody,
} from './practice-session-records.ts';

/** What the store must know of one kind of practice record. */
export interface EntryKind {
  /** Strict schema of the body; unknown keys are refused by name. */
  readonly schema: z.ZodType;
  /** Does it belong to a client, to a course, or to neither? Named ids are then required. */
  readonly belongsTo: readonly ('client' | 'course')[];
  /** Must it name an entry that it corrects? */
  readonly corrects?: boolean;
  /** Ink that the body says was used, for the recall of a batch. */
  readonly ink?: (body: unknown) => InkOfBody;
}

const noteBody = z.strictObject({ text: z.string().trim().min(1).max(20_000) });

/** Every kind of record that the store takes. */
export const ENTRY_KINDS: Readonly<Record<string, EntryKind>> = {
  screening: { schema: screeningBody, belongsTo: ['client'] },
  testPatch: { schema: testPatchBody, belongsTo: ['client'], ink: inkOfBody },
  testPatchReading: { schema: testPatchReadingBody, belongsTo: ['client'] },
  course: { schema: courseBody, belongsTo: ['client'] },
  courseMove: { schema: courseMoveBody, belongsTo: ['client'] },
  consent: { schema: consentBody, belongsTo: ['client'] },
  consentWithdrawal: { schema: consentWithdrawalBody, belongsTo: ['client'] },
  session: { schema: sessionBody, belongsTo: ['client'], ink: inkOfBody },
  sessionReview: { schema: sessionReviewBody, belongsTo: ['client'] },
  checkIn: { schema: checkInBody, belongsTo: ['client'] },
  signResolution: { schema: signResolutionBody, belongsTo: ['client'] },
  gateOverride: { schema: gateOverrideBody, belongsTo: ['client'] },
  followUp: { schema: followUpBody, belongsTo: ['client'] },
  correction: { schema: correctionBody, belongsTo: ['client'], corrects: true },
  note: { schema: noteBody, belongsTo: [] },
};
