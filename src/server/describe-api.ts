import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { errorAnswerSchema } from '#/contract/api-errors.ts';
import { jsonValueSchema } from '#/contract/json-value.ts';

z.globalRegistry.add(errorAnswerSchema, { id: 'Error' });
z.globalRegistry.add(jsonValueSchema, { id: 'Json' });

/** OpenAPI of every route, from the same schemas that check it; every route may also answer with an error. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  app.addHook('onRoute', (route) => {
    if (!route.schema || route.schema.hide) return;
    const answers = (route.schema.response ?? {}) as Record<string, unknown>;
    route.schema.response = { ...answers, '4xx': errorAnswerSchema, '5xx': errorAnswerSchema };
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Whorl',
        version,
        description: 'The store of a Whorl studio on one computer; see docs/reference/http.md.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
}
