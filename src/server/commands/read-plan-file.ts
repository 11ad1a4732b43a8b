import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { PlanMediaType } from '#/contract/api-plans.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import { notFoundProblem } from './record-problems.ts';
import { recordRead } from './record-read.ts';

export interface PlanFileContent {
  /** Name for the download: whose course, the day and a mark of this plan, then the file's own, without folders. */
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
  if (!plan || !file || !bytes) return refuse(notFoundProblem('file'));
  await recordRead(context, caller, { objectKind: 'plan', objectId: planId, action: 'export' });
  const course = await context.store.read.courses.find(plan.courseId);
  const told = [titleInName(course?.title ?? ''), plan.createdAt.slice(0, 10), plan.id.slice(-4)].filter(Boolean);
  const downloadName = `${told.join(' ')} ${name.replaceAll('/', '-')}`;
  return accept({ downloadName, mediaType: file.mediaType, bytes });
}

/** Without what no file system takes in a name, and not longer than a list shows. */
function titleInName(title: string): string {
  return title
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+/, '')
    .slice(0, 60)
    .trim();
}
