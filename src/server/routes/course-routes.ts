import { z } from 'zod';
import {
  courseListQuerySchema,
  courseListSchema,
  courseSchema,
  idSchema,
  newCourseFromPhotoSchema,
  newCourseSchema,
  saveCourseSchema,
} from '#/contract/api-courses.ts';
import { createCourse, createCourseFromPhoto } from '../commands/create-course.ts';
import { deleteCourse, restoreCourse } from '../commands/delete-course.ts';
import { readCourse } from '../commands/read-course.ts';
import { saveCourse } from '../commands/save-course.ts';
import { PHOTO_PROBLEMS } from '../images/photo-problem.ts';
import { presentCourse, presentCourseSummary } from '../presenters/present-course.ts';
import { accepted } from './accepted.ts';
import { type AddRoutes, callerOf } from './route-app.ts';
import { takeFile } from './take-file.ts';

/** An editing document with long drawn lines; anything larger is not one. */
const DOCUMENT_LIMIT_BYTES = 4_000_000;
const params = z.object({ courseId: idSchema });

export const addCourseRoutes: AddRoutes = (app, context) => {
  app.get(
    '/api/courses',
    {
      schema: {
        summary: 'List courses, latest change first',
        tags: ['courses'],
        querystring: courseListQuerySchema,
        response: { 200: courseListSchema },
      },
    },
    async (request) => {
      const { rows, nextCursor } = await context.store.read.courses.list(request.query);
      return { courses: rows.map(presentCourseSummary), nextCursor };
    },
  );

  app.post(
    '/api/courses',
    {
      bodyLimit: DOCUMENT_LIMIT_BYTES,
      schema: { summary: 'Make a course', tags: ['courses'], body: newCourseSchema, response: { 201: courseSchema } },
    },
    async (request, reply) => {
      const course = accepted(await createCourse(context, callerOf(request), request.body));
      return reply.code(201).send(presentCourse(course));
    },
  );

  app.post(
    '/api/courses/from-photo',
    {
      schema: {
        summary: 'Make a course from its front photo',
        tags: ['courses'],
        description:
          'One file in multipart/form-data; its name is not kept. Where the photo is refused no course is made.',
        consumes: ['multipart/form-data'],
        querystring: newCourseFromPhotoSchema,
        response: { 201: courseSchema },
      },
    },
    async (request, reply) => {
      const bytes = await takeFile(request, PHOTO_PROBLEMS);
      const { title } = request.query;
      const course = accepted(await createCourseFromPhoto(context, callerOf(request), title, bytes));
      return reply.code(201).send(presentCourse(course));
    },
  );

  app.get(
    '/api/courses/:courseId',
    { schema: { summary: 'Open a course', tags: ['courses'], params, response: { 200: courseSchema } } },
    async (request) => presentCourse(accepted(await readCourse(context, callerOf(request), request.params.courseId))),
  );

  app.put(
    '/api/courses/:courseId',
    {
      bodyLimit: DOCUMENT_LIMIT_BYTES,
      schema: {
        summary: 'Save a course over the version that was read',
        tags: ['courses'],
        params,
        body: saveCourseSchema,
        response: { 200: courseSchema },
      },
    },
    async (request) =>
      presentCourse(accepted(await saveCourse(context, callerOf(request), request.params.courseId, request.body))),
  );

  app.delete(
    '/api/courses/:courseId',
    {
      schema: {
        summary: 'Delete a course so that it can be restored',
        tags: ['courses'],
        params,
        response: { 200: courseSchema },
      },
    },
    async (request) => presentCourse(accepted(await deleteCourse(context, callerOf(request), request.params.courseId))),
  );

  app.post(
    '/api/courses/:courseId/restore',
    { schema: { summary: 'Restore a deleted course', tags: ['courses'], params, response: { 200: courseSchema } } },
    async (request) =>
      presentCourse(accepted(await restoreCourse(context, callerOf(request), request.params.courseId))),
  );
};
