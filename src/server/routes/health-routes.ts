import { z } from 'zod';
import type { RouteApp } from './route-app.ts';

export function addHealthRoutes(app: RouteApp, version: string): void {
  app.get(
    '/api/health',
    {
      schema: {
        summary: 'Is the server up, and which version',
        tags: ['server'],
        response: { 200: z.object({ status: z.literal('ok'), version: z.string() }) },
      },
    },
    async () => ({ status: 'ok' as const, version }),
  );
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
