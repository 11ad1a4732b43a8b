import type { Outcome } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Context } from '../context.ts';
import type { Records } from '../store/store.ts';
import type { JobRow } from '../store/tables.ts';

/** What a running job may say and hear. */
export interface JobProgress {
  /** Share done, 0 to 1, and what is being done in words. */
  report(share: number, stage: string): void;
  /** Fires when the job was cancelled or the server stops. */
  readonly signal: AbortSignal;
}

/** Written in the transaction that also marks the job done; returns what the job made. */
export type JobCompletion = (records: Records) => Promise<{ readonly planId: string | null }>;

/**
 * One kind of job, one file: its payload, what it does and why it may be done twice (a job whose process died is tried again).
 */
export interface JobKind {
  readonly kind: string;
  perform(context: Context, job: JobRow, progress: JobProgress): Promise<Outcome<JobCompletion, Problem>>;
}
