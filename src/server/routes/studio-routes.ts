import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { RouteApp } from './route-app.ts';

const NOT_BUILT =
  '<!doctype html><html lang="en"><title>Whorl</title><p>The studio is not built yet: run <code>npm start</code>.';

/** The one page of the studio; every address of the app that is not a file gets it. */
export function studioPage(studioFolder: string): string {
  const path = join(studioFolder, 'index.html');
  return existsSync(path) ? readFileSync(path, 'utf8') : NOT_BUILT;
}

/** The built studio: files with a hash in their name are kept for ever, the others are asked for again. */
export function addStudioRoutes(app: RouteApp, studioFolder: string): void {
  app.get('/', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(studioPage(studioFolder)),
  );
  if (!existsSync(studioFolder)) return;
  app.register(fastifyStatic, {
    root: studioFolder,
    index: false,
    serveDotFiles: false,
    cacheControl: false,
    schemaHide: true,
    setHeaders: (reply, path) => {
      const isHashed = /[\\/]assets[\\/]/.test(path);
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
