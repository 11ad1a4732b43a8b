import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyCourseDocument } from '#/contract/course-document.ts';
import { keepSmallPlan } from '../../../tests/support/kept-plan.ts';
import { PDF_BYTES } from '../../../tests/support/pdf-bytes.ts';
import {
  BOTTLE,
  consentBodyAt,
  courseBodyFrom,
  inspectionBodyAt,
  preparationAt,
  screeningBodyOn,
  sessionBodyFrom,
} from '../../../tests/support/practice-course.ts';
import { multipartFile, openTestServer, type TestServer } from '../../../tests/support/test-server.ts';
import { finishErasures } from '../commands/erase-for-good.ts';
import { unzipFolder } from '../documents/zip-folder.ts';
import { newId } from '../store/new-id.ts';

const ASKED = '2026-11-20T09:00:00Z';
const SIGNED = '2026-11-21T09:30:00Z';
const START = '2026-12-01T10:00:00+00:00';
/** The three years of the shipped presets after the session of 1 December 2026. */
const HELD_UNTIL = '2029-12-01';

let server: TestServer;
beforeEach(async () => {
  server = await openTestServer({ startsAt: '2026-12-02T00:00:00Z' });
});
afterEach(() => server.close());

async function send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
  const answer = await server.app.inject({ method, url, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}
const sent = async (method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
  const { status, body } = await send(method, url, payload);
  expect([url, body.error?.message, status < 300]).toEqual([url, undefined, true]);
  return body;
};
async function upload(url: string, bytes: Uint8Array, name?: string, type?: string) {
  const answer = await server.app.inject({ method: 'POST', url, ...multipartFile(bytes, name, type) });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}
const bytesAt = async (url: string): Promise<Buffer> => (await server.app.inject({ url })).rawPayload;

/** A photo of noise, which no other is like. */
function noise(): Promise<Buffer> {
  const create = { width: 600, height: 600, channels: 3, background: '#808080' } as const;
  return sharp({ create: { ...create, noise: { type: 'gaussian', mean: 128, sigma: 50 } } })
    .jpeg()
    .toBuffer();
}

/** Which of the canaries lie anywhere in the files of the data folder: database, log, free pages, blobs. */
function found(canaries: readonly (string | Buffer)[]): readonly string[] {
  const names = readdirSync(server.folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => readFileSync(join(one.parentPath, one.name)));
  const isFound = (canary: string | Buffer): boolean => files.some((bytes) => bytes.includes(canary));
  return canaries.filter(isFound).map((canary) => canary.toString('latin1').slice(0, 20));
}

interface Person {
  readonly id: string;
  readonly courseId: string;
  readonly name: string;
  /** Words and bytes that stand nowhere but with this person. */
  readonly canaries: readonly (string | Buffer)[];
}

/** A client through a first session: renamed, photographed, a letter, a plan, drafts saved over each other, a job. */
async function keepPerson(mark: string): Promise<Person> {
  const profile = { givenName: `${mark}given`, familyName: `${mark}formerly`, language: 'en' };
  const { id } = await sent('POST', '/api/clients', { profile });
  await sent('PUT', `/api/clients/${id}`, { version: 1, profile: { ...profile, familyName: `${mark}family` } });
  const { id: courseId } = await sent('POST', '/api/courses', { title: `${mark}title`, clientId: id });
  for (let version = 1; version < 12; version++) {
    const notes = version < 11 ? `${mark}undone `.repeat(40 * version) : '';
    const document = { ...emptyCourseDocument(), notes, practice: { answers: { other: `${mark}answer` } } };
    await sent('PUT', `/api/courses/${courseId}`, { version, document });
  }
  const photo = await upload(`/api/courses/${courseId}/photos`, await noise());
  const sizes = await Promise.all([photo.masterUrl, photo.workingUrl, photo.thumbnailUrl].map(bytesAt));
  const pictures = sizes.map((bytes) => bytes.subarray(bytes.length / 2, bytes.length / 2 + 48));
  const letter = Buffer.concat([PDF_BYTES.subarray(0, 9), Buffer.from(`% ${mark}letter\n`), PDF_BYTES.subarray(9)]);
  await upload(`/api/files?clientId=${id}`, letter, 'letter.pdf', 'application/pdf');
  await keepRecords(mark, id, courseId);
  const job = { id: newId(), kind: 'plan', state: 'done' as const, courseId, payloadJson: `{"title":"${mark}job"}` };
  const rest = { attempt: 1, progress: 1, stage: 'done', planId: null, errorJson: null, createdAt: ASKED };
  await server.context.store.change((records) => records.jobs.insert({ ...job, ...rest, updatedAt: ASKED }));
  const words = ['given', 'formerly', 'family', 'title', 'undone', 'answer', 'letter', 'note', 'job'];
  const canaries = [...words.map((word) => `${mark}${word}`), ...pictures];
  return { id, courseId, name: `${mark}given ${mark}family`, canaries };
}

async function keepRecords(mark: string, clientId: string, courseId: string): Promise<void> {
  const add = async (kind: string, at: string, body: object): Promise<string> =>
    (await sent('POST', '/api/entries', { kind, clientId, courseId, at, body })).id;
  const { id: bottleId } = await sent('POST', '/api/ink-bottles', { bottle: BOTTLE });
  const screening = screeningBodyOn('2026-11-20');
  const screened = await add('screening', ASKED, screening);
  const { plan, consentOn } = await keepSmallPlan(server, courseId);
  const bookedId = await add('course', ASKED, courseBodyFrom('2026-12-01', screened, plan));
  const consentId = newId();
  const body = consentBodyAt(SIGNED, ASKED, consentOn(screening.result));
  await sent('POST', '/api/consents', { id: consentId, clientId, courseId, at: SIGNED, body });
  await add('checkIn', START, inspectionBodyAt(START, bookedId));
  await add('session', START, sessionBodyFrom(START, bookedId, 1, preparationAt(START, consentId, bottleId)));
  await add('note', START, { text: `${mark}note` });
}

const eraseUrl = ({ id }: Pick<Person, 'id'>): string => `/api/clients/${id}/erasure`;
const erase = (person: Person, more: object = {}) =>
  send('POST', eraseUrl(person), { name: person.name, althoughHeldUntil: HELD_UNTIL, ...more });
const chains = async () => (await send('GET', '/api/audit/check')).body;
const WHOLE = { firstBrokenAudit: null, firstBrokenEntry: null };

describe('erasing a client for good', () => {
  it('says what goes and until when it is held, and refuses what was not typed or decided', async () => {
    const person = await keepPerson('canary-one-');
    expect((await send('GET', eraseUrl(person))).body).toMatchObject({
      name: person.name,
      clientId: person.id,
      courses: [{ id: person.courseId, title: 'canary-one-title' }],
      counts: { photos: 1, plans: 1, files: 2, records: 6 },
      held: { until: HELD_UNTIL, lastVisitOn: '2026-12-01', pack: 'GB-ENG', years: 3, evidence: 'MEM' },
      obstacle: null,
    });
    const refusals = [
      await erase(person, { name: 'canary-one-given' }),
      await erase(person, { althoughHeldUntil: undefined }),
      await erase(person, { althoughHeldUntil: '2026-12-02' }),
    ];
    expect(refusals.map(({ status, body }) => [status, body.error.code])).toEqual([
      [400, 'bad-request'],
      [409, 'still-held'],
      [409, 'still-held'],
    ]);
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://elsewhere.example' }]) {
      const payload = { name: person.name, althoughHeldUntil: HELD_UNTIL };
      const answer = await server.app.inject({ method: 'POST', url: eraseUrl(person), headers, payload });
      expect(answer.statusCode).toBe(403);
    }
    expect(found(person.canaries)).toHaveLength(person.canaries.length);
    expect((await send('GET', eraseUrl({ id: newId() }))).status).toBe(404);
  });

  it('leaves no byte of the person in any file, and all of others as it was', async () => {
    const first = await keepPerson('canary-one-');
    const person = await keepPerson('canary-two-');
    const last = await keepPerson('canary-three-');
    // The same picture with two clients, and a file of a job that died.
    const shared = await noise();
    await upload(`/api/courses/${person.courseId}/photos`, shared);
    const theirs = await upload(`/api/courses/${last.courseId}/photos`, shared);
    await server.context.blobs.put(Buffer.from('canary-orphan'));
    const canaries = [...person.canaries, 'canary-two-', 'canary-orphan'];
    expect(found(canaries)).toHaveLength(canaries.length);
    const recordsOf = async ({ id }: Person) => (await send('GET', `/api/entries?clientId=${id}`)).body.entries;
    const before = [await recordsOf(first), await recordsOf(last)];

    expect(await erase(person, { name: ` ${person.name.toUpperCase()} ` })).toEqual({
      status: 200,
      body: { courseIds: [person.courseId], finished: true },
    });
    expect(found(canaries)).toEqual([]);
    // What others' rows said before they were saved over goes too.
    const isOld = (canary: string | Buffer): boolean => /(formerly|undone)$/.test(canary.toString('latin1'));
    const kept = [...first.canaries, ...last.canaries].filter((canary) => !isOld(canary));
    expect(found(kept)).toHaveLength(kept.length);
    expect((await server.app.inject({ url: theirs.masterUrl })).statusCode).toBe(200);
    expect([await recordsOf(first), await recordsOf(last)]).toEqual(before);
    const paths = [`/api/clients/${person.id}`, eraseUrl(person), `/api/courses/${person.courseId}`];
    const answers = await Promise.all(paths.map((path) => send('GET', path)));
    expect(answers.map(({ body }) => body.error.code)).toEqual(['not-found', 'not-found', 'erased']);
    expect((await send('GET', `/api/audit?objectId=${person.id}`)).body.facts.at(-1)).toMatchObject({
      action: 'erase',
      objectKind: 'client',
    });
    expect(await chains()).toEqual(WHOLE);
    // The newest records of all may be the erased ones; the chain goes on from their link.
    await erase(last);
    await sent('POST', '/api/entries', { kind: 'note', clientId: first.id, at: START, body: { text: 'later' } });
    expect(await chains()).toEqual(WHOLE);
    for (const url of [
      '/api/clients',
      '/api/courses',
      '/api/open-signs',
      '/api/fading',
      '/api/ink-recall?batch=lot12a',
    ]) {
      expect((await send('GET', url)).status).toBe(200);
    }
  });

  it('takes the same client back from an export made before', async () => {
    const person = await keepPerson('canary-one-');
    const asOf = server.context.now();
    const exported = (at: string) => bytesAt(`/api/clients/${person.id}/export?asOf=${at}`);
    const before = await exported(asOf);
    await erase(person);
    await upload('/api/client-imports', before, 'client.zip', 'application/zip');
    expect(await exported(asOf)).toEqual(before);
    expect(await chains()).toEqual(WHOLE);
    const later = unzipFolder(await exported(server.context.now()));
    const trail = later.ok && later.value.find(({ path }) => path === 'audit.json');
    const told: { verb: string; recordId: string }[] = JSON.parse(Buffer.from(trail ? trail.bytes : []).toString());
    const ofClient = told.filter(({ recordId }) => recordId === person.id).map(({ verb }) => verb);
    // Once each, as they happened: made, renamed; then exported, erased, imported, exported.
    expect(ofClient.filter((verb) => verb !== 'read')).toEqual([
      'create',
      'edit',
      'export',
      'erase',
      'import',
      'export',
    ]);
    // What was imported cannot be taken out without another erasure.
    await erase(person);
    expect(found(person.canaries)).toEqual([]);
  });

  it('is finished later when it was cut off after its rows had gone', async () => {
    const person = await keepPerson('canary-one-');
    const { store } = server.context;
    const reach = { clientId: person.id, courseIds: [person.courseId] };
    await store.change((records) => records.erasures.erase(reach));
    expect((await send('GET', `/api/clients/${person.id}`)).status).toBe(404);
    expect(found(person.canaries)).not.toEqual([]);
    expect(await finishErasures(server.context)).toBe(true);
    expect(found(person.canaries)).toEqual([]);
    // Links without an erasure in the audit trail are told: rows were taken out behind the program.
    expect((await chains()).firstBrokenEntry).toBe(1);
  });

  it('is refused while one of its courses holds records of somebody else', async () => {
    const person = await keepPerson('canary-one-');
    const other = await keepPerson('canary-two-');
    const course = (await send('GET', `/api/courses/${person.courseId}`)).body;
    const given = (clientId: string, version: number) =>
      sent('PUT', `/api/courses/${course.id}`, { version, clientId });
    await given(other.id, course.version);
    const { status, body } = await erase(other);
    expect([status, body.error.code, body.error.details]).toEqual([
      409,
      'not-erasable',
      { kind: 'recordsOfOthers', title: 'canary-one-title' },
    ]);
    await given(person.id, course.version + 1);
    expect((await erase(other)).status).toBe(200);
    expect((await send('GET', `/api/courses/${course.id}`)).status).toBe(200);
  });
});

describe('erasing a course for good', () => {
  const eraseCourse = (id: string, name: string) => send('POST', `/api/courses/${id}/erasure`, { name });

  it('takes a deleted one with its photos and plans, and only a deleted one', async () => {
    const { id } = await sent('POST', '/api/courses', { title: 'canary title' });
    const photo = await upload(`/api/courses/${id}/photos`, await noise());
    const master = await bytesAt(photo.masterUrl);
    const canaries = ['canary title', master.subarray(1000, 1048)];
    await keepSmallPlan(server, id);
    expect((await eraseCourse(id, 'canary title')).body.error).toMatchObject({
      code: 'not-erasable',
      details: { kind: 'notDeleted' },
    });
    await sent('DELETE', `/api/courses/${id}`);
    expect(found(canaries)).toHaveLength(2);
    expect((await eraseCourse(id, 'canary')).body.error.code).toBe('bad-request');
    expect((await eraseCourse(id, 'canary title')).body).toEqual({ courseIds: [id], finished: true });
    expect(found(canaries)).toEqual([]);
    expect((await send('GET', '/api/courses?deleted=only')).body.courses).toEqual([]);
    expect((await send('POST', `/api/courses/${id}/restore`)).status).toBe(404);
  });

  it('is refused while it holds records of a client, who is named', async () => {
    const person = await keepPerson('canary-one-');
    await sent('DELETE', `/api/courses/${person.courseId}`);
    expect((await eraseCourse(person.courseId, 'canary-one-title')).body.error).toMatchObject({
      code: 'not-erasable',
      details: { kind: 'recordsOfClient', clientId: person.id, name: person.name },
    });
    expect((await send('GET', `/api/entries?courseId=${person.courseId}`)).body.entries).toHaveLength(6);
  });
});
