import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import type { CourseRow } from '../store/tables.ts';
import { notFoundProblem } from './record-problems.ts';

/** Opens a course; that it was read goes into the audit trail. A deleted course can be read, so that it can be restored. */
export async function readCourse(context: Context, caller: Caller, id: string): Promise<Outcome<CourseRow, Problem>> {
  return context.store.change(async (records) => {
    const course = await records.courses.find(id);
    if (!course) return refuse(notFoundProblem('course'));
    await records.audit.append({ at: context.now(), ...caller, action: 'read', objectKind: 'course', objectId: id });
    return accept(course);
  });
}
