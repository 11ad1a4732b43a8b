import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import type { CourseRow } from '../store/tables.ts';
import { notFoundProblem } from './record-problems.ts';

/**
 * Takes the course off the list; everything of it stays until it is restored. Deleting twice is deleting once. The made-up client
 * of the sample goes and comes with it.
 */
export async function deleteCourse(context: Context, caller: Caller, id: string): Promise<Outcome<CourseRow, Problem>> {
  return setDeleted(context, caller, id, 'delete');
}

export async function restoreCourse(
  context: Context,
  caller: Caller,
  id: string,
): Promise<Outcome<CourseRow, Problem>> {
  return setDeleted(context, caller, id, 'restore');
}

async function setDeleted(
  context: Context,
  caller: Caller,
  id: string,
  action: 'delete' | 'restore',
): Promise<Outcome<CourseRow, Problem>> {
  return context.store.change(async (records) => {
    const course = await records.courses.find(id);
    if (!course) return refuse(notFoundProblem('course'));
    const isDone = (course.deletedAt !== null) === (action === 'delete');
    if (isDone) return accept(course);
    const now = context.now();
    const deletedAt = action === 'delete' ? now : null;
    await records.courses.setDeleted(id, deletedAt);
    await records.audit.append({ at: now, ...caller, action, objectKind: 'course', objectId: id });
    if (course.origin === 'sample' && course.clientId) {
      await records.clients.setDeleted(course.clientId, deletedAt);
      await records.audit.append({ at: now, ...caller, action, objectKind: 'client', objectId: course.clientId });
    }
    return accept((await records.courses.find(id))!);
  });
}
