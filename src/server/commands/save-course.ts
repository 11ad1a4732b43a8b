import { canonicalJson } from '#/base/canonical-json.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { CourseDocument } from '#/contract/course-document.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import type { CourseRow } from '../store/tables.ts';
import { describeDocument } from './describe-document.ts';
import { conflictProblem, notFoundProblem } from './record-problems.ts';

export interface CourseSave {
  /** The version that the change was made on. */
  readonly version: number;
  readonly title?: string | undefined;
  readonly document?: CourseDocument | undefined;
  readonly clientId?: string | null | undefined;
}

/**
 * Saves a change made on `version`. When another version stands there the save is refused, unless it already holds exactly
 * what is being saved: then the answer to an earlier save was lost on the way and this one repeats it.
 */
export async function saveCourse(
  context: Context,
  caller: Caller,
  id: string,
  save: CourseSave,
): Promise<Outcome<CourseRow, Problem>> {
  return context.store.change(async (records) => {
    const course = await records.courses.find(id);
    if (!course || course.deletedAt !== null) return refuse(notFoundProblem('course'));
    if (save.clientId && !(await records.clients.find(save.clientId))) return refuse(notFoundProblem('client'));
    if (course.version !== save.version) {
      return isSameSave(course, save) ? accept(course) : refuse(conflictProblem('course', course.version));
    }
    const now = context.now();
    await records.courses.save(
      id,
      save.version,
      {
        ...(save.title === undefined ? {} : { title: save.title }),
        ...(save.clientId === undefined ? {} : { clientId: save.clientId }),
        ...(save.document === undefined ? {} : await describeDocument(records, id, save.document)),
      },
      now,
    );
    await records.audit.append({ at: now, ...caller, action: 'save', objectKind: 'course', objectId: id });
    return accept((await records.courses.find(id))!);
  });
}

function isSameSave(course: CourseRow, save: CourseSave): boolean {
  return (
    course.version === save.version + 1 &&
    (save.title === undefined || save.title === course.title) &&
    (save.clientId === undefined || save.clientId === course.clientId) &&
    (save.document === undefined || canonicalJson(save.document) === canonicalJson(JSON.parse(course.documentJson)))
  );
}
