import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from './settings.ts';

/**
 * Log lines by allow-list: the route's pattern instead of its address (an address holds search words), and of a fault its kind
 * and the places it passed, never its message (which may quote what somebody typed).
 */
export function logOptions(level: Settings['logLevel'], logTo?: { write(line: string): void }) {
  return {
    level,
    base: null,
    stream: logTo ?? process.stderr,
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions?.url ?? 'unknown' }),
      res: (reply: Pick<FastifyReply, 'statusCode'>) => ({ status: reply.statusCode }),
      err: describeFault,
      fault: describeFault,
    },
  };
}

function describeFault(error: Error) {
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: '',
    ...(typeof code === 'string' ? { code } : {}),
    stack: places.slice(0, 12).join('\n'),
  };
}
