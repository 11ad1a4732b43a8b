import { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from './error-codes.ts';

const CODES = Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]];

/** The body of every answer with a status of 400 or more. */
export const errorAnswerSchema = z.object({
  error: z.object({
    code: z.enum(CODES),
    /** One sentence that may be shown as it stands: what is wrong and what to do. */
    message: z.string(),
    rule: z.string().optional(),
    details: z.unknown().optional(),
    /** Names the request in the log. */
    requestId: z.string(),
  }),
});
export type ErrorAnswer = z.infer<typeof errorAnswerSchema>;
