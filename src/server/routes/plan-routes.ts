import { z } from 'zod';
import { idSchema } from '#/contract/api-courses.ts';
import { jobSchema, newPlanSchema, planListSchema, planSchema } from '#/contract/api-plans.ts';
import { readPlanFile } from '../commands/read-plan-file.ts';
import { notFoundProblem } from '../commands/record-problems.ts';
import { startPlan } from '../commands/start-plan.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { presentJob, presentPlan } from '../presenters/present-plan.ts';
import { accepted } from './accepted.ts';
import { attachment } from './attachment.ts';
import { type AddRoutes, callerOf, ProblemAnswer } from './route-app.ts';

const courseParams = z.object({ courseId: idSchema });
const jobParams = z.object({ jobId: idSchema });
const planParams = z.object({ planId: idSchema });
const fileParams = z.object({ planId: idSchema, '*': z.string().max(200) });
const tags = ['plans'];

export function planRoutes(runner: JobRunner, engineVersion: string): AddRoutes {
  return (app, context) => {
    app.post(
      '/api/courses/:courseId/plan',
      {
        schema: {
          summary: 'Make the plan of a course with every file',
          tags,
          params: courseParams,
          body: newPlanSchema,
          response: { 202: jobSchema },
        },
      },
      async (request, reply) => {
        const options = { ...request.body, engineVersion };
        const job = accepted(await startPlan(context, callerOf(request), request.params.courseId, options));
        runner.wake();
        return reply.code(202).send(presentJob(job));
      },
    );

    app.get(
      '/api/courses/:courseId/plans',
      {
        schema: {
          summary: 'List the plans of a course, newest first',
          tags,
          params: courseParams,
          response: { 200: planListSchema },
        },
      },
      async (request) => {
        const { courseId } = request.params;
        if (!(await context.store.read.courses.find(courseId))) throw new ProblemAnswer(notFoundProblem('course'));
        return { plans: (await context.store.read.plans.listOfCourse(courseId)).map(presentPlan) };
      },
    );

    const findJob = async (id: string) => {
      const job = await context.store.read.jobs.find(id);
      if (!job) throw new ProblemAnswer(notFoundProblem('job'));
      return presentJob(job);
    };
    app.get(
      '/api/jobs/:jobId',
      { schema: { summary: 'How far a job is', tags, params: jobParams, response: { 200: jobSchema } } },
      (request) => findJob(request.params.jobId),
    );

    app.delete(
      '/api/jobs/:jobId',
      { schema: { summary: 'Cancel a job', tags, params: jobParams, response: { 200: jobSchema } } },
      async (request) => {
        await runner.cancel(request.params.jobId);
        return findJob(request.params.jobId);
      },
    );

    app.get(
      '/api/plans/:planId',
      { schema: { summary: 'A plan and its files', tags, params: planParams, response: { 200: planSchema } } },
      async (request) => {
        const plan = await context.store.read.plans.find(request.params.planId);
        if (!plan) throw new ProblemAnswer(notFoundProblem('plan'));
        return presentPlan(plan);
      },
    );

    app.get(
      '/api/plans/:planId/files/*',
      { schema: { summary: 'One file of a plan, as a download', tags, params: fileParams } },
      async (request, reply) => {
        const { planId, '*': name } = request.params;
        const file = accepted(await readPlanFile(context, callerOf(request), planId, name));
        return reply.type(file.mediaType).header('content-disposition', attachment(file.downloadName)).send(file.bytes);
      },
    );
  };
}
