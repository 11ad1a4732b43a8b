import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isDeeperThan, JSON_DEPTH_LIMIT } from '#/base/read-json.ts';
import { isFromHere } from './policies/same-origin.ts';
import { problemOfError } from './problem-of-error.ts';
import { ProblemAnswer, sendProblem } from './routes/route-app.ts';
import { studioPage } from './routes/studio-routes.ts';

/** What the rate limit throws. */
export function tooMany(_request: FastifyRequest, limit: { ttl: number }): ProblemAnswer {
  const seconds = Math.ceil(limit.ttl / 1000);
  return new ProblemAnswer({ code: 'rate-limited', message: `Too many requests: wait ${seconds} seconds.` });
}

/** The one place where an error becomes an answer; a fault of the program keeps its details in the log. */
export function answerError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = error instanceof ProblemAnswer ? error.problem : problemOfError(error);
  if (problem) return sendProblem(request, reply, problem);
  request.log.error({ fault: error }, 'fault');
  return sendProblem(request, reply, {
    code: 'internal',
    message: `Something went wrong in the program: try again; if it stays, report it with the number ${request.id}.`,
  });
}

/** Addresses of the app belong to its one page; anything under /api or that a program asked for is an error. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply, studioFolder: string): FastifyReply {
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

export function answerBadAddress(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(request, reply, {
    code: 'bad-request',
    message: 'The address of the request is not valid: correct it.',
  });
}

/** A hook: throws for a request that another site sent. */
export async function refuseStrangers(request: FastifyRequest): Promise<void> {
  if (isFromHere(request)) return;
  throw new ProblemAnswer({
    code: 'foreign-origin',
    message: 'This request comes from another web site: open the studio at the address that whorl start prints.',
  });
}

/** A hook: throws for a body that no schema could walk through. */
export async function refuseDeepBodies(request: FastifyRequest): Promise<void> {
  if (!isDeeperThan(request.body, JSON_DEPTH_LIMIT)) return;
  throw new ProblemAnswer({
    code: 'bad-request',
    message: `The request is nested more than ${JSON_DEPTH_LIMIT} levels deep: send flatter values.`,
  });
}
