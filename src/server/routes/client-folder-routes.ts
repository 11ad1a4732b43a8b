import { z } from 'zod';
import { clientSchema } from '#/contract/api-clients.ts';
import { idSchema } from '#/contract/api-courses.ts';
import {
  aftercareSheetQuerySchema,
  clientExportQuerySchema,
  fadingSchema,
  inspectionQuerySchema,
  inspectionReportSchema,
} from '#/contract/api-exports.ts';
import { exportOneClient } from '../commands/export-client.ts';
import { importOneClient } from '../commands/import-client.ts';
import { inspectSessions } from '../commands/inspect-sessions.ts';
import { writeAftercare } from '../commands/write-aftercare.ts';
import { unzipFolder, zipFolder } from '../documents/zip-folder.ts';
import { studioFading } from '../policies/studio-fading.ts';
import { presentClient } from '../presenters/present-practice.ts';
import { accepted } from './accepted.ts';
import { attachment } from './attachment.ts';
import { type AddRoutes, callerOf } from './route-app.ts';
import { type FileLimits, takeFile } from './take-file.ts';

const params = z.object({ clientId: idSchema });
const tags = ['clients'];
const FOLDER_LIMITS: FileLimits = {
  maxBytes: 400_000_000,
  missing: { code: 'file-missing', message: 'The file is missing: choose the .zip that the studio gave.' },
  tooLarge: {
    code: 'file-too-large',
    message: 'The file is larger than 400 MB: choose the .zip that the studio gave of one client.',
  },
};

export const addClientFolderRoutes: AddRoutes = (app, context) => {
  app.get(
    '/api/clients/:clientId/export',
    { schema: { summary: 'One client as a zipped folder', tags, params, querystring: clientExportQuerySchema } },
    async (request, reply) => {
      const { clientId } = request.params;
      const asOf = request.query.asOf ?? context.now();
      const files = accepted(await exportOneClient(context, callerOf(request), clientId, asOf));
      const folder = `whorl-client-${clientId}`;
      return reply
        .type('application/zip')
        .header('content-disposition', attachment(`${folder}.zip`))
        .send(Buffer.from(zipFolder(folder, files)));
    },
  );

  app.post(
    '/api/client-imports',
    {
      schema: {
        summary: 'Take over a client from the zipped folder of an export',
        tags,
        description: 'One .zip in multipart/form-data.',
        consumes: ['multipart/form-data'],
        response: { 201: clientSchema },
      },
    },
    async (request, reply) => {
      const files = accepted(unzipFolder(await takeFile(request, FOLDER_LIMITS)));
      const client = accepted(await importOneClient(context, callerOf(request), files));
      return reply.code(201).send(presentClient(client));
    },
  );

  app.get(
    '/api/inspection',
    {
      schema: {
        summary: 'Sessions and test patches of some days with their ink and needles',
        tags: ['records'],
        querystring: inspectionQuerySchema,
        response: { 200: inspectionReportSchema },
      },
    },
    async (request) => inspectSessions(context, callerOf(request), request.query),
  );

  app.get(
    '/api/aftercare-sheet',
    {
      schema: {
        summary: 'The days around one session, as PDF',
        tags: ['records'],
        querystring: aftercareSheetQuerySchema,
      },
    },
    async (request, reply) =>
      reply
        .type('application/pdf')
        .header('content-disposition', attachment(`session-${request.query.n}.pdf`))
        .send(Buffer.from(accepted(await writeAftercare(context, request.query)))),
  );

  app.get(
    '/api/fading',
    {
      schema: {
        summary: 'What the studio has learned of fading from its follow-ups',
        tags: ['records'],
        response: { 200: fadingSchema },
      },
    },
    async () => {
      const { followUps, belief } = await studioFading(context.store.read);
      return { followUps, ...belief };
    },
  );
};
