import i18next from 'i18next';
import { z } from 'zod';
import { type Course, type CourseSummary, courseListSchema, courseSchema } from '#/contract/api-courses.ts';
import { errorAnswerSchema } from '#/contract/api-errors.ts';
import { type Photo, photoListSchema, photoSchema } from '#/contract/api-photos.ts';
import { type Job, jobSchema, type Plan, planListSchema, planSchema } from '#/contract/api-plans.ts';
import type { CourseDocument } from '#/contract/course-document.ts';
import { sayProblem } from './say-problem.ts';

/** A request that did not succeed: the server's own sentence, or none when the server did not answer at all. */
export class RequestFailed extends Error {
  readonly code: string;
  readonly details: unknown;
  constructor(code: string, message: string, details?: unknown) {
    super(message);
    this.name = 'RequestFailed';
    this.code = code;
    this.details = details;
  }
}

/** Code of RequestFailed when no answer came. */
export const NO_ANSWER = 'no-answer';

/** One request; the answer is read by the schema of the contract. */
export async function ask<Schema extends z.ZodType>(
  schema: Schema,
  method: string,
  path: string,
  body?: unknown,
): Promise<z.infer<Schema>> {
  const isForm = body instanceof FormData;
  const init: RequestInit = { method, headers: { accept: 'application/json' } };
  if (body !== undefined) {
    init.body = isForm ? body : JSON.stringify(body);
    if (!isForm) init.headers = { ...init.headers, 'content-type': 'application/json' };
  }
  let answer: Response;
  try {
    answer = await fetch(`/api${path}`, init);
  } catch {
    throw new RequestFailed(NO_ANSWER, '');
  }
  const text = await answer.text();
  if (!answer.ok) throw failureOf(answer.status, text);
  return schema.parse(text === '' ? undefined : JSON.parse(text));
}

/** All pages of a list: what is left off it cannot be found any more. */
export async function askForAll<Page extends { readonly nextCursor: string | null }>(
  schema: z.ZodType<Page>,
  path: string,
  wanted: Readonly<Record<string, string>>,
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({ limit: '200', ...wanted, ...(cursor ? { cursor } : {}) });
    const page: Page = await ask(schema, 'GET', `${path}?${query}`);
    pages.push(page);
    cursor = page.nextCursor;
  }
  return pages;
}

/** A request that is answered by a file. */
export async function askForFile(path: string, body: unknown): Promise<Blob> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`/api${path}`, init).catch(() => {
    throw new RequestFailed(NO_ANSWER, '');
  });
  if (!answer.ok) throw failureOf(answer.status, await answer.text());
  return answer.blob();
}

function failureOf(status: number, text: string): RequestFailed {
  try {
    const parsed = errorAnswerSchema.safeParse(JSON.parse(text));
    if (parsed.success) {
      const { code, details } = parsed.data.error;
      return new RequestFailed(code, sayProblem(parsed.data.error, i18next.language), details);
    }
  } catch {
    // Not JSON: something between the browser and the server answered.
  }
  return new RequestFailed(status >= 502 ? NO_ANSWER : 'internal', '');
}

const nothing = z.unknown();

function formOf(file: Blob, name: string): FormData {
  const form = new FormData();
  form.append('photo', file, name);
  return form;
}

export const api = {
  async courses(
    wanted: { readonly clientId?: string; readonly deleted?: 'only' } = {},
  ): Promise<readonly CourseSummary[]> {
    return (await askForAll(courseListSchema, '/courses', wanted)).flatMap(({ courses }) => courses);
  },
  course: (id: string): Promise<Course> => ask(courseSchema, 'GET', `/courses/${id}`),
  createCourse: (title: string, document?: CourseDocument, clientId?: string): Promise<Course> =>
    ask(courseSchema, 'POST', '/courses', {
      title,
      ...(document ? { document } : {}),
      ...(clientId ? { clientId } : {}),
    }),
  /** Nothing is made of a photo that is refused. */
  createCourseFromPhoto: (title: string, file: File): Promise<Course> =>
    ask(courseSchema, 'POST', `/courses/from-photo?${new URLSearchParams({ title })}`, formOf(file, file.name)),
  saveCourse: (
    id: string,
    version: number,
    change: { title?: string; document?: CourseDocument; clientId?: string | null },
  ): Promise<Course> => ask(courseSchema, 'PUT', `/courses/${id}`, { version, ...change }),
  deleteCourse: (id: string) => ask(nothing, 'DELETE', `/courses/${id}`),
  restoreCourse: (id: string) => ask(nothing, 'POST', `/courses/${id}/restore`),
  async photos(courseId: string): Promise<readonly Photo[]> {
    return (await ask(photoListSchema, 'GET', `/courses/${courseId}/photos`)).photos;
  },
  addPhoto: (courseId: string, file: Blob, name: string): Promise<Photo> =>
    ask(photoSchema, 'POST', `/courses/${courseId}/photos`, formOf(file, name)),
  /** Without a language the sheets speak that of the course's client. */
  startPlan: (courseId: string, fullSize: boolean, language?: string): Promise<Job> =>
    ask(jobSchema, 'POST', `/courses/${courseId}/plan`, { fullSize, ...(language ? { language } : {}) }),
  job: (id: string): Promise<Job> => ask(jobSchema, 'GET', `/jobs/${id}`),
  plan: (id: string): Promise<Plan> => ask(planSchema, 'GET', `/plans/${id}`),
  async plans(courseId: string): Promise<readonly Plan[]> {
    return (await ask(planListSchema, 'GET', `/courses/${courseId}/plans`)).plans;
  },
};
