import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Course, courseListSchema, courseSchema } from '#/contract/api-courses.ts';
import { errorAnswerSchema } from '#/contract/api-errors.ts';
import { emptyCourseDocument } from '#/contract/course-document.ts';
import { openTestServer, type TestServer } from '../../../tests/support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
  const answer = await server.app.inject({ method, url, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}
async function newCourse(title: string): Promise<Course> {
  const { status, body } = await ask('POST', '/api/courses', { title });
  expect(status).toBe(201);
  return courseSchema.parse(body);
}

describe('courses', () => {
  it('are made, read and saved whole', async () => {
    const course = await newCourse('First look');
    expect(course).toMatchObject({ version: 1, origin: 'own', document: emptyCourseDocument() });
    const document = { ...emptyCourseDocument(), step: 'landmarks', notes: 'soft front edge' };
    const saved = await ask('PUT', `/api/courses/${course.id}`, { version: 1, document, title: 'Renamed' });
    expect(saved).toMatchObject({ status: 200, body: { version: 2, title: 'Renamed', step: 'landmarks', document } });
    expect((await ask('GET', `/api/courses/${course.id}`)).body).toEqual(saved.body);
  });

  it('refuse a save made on an older version and keep what is there', async () => {
    const course = await newCourse('Two windows');
    const save = (version: number, notes: string) =>
      ask('PUT', `/api/courses/${course.id}`, { version, document: { ...emptyCourseDocument(), notes } });
    expect((await save(1, 'mine')).status).toBe(200);
    const refused = await save(1, 'theirs');
    expect(refused.status).toBe(409);
    const { error } = errorAnswerSchema.parse(refused.body);
    expect(error).toMatchObject({ code: 'course-conflict', details: { currentVersion: 2 } });
    expect((await ask('GET', `/api/courses/${course.id}`)).body.document.notes).toBe('mine');
  });

  it('accept the same save again, whose first answer was lost', async () => {
    const course = await newCourse('Lost answer');
    const save = { version: 1, document: { ...emptyCourseDocument(), notes: 'once' } };
    await ask('PUT', `/api/courses/${course.id}`, save);
    expect(await ask('PUT', `/api/courses/${course.id}`, save)).toMatchObject({ status: 200, body: { version: 2 } });
  });

  it('let one of many concurrent saves through', async () => {
    const course = await newCourse('Rush');
    const saves = Array.from({ length: 20 }, (_, i) =>
      ask('PUT', `/api/courses/${course.id}`, { version: 1, document: { ...emptyCourseDocument(), notes: `n${i}` } }),
    );
    const statuses = (await Promise.all(saves)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(19);
  });

  it('are deleted and restored, untouched', async () => {
    const course = await newCourse('Deleted by mistake');
    await ask('DELETE', `/api/courses/${course.id}`);
    const names = async (query: string) =>
      courseListSchema.parse((await ask('GET', `/api/courses?${query}`)).body).courses.map((c) => c.title);
    expect(await names('')).not.toContain('Deleted by mistake');
    expect(await names('deleted=only')).toEqual(['Deleted by mistake']);
    const save = await ask('PUT', `/api/courses/${course.id}`, { version: 1, title: 'No' });
    expect(save.status).toBe(404);
    const restored = await ask('POST', `/api/courses/${course.id}/restore`);
    expect(restored.body).toEqual(course);
  });

  it('are found without case and accents, wildcards meaning themselves', async () => {
    await newCourse('Zoë Ångström 100%');
    const found = async (search: string) =>
      (await ask('GET', `/api/courses?search=${encodeURIComponent(search)}`)).body.courses.length;
    expect(await found('zoe ang')).toBe(1);
    expect(await found('100%')).toBe(1);
    expect(await found('z%m')).toBe(0);
    expect(await found('_oe')).toBe(0);
  });

  it('are listed page by page, each once, latest change first', async () => {
    for (let i = 0; i < 7; i++) await newCourse(`Page ${i}`);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await ask('GET', `/api/courses?search=page&limit=3${cursor ? `&cursor=${cursor}` : ''}`);
      const list = courseListSchema.parse(body);
      seen.push(...list.courses.map((course) => course.title));
      cursor = list.nextCursor;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `Page ${i}`));
  });

  it.each([
    ['an unknown key', { title: 'x', surprise: 1 }, 'surprise'],
    ['no title', {}, 'title'],
    ['a blank title', { title: '   ' }, 'title'],
    ['a future format', { title: 'x', document: { ...emptyCourseDocument(), format: 2 } }, 'document.format'],
  ])('refuse %s by name', async (_what, payload, named) => {
    const { status, body } = await ask('POST', '/api/courses', payload);
    expect(status).toBe(400);
    const { error } = errorAnswerSchema.parse(body);
    expect(error.code).toBe('bad-request');
    expect(JSON.stringify(error.details)).toContain(named);
  });

  it.each(['{"title":"x","__proto__":{"a":1}}', '{"title":"x","constructor":{"prototype":{"a":1}}}'])(
    'refuse %s',
    async (payload) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await server.app.inject({ method: 'POST', url: '/api/courses', headers, payload });
      expect(answer.statusCode).toBe(400);
      expect(({} as { a?: number }).a).toBeUndefined();
    },
  );

  it('answer an unknown id with 404 and a body that is no JSON with 400', async () => {
    expect((await ask('GET', '/api/courses/00000000-0000-7000-8000-000000000000')).status).toBe(404);
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/courses',
      headers: { 'content-type': 'application/json' },
      payload: '{"title": NaN}',
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error.message).toContain('not valid JSON');
  });

  it('refuse a body beyond the limit', async () => {
    const notes = 'x'.repeat(5_000_000);
    const { status, body } = await ask('POST', '/api/courses', { title: 'x', document: { notes } });
    expect([status, body.error.code]).toEqual([413, 'body-too-large']);
  });
});
