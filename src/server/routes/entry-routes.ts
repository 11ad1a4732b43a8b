import { z } from 'zod';
import { auditListSchema, auditQuerySchema, chainCheckSchema } from '#/contract/api-audit.ts';
import { idSchema } from '#/contract/api-courses.ts';
import {
  entryListQuerySchema,
  entryListSchema,
  entrySchema,
  entryWithCorrectionsSchema,
  newEntrySchema,
} from '#/contract/api-entries.ts';
import { addEntry } from '../commands/add-entry.ts';
import { readEntries, readEntry } from '../commands/read-entries.ts';
import { presentEntry } from '../presenters/present-practice.ts';
import { accepted } from './accepted.ts';
import { type AddRoutes, callerOf } from './route-app.ts';

/** A consent with the strokes of its signature is the largest record. */
const ENTRY_LIMIT_BYTES = 1_000_000;
const params = z.object({ entryId: idSchema });

export const addEntryRoutes: AddRoutes = (app, context) => {
  const tags = ['records'];
  app.post(
    '/api/entries',
    {
      bodyLimit: ENTRY_LIMIT_BYTES,
      schema: {
        summary: 'Add a practice record or a correction of one',
        tags,
        body: newEntrySchema,
        response: { 201: entrySchema },
      },
    },
    async (request, reply) =>
      reply.code(201).send(presentEntry(accepted(await addEntry(context, callerOf(request), request.body)))),
  );

  app.get(
    '/api/entries',
    {
      schema: {
        summary: 'List practice records in the order of recording',
        tags,
        querystring: entryListQuerySchema,
        response: { 200: entryListSchema },
      },
    },
    async (request) => {
      const { after: afterSeq, ...query } = request.query;
      const rows = await readEntries(context, callerOf(request), { ...query, afterSeq });
      const nextAfter = rows.length === query.limit ? (rows.at(-1)?.seq ?? null) : null;
      return { entries: rows.map(presentEntry), nextAfter };
    },
  );

  app.get(
    '/api/entries/:entryId',
    {
      schema: {
        summary: 'Open a practice record with its corrections',
        tags,
        params,
        response: { 200: entryWithCorrectionsSchema },
      },
    },
    async (request) => {
      const { entry, corrections } = accepted(await readEntry(context, callerOf(request), request.params.entryId));
      return { entry: presentEntry(entry), corrections: corrections.map(presentEntry) };
    },
  );
};

export const addAuditRoutes: AddRoutes = (app, context) => {
  const tags = ['audit'];
  app.get(
    '/api/audit',
    {
      schema: {
        summary: 'List who read or changed what',
        tags,
        querystring: auditQuerySchema,
        response: { 200: auditListSchema },
      },
    },
    async (request) => {
      const { objectId, after, limit } = request.query;
      const facts = await context.store.read.audit.list({ objectId, afterSeq: after, limit });
      return { facts, nextAfter: facts.length === limit ? (facts.at(-1)?.seq ?? null) : null };
    },
  );

  app.get(
    '/api/audit/check',
    { schema: { summary: 'Check the hash chains', tags, response: { 200: chainCheckSchema } } },
    async () => {
      const { audit, entries } = await context.store.verifyChains();
      return { firstBrokenAudit: audit, firstBrokenEntry: entries };
    },
  );
};
