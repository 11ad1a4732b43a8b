import type { Problem } from '#/contract/error-codes.ts';
import type { PlanFile } from '#/contract/plan-file.ts';
import { SETTLED_SPREAD } from '#/planning/settled-spread.ts';
import { courseWorkOfPlan } from '#/practice/course/course-work-of-plan.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import { bookedCourse, heldSession, standingCourse } from '#/practice/session/course-records.ts';
import { touchUpCoverage } from '#/practice/touch-up/forecast-touch-up.ts';
import type { EntryListRow } from '../store/entry-records.ts';
import type { Records } from '../store/store.ts';
import { recordsOfRows } from './records-of-rows.ts';
import { ruleProblem } from './rule-problem.ts';

/** TU3: refuses a touch-up whose dots would cover too much skin on top of those that earlier courses of the client have left. */
export async function touchUpProblem(
  { records, protocol }: { readonly records: Records; readonly protocol: Protocol },
  { clientId, courseId }: { readonly clientId?: string | undefined; readonly courseId?: string | undefined },
  plan: Pick<PlanFile, 'sessions' | 'zones'>,
): Promise<Problem | null> {
  if (courseWorkOfPlan(plan).kind !== 'touchUp') return null;
  const kinds = ['course', 'courseMove', 'session', 'correction'];
  const rows = await Promise.all(kinds.map((kind) => records.entries.listAll({ clientId, kind })));
  const left = dotsLeft(rows.flat(), courseId ?? null);
  for (const { zone, dots, diameterMm, areaCm2 } of plan.zones) {
    const dotsKept = left.get(zone) ?? 0;
    const settledDiameterMm = diameterMm * SETTLED_SPREAD;
    const check = touchUpCoverage({ dotsKept, dotsAdded: dots, settledDiameterMm, areaCm2 }, protocol);
    if (dotsKept > 0 && check.verdict === 'refuse') {
      return ruleProblem('TU3', check.reason);
    }
  }
  return null;
}

/** Dots that held sessions of all courses but one have set, by zone. */
function dotsLeft(rows: readonly EntryListRow[], exceptId: string | null): ReadonlyMap<string, number> {
  const left = new Map<string, number>();
  for (const courseId of new Set(rows.map((row) => row.courseId))) {
    if (courseId === exceptId) continue;
    const ofCourse = recordsOfRows(
      rows.filter((row) => row.courseId === courseId),
      rows,
    );
    const booked = bookedCourse(ofCourse);
    for (const { n, parts } of booked ? standingCourse(booked, ofCourse).sessions : []) {
      const held = heldSession(ofCourse, booked!.id, n);
      for (const { zone, dots } of held ? parts : []) {
        const share = held?.zones.find((work) => work.zone === zone)?.doneShare ?? 1;
        left.set(zone, (left.get(zone) ?? 0) + dots * share);
      }
    }
  }
  return left;
}
