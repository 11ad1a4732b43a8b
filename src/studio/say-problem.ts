import i18next from 'i18next';
import { z } from 'zod';
import { LANGUAGES } from '#/practice/catalogue/language.ts';
import { isTextKey, readableText } from '#/practice/catalogue/text-of.ts';

const withPhrase = z.object({ phrase: z.object({ key: z.string(), values: z.record(z.string(), z.string()) }) });

/** A refusal as the server tells it: in an answer, or at the end of a job. */
interface SaidProblem {
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
}

/**
 * Why the server refused, in the language of the studio. The server's own sentence is English and the most exact; elsewhere a rule says its
 * phrase, and any other refusal what its code means.
 */
export function sayProblem({ code, message, details }: SaidProblem, language: string): string {
  const own = LANGUAGES.find((each) => each === language);
  if (!own || own === 'en') return message;
  const said = withPhrase.safeParse(details);
  if (said.success && isTextKey(said.data.phrase.key)) return readableText(own, said.data.phrase);
  return i18next.exists(`problems.${code}`) ? i18next.t(`problems.${code}`) : message;
}
