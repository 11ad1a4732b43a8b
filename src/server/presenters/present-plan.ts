import type { Job, Plan } from '#/contract/api-plans.ts';
import type { PlanWithFiles } from '../store/plan-records.ts';
import type { JobRow } from '../store/tables.ts';

export function presentJob(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    progress: row.progress,
    stage: row.stage,
    planId: row.planId,
    error: row.errorJson === null ? null : (JSON.parse(row.errorJson) as Job['error']),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

export function presentPlan(plan: PlanWithFiles): Plan {
  return {
    id: plan.id,
    courseId: plan.courseId,
    courseVersion: plan.courseVersion,
    engineVersion: plan.engineVersion,
    createdAt: plan.createdAt,
    files: plan.files.map(({ name, mediaType, bytes, sha256 }) => ({
      name,
      mediaType,
      bytes,
      sha256,
      url: `/api/plans/${plan.id}/files/${name}`,
    })),
  };
}
