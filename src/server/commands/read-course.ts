import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import type { CourseRow } from '../store/tables.ts';
import { notFoundProblem } from './record-problems.ts';
import { recordRead } from './record-read.ts';

const ERASED: Problem = {
  code: 'erased',
  message: 'This course was erased for good: go back to the list.',
};

/** Opens a course; that it was read goes into the audit trail. A deleted course can be read, so that it can be restored. */
export async function readCourse(context: Context, caller: Caller, id: string): Promise<Outcome<CourseRow, Problem>> {
  const { courses, audit } = context.store.read;
  const course = await courses.find(id);
  if (!course) return refuse((await audit.tellsOfErasedCourse(id)) ? ERASED : notFoundProblem('course'));
  await recordRead(context, caller, { objectKind: 'course', objectId: id });
  return accept(course);
}
