import sharp from 'sharp';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Job, jobSchema, planSchema } from '#/contract/api-plans.ts';
import { openTestServer, type TestServer } from '../../../tests/support/test-server.ts';
import { createSampleCourse } from '../commands/create-sample-course.ts';

let server: TestServer;
let courseId: string;
beforeAll(async () => {
  server = await openTestServer();
  const made = await createSampleCourse(server.context, 'assets/sample-course', null);
  expect(made).toEqual({ ok: true, value: 'created' });
  courseId = (await ask('GET', '/api/courses')).body.courses[0].id;
});
afterAll(() => server.close());

async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
  const answer = await server.app.inject({ method, url, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

async function startPlan(wish: object = {}): Promise<Job> {
  const { status, body } = await ask('POST', `/api/courses/${courseId}/plan`, wish);
  expect(status).toBe(202);
  return jobSchema.parse(body);
}

async function ended(job: Job): Promise<Job> {
  for (;;) {
    const { body } = await ask('GET', `/api/jobs/${job.id}`);
    const now = jobSchema.parse(body);
    if (now.state !== 'waiting' && now.state !== 'running') return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('plans', () => {
  it('are made in the background with every file, which can be downloaded', async () => {
    const job = await ended(await startPlan({ language: 'pt' }));
    expect(job).toMatchObject({ state: 'done', progress: 1, error: null });
    const plan = planSchema.parse((await ask('GET', `/api/plans/${job.planId}`)).body);
    const names = plan.files.map((file) => file.name);
    expect(names).toEqual(
      expect.arrayContaining(['plan.whorl.json', 'dots.csv', 'stencil.svg', 'plan.pdf', 'later-loss.png']),
    );
    expect(names.filter((name) => name.startsWith('preview/')).length).toBeGreaterThanOrEqual(10);
    for (const file of plan.files) {
      const answer = await server.app.inject({ url: file.url });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-disposition']).toMatch(
        /^attachment; filename="Sample \d{4}-\d\d-\d\d [0-9a-f]{4} [a-z0-9.-]+"/,
      );
      expect(answer.rawPayload.length).toBe(file.bytes);
      if (file.name === 'plan.pdf') {
        const pdf = await getDocumentProxy(new Uint8Array(answer.rawPayload));
        expect((await extractText(pdf, { mergePages: true })).text).toContain('Plano de tratamento');
      }
      if (!file.name.startsWith('preview/')) continue;
      expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ width: 1200, height: 1500 });
    }
    expect((await ask('GET', `/api/courses/${courseId}/plans`)).body.plans).toEqual([plan]);
    const missing = await server.app.inject({ url: `/api/plans/${plan.id}/files/..%2f..%2fwhorl.sqlite` });
    expect(missing.statusCode).toBe(404);
  });

  it('are cancelled while they run, and leave nothing', async () => {
    const before = (await ask('GET', `/api/courses/${courseId}/plans`)).body.plans.length;
    const job = await startPlan();
    const cancelled = await ask('DELETE', `/api/jobs/${job.id}`);
    expect(cancelled.body.state).toBe('cancelled');
    expect((await ended(job)).state).toBe('cancelled');
    expect((await ask('GET', `/api/courses/${courseId}/plans`)).body.plans).toHaveLength(before);
  });

  it('fail with the sentence of planning when the taps cannot be right', async () => {
    const course = (await ask('GET', `/api/courses/${courseId}`)).body;
    const [photo] = course.document.photos;
    const { tragion_left: left, tragion_right: right, exocanthion_left: el, exocanthion_right: er } = photo.landmarks;
    const mirrored = {
      ...photo.landmarks,
      tragion_left: right,
      tragion_right: left,
      exocanthion_left: er,
      exocanthion_right: el,
    };
    const document = { ...course.document, photos: [{ ...photo, landmarks: mirrored }] };
    await ask('PUT', `/api/courses/${courseId}`, { version: course.version, document });
    const job = await ended(await startPlan());
    expect(job.state).toBe('failed');
    expect(['landmarks-invalid', 'head-not-fitted']).toContain(job.error?.code);
    expect(job.error?.message).toContain('mirrored');
  });

  it('are refused at once for a course without a photo', async () => {
    const empty = (await ask('POST', '/api/courses', { title: 'No photo' })).body;
    const { status, body } = await ask('POST', `/api/courses/${empty.id}/plan`, {});
    expect([status, body.error.code]).toEqual([422, 'landmarks-invalid']);
  });
});
