import { z } from 'zod';
import {
  clientListQuerySchema,
  clientListSchema,
  clientSchema,
  newClientSchema,
  saveClientSchema,
} from '#/contract/api-clients.ts';
import { idSchema } from '#/contract/api-courses.ts';
import { addClient, readClient, saveClient, setClientDeleted } from '../commands/keep-client.ts';
import { presentClient } from '../presenters/present-practice.ts';
import { accepted } from './accepted.ts';
import { type AddRoutes, callerOf } from './route-app.ts';

const params = z.object({ clientId: idSchema });
const tags = ['clients'];

export const addClientRoutes: AddRoutes = (app, context) => {
  app.get(
    '/api/clients',
    {
      schema: {
        summary: 'List clients, latest change first',
        tags,
        querystring: clientListQuerySchema,
        response: { 200: clientListSchema },
      },
    },
    async (request) => {
      const { rows, nextCursor } = await context.store.read.clients.list(request.query);
      return { clients: rows.map(presentClient), nextCursor };
    },
  );

  app.post(
    '/api/clients',
    { schema: { summary: 'Add a client', tags, body: newClientSchema, response: { 201: clientSchema } } },
    async (request, reply) =>
      reply.code(201).send(presentClient(accepted(await addClient(context, callerOf(request), request.body)))),
  );

  app.get(
    '/api/clients/:clientId',
    { schema: { summary: 'Open a client card', tags, params, response: { 200: clientSchema } } },
    async (request) => presentClient(accepted(await readClient(context, callerOf(request), request.params.clientId))),
  );

  app.put(
    '/api/clients/:clientId',
    {
      schema: {
        summary: 'Save a client card over the version that was read',
        tags,
        params,
        body: saveClientSchema,
        response: { 200: clientSchema },
      },
    },
    async (request) =>
      presentClient(accepted(await saveClient(context, callerOf(request), request.params.clientId, request.body))),
  );

  app.delete(
    '/api/clients/:clientId',
    {
      schema: { summary: 'Delete a client so that it can be restored', tags, params, response: { 200: clientSchema } },
    },
    async (request) =>
      presentClient(accepted(await setClientDeleted(context, callerOf(request), request.params.clientId, 'delete'))),
  );

  app.post(
    '/api/clients/:clientId/restore',
    { schema: { summary: 'Restore a deleted client', tags, params, response: { 200: clientSchema } } },
    async (request) =>
      presentClient(accepted(await setClientDeleted(context, callerOf(request), request.params.clientId, 'restore'))),
  );
};
