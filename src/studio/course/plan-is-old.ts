import { canonicalJson } from '#/base/canonical-json.ts';
import { caseOfDocument } from '#/contract/case-of-document.ts';
import type { CourseDocument } from '#/contract/course-document.ts';
import type { PlanFile } from '#/contract/plan-file.ts';
import { hasUnnamedWarning } from '#/planning/parse-plan-file.ts';
import { planProtocol, sessionTerms } from '#/planning/plan-sessions.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';

/**
 * True when planning the course now would start from another case or other presets than the plan did: notes, practice records and
 * presets that no plan reads do not count. True also for a plan of an older Whorl that does not name what it warns of.
 */
export function planIsOld(
  title: string,
  document: CourseDocument,
  protocol: Protocol,
  plan: Pick<PlanFile, 'provenance' | 'sessions' | 'findings'>,
): boolean {
  const now = caseOfDocument(title, document);
  if (!now.ok || hasUnnamedWarning(plan)) return true;
  const { protocol: presets = null } = planProtocol(sessionTerms(now.value, protocol), plan.sessions.length);
  const planned = { case: plan.provenance.case, protocol: plan.provenance.protocol ?? null };
  return canonicalJson({ case: now.value, protocol: presets }) !== canonicalJson(planned);
}
