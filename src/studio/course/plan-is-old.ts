import { canonicalJson } from '#/base/canonical-json.ts';
import type { CourseDocument } from '#/contract/course-document.ts';
import type { PlanFile } from '#/contract/plan-file.ts';
import { datedAsBooked } from '#/planning/booked-sessions.ts';
import { caseOfDocument } from '#/planning/case-of-document.ts';
import { hasUnnamedWarning } from '#/planning/parse-plan-file.ts';
import { planProtocol, sessionStarts, sessionTerms } from '#/planning/plan-sessions.ts';
import type { Course } from '#/practice/course/course.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';

type MadePlan = Pick<PlanFile, 'provenance' | 'sessions' | 'findings'>;

/**
 * True when planning the course now would start from another case or other presets than the plan did: the course's name, notes,
 * practice records, days and presets that no plan reads do not count. True also for a plan of an older Whorl that does not name what it warns of.
 */
export function planIsOld(document: CourseDocument, protocol: Protocol, plan: MadePlan): boolean {
  const now = caseOfDocument(null, document);
  if (!now.ok || hasUnnamedWarning(plan)) return true;
  const { protocol: presets } = planProtocol(sessionTerms(now.value, protocol), plan.sessions.length);
  const { case: planned, protocol: plannedBy } = plan.provenance;
  const ground = (of: typeof now.value, by: typeof presets | typeof plannedBy) => {
    const { dates: _dates, title: _title, ...rest } = of;
    return canonicalJson({ case: rest, presets: by?.presets ?? {} });
  };
  return ground(now.value, presets) !== ground(planned, plannedBy);
}

/** True when the sheets of a plan carry other days than its sessions have now: as they are booked, else as the course asks for. */
export function daysAreOld(
  document: CourseDocument,
  protocol: Protocol,
  plan: MadePlan,
  booked: Course | null,
): boolean {
  const now = caseOfDocument(null, document);
  if (!now.ok) return false;
  const starts = sessionStarts(sessionTerms(now.value, protocol), plan.sessions.length);
  const asked = plan.sessions.map((session, index) => ({ ...session, start: starts[index] ?? null }));
  return datedAsBooked(asked, booked).some(({ start }, index) => start !== plan.sessions[index]?.start);
}
