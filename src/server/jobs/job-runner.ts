import type { Problem } from '#/contract/error-codes.ts';
import type { Context } from '../context.ts';
import { problemOfError } from '../problem-of-error.ts';
import type { JobRow } from '../store/tables.ts';
import type { JobCompletion, JobKind } from './job.ts';

/** A job that ended its process this often is not tried again. */
const MAX_ATTEMPTS = 3;
/** Progress is stored at most this often. */
const REPORT_EVERY_MS = 400;

export interface JobRunner {
  /** Looks for waiting jobs now. */
  wake(): void;
  cancel(id: string): Promise<void>;
  /** Does the work while no job runs; the one that was running is begun again afterwards. */
  whileQuiet<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Ends what is running (it will be tried again) and takes nothing more. */
  stop(): Promise<void>;
}

export interface FaultLog {
  error(what: { fault: unknown; job?: string }, message: string): void;
}

/**
 * Works the jobs table in this process, one job at a time: planning takes all of a core. A result is taken only from the
 * attempt that still owns the job, in one transaction with everything the job made. Nothing is begun before the first wake.
 */
export async function createJobRunner(context: Context, kinds: readonly JobKind[], log: FaultLog): Promise<JobRunner> {
  let running: { readonly id: string; readonly abort: AbortController } | null = null;
  let stopped = false;
  let quiet = 0;
  let loop: Promise<void> = Promise.resolve();
  await context.store.change((records) => records.jobs.recover(MAX_ATTEMPTS, context.now()));

  const workAll = async (): Promise<void> => {
    while (!stopped && quiet === 0) {
      const job = await context.store.change((records) => records.jobs.claim(context.now()));
      if (!job || quiet > 0) return;
      const abort = new AbortController();
      running = { id: job.id, abort };
      try {
        await workOne(context, kinds, job, abort.signal, log);
      } finally {
        running = null;
      }
    }
  };
  const wake = (): void => {
    loop = loop.then(workAll).catch((error: unknown) => log.error({ fault: error }, 'jobs stopped'));
  };
  return {
    wake,
    async cancel(id) {
      await context.store.change((records) => records.jobs.cancel(id, context.now()));
      if (running?.id === id) running.abort.abort();
    },
    async whileQuiet(work) {
      quiet += 1;
      running?.abort.abort();
      try {
        await loop;
        return await work();
      } finally {
        quiet -= 1;
        // No fault of the job: it is not counted as an attempt that failed.
        await context.store.change((records) => records.jobs.recover(Number.MAX_SAFE_INTEGER, context.now()));
        wake();
      }
    },
    async stop() {
      stopped = true;
      running?.abort.abort();
      await loop;
    },
  };
}

async function workOne(
  context: Context,
  kinds: readonly JobKind[],
  job: JobRow,
  signal: AbortSignal,
  log: FaultLog,
): Promise<void> {
  const kind = kinds.find((candidate) => candidate.kind === job.kind);
  const report = throttledReport(context, job);
  try {
    if (!kind) throw new Error(`no job kind ${job.kind}`);
    const outcome = await kind.perform(context, job, { signal, report });
    await report.settled();
    if (signal.aborted) return;
    if (outcome.ok) await complete(context, job, outcome.value);
    else await fail(context, job, outcome.refusal);
  } catch (error) {
    await report.settled();
    if (signal.aborted) return;
    const problem = problemOfError(error);
    if (!problem) log.error({ fault: error, job: job.id }, 'job failed');
    await fail(context, job, problem ?? FAULT);
  }
}

const FAULT: Problem = {
  code: 'internal',
  message: 'Something went wrong in the program while this was being made: try again.',
};

class LostJob extends Error {}

async function complete(context: Context, job: JobRow, completion: JobCompletion): Promise<void> {
  try {
    await context.store.change(async (records) => {
      const { planId } = await completion(records);
      const change = { state: 'done', progress: 1, stage: 'done', planId } as const;
      if (!(await records.jobs.update(job, change, context.now()))) throw new LostJob();
    });
  } catch (error) {
    if (!(error instanceof LostJob)) throw error;
  }
}

async function fail(context: Context, job: JobRow, problem: Problem): Promise<void> {
  const { code, message, rule, details } = problem;
  const errorJson = JSON.stringify({ code, message, rule, details });
  await context.store.change((records) =>
    records.jobs.update(job, { state: 'failed', stage: 'failed', errorJson }, context.now()),
  );
}

/**
 * Stores progress now and then, the latest always; a report that cannot be stored does not stop the work. `settled` ends the
 * reporting.
 */
function throttledReport(context: Context, job: JobRow) {
  let latest: { readonly progress: number; readonly stage: string } | null = null;
  let writes: Promise<unknown> = Promise.resolve();
  const flush = (): void => {
    const change = latest;
    latest = null;
    if (!change) return;
    writes = writes
      .then(() => context.store.change((records) => records.jobs.update(job, change, context.now())))
      .catch(() => undefined);
  };
  const timer = setInterval(flush, REPORT_EVERY_MS);
  const report = (progress: number, stage: string): void => {
    latest = { progress, stage };
  };
  const settled = (): Promise<unknown> => {
    clearInterval(timer);
    return writes;
  };
  return Object.assign(report, { settled });
}
