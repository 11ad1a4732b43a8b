import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#/base/canonical-json.ts';
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
  [server, empty] = await Promise.all([openTestServer({ startsAt: '2026-12-02T00:00:00Z' }), openTestServer()]);
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
/** Straight into the store: what a plan says against these records has its own tests. */
async function file(kind: string, at: string, body: object): Promise<string> {
  const id = newId();
  const recordedAt = server.context.now();
  const row = { id, kind, clientId, courseId, correctsId: null, at, recordedAt, recordedBy: 'local' };
  await server.context.store.change((records) =>
    records.entries.append({ ...row, bodyJson: canonicalJson(JSON.parse(JSON.stringify(body))) }),
  );
  return id;
}
const check = async (at: string, session = 1) => {
  const preparation = preparationAt(at, consentId || 'none', bottleId);
  const answer = await send('POST', '/api/session-checks', { clientId, courseId, session, at, preparation });
  return answer.body.problems?.map((problem: { rule: string }) => problem.rule) ?? answer.body.error.rule;
};
const exported = async (to: TestServer, asOf: string) => {
  const answer = await to.app.inject({ url: `/api/clients/${clientId}/export?asOf=${asOf}` });
  return { status: answer.statusCode, bytes: answer.rawPayload };
};
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
    bookedId = await file('course', ASKED, courseBodyFrom('2026-12-01', screened.body.id));
    expect(await check(START)).toEqual(['SR1', 'CN5', 'HG2', 'HG3']);
    consentId = await file('consent', SIGNED, consentBodyAt(SIGNED, ASKED, screening));
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
    const at = '2026-12-16T09:50:00+00:00';
    const held = (await send('GET', `/api/entries?clientId=${clientId}&kind=session`)).body.entries[0];
    await add('sessionReview', at, { by: ARTIST, sessionId: held.id, decision: 'go on' });
    await add('checkIn', at, inspectionBodyAt(at, bookedId));
    expect(await check('2026-12-16T10:00:00+00:00', 2)).toEqual([]);
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
    expect([answer.statusCode, answer.json().profile?.givenName]).toEqual([201, 'Ana']);
    expect((await exported(empty, asOf)).bytes).toEqual(first.bytes);
    const there = (await send('GET', `/api/entries?clientId=${clientId}`, undefined, empty)).body.entries;
    expect(there.length).toBeGreaterThan(8);
    expect((await send('GET', '/api/audit/check', undefined, empty)).body).toEqual({
      firstBrokenAudit: null,
      firstBrokenEntry: null,
    });
    const recall = await send('GET', '/api/ink-recall?batch=lot12a', undefined, empty);
    expect(recall.body.entries.map((entry: { clientId: string }) => entry.clientId)).toEqual([clientId]);
    expect((await take(first.bytes)).json().error.code).toBe('already-exists');
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
