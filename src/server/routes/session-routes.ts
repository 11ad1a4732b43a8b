import { openSignsSchema, sessionCheckAnswerSchema, sessionCheckSchema } from '#/contract/api-session-checks.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import { listOpenSigns } from '../commands/list-open-signs.ts';
import { planGround } from '../policies/plan-rules.ts';
import { checkSession } from '../policies/session-rules.ts';
import { accepted } from './accepted.ts';
import type { AddRoutes } from './route-app.ts';

export const addSessionRoutes: AddRoutes = (app, context) => {
  app.post(
    '/api/session-checks',
    {
      schema: {
        summary: 'Ask whether a session may start now, and what is missing',
        tags: ['records'],
        body: sessionCheckSchema,
        response: { 200: sessionCheckAnswerSchema },
      },
    },
    async (request) => {
      const { store, blobs, pack } = context;
      const ground = await planGround(store.read, { blobs, pack });
      const { problems, gate } = accepted(await checkSession(ground, request.body));
      return {
        mayStart: problems.length === 0,
        problems: problems.map((problem) => ({ ...problem, message: textOf('en', problem.missing) })),
        gateOpen: gate.open,
        overridden: [...gate.overridden],
      };
    },
  );

  app.get(
    '/api/open-signs',
    {
      schema: {
        summary: 'Warning signs that nobody has resolved',
        tags: ['records'],
        response: { 200: openSignsSchema },
      },
    },
    async () => listOpenSigns(context),
  );
};
