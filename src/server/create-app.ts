import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { PHOTO_LIMITS } from '#/contract/api-photos.ts';
import {
  answerBadAddress,
  answerError,
  answerNotFound,
  refuseDeepBodies,
  refuseStrangers,
  tooMany,
} from './answers.ts';
import { fillSample } from './commands/fill-sample.ts';
import type { Context } from './context.ts';
import { describeApi } from './describe-api.ts';
import { createJobRunner } from './jobs/job-runner.ts';
import { planCourse } from './jobs/plan-course.ts';
import { logOptions } from './log-options.ts';
import { addSecurityHeaders } from './policies/security-headers.ts';
import { addClientFolderRoutes } from './routes/client-folder-routes.ts';
import { addClientRoutes } from './routes/client-routes.ts';
import { addCourseRoutes } from './routes/course-routes.ts';
import { addAuditRoutes, addEntryRoutes } from './routes/entry-routes.ts';
import { erasureRoutes } from './routes/erasure-routes.ts';
import { addFileRoutes } from './routes/file-routes.ts';
import { addHealthRoutes } from './routes/health-routes.ts';
import { addInkRoutes } from './routes/ink-routes.ts';
import { addPaperRoutes } from './routes/paper-routes.ts';
import { addPhotoRoutes } from './routes/photo-routes.ts';
import { planRoutes } from './routes/plan-routes.ts';
import { addProtocolRoutes } from './routes/protocol-routes.ts';
import type { RouteApp } from './routes/route-app.ts';
import { addSessionRoutes } from './routes/session-routes.ts';
import { addStudioRoutes } from './routes/studio-routes.ts';
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

const JOB_KINDS = [planCourse, fillSample];

const ROUTES = [
  addCourseRoutes,
  addPhotoRoutes,
  addClientRoutes,
  addEntryRoutes,
  addInkRoutes,
  addFileRoutes,
  addAuditRoutes,
  addSessionRoutes,
  addClientFolderRoutes,
  addPaperRoutes,
  addProtocolRoutes,
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
    frameworkErrors: answerBadAddress as never,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => answerNotFound(request, reply, options.studioFolder));
  await addSecurityHeaders(app);
  app.addHook('onRequest', refuseStrangers);
  app.addHook('preValidation', refuseDeepBodies);
  await app.register(rateLimit, {
    max: options.requestsPerMinute ?? REQUESTS_PER_MINUTE,
    timeWindow: '1 minute',
    errorResponseBuilder: tooMany,
  });
  await app.register(multipart, {
    limits: { fileSize: PHOTO_LIMITS.maxBytes, files: 1, fields: 4, fieldSize: 1000, parts: 6, headerPairs: 100 },
  });
  await describeApi(app, options.version);
  const runner = await createJobRunner(context, JOB_KINDS, app.log);
  addHealthRoutes(app, options.version);
  await app.register(async (scope) => {
    for (const addRoutes of [...ROUTES, planRoutes(runner, options.version), erasureRoutes(runner)])
      addRoutes(scope.withTypeProvider<ZodTypeProvider>(), context);
  });
  addStudioRoutes(app, options.studioFolder);
  // A server that gets no port begins no work: it gives up in one sentence.
  app.addHook('onListen', async () => runner.wake());
  app.addHook('onClose', () => runner.stop());
  await app.ready();
  return app;
}
