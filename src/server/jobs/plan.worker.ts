/** Plans one case and makes its files, away from the thread that answers requests. */
import { parentPort, workerData } from 'node:worker_threads';
import { PHOTO_LIMITS } from '#/contract/api-photos.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { datedAsBooked } from '#/planning/booked-sessions.ts';
import { type PlanStage, planCase } from '#/planning/plan-case.ts';
import type { PlanPhoto } from '#/planning/plan-record.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import type { Course } from '#/practice/course/course.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import { type BundleFile, planBundle } from '../documents/plan-bundle.ts';
import { photoPixels } from '../images/ingest-photo.ts';

export interface PlanWorkerTask {
  readonly caseFile: CaseFile;
  readonly protocol: Protocol;
  readonly booked: Course | null;
  readonly photos: readonly (PlanPhoto & { readonly sha256: string })[];
  /** The first photo. */
  readonly master: Uint8Array;
  readonly fullSize: boolean;
  readonly language: Language;
  readonly engineVersion: string;
}
export type PlanWorkerAnswer =
  | { readonly kind: 'stage'; readonly share: number; readonly stage: string }
  | ({ readonly kind: 'file' } & BundleFile)
  | { readonly kind: 'end'; readonly problem: Problem | null };

/** Share of the whole that is done when a step begins; measured on the sample. */
const SHARE_AT: Readonly<Record<PlanStage, number>> = {
  head: 0.02,
  base: 0.05,
  dots: 0.15,
  settle: 0.3,
  areas: 0.35,
  shade: 0.6,
};
const FILES_FROM = 0.65;

if (parentPort) {
  const port = parentPort;
  const say = (answer: PlanWorkerAnswer): void => port.postMessage(answer);
  say({ kind: 'end', problem: await makePlan(workerData as PlanWorkerTask, say) });
}

async function makePlan(task: PlanWorkerTask, say: (answer: PlanWorkerAnswer) => void): Promise<Problem | null> {
  const pixels = await photoPixels(task.master, task.fullSize ? undefined : PHOTO_LIMITS.workingSidePx);
  const { caseFile, protocol, booked, photos, engineVersion } = task;
  const planned = planCase({ caseFile, protocol, photos, pixels, engineVersion }, (stage) =>
    say({ kind: 'stage', share: SHARE_AT[stage], stage }),
  );
  if (!planned.ok) return planned.refusal;
  const plan = { ...planned.value, sessions: datedAsBooked(planned.value.sessions, booked) };
  const files = await planBundle(plan, pixels, {
    language: task.language,
    onProgress: (stage, share) => say({ kind: 'stage', share: FILES_FROM + (1 - FILES_FROM) * share, stage }),
  });
  for (const file of files) say({ kind: 'file', ...file });
  return null;
}
