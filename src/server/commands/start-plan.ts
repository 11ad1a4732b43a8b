import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { ClientProfile } from '#/contract/api-clients.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { plainIssue } from '#/contract/plain-issue.ts';
import { datesOfCourse } from '#/planning/booked-sessions.ts';
import { caseOfDocument, photosOfDocument } from '#/planning/case-of-document.ts';
import type { Moment } from '#/practice/calendar/wall-clock.ts';
import { LANGUAGES, type Language } from '#/practice/catalogue/language.ts';
import type { Course } from '#/practice/course/course.ts';
import { bookedCourse, standingCourse } from '#/practice/session/course-records.ts';
import type { Caller, Context } from '../context.ts';
import { PLAN_JOB, type PlanPayload } from '../jobs/plan-course.ts';
import { courseRecordsOf } from '../policies/session-rules.ts';
import { storedProtocol } from '../policies/stored-protocol.ts';
import { newId } from '../store/new-id.ts';
import { readCourseDocument } from '../store/read-course-document.ts';
import type { Records } from '../store/store.ts';
import type { JobRow } from '../store/tables.ts';
import { notFoundProblem } from './record-problems.ts';

/**
 * Puts a job in the queue that plans the course as it now stands. What is plainly missing is refused at once; the rest is
 * checked by planning.
 */
export async function startPlan(
  context: Context,
  caller: Caller,
  courseId: string,
  options: {
    readonly fullSize: boolean;
    readonly engineVersion: string;
    readonly language?: Language | undefined;
    /** When the plan is said to be made, where that is not now: a sample plays weeks that have passed. */
    readonly madeAt?: Moment;
  },
): Promise<Outcome<JobRow, Problem>> {
  return context.store.change(async (records) => {
    const course = await records.courses.find(courseId);
    if (!course || course.deletedAt !== null) return refuse(notFoundProblem('course'));
    const document = readCourseDocument(course);
    const photos = photosOfDocument(document);
    if (photos.length === 0) {
      return refuse({ code: 'landmarks-invalid', message: 'The course has no photo: add one and tap the landmarks.' });
    }
    const read = caseOfDocument(course.title, document);
    if (!read.ok) {
      const fields = read.refusal.issues.map((issue) => ({ field: issue.path.join('.'), problem: plainIssue(issue) }));
      const message = `The course cannot be planned: ${fields[0]!.field} is not right (${fields[0]!.problem}); correct it.`;
      return refuse({ code: 'case-invalid', message, details: { fields } });
    }
    const booked = await bookedSessions(records, course);
    const payload: PlanPayload = {
      caseFile: booked ? { ...read.value, dates: datesOfCourse(booked) } : read.value,
      protocol: await storedProtocol(records),
      booked,
      courseVersion: course.version,
      photoIds: photos.map((photo) => photo.photoId),
      views: photos.map((photo) => photo.view),
      ...options,
      language: options.language ?? (await languageOfClient(records, course.clientId)),
    };
    const now = context.now();
    const job: JobRow = {
      id: newId(),
      kind: PLAN_JOB,
      state: 'waiting',
      courseId,
      payloadJson: JSON.stringify(payload),
      attempt: 0,
      progress: 0,
      stage: 'waiting',
      planId: null,
      errorJson: null,
      createdAt: now,
      updatedAt: now,
    };
    await records.jobs.insert(job);
    await records.audit.append({ at: now, ...caller, action: 'plan', objectKind: 'course', objectId: courseId });
    return accept(job);
  });
}

/** The sessions of a course as they now stand; null before they are booked. */
async function bookedSessions(
  records: Records,
  { id: courseId, clientId }: { readonly id: string; readonly clientId: string | null },
): Promise<Course | null> {
  if (clientId === null) return null;
  const known = await courseRecordsOf(records, { clientId, courseId });
  const booked = bookedCourse(known.ofCourse);
  return booked ? standingCourse(booked, known.ofCourse) : null;
}

/** The language that the course's client reads; English where there is none, or none of ours. */
async function languageOfClient(records: Records, clientId: string | null): Promise<Language> {
  const client = clientId === null ? undefined : await records.clients.find(clientId);
  const tag = client ? (JSON.parse(client.profileJson) as ClientProfile).language : 'en';
  return LANGUAGES.find((language) => tag.startsWith(language)) ?? 'en';
}
