import { z } from 'zod';
import { idSchema } from '#/contract/api-courses.ts';
import { fileListSchema, fileOwnerQuerySchema, storedFileSchema } from '#/contract/api-files.ts';
import { addFile, FILE_TOO_LARGE, NO_FILE, readFile } from '../commands/keep-file.ts';
import { notFoundProblem } from '../commands/record-problems.ts';
import { presentFile } from '../presenters/present-practice.ts';
import { accepted } from './accepted.ts';
import { attachment } from './attachment.ts';
import { type AddRoutes, callerOf, ProblemAnswer } from './route-app.ts';
import { takeFile } from './take-file.ts';

const params = z.object({ fileId: idSchema });
const tags = ['files'];

export const addFileRoutes: AddRoutes = (app, context) => {
  app.post(
    '/api/files',
    {
      schema: {
        summary: 'Keep a PDF or a picture',
        tags,
        description: 'One PDF or picture in multipart/form-data; its name is not kept.',
        consumes: ['multipart/form-data'],
        querystring: fileOwnerQuerySchema,
        response: { 201: storedFileSchema },
      },
    },
    async (request, reply) => {
      const bytes = await takeFile(request, { missing: NO_FILE, tooLarge: FILE_TOO_LARGE });
      const added = await addFile(context, callerOf(request), { bytes, ...request.query });
      return reply.code(201).send(presentFile(accepted(added)));
    },
  );

  app.get(
    '/api/files',
    {
      schema: {
        summary: 'List files of a client or course',
        tags,
        querystring: fileOwnerQuerySchema,
        response: { 200: fileListSchema },
      },
    },
    async (request) => ({ files: (await context.store.read.files.list(request.query)).map(presentFile) }),
  );

  app.get(
    '/api/files/:fileId',
    { schema: { summary: 'What is known of a file', tags, params, response: { 200: storedFileSchema } } },
    async (request) => {
      const row = await context.store.read.files.find(request.params.fileId);
      if (!row) throw new ProblemAnswer(notFoundProblem('file'));
      return presentFile(row);
    },
  );

  app.get(
    '/api/files/:fileId/content',
    { schema: { summary: 'The bytes of a file, as a download', tags, params } },
    async (request, reply) => {
      const { row, bytes } = accepted(await readFile(context, callerOf(request), request.params.fileId));
      return reply.type(row.mediaType).header('content-disposition', attachment(row.name)).send(bytes);
    },
  );
};
