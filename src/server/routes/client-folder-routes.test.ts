import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#/base/canonical-json.ts';
import { sha256Hex } from '#/base/sha256.ts';
import { PROTOCOL_DEFAULTS, type Protocol } from '#/practice/protocol/protocol.ts';
import { keepSmallPlan, smallPlanFile } from '../../../tests/support/kept-plan.ts';
import { PDF_BYTES } from '../../../tests/support/pdf-bytes.ts';
import {
  ARTIST,
  BOTTLE,
  consentBodyAt,
  courseBodyFrom,
  inspectionBodyAt,
  preparationAt,
  screeningBodyOn,
  sessionBodyFrom,
} from '../../../tests/support/practice-course.ts';
import { multipartFile, openTestServer, type TestServer } from '../../../tests/support/test-server.ts';
import { unzipFolder, zipFolder } from '../documents/zip-folder.ts';
import { newId } from '../store/new-id.ts';

const ASKED = '2026-11-20T09:00:00Z';
const SIGNED = '2026-11-21T09:30:00Z';
const START = '2026-12-01T10:00:00+00:00';

let server: TestServer;
let empty: TestServer;
let clientId = '';
let courseId = '';
let bookedId = '';
let consentId = '';
let bottleId = '';

beforeAll(async () => {
  [server, empty] = await Promise.all([
    openTestServer({ startsAt: '2026-12-02T00:00:00Z' }),
    openTestServer({ startsAt: '2026-12-08T00:00:00Z' }),
  ]);
});
afterAll(async () => {
  await server.close();
  await empty.close();
});

async function send(method: 'GET' | 'POST', url: string, payload?: object, to = server) {
  const answer = await to.app.inject({ method, url, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}
const add = (kind: string, at: string, body: object, more: object = {}) =>
  send('POST', '/api/entries', { kind, clientId, courseId, at, body, ...more });
const check = async (at: string, session = 1) => {
  const preparation = preparationAt(at, consentId || 'none', bottleId);
  const answer = await send('POST', '/api/session-checks', { clientId, courseId, session, at, preparation });
  return answer.body.problems?.map((problem: { rule: string }) => problem.rule) ?? answer.body.error.rule;
};
const exported = async (to: TestServer, asOf: string) => {
  const answer = await to.app.inject({ url: `/api/clients/${clientId}/export?asOf=${asOf}` });
  return { status: answer.statusCode, bytes: answer.rawPayload };
};
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((one) => (one.isFile() ? [one.name] : []));
const take = (bytes: Uint8Array, to = empty) =>
  to.app.inject({
    method: 'POST',
    url: '/api/client-imports',
    ...multipartFile(bytes, 'client.zip', 'application/zip'),
  });

describe('a session of a course', () => {
  it('[SR1] [SR2] [HG2] [HG3] may not start before everything is there, and says what is missing', async () => {
    const profile = { givenName: 'Ana', familyName: 'Ñandú', language: 'es' };
    clientId = (await send('POST', '/api/clients', { profile })).body.id;
    courseId = (await send('POST', '/api/courses', { title: 'Ana', clientId })).body.id;
    bottleId = (await send('POST', '/api/ink-bottles', { bottle: BOTTLE })).body.id;
    expect(await check(START)).toBe('CO7');
    const screening = screeningBodyOn('2026-11-20');
    const screened = await add('screening', ASKED, screening);
    const { plan, consentOn } = await keepSmallPlan(server, courseId);
    bookedId = (await add('course', ASKED, courseBodyFrom('2026-12-01', screened.body.id, plan))).body.id;
    expect(await check(START)).toEqual(['SR1', 'CN5', 'HG2', 'HG3']);
    consentId = (await add('consent', SIGNED, consentBodyAt(SIGNED, ASKED, consentOn(screening.result)))).body.id;
    expect(await check('2026-11-21T08:00:00Z')).toContain('CN5');
    await add('checkIn', START, inspectionBodyAt(START, bookedId));
    expect(await check(START)).toEqual([]);
  });

  it('[AC2] [HG5] is shut by a warning sign, which no override opens and a named person resolves', async () => {
    const at = '2026-12-01T09:00:00+00:00';
    const sign = await add('checkIn', at, inspectionBodyAt(at, bookedId, ['pus']));
    expect(await check(START)).toEqual(['HG2', 'HG5']);
    const open = async () => (await send('GET', '/api/open-signs')).body.signs;
    expect(await open()).toMatchObject([{ name: 'Ana Ñandú', signs: ['pus'] }]);
    const override = {
      session: 1,
      rules: ['HG2'],
      who: 'A. Artist',
      why: 'small',
      signatureSha256: 'a'.repeat(64),
      at,
    };
    const refused = await add('gateOverride', at, { by: ARTIST, courseId: bookedId, override });
    expect([refused.status, refused.body.error.rule]).toEqual([422, 'HG5']);
    const resolution = { by: ARTIST, why: 'a doctor saw it', letter: null };
    expect((await add('signResolution', at, { ...resolution, checkInId: 'other' })).body.error.rule).toBe('AC4');
    await add('signResolution', at, { ...resolution, checkInId: sign.body.id });
    expect(await open()).toEqual([]);
    expect(await check(START)).toEqual([]);
  });

  it('[SR3] is refused with the batch of another bottle, without consent, and a second time', async () => {
    const body = sessionBodyFrom(START, bookedId, 1, preparationAt(START, consentId, bottleId));
    const otherBatch = { ...body, ink: [{ ...body.ink[0]!, batch: 'X' }] };
    expect((await add('session', START, otherBatch)).body.error.rule).toBe('SR3');
    const noConsent = await add('session', START, { ...body, consentId: null });
    expect(noConsent.body.error).toMatchObject({ code: 'record-invalid', rule: 'SR1' });
    const unsaid = { ...body, closing: { ...body.closing, why: '' } };
    expect((await add('session', START, unsaid)).status).toBe(422);
    const soon = sessionBodyFrom('2026-12-03T10:00:00+00:00', bookedId, 1, preparationAt(START, consentId, bottleId));
    expect((await add('session', START, soon)).body.error).toMatchObject({ rule: 'SR7' });
    expect((await add('session', START, body)).status).toBe(201);
    expect((await add('session', START, body)).body.error.code).toBe('record-closed');
  });

  it('[SR] [HG1] waits for the review of one that closed incomplete, and for its days', async () => {
    expect(await check('2026-12-05T10:00:00+00:00', 2)).toEqual(['HG1', 'HG2', 'HG3', 'SR']);
    // The clock of this server stands just after the day of session 1: nothing is missed yet.
    expect((await send('GET', '/api/open-signs')).body.missed).toEqual([]);
    const at = '2026-12-16T09:50:00+00:00';
    const held = (await send('GET', `/api/entries?clientId=${clientId}&kind=session`)).body.entries[0];
    await add('sessionReview', at, { by: ARTIST, sessionId: held.id, decision: 'go on' });
    await add('checkIn', at, inspectionBodyAt(at, bookedId));
    expect(await check('2026-12-16T10:00:00+00:00', 2)).toEqual([]);
  });

  it('[TU1] teaches the studio its own fading by follow-ups, and the sheet says how long the look lasts', async () => {
    const before = (await send('GET', '/api/fading')).body;
    expect(before).toMatchObject({ followUps: 0, ratePerYear: 0.09 });
    const followUp = { by: ARTIST, courseId: bookedId, settledOn: '2024-12-01', circumstances: [], photos: [] };
    expect((await add('followUp', START, { ...followUp, remainingShare: 0 })).status).toBe(422);
    const { body } = await add('followUp', START, { ...followUp, remainingShare: 0.6 });
    const after = (await send('GET', '/api/fading')).body;
    expect(after.followUps).toBe(1);
    expect(after.ratePerYear).toBeGreaterThan(0.1);
    const correction = { by: ARTIST, path: 'remainingShare', was: 0.6, is: 0.83, why: 'wrong photo' };
    expect((await add('correction', START, correction, { correctsId: body.id })).status).toBe(201);
    expect((await send('GET', '/api/fading')).body.ratePerYear).toBeLessThan(after.ratePerYear);
    const noDay = { by: ARTIST, path: 'settledOn', was: '2024-12-01', is: '1.3.2027', why: 'typing error' };
    const refused = await add('correction', START, noDay, { correctsId: body.id });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'record-invalid']);
    expect((await send('GET', '/api/fading')).status).toBe(200);
    const sheet = async (more: string) => {
      const url = `/api/aftercare-sheet?start=2026-12-01T10:00:00Z&zone=Europe/London&n=2${more}`;
      const answer = await server.app.inject({ url });
      return { status: answer.statusCode, length: answer.rawPayload.length };
    };
    const plain = await sheet('');
    const told = await sheet('&settledOn=2026-12-29&circumstances=highSun,oilySkin');
    expect([plain.status, told.status]).toEqual([200, 200]);
    expect(told.length).toBeGreaterThan(plain.length);
    expect((await sheet('&settledOn=2026-12-29&circumstances=rain')).status).toBe(400);
  });

  it('[TU3] books no touch-up whose dots would cover too much skin on top of what is there', async () => {
    const { body: course } = await send('POST', '/api/courses', { title: 'Touch-up', clientId });
    const later = screeningBodyOn('2026-12-02');
    const at = server.context.now();
    const screened = await send('POST', '/api/entries', {
      kind: 'screening',
      clientId,
      courseId: course.id,
      at,
      body: later,
    });
    const book = async (dots: number) => {
      const { plan } = await keepSmallPlan(server, course.id, smallPlanFile(dots, 1));
      const body = courseBodyFrom('2028-06-01', screened.body.id, plan);
      const answer = await send('POST', '/api/entries', { kind: 'course', clientId, courseId: course.id, at, body });
      return answer.body.error?.rule ?? answer.status;
    };
    // Half of session 1 was done: 1000 dots. 80 cm2 and settled dots of 0.1725 mm make 6 % of 20,539 dots.
    expect(await book(19_540)).toBe('TU3');
    const held = (await send('GET', `/api/entries?clientId=${clientId}&kind=session`)).body.entries[0];
    const correct = (path: string, was: unknown, is: unknown) =>
      add('correction', at, { by: ARTIST, path, was, is, why: 'told later' }, { correctsId: held.id });
    expect((await correct('zones.0.doneShare', 0.5, 0.6)).status).toBe(201);
    expect(await book(19_538)).toBe('TU3');
    expect((await correct('zones.0.doneShare', 0.5, 0.4)).body.error.details.fields[0].field).toBe('body.was');
    expect((await correct('zones.0.doneShare', 0.6, 0.5)).status).toBe(201);
    expect(await book(19_538)).toBe(201);
    // [SR7] A closed session keeps its rules: it does not end before it began, nor after it was corrected.
    const { startedAt, endedAt } = held.body;
    expect((await correct('endedAt', endedAt, '2026-11-30T10:00:00Z')).body.error.rule).toBe('SR7');
    expect((await correct('startedAt', startedAt, '2027-11-30T10:00:00Z')).body.error.rule).toBe('SR7');
    expect((await correct('closing.state', 'incomplete', 'complete')).status).toBe(422);
  });

  it('stands in the inspection report of its day', async () => {
    const report = await send('GET', '/api/inspection?from=2026-12-01&to=2026-12-01');
    expect(report.body.lines).toMatchObject([{ clientId, recordKind: 'session', ink: [{ batch: BOTTLE.batch }] }]);
    expect((await send('GET', '/api/inspection?from=2026-12-02&to=2026-12-03')).body.lines).toEqual([]);
  });
});

describe('one client as a folder', () => {
  it('is exported, taken over by an empty studio and gives the same bytes there', async () => {
    await add('note', START, { text: 'prefers mornings' });
    const asOf = server.context.now();
    const first = await exported(server, asOf);
    expect(first.status).toBe(200);
    expect((await exported(server, asOf)).bytes).toEqual(first.bytes);
    const answer = await take(first.bytes);
    expect([answer.statusCode, answer.json().error?.message ?? answer.json().profile.givenName]).toEqual([201, 'Ana']);
    expect((await exported(empty, asOf)).bytes).toEqual(first.bytes);
    const there = (await send('GET', `/api/entries?clientId=${clientId}`, undefined, empty)).body.entries;
    expect(there.length).toBeGreaterThan(8);
    // [AC3] Here it is a week later; a check-in of somebody else is none of hers.
    const profile = { givenName: 'Bo', familyName: 'Berg', language: 'en' };
    const other = await send('POST', '/api/clients', { profile }, empty);
    const at = '2026-12-04T09:00:00Z';
    const theirs = { kind: 'checkIn', clientId: other.body.id, at, body: inspectionBodyAt(at, other.body.id) };
    expect((await send('POST', '/api/entries', theirs, empty)).status).toBe(201);
    const { missed } = (await send('GET', '/api/open-signs', undefined, empty)).body;
    expect(missed).toMatchObject([{ clientId, courseId, name: 'Ana Ñandú', session: 1, days: ['2026-12-04'] }]);
    expect((await send('GET', '/api/audit/check', undefined, empty)).body).toEqual({
      firstBrokenAudit: null,
      firstBrokenEntry: null,
    });
    const recall = await send('GET', '/api/ink-recall?batch=lot12a', undefined, empty);
    expect(recall.body.entries.map((entry: { clientId: string }) => entry.clientId)).toEqual([clientId]);
    expect((await take(first.bytes)).json().error.code).toBe('already-exists');
  });

  /** The folder of the client with its files changed and the manifest made anew, as someone who knows the format would. */
  function forged(bytes: Uint8Array, change: (path: string, value: never) => unknown): Uint8Array {
    const files = unzipFolder(bytes);
    if (!files.ok) throw new Error(files.refusal.message);
    const json = (value: unknown) => new TextEncoder().encode(`${canonicalJson(value).replace('"DEEP"', DEEP)}\n`);
    const changed = files.value
      .filter(({ path }) => path !== 'manifest.json')
      .map(({ path, bytes: was }) =>
        path.endsWith('.json') && !path.startsWith('plans/')
          ? { path, bytes: json(change(path, JSON.parse(new TextDecoder().decode(was)) as never)) }
          : { path, bytes: was },
      );
    const manifest = JSON.parse(
      new TextDecoder().decode(files.value.find(({ path }) => path === 'manifest.json')!.bytes),
    );
    const listed = changed.map(({ path, bytes: now }) => ({ path, bytes: now.length, sha256: sha256Hex(now) }));
    const remade = change('manifest.json', { ...manifest, files: listed } as never);
    return zipFolder('client', [{ path: 'manifest.json', bytes: json(remade) }, ...changed]);
  }
  const changeRecords =
    (kind: string, change: (record: never) => object) =>
    (path: string, value: never): unknown =>
      path === 'records.json'
        ? (value as { kind: string }[]).map((record) =>
            record.kind === kind ? { ...record, ...change(record as never) } : record,
          )
        : value;

  it('is judged record by record by the rules of plan, screening and consent, each by the protocol it was made under', async () => {
    const save = (version: string, presets: object) =>
      server.app.inject({
        method: 'PUT',
        url: '/api/protocol',
        payload: { version, who: 'A. Owner', why: 'test', presets },
      });
    expect((await save('1', { 'SC26.days': 28, 'HG1.minDays': 12 })).statusCode).toBe(200);
    const answers = { 'health.laserRemovalOn': '2026-11-01', 'health.eczema': 'past' };
    const protocol = (await send('GET', '/api/protocol')).body;
    const values = Object.fromEntries(
      protocol.presets.map((one: { key: string; value: number }) => [one.key, one.value]),
    );
    const own: Protocol = { ...PROTOCOL_DEFAULTS, version: protocol.version, values: values as Protocol['values'] };
    const later = screeningBodyOn('2026-12-02', answers, own);
    expect(later.result.outcome).not.toBe(screeningBodyOn('2026-12-02', answers).result.outcome);
    const { body: kept } = await add('screening', server.context.now(), later);
    const asOf = server.context.now();
    const { bytes } = await exported(server, asOf);
    const other = await openTestServer();
    expect((await take(bytes, other)).statusCode).toBe(201);
    expect((await exported(other, asOf)).bytes).toEqual(bytes);
    expect((await send('GET', '/api/protocol', undefined, other)).body.version).toBe('1');
    await other.close();

    const studioChange = (change: (group: never) => object) => (path: string, value: never) => {
      if (path !== 'studio.json') return value;
      const { protocols, ...rest } = value as { protocols: never[] };
      return { ...rest, protocols: protocols.map((group) => ({ ...(group as object), ...change(group) })) };
    };
    const wrong: readonly [string, (path: string, value: never) => unknown][] = [
      ['SC', studioChange(() => ({ records: [], protocol: { version: 'elsewhere' } }))],
      ['', studioChange(() => ({ protocol: { version: protocol.version, presets: { 'SC26.days': 1 } } }))],
      [
        'SC',
        changeRecords('screening', (record: typeof later & { id: string }) =>
          record.id === kept.id ? { result: { ...record.result, outcome: 'go', findings: [] } } : {},
        ),
      ],
      ['', (path, value) => (path === 'audit.json' ? (value as object[]).filter((_, index) => index !== 1) : value)],
      ['CN1', changeRecords('course', () => ({ planSha256: '0'.repeat(64) }))],
      ['', changeRecords('correction', () => ({ path: 'no.such.path' }))],
      ['', changeRecords('correction', () => ({ is: '1.3.2027' }))],
      ['', changeRecords('correction', () => ({ was: 0.99 }))],
    ];
    for (const [rule, change] of wrong) {
      const to = await openTestServer();
      const { error } = (await take(forged(bytes, change), to)).json();
      expect([error?.code, error?.rule ?? '']).toEqual(['record-invalid', rule]);
      expect((await send('GET', '/api/clients', undefined, to)).body.clients).toEqual([]);
      await to.close();
    }
  });

  /** A list in a list, 3000 times; too deep to be written by anything that goes down into it. */
  const DEEP = `${'['.repeat(3000)}${']'.repeat(3000)}`;
  const inPart = (part: string, change: (value: never) => unknown) => (path: string, value: never) =>
    path === part ? change(value) : value;
  const without = (key: string) => (value: object) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  const twice = (key: string) => (value: Record<string, unknown[]>) => ({
    ...value,
    [key]: [...value[key]!, value[key]![0]],
  });
  let none: TestServer;
  let whole: Uint8Array | undefined;
  beforeAll(async () => {
    none = await openTestServer();
  });
  afterAll(() => none.close());
  it.each<[string, RegExp, (path: string, value: never) => unknown]>([
    [
      'no list in manifest',
      /^manifest\.json .*files/,
      inPart('manifest.json', (value: object) => ({ ...value, files: {} })),
    ],
    ['null in manifest', /files\[0\]/, inPart('manifest.json', (value: object) => ({ ...value, files: [null] }))],
    ['no moment', /exportedAt: missing/, inPart('manifest.json', without('exportedAt'))],
    ['records an object', /^records\.json .*must be a list/, inPart('records.json', () => ({}))],
    ['records null', /^records\.json .*\[0\]/, inPart('records.json', () => [null])],
    ['trail an object', /^audit\.json .*must be a list/, inPart('audit.json', () => ({}))],
    ['trail null', /^audit\.json .*\[0\]/, inPart('audit.json', () => [null])],
    ['files an object', /^files\.json .*must be a list/, inPart('files.json', () => ({}))],
    ['files null', /^files\.json .*\[0\]/, inPart('files.json', () => [null])],
    ['client a text', /^client\.json .*must be an object/, inPart('client.json', () => 'x')],
    [
      'client of no id',
      /^client\.json .*id.*must be an id/,
      inPart('client.json', (value: object) => ({ ...value, id: 'x' })),
    ],
    [
      'record at no moment',
      /^records\.json .*\[0\]\.at/,
      inPart('records.json', ([first, ...rest]: object[]) => [{ ...first, at: 'x' }, ...rest]),
    ],
    [
      'course of no moment',
      /^studio\.json\.createdAt/,
      inPart('studio.json', (value: object) => ({ ...value, createdAt: 'x' })),
    ],
    [
      'a deep note',
      /^studio\.json is nested/,
      inPart('studio.json', (value: { notes: object[] }) => ({
        ...value,
        notes: value.notes.map((note) => ({ ...note, body: { text: 'DEEP' } })),
      })),
    ],
    [
      'a plan file that is a page',
      /^studio\.json\.plans\.0\.files\.0\.mediaType/,
      inPart('studio.json', (value: { plans: { files: object[] }[] }) => ({
        ...value,
        plans: value.plans.map((plan) => ({
          ...plan,
          files: plan.files.map((file) => ({ ...file, mediaType: 'text/html' })),
        })),
      })),
    ],
    ['a bottle twice', /the same again/, inPart('studio.json', twice('bottles'))],
    ['a plan twice', /twice/, inPart('studio.json', twice('plans'))],
    ['a record twice', /twice|do not fit/, inPart('studio.json', twice('filed'))],
    [
      'a plan of no course',
      /not in it/,
      inPart('studio.json', (value: { plans: object[] }) => ({
        ...value,
        plans: value.plans.map((plan) => ({ ...plan, courseId: '0190a0a0-0000-7000-8000-000000000009' })),
      })),
    ],
  ])('made by hand with %s is refused in one sentence', async (_what, words, change) => {
    whole ??= (await exported(server, server.context.now())).bytes;
    const answer = await take(forged(whole, change), none);
    const { error } = answer.json();
    expect([answer.statusCode, error?.code, error?.message]).toEqual([
      422,
      'record-invalid',
      expect.stringMatching(words),
    ]);
    expect(error.message).toMatch(/^[^\n]{10,250}\.$/);
    expect((await send('GET', '/api/clients', undefined, none)).body.clients).toEqual([]);
    expect(filesIn(join(none.folder, 'blobs'))).toEqual([]);
  });

  it('holds every course and file of a client with many, and is refused where a plan is lost', async () => {
    const many = await openTestServer();
    const profile = { givenName: 'Bo', familyName: 'Berg', language: 'en' };
    const owner = (await send('POST', '/api/clients', { profile }, many)).body.id;
    const course = (await send('POST', '/api/courses', { title: 'Bo', clientId: owner }, many)).body.id;
    const { plan } = await keepSmallPlan(many, course);
    const sha256 = await many.context.blobs.put(PDF_BYTES);
    await many.context.store.change(async (records) => {
      const { titleFolded: _, ...like } = (await records.courses.find(course))!;
      const createdAt = '2026-01-01T00:00:00.000Z';
      for (let n = 0; n < 201; n++) await records.courses.insert({ ...like, id: newId() });
      const file = { clientId: owner, courseId: null, name: 'a.pdf', mediaType: 'application/pdf' as const };
      for (let n = 0; n < 1001; n++)
        await records.files.insert({ ...file, id: newId(), bytes: PDF_BYTES.length, sha256, createdAt });
    });
    const folder = () => many.app.inject({ url: `/api/clients/${owner}/export?asOf=2027-01-01T00:00:00Z` });
    const files = unzipFolder((await folder()).rawPayload);
    const studio = files.ok && files.value.find(({ path }) => path === 'studio.json')!;
    const part = JSON.parse(Buffer.from(studio ? studio.bytes : []).toString());
    expect([part.courses.length, part.files.length]).toEqual([202, 1001]);
    rmSync(join(many.folder, 'blobs', plan.planSha256.slice(0, 2), plan.planSha256));
    const lost = await folder();
    expect([lost.statusCode, lost.json().error.code]).toEqual([500, 'file-damaged']);
    await many.close();
  });

  it('is refused with one sentence when something in it was changed or it is something else', async () => {
    const other = await openTestServer();
    const { bytes } = await exported(server, server.context.now());
    const changed = Buffer.from(bytes);
    changed[Math.floor(changed.length / 3)]! ^= 0xff;
    for (const wrong of [changed, Buffer.from('not a zip'), bytes.subarray(0, bytes.length / 2)]) {
      const answer = await take(wrong, other);
      expect([answer.statusCode, answer.json().error.code]).toEqual([422, 'record-invalid']);
    }
    expect((await send('GET', '/api/clients', undefined, other)).body.clients).toEqual([]);
    expect((await exported(server, '2026-12-01T00:00:00.000Z')).status).toBe(400);
    await other.close();
  });
});
