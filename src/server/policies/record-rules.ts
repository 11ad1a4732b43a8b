import type { RecordBody } from '#/contract/practice-records.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import { consentProblems } from '#/practice/consent/bind-consent.ts';
import type { ConsentRecord } from '#/practice/consent/consent-record.ts';

/** Why a body that fits its schema must still not be kept: the rule and one sentence. */
export interface RecordRefusal {
  readonly rule: string;
  readonly message: string;
}

/** Rules of the practice that hold on every route into the store; null when none refuses. */
export function refusedByRule(kind: string, body: unknown): RecordRefusal | null {
  if (kind !== 'consent') return null;
  const [first] = consentProblems(body as RecordBody<ConsentRecord>);
  if (!first) return null;
  return { rule: first.key.split('.')[1] ?? 'CN2', message: textOf('en', first) };
}
