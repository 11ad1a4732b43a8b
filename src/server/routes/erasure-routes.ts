import { z } from 'zod';
import { idSchema } from '#/contract/api-courses.ts';
import { erasedSchema, eraseSchema, erasureSchema } from '#/contract/api-erasure.ts';
import { eraseForGood, readErasure } from '../commands/erase-for-good.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { accepted } from './accepted.ts';
import { type AddRoutes, callerOf } from './route-app.ts';

const clientParams = z.object({ clientId: idSchema });
const courseParams = z.object({ courseId: idSchema });

export function erasureRoutes(runner: JobRunner): AddRoutes {
  return (app, context) => {
    app.get(
      '/api/clients/:clientId/erasure',
      {
        schema: {
          summary: 'What erasing a client for good would take, and what stands against it',
          tags: ['clients'],
          params: clientParams,
          response: { 200: erasureSchema },
        },
      },
      async (request) => accepted(await readErasure(context, callerOf(request), 'client', request.params.clientId)),
    );

    app.post(
      '/api/clients/:clientId/erasure',
      {
        schema: {
          summary: 'Erase a client with everything that hangs on it, for good',
          tags: ['clients'],
          params: clientParams,
          body: eraseSchema,
          response: { 200: erasedSchema },
        },
      },
      async (request) => {
        const what = { kind: 'client', id: request.params.clientId } as const;
        return accepted(await runner.whileQuiet(() => eraseForGood(context, callerOf(request), what, request.body)));
      },
    );

    app.get(
      '/api/courses/:courseId/erasure',
      {
        schema: {
          summary: 'What erasing a deleted course for good would take, and what stands against it',
          tags: ['courses'],
          params: courseParams,
          response: { 200: erasureSchema },
        },
      },
      async (request) => accepted(await readErasure(context, callerOf(request), 'course', request.params.courseId)),
    );

    app.post(
      '/api/courses/:courseId/erasure',
      {
        schema: {
          summary: 'Erase a deleted course for good',
          tags: ['courses'],
          params: courseParams,
          body: eraseSchema,
          response: { 200: erasedSchema },
        },
      },
      async (request) => {
        const what = { kind: 'course', id: request.params.courseId } as const;
        return accepted(await runner.whileQuiet(() => eraseForGood(context, callerOf(request), what, request.body)));
      },
    );
  };
}
