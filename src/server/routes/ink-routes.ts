import { z } from 'zod';
import { idSchema } from '#/contract/api-courses.ts';
import { inkRecallSchema } from '#/contract/api-entries.ts';
import {
  inkBottleSchema,
  inkListQuerySchema,
  inkListSchema,
  newInkBottleSchema,
  saveInkBottleSchema,
} from '#/contract/api-ink.ts';
import { addInkBottle, saveInkBottle } from '../commands/keep-ink-bottle.ts';
import { recallBatch } from '../commands/read-entries.ts';
import { notFoundProblem } from '../commands/record-problems.ts';
import { presentEntry, presentInkBottle } from '../presenters/present-practice.ts';
import { accepted } from './accepted.ts';
import { type AddRoutes, callerOf, ProblemAnswer } from './route-app.ts';

const params = z.object({ bottleId: idSchema });
const tags = ['ink'];

export const addInkRoutes: AddRoutes = (app, context) => {
  app.get(
    '/api/ink-bottles',
    {
      schema: {
        summary: 'List bottles, or find them by batch',
        tags,
        querystring: inkListQuerySchema,
        response: { 200: inkListSchema },
      },
    },
    async (request) => ({ bottles: (await context.store.read.ink.list(request.query)).map(presentInkBottle) }),
  );

  app.post(
    '/api/ink-bottles',
    { schema: { summary: 'Add a bottle', tags, body: newInkBottleSchema, response: { 201: inkBottleSchema } } },
    async (request, reply) =>
      reply.code(201).send(presentInkBottle(accepted(await addInkBottle(context, callerOf(request), request.body)))),
  );

  app.get(
    '/api/ink-bottles/:bottleId',
    { schema: { summary: 'What is known of a bottle', tags, params, response: { 200: inkBottleSchema } } },
    async (request) => {
      const bottle = await context.store.read.ink.find(request.params.bottleId);
      if (!bottle) throw new ProblemAnswer(notFoundProblem('bottle'));
      return presentInkBottle(bottle);
    },
  );

  app.put(
    '/api/ink-bottles/:bottleId',
    {
      schema: {
        summary: 'Save a bottle over the version that was read',
        tags,
        params,
        body: saveInkBottleSchema,
        response: { 200: inkBottleSchema },
      },
    },
    async (request) =>
      presentInkBottle(
        accepted(await saveInkBottle(context, callerOf(request), request.params.bottleId, request.body)),
      ),
  );

  app.get(
    '/api/ink-recall',
    {
      schema: {
        summary: 'From a batch number to every record that used it',
        tags,
        querystring: z.strictObject({ batch: z.string().trim().min(1).max(200) }),
        response: { 200: inkRecallSchema },
      },
    },
    async (request) => {
      const { bottles, entries, corrections } = await recallBatch(context, callerOf(request), request.query.batch);
      return {
        bottles: bottles.map(presentInkBottle),
        entries: entries.map(presentEntry),
        corrections: corrections.map(presentEntry),
      };
    },
  );
};
