import { Worker } from 'node:worker_threads';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Moment } from '#/practice/calendar/wall-clock.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import type { Course } from '#/practice/course/course.ts';
import { PROTOCOL_DEFAULTS, type Protocol } from '#/practice/protocol/protocol.ts';
import type { Context } from '../context.ts';
import { newId } from '../store/new-id.ts';
import type { JobRow, PlanFileRow } from '../store/tables.ts';
import type { JobCompletion, JobKind, JobProgress } from './job.ts';
import type { PlanWorkerAnswer, PlanWorkerTask } from './plan.worker.ts';

export const PLAN_JOB = 'plan';

/** Everything the plan follows from, as it stood when it was asked for. */
export interface PlanPayload {
  readonly caseFile: CaseFile;
  /** Absent in jobs of an older program: the presets that ship. */
  readonly protocol?: Protocol;
  /** The sessions as they are booked, whose days the sheets carry. */
  readonly booked?: Course | null;
  readonly courseVersion: number;
  /** In the case's order. */
  readonly photoIds: readonly string[];
  readonly views: readonly string[];
  readonly fullSize: boolean;
  readonly language: Language;
  readonly engineVersion: string;
  readonly madeAt?: Moment;
}

const MAX_MINUTES = 10;

/**
 * Makes the plan of a course with all its files in a worker thread. May be done twice: files are named by their contents, and
 * the plan's record appears only together with the end of the job.
 */
export const planCourse: JobKind = {
  kind: PLAN_JOB,
  async perform(context, job, progress) {
    const payload = JSON.parse(job.payloadJson) as PlanPayload;
    const task = await readTask(context, payload);
    if (!task.ok) return task;
    const files: Omit<PlanFileRow, 'planId'>[] = [];
    const done = await runWorker(task.value, progress, async (file) => {
      const sha256 = await context.blobs.put(file.bytes);
      files.push({ name: file.name, mediaType: file.mediaType, bytes: file.bytes.byteLength, sha256 });
    });
    return done.ok ? accept(completion(context, job, payload, files)) : done;
  },
};

function completion(
  context: Context,
  job: JobRow,
  payload: PlanPayload,
  files: readonly Omit<PlanFileRow, 'planId'>[],
): JobCompletion {
  return async (records) => {
    const now = context.now();
    const plan = {
      id: newId(),
      courseId: job.courseId!,
      courseVersion: payload.courseVersion,
      engineVersion: payload.engineVersion,
      createdAt: payload.madeAt ?? now,
    };
    await records.plans.insert(plan, files);
    const caller = { actor: 'whorl', requestId: job.id };
    await records.audit.append({ at: now, ...caller, action: 'create', objectKind: 'plan', objectId: plan.id });
    return { planId: plan.id };
  };
}

async function readTask(context: Context, payload: PlanPayload): Promise<Outcome<PlanWorkerTask, Problem>> {
  const photos: PlanWorkerTask['photos'][number][] = [];
  for (const [place, id] of payload.photoIds.entries()) {
    const row = await context.store.read.photos.find(id);
    if (!row) return refuse({ code: 'not-found', message: 'A photo of this course is missing: add it again.' });
    const { widthPx, heightPx, masterSha256: sha256 } = row;
    photos.push({ view: payload.views[place] ?? 'other', widthPx, heightPx, sha256 });
  }
  const first = photos[0] && (await context.blobs.read(photos[0].sha256));
  if (!first) return refuse({ code: 'landmarks-invalid', message: 'The course has no photo: add one and tap it.' });
  const { protocol = PROTOCOL_DEFAULTS, booked = null, language = 'en' } = payload;
  const { caseFile, fullSize, engineVersion } = payload;
  const master = Uint8Array.from(first);
  return accept({ caseFile, protocol, booked, photos, master, fullSize, language, engineVersion });
}

function runWorker(
  task: PlanWorkerTask,
  progress: JobProgress,
  keep: (file: Extract<PlanWorkerAnswer, { kind: 'file' }>) => Promise<void>,
): Promise<Outcome<null, Problem>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./plan.worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 2048 },
    });
    let kept: Promise<void> = Promise.resolve();
    let answered = false;
    let ended = false;
    const end = (settle: () => void): void => {
      ended = true;
      clearTimeout(timer);
      progress.signal.removeEventListener('abort', cancelled);
      // Nothing is being kept any more once this is settled.
      void Promise.allSettled([worker.terminate(), kept]).then(settle);
    };
    const cancelled = (): void => end(() => reject(new Error('cancelled')));
    const timer = setTimeout(() => end(() => reject(new Error('the plan took too long'))), MAX_MINUTES * 60_000);
    progress.signal.addEventListener('abort', cancelled);
    worker.on('error', (error) => end(() => reject(error)));
    worker.on('exit', () => {
      if (!answered) end(() => reject(new Error('the worker ended without an answer')));
    });
    worker.on('message', (answer: PlanWorkerAnswer) => {
      if (ended) return;
      if (answer.kind === 'stage') progress.report(answer.share, answer.stage);
      else if (answer.kind === 'file') kept = kept.then(() => keep(answer));
      else {
        answered = true;
        const outcome = answer.problem ? refuse(answer.problem) : accept(null);
        kept.then(
          () => end(() => resolve(outcome)),
          (error) => end(() => reject(error)),
        );
      }
    });
    if (progress.signal.aborted) cancelled();
  });
}
