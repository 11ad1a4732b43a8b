import type { Outcome } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { ProblemAnswer } from './route-app.ts';

/** The accepted value; a refusal becomes the answer. */
export function accepted<Value>(outcome: Outcome<Value, Problem>): Value {
  if (outcome.ok) return outcome.value;
  throw new ProblemAnswer(outcome.refusal);
}
