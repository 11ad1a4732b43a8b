import { useQuery } from '@tanstack/react-query';
import type { Plan } from '#/contract/api-plans.ts';
import type { PlanFile } from '#/contract/plan-file.ts';
import { consentPlanOf, consentPreviews } from '#/planning/consent-plan.ts';
import { type HeadFrame, headFrame } from '#/planning/head-frame.ts';
import { parsePlanFile } from '#/planning/parse-plan-file.ts';
import type { ConsentPlan } from '#/practice/consent/consent-content.ts';
import { api } from '../../../api-client.ts';
import { useCourse } from '../../../course/course-context.tsx';

/** What the practice steps read of a plan file; dots and head stay where they are. */
export type PlanParts = Omit<PlanFile, 'head' | 'dots'>;

export interface MadePlan {
  readonly plan: Plan;
  readonly parts: PlanParts;
  readonly sha256: string;
  readonly consent: ConsentPlan;
  /** The part of its pictures that shows the head; null: all of them. */
  readonly frame: HeadFrame | null;
  readonly previews: readonly { readonly state: string; readonly sha256: string; readonly url: string }[];
}

/** The newest plan that the server made of the open course, as the files say; null when none was made. */
export function useMadePlan() {
  const { editor } = useCourse();
  return useQuery({
    queryKey: ['made-plan', editor.courseId],
    queryFn: () => readMadePlan(editor.courseId),
    staleTime: 0,
  });
}

async function readMadePlan(courseId: string): Promise<MadePlan | null> {
  const [plan] = await api.plans(courseId);
  const kept = plan?.files.find(({ name }) => name === 'plan.whorl.json');
  if (!plan || !kept) return null;
  const answer = await fetch(kept.url);
  if (!answer.ok) throw new Error('');
  const read = parsePlanFile(await answer.json());
  if (!read.ok) throw new Error(read.refusal.message);
  const { head, dots: _dots, ...parts } = read.value;
  return {
    plan,
    parts,
    sha256: kept.sha256,
    consent: consentPlanOf({ ...parts, head }, { planId: plan.id, planSha256: kept.sha256 }),
    frame: headFrame({ head, cameras: parts.cameras }),
    previews: consentPreviews(plan.files).map(({ state, sha256, file }) => ({ state, sha256, url: file.url })),
  };
}
