import { z } from 'zod';
import { idSchema } from './api-courses.ts';
import { entrySchema } from './api-entries.ts';
import { storedFileSchema } from './api-files.ts';
import { jsonValueSchema } from './json-value.ts';
import { answersSchema } from './practice-answers.ts';

const language = z.enum(['en', 'es', 'pt']);

/** Ask for the letter to a doctor about what these answers found. */
export const referralLetterSchema = z.strictObject({
  clientId: idSchema,
  answers: answersSchema,
  language,
  /** Of the course that is planned. */
  sessions: z.int().min(1).max(40).default(3),
});

/** A consent as it was signed at the screen; the server writes its PDF and keeps both. */
export const signConsentSchema = z.strictObject({
  /** Made by the sender, so that sending again signs once. */
  id: idSchema,
  clientId: idSchema,
  courseId: idSchema,
  at: z.iso.datetime({ offset: true }),
  /** A consent record without its PDF. */
  body: jsonValueSchema,
});

export const signedConsentSchema = z.object({ entry: entrySchema, file: storedFileSchema });
export type SignedConsent = z.infer<typeof signedConsentSchema>;
