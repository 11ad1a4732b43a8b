import type { EntryKind } from '#/contract/entry-kinds.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { plainIssue } from '#/contract/plain-issue.ts';
import type { CorrectionBody } from '#/contract/practice-records.ts';
import { compareMoments } from '#/practice/calendar/wall-clock.ts';
import { correctedRecord } from '#/practice/client/correct-record.ts';
import { recordLeaves } from '#/practice/client/record-leaves.ts';
import { findContradictions } from '#/practice/intake/contradictions.ts';
import type { ScreeningRecord } from '#/practice/screening/screening-record.ts';
import type { SessionRecord } from '#/practice/session/session-record.ts';
import type { EntryListRow } from '../store/entry-records.ts';
import type { PlanGround } from './plan-rules.ts';
import { refusedByRule } from './record-rules.ts';
import { closingProblem } from './session-rules.ts';

interface NewCorrection {
  readonly clientId?: string | null | undefined;
  readonly correctsId?: string | null | undefined;
  readonly at: string;
}

/**
 * What the record to correct says against a correction of it: that it has no such value, that another value stands there now, or that
 * the record as corrected would not be one of its kind. Null when the correction may be kept.
 */
export async function refusedByTarget(
  ground: PlanGround,
  entry: NewCorrection,
  correction: CorrectionBody,
  kinds: Readonly<Record<string, EntryKind>>,
): Promise<Problem | null> {
  const { entries } = ground.records;
  const target = await entries.find(entry.correctsId ?? '');
  if (!target || target.clientId !== (entry.clientId ?? null)) {
    return invalid('correctsId', 'There is no such record of this client to correct: reload the client.');
  }
  if (target.kind === 'correction') {
    return invalid('correctsId', 'A correction is not corrected: correct the record that it names once more.');
  }
  const earlier = (await entries.correctionsOf(target.id)).filter(({ kind }) => kind === 'correction');
  const body = correctedRecord(
    JSON.parse(target.bodyJson) as object,
    earlier.map(({ bodyJson }) => JSON.parse(bodyJson) as CorrectionBody),
  );
  const { path, was } = correction;
  const leaf = recordLeaves(body).find((one) => one.path === path);
  if (!leaf) return invalid('body.path', `"${path}" is no value of this record that can be corrected: choose one.`);
  if (leaf.value !== was) {
    return invalid(
      'body.was',
      `"${path}" does not say now what body.was says: reload the record and correct it again.`,
    );
  }
  const corrected = correctedRecord(body, [correction]);
  const read = kinds[target.kind]?.schema.safeParse(corrected);
  const unfit = read?.error?.issues[0];
  if (!read?.success || recordLeaves(corrected).find((one) => one.path === path)?.value !== correction.is) {
    return invalid(
      'body.is',
      `"${path}" cannot be that (${unfit ? plainIssue(unfit) : 'it is another kind of value'}): correct it and send again.`,
    );
  }
  return refusedAsCorrected(ground, target, read.data, entry.at);
}

/** A corrected record keeps the rules that it kept when it was closed. */
async function refusedAsCorrected(
  ground: PlanGround,
  target: EntryListRow,
  body: unknown,
  at: string,
): Promise<Problem | null> {
  const { kind, clientId, courseId } = target;
  const refusal = refusedByRule(kind, body);
  if (refusal) return { code: 'record-invalid', ...refusal };
  if (kind === 'screening') {
    const { answers, result } = body as ScreeningRecord;
    const [wrong] = findContradictions(answers, result.on);
    return wrong ? invalid('body.is', `The answer ${wrong.path} contradicts another one: ask it again.`) : null;
  }
  if (kind === 'session' && clientId !== null) {
    const session = body as SessionRecord;
    if ([session.startedAt, session.endedAt].some((moment) => compareMoments(moment, at) > 0)) {
      const message = 'As corrected the session lies after its correction: correct its time.';
      return { code: 'record-invalid', rule: 'SR7', message };
    }
    return closingProblem(ground, { clientId, courseId: courseId ?? '' }, session);
  }
  return null;
}

function invalid(field: string, message: string): Problem {
  return { code: 'record-invalid', message, details: { fields: [{ field, problem: message }] } };
}
