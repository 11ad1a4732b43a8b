import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ErrorAnswer } from '#/contract/api-errors.ts';
import { ERROR_CODES, type Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';

/** Fastify with the contract's schemas as its types. */
export type RouteApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export type AddRoutes = (app: RouteApp, context: Context) => void;

/** One practitioner on this computer until there is sign-in. */
export function callerOf(request: FastifyRequest): Caller {
  return { actor: 'local', requestId: request.id };
}

export function errorAnswer(problem: Problem, requestId: string): ErrorAnswer {
  const { code, message, rule, details } = problem;
  return {
    error: {
      code,
      message,
      ...(rule === undefined ? {} : { rule }),
      ...(details === undefined ? {} : { details }),
      requestId,
    },
  };
}

/** Thrown by a route to answer with a problem; the error handler writes it. */
export class ProblemAnswer extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(ERROR_CODES[problem.code].status).type('application/json').send(errorAnswer(problem, request.id));
}
