import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { newId } from '#/server/store/new-id.ts';
import { openTestServer, type TestServer } from '../../tests/support/test-server.ts';
import { api } from './api-client.ts';
import { practiceApi } from './practice-api.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ requestsPerMinute: 10_000 });
  vi.stubGlobal('fetch', async (url: string, init: { method: 'GET' | 'POST'; body?: string; headers: object }) => {
    const { body, method, headers } = init;
    const answer = await server.app.inject({
      url,
      method,
      headers: { ...headers },
      ...(body ? { payload: body } : {}),
    });
    return new Response(answer.body, { status: answer.statusCode });
  });
});
afterAll(() => server.close());

it('lists every course, also where there are more than one answer holds', async () => {
  const first = await api.createCourse('Ana');
  await server.context.store.change(async (records) => {
    const { titleFolded: _, ...like } = (await records.courses.find(first.id))!;
    for (let n = 0; n < 200; n++) await records.courses.insert({ ...like, id: newId() });
  });
  const courses = await api.courses();
  expect(new Set(courses.map(({ id }) => id)).size).toBe(201);
  expect(courses).toHaveLength(201);
});

it('lists every client likewise, and all that a search finds', async () => {
  const profile = { givenName: 'Ana', familyName: 'Sample', language: 'en' };
  const first = await practiceApi.addClient(newId(), profile);
  await practiceApi.addClient(newId(), { ...profile, givenName: 'Ben' });
  await server.context.store.change(async (records) => {
    const like = (await records.clients.find(first.id))!;
    for (let n = 0; n < 200; n++) await records.clients.insert({ ...like, id: newId() });
  });
  const idsOf = async (search: string) => new Set((await practiceApi.clients(search)).map(({ id }) => id));
  expect((await idsOf('')).size).toBe(202);
  expect((await idsOf('ana')).size).toBe(201);
});
