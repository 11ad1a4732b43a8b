import { protocolSchema, saveProtocolSchema } from '#/contract/api-protocol.ts';
import { editProtocol } from '../commands/edit-protocol.ts';
import { storedProtocol } from '../policies/stored-protocol.ts';
import { presentProtocol } from '../presenters/present-protocol.ts';
import { accepted } from './accepted.ts';
import { type AddRoutes, callerOf } from './route-app.ts';

const tags = ['protocol'];

export const addProtocolRoutes: AddRoutes = (app, context) => {
  app.get(
    '/api/protocol',
    { schema: { summary: 'The presets that the studio works by', tags, response: { 200: protocolSchema } } },
    async () => presentProtocol(await storedProtocol(context.store.read)),
  );

  app.put(
    '/api/protocol',
    {
      schema: {
        summary: 'Change presets over the version that was read, with who and why',
        tags,
        body: saveProtocolSchema,
        response: { 200: protocolSchema },
      },
    },
    async (request) => presentProtocol(accepted(await editProtocol(context, callerOf(request), request.body))),
  );
};
