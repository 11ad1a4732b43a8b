import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { PHOTO_LIMITS } from '#/contract/api-photos.ts';
import type { Context } from './context.ts';
import { describeApi } from './describe-api.ts';
import { startJobRunner } from './jobs/job-runner.ts';
import { planCourse } from './jobs/plan-course.ts';
import { logOptions } from './log-options.ts';
import { isFromHere } from './policies/same-origin.ts';
import { addSecurityHeaders } from './policies/security-headers.ts';
import { problemOfError } from './problem-of-error.ts';
import { addClientRoutes } from './routes/client-routes.ts';
import { addCourseRoutes } from './routes/course-routes.ts';
import { addAuditRoutes, addEntryRoutes } from './routes/entry-routes.ts';
import { addFileRoutes } from './routes/file-routes.ts';
import { addHealthRoutes } from './routes/health-routes.ts';
import { addInkRoutes } from './routes/ink-routes.ts';
import { addPhotoRoutes } from './routes/photo-routes.ts';
import { planRoutes } from './routes/plan-routes.ts';
import { ProblemAnswer, type RouteApp, sendProblem } from './routes/route-app.ts';
import { addStudioRoutes, studioPage } from './routes/studio-routes.ts';
import type { Settings } from './settings.ts';

/** JSON bodies other than a course document. */
const BODY_LIMIT_BYTES = 256_000;
/** A drag saves about twice a second and a list loads a picture a row; a program that asks more often is stuck. */
const REQUESTS_PER_MINUTE = 3000;

export interface AppOptions {
  readonly logLevel: Settings['logLevel'];
  /** Folder of the built studio. */
  readonly studioFolder: string;
  readonly version: string;
  readonly requestsPerMinute?: number;
  /** Where log lines go; standard error when left out. */
  readonly logTo?: { write(line: string): void };
}

const JOB_KINDS = [planCourse];

const ROUTES = [
  addCourseRoutes,
  addPhotoRoutes,
  addClientRoutes,
  addEntryRoutes,
  addInkRoutes,
  addFileRoutes,
  addAuditRoutes,
];

/** The HTTP application over a context, not listening yet. */
export async function createApp(context: Context, options: AppOptions): Promise<RouteApp> {
  const app = fastify({
    logger: logOptions(options.logLevel, options.logTo),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: false,
    routerOptions: { maxParamLength: 200 },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    requestTimeout: 120_000,
    forceCloseConnections: true,
    frameworkErrors: (_error, request, reply) => {
      sendProblem(request as FastifyRequest, reply as unknown as FastifyReply, {
        code: 'bad-request',
        message: 'The address of the request is not valid: correct it.',
      });
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => answerNotFound(request, reply, options.studioFolder));
  await addSecurityHeaders(app);
  app.addHook('onRequest', async (request) => {
    if (isFromHere(request)) return;
    throw new ProblemAnswer({
      code: 'foreign-origin',
      message: 'This request comes from another web site: open the studio at the address that whorl start prints.',
    });
  });
  await app.register(rateLimit, {
    max: options.requestsPerMinute ?? REQUESTS_PER_MINUTE,
    timeWindow: '1 minute',
    errorResponseBuilder: tooMany,
  });
  await app.register(multipart, {
    limits: { fileSize: PHOTO_LIMITS.maxBytes, files: 1, fields: 4, fieldSize: 1000, parts: 6, headerPairs: 100 },
  });
  await describeApi(app, options.version);
  const runner = await startJobRunner(context, JOB_KINDS, app.log);
  addHealthRoutes(app, options.version);
  await app.register(async (scope) => {
    for (const addRoutes of [...ROUTES, planRoutes(runner, options.version)])
      addRoutes(scope.withTypeProvider<ZodTypeProvider>(), context);
  });
  addStudioRoutes(app, options.studioFolder);
  app.addHook('onClose', () => runner.stop());
  await app.ready();
  return app;
}

function tooMany(_request: FastifyRequest, limit: { ttl: number }): ProblemAnswer {
  const seconds = Math.ceil(limit.ttl / 1000);
  return new ProblemAnswer({ code: 'rate-limited', message: `Too many requests: wait ${seconds} seconds.` });
}

function answerError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = error instanceof ProblemAnswer ? error.problem : problemOfError(error);
  if (problem) return sendProblem(request, reply, problem);
  request.log.error({ fault: error }, 'fault');
  return sendProblem(request, reply, {
    code: 'internal',
    message: `Something went wrong in the program: try again; if it stays, report it with the number ${request.id}.`,
  });
}

/** Addresses of the app belong to its one page; anything under /api or that a program asked for is an error. */
function answerNotFound(request: FastifyRequest, reply: FastifyReply, studioFolder: string): FastifyReply {
  const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
  const isApp = !request.url.startsWith('/api/') && !/\.[a-z0-9]+$/i.test(request.url.split('?')[0] ?? '');
  if (wantsPage && isApp) {
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(studioPage(studioFolder));
  }
  return sendProblem(request, reply, {
    code: 'not-found',
    message: 'There is nothing at this address: check it against /api/openapi.json.',
  });
}
