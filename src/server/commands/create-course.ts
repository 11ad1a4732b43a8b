import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { type CourseDocument, emptyCourseDocument } from '#/contract/course-document.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import { newId } from '../store/new-id.ts';
import type { CourseRow } from '../store/tables.ts';
import { describeDocument } from './describe-document.ts';
import { notFoundProblem } from './record-problems.ts';

export interface NewCourse {
  readonly title: string;
  readonly document?: CourseDocument | undefined;
  readonly clientId?: string | undefined;
  readonly origin?: 'sample' | 'own';
}

export async function createCourse(
  context: Context,
  caller: Caller,
  course: NewCourse,
): Promise<Outcome<CourseRow, Problem>> {
  return context.store.change(async (records) => {
    if (course.clientId && !(await records.clients.find(course.clientId))) return refuse(notFoundProblem('client'));
    const now = context.now();
    const document = course.document ?? emptyCourseDocument();
    const id = newId();
    await records.courses.insert({
      id,
      title: course.title,
      origin: course.origin ?? 'own',
      version: 1,
      clientId: course.clientId ?? null,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      ...(await describeDocument(records, id, document)),
    });
    await records.audit.append({ at: now, ...caller, action: 'create', objectKind: 'course', objectId: id });
    return accept((await records.courses.find(id))!);
  });
}
