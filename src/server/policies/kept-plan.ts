import { accept, type Outcome } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { PlanFile } from '#/contract/plan-file.ts';
import { parsePlanBytes } from '#/planning/parse-plan-file.ts';
import type { Blobs } from '../blobs/blobs.ts';
import type { PlanWithFiles } from '../store/plan-records.ts';

export interface KeptPlanFile {
  readonly file: PlanFile;
  readonly sha256: string;
}

/** SHA-256 of the plan file among the files of a plan. */
export function keptPlanSha256({ files }: Pick<PlanWithFiles, 'files'>): string | undefined {
  return files.find(({ name }) => name === 'plan.whorl.json')?.sha256;
}

/** The plan file of a plan, also one of an older Whorl; null where it is not kept here. */
export async function readKeptPlan(
  blobs: Blobs,
  plan: Pick<PlanWithFiles, 'files'>,
): Promise<Outcome<KeptPlanFile | null, Problem>> {
  const sha256 = keptPlanSha256(plan);
  const bytes = sha256 === undefined ? null : await blobs.read(sha256);
  if (sha256 === undefined || !bytes) return accept(null);
  const file = parsePlanBytes(bytes);
  return file.ok ? accept({ file: file.value, sha256 }) : file;
}
