import { expect, it } from 'vitest';
import { keepSmallPlan, smallPlanFile } from '../../../tests/support/kept-plan.ts';
import {
  BOTTLE,
  consentBodyAt,
  courseBodyFrom,
  preparationAt,
  screeningBodyOn,
} from '../../../tests/support/practice-course.ts';
import { openTestServer } from '../../../tests/support/test-server.ts';

const ASKED = '2026-11-20T09:00:00Z';
const SIGNED = '2026-11-21T09:30:00Z';
const START = '2026-12-01T10:00:00+00:00';

it('[CN4] holds the newest plan against what was signed, and a plan made again alike against nothing', async () => {
  const server = await openTestServer({ startsAt: '2026-11-22T00:00:00Z' });
  const send = async (url: string, payload: object) =>
    (await server.app.inject({ method: 'POST', url: `/api/${url}`, payload })).json();
  const clientId = (await send('clients', { profile: { givenName: 'Bo', familyName: 'Berg', language: 'en' } })).id;
  const courseId = (await send('courses', { title: 'Bo', clientId })).id;
  const bottle = await send('ink-bottles', { bottle: BOTTLE });
  const add = (kind: string, at: string, body: object) => send('entries', { kind, clientId, courseId, at, body });
  const screening = screeningBodyOn('2026-11-20');
  const screened = await add('screening', ASKED, screening);
  const file = smallPlanFile();
  const { plan, consentOn } = await keepSmallPlan(server, courseId, file);
  await add('course', ASKED, courseBodyFrom('2026-12-01', screened.id, plan));
  const consent = await add('consent', SIGNED, consentBodyAt(SIGNED, ASKED, consentOn(screening.result)));
  const rules = async (): Promise<string[]> => {
    const session = {
      clientId,
      courseId,
      session: 1,
      at: START,
      preparation: preparationAt(START, consent.id, bottle.id),
    };
    const { problems } = await send('session-checks', session);
    return problems.map(({ rule }: { rule: string }) => rule);
  };
  expect(await rules()).not.toContain('CN4');
  await keepSmallPlan(server, courseId, { ...file, seed: file.seed + 1 });
  expect(await rules()).not.toContain('CN4');
  const { design } = file;
  const hairline = { ...design.hairline, midpointMm: design.hairline.midpointMm + 9 };
  await keepSmallPlan(server, courseId, { ...file, design: { ...design, hairline } });
  expect(await rules()).toContain('CN4');
  await server.close();
});
