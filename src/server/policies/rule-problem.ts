import type { Problem } from '#/contract/error-codes.ts';
import type { Phrase } from '#/practice/catalogue/phrase.ts';
import { readableText } from '#/practice/catalogue/text-of.ts';

/** A refusal by a rule: its sentence in English, and its phrase for a studio in another language. */
export function ruleProblem(rule: string, reason: Phrase): Problem {
  return { code: 'record-invalid', rule, message: readableText('en', reason), details: { phrase: reason } };
}
