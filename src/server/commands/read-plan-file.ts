import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { PlanMediaType } from '#/contract/api-plans.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import { notFoundProblem } from './record-problems.ts';
import { recordRead } from './record-read.ts';

export interface PlanFileContent {
  /** Name for the download: plan id, then the file's own, without folders. */
  readonly downloadName: string;
  readonly mediaType: PlanMediaType;
  readonly bytes: Buffer;
}

/** One file of a plan by the name it has there. Names are looked up, never used as paths. */
export async function readPlanFile(
  context: Context,
  caller: Caller,
  planId: string,
  name: string,
): Promise<Outcome<PlanFileContent, Problem>> {
  const plan = await context.store.read.plans.find(planId);
  const file = plan?.files.find((candidate) => candidate.name === name);
  const bytes = file && (await context.blobs.read(file.sha256));
  if (!file || !bytes) return refuse(notFoundProblem('file'));
  await recordRead(context, caller, { objectKind: 'plan', objectId: planId, action: 'export' });
  return accept({ downloadName: name.replaceAll('/', '-'), mediaType: file.mediaType, bytes });
}
