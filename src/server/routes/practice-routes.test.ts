import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PDF_BYTES } from '../../../tests/support/pdf-bytes.ts';
import { multipartFile, openTestServer, type TestServer } from '../../../tests/support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ startsAt: '2026-04-01T00:00:00Z' });
});
afterAll(() => server.close());

async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
  const answer = await server.app.inject({ method, url, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

const ID = '01900000-0000-7000-8000-00000000000';
const profile = { givenName: 'Ines', familyName: 'Álvarez', language: 'es' };
const bottle = {
  what: 'ink',
  brand: 'Plain',
  shade: 'Grey 2',
  batch: 'LOT 12-A',
  expiry: '2027-05-01',
  openedOn: null,
  useWithinDaysOfOpening: 90,
  responsiblePerson: 'Plain Ltd',
  tattooStatementSeen: true,
  ingredients: 'water, CI 77266',
  containsNickel: false,
  containsChromiumVi: false,
  sterile: true,
  labelFileId: null,
};
const at = '2026-03-01T10:00:00+00:00';

describe('clients', () => {
  it('are added once however often they are sent, saved by version, found, deleted and restored', async () => {
    const first = await ask('POST', '/api/clients', { id: `${ID}1`, profile });
    expect(first).toMatchObject({ status: 201, body: { version: 1, profile } });
    expect(await ask('POST', '/api/clients', { id: `${ID}1`, profile })).toEqual(first);
    const other = await ask('POST', '/api/clients', { id: `${ID}1`, profile: { ...profile, givenName: 'Eva' } });
    expect([other.status, other.body.error.code]).toEqual([409, 'already-exists']);
    const saved = await ask('PUT', `/api/clients/${ID}1`, { version: 1, profile: { ...profile, phone: '1' } });
    expect(saved.body.version).toBe(2);
    const late = await ask('PUT', `/api/clients/${ID}1`, { version: 1, profile });
    expect([late.status, late.body.error.code]).toEqual([409, 'version-conflict']);
    expect((await ask('GET', '/api/clients?search=alvarez')).body.clients).toHaveLength(1);
    await ask('DELETE', `/api/clients/${ID}1`);
    expect((await ask('GET', '/api/clients')).body.clients).toHaveLength(0);
    expect((await ask('POST', `/api/clients/${ID}1/restore`)).body.deletedAt).toBeNull();
  });

  it('are refused with the field named, never its value', async () => {
    const { status, body } = await ask('POST', '/api/clients', { profile: { ...profile, email: 'not-a-mail' } });
    expect(status).toBe(400);
    expect(body.error.message).toContain('profile.email');
    expect(JSON.stringify(body)).not.toContain('not-a-mail');
  });
});

describe('practice records', () => {
  it('are added, corrected by addition, listed and chained', async () => {
    const course = (await ask('POST', '/api/courses', { title: 'Records' })).body;
    const note = { id: `${ID}2`, kind: 'note', courseId: course.id, at, body: { text: 'left side tender' } };
    const added = await ask('POST', '/api/entries', note);
    expect(added).toMatchObject({ status: 201, body: { kind: 'note', recordedBy: 'local', correctsId: null } });
    expect(await ask('POST', '/api/entries', note)).toEqual(added);
    const changed = await ask('POST', '/api/entries', { ...note, body: { text: 'right side tender' } });
    expect([changed.status, changed.body.error.code]).toEqual([409, 'already-exists']);
    const correction = { kind: 'note', courseId: course.id, correctsId: note.id, at, body: { text: 'right side' } };
    expect((await ask('POST', '/api/entries', correction)).status).toBe(201);
    const { body } = await ask('GET', `/api/entries/${note.id}`);
    expect(body.entry).toEqual(added.body);
    expect(body.corrections).toMatchObject([{ body: { text: 'right side' }, previousHash: added.body.hash }]);
    const listed = (await ask('GET', `/api/entries?courseId=${course.id}&kind=note`)).body.entries;
    expect(listed).toHaveLength(2);
    const rest = (await ask('GET', `/api/entries?courseId=${course.id}&after=${listed[0].seq}`)).body.entries;
    expect(rest).toEqual(listed.slice(1));
    expect((await ask('GET', '/api/audit/check')).body).toEqual({ firstBrokenAudit: null, firstBrokenEntry: null });
  });

  it.each([
    ['an unknown kind', { kind: 'rumour', at, body: {} }, 422],
    ['a kind from the prototype', { kind: 'constructor', at, body: {} }, 422],
    ['a blank body', { kind: 'note', at, body: { text: ' ' } }, 422],
    ['an unknown key', { kind: 'note', at, body: { text: 'x', mood: 1 } }, 422],
    ['a time without zone', { kind: 'note', at: '2026-03-01T10:00:00', body: { text: 'x' } }, 400],
    ['a client that is not there', { kind: 'note', clientId: `${ID}9`, at, body: { text: 'x' } }, 404],
    ['a correction of nothing', { kind: 'note', correctsId: `${ID}9`, at, body: { text: 'x' } }, 404],
  ])('refuse %s', async (_what, entry, status) => {
    expect((await ask('POST', '/api/entries', entry)).status).toBe(status);
  });

  it('cannot be changed or removed by any route', async () => {
    for (const method of ['PUT', 'DELETE'] as const) {
      expect((await ask(method, `/api/entries/${ID}2`, {})).status).toBe(404);
    }
  });
});

describe('ink', () => {
  it('is found by its batch however that is written', async () => {
    const added = await ask('POST', '/api/ink-bottles', { bottle });
    expect(added.status).toBe(201);
    for (const batch of ['lot12a', 'LOT-12', '12 a']) {
      const { body } = await ask('GET', `/api/ink-bottles?batch=${encodeURIComponent(batch)}`);
      expect(body.bottles).toEqual([added.body]);
    }
    const opened = { version: 1, bottle: { ...bottle, openedOn: '2026-03-01' } };
    expect((await ask('PUT', `/api/ink-bottles/${added.body.id}`, opened)).body.version).toBe(2);
    expect((await ask('PUT', `/api/ink-bottles/${added.body.id}`, opened)).status).toBe(409);
  });
});

describe('a session', () => {
  const artist = { id: 'artist-1', name: 'A. Artist', role: 'artist' };
  const session = (bottleId: string) => ({
    by: artist,
    courseId: 'course-record',
    n: 1,
    artists: [artist],
    startedAt: at,
    endedAt: '2026-03-01T13:00:00+00:00',
    breaks: [],
    earlyStop: null,
    consentId: null,
    outlineAgreedAt: at,
    todayAskedAt: at,
    today: { fever: false },
    identitySeen: true,
    ageSeen: true,
    ink: [
      {
        bottleId,
        brand: 'Plain',
        shade: 'Grey 2',
        batch: 'LOT 12-A',
        expiry: '2027-05-01',
        openedOn: '2026-03-01',
        diluent: 'Water',
        diluentBatch: 'W/9 9',
        dilutionParts: 20,
        neutraliserDrops: 0,
        tattooStatementSeen: true,
        zones: ['frontal'],
      },
    ],
    needles: [{ configuration: '0803RL', diameterMm: 0.25, lot: 'N1', sterileUntil: '2028-01-01' }],
    zones: [{ zone: 'frontal', doneShare: 1, minutes: null, needleHangMm: 1.4, passes: 1, bleeding: 'none' }],
    anaesthetics: [],
    photos: [],
    closing: { state: 'complete', what: '', why: '', who: artist, at },
  });

  it('is refused before it is booked; a test patch is found from the batch of its ink and diluent', async () => {
    const client = (await ask('POST', '/api/clients', { profile })).body;
    const added = (await ask('POST', '/api/ink-bottles', { bottle: { ...bottle, batch: 'LOT 12-A' } })).body;
    const early = await ask('POST', '/api/entries', {
      kind: 'session',
      clientId: client.id,
      at,
      body: session(added.id),
    });
    expect([early.status, early.body.error.rule]).toEqual([422, 'CO7']);
    const { by, ink, needles } = session(added.id);
    const body = { by, ink, needles, photos: [], orderedBy: [], site: { zone: 'nape', where: 'left' } };
    const entry = await ask('POST', '/api/entries', { kind: 'testPatch', clientId: client.id, at, body });
    expect(entry.status).toBe(201);
    const change = { by: artist, path: 'needles.0.lot', was: 'N1', is: 'N2', why: 'read again' };
    const correction = { kind: 'correction', clientId: client.id, correctsId: entry.body.id, at, body: change };
    expect((await ask('POST', '/api/entries', correction)).status).toBe(201);
    for (const batch of ['lot12a', 'w/99']) {
      const recall = (await ask('GET', `/api/ink-recall?batch=${encodeURIComponent(batch)}`)).body;
      expect(recall.entries).toEqual([entry.body]);
      expect(recall.corrections).toMatchObject([{ kind: 'correction', body: change }]);
    }
    expect((await ask('GET', '/api/ink-recall?batch=LOT12A')).body.bottles).toContainEqual(added);
    expect((await ask('GET', '/api/ink-recall?batch=lot12')).body).toEqual({
      bottles: [],
      entries: [],
      corrections: [],
    });
    expect((await ask('GET', `/api/entries?bottleId=${added.id}`)).body.entries).toEqual([entry.body]);
  });

  it('is recalled and inspected by the batch that a correction says, and still recalled by the one it said', async () => {
    const client = (await ask('POST', '/api/clients', { profile })).body;
    const added = (await ask('POST', '/api/ink-bottles', { bottle: { ...bottle, batch: 'LOT 13' } })).body;
    const { by, ink, needles } = session(added.id);
    const uses = ink.map((use) => ({ ...use, batch: 'LOT 13', diluentBatch: 'W-1' }));
    const body = { by, ink: uses, needles, photos: [], orderedBy: [], site: { zone: 'nape', where: 'left' } };
    const patch = await ask('POST', '/api/entries', { kind: 'testPatch', clientId: client.id, at, body });
    expect(patch.status).toBe(201);
    const correct = (path: string, was: unknown, is: unknown, correctsId = patch.body.id) =>
      ask('POST', '/api/entries', {
        ...{ kind: 'correction', clientId: client.id, correctsId, at },
        body: { by: artist, path, was, is, why: 'read again' },
      });
    expect((await correct('ink.0.diluentBatch', 'W-1', 'W-9')).status).toBe(201);
    const lot = await correct('needles.0.lot', 'N1', 'N7');
    for (const batch of ['W-9', 'w9', 'W-1', 'LOT 13']) {
      const { entries, corrections } = (await ask('GET', `/api/ink-recall?batch=${encodeURIComponent(batch)}`)).body;
      expect([batch, entries]).toEqual([batch, [patch.body]]);
      expect(corrections).toMatchObject([{ body: { was: 'W-1', is: 'W-9' } }, { body: { is: 'N7' } }]);
    }
    const { lines } = (await ask('GET', '/api/inspection?from=2026-03-01&to=2026-03-01')).body;
    const line = lines.find((one: { recordId: string }) => one.recordId === patch.body.id);
    expect(line).toMatchObject({ ink: [{ batch: 'LOT 13' }], needles: [{ lot: 'N7' }] });
    const refused: readonly [string, Awaited<ReturnType<typeof correct>>][] = [
      ['body.path', await correct('no.such.path', null, 'x')],
      ['body.path', await correct('needles[0].lot', 'N7', 'N8')],
      ['body.path', await correct('needles.0', null, 'x')],
      ['body.path', await correct('by.name', 'A. Artist', 'B. Artist')],
      ['body.is', await correct('needles.0.lot', 'N7', { a: [1] })],
      ['body.is', await correct('needles.0.lot', 'N7', 8)],
      ['body.is', await correct('needles.0.lot', 'N7', ' ')],
      ['body.is', await correct('needles.0.sterileUntil', needles[0]!.sterileUntil, '1.3.2027')],
      ['body.was', await correct('needles.0.lot', 'N1', 'N8')],
      ['correctsId', await correct('why', 'read again', 'x', lot.body.id)],
    ];
    for (const [index, [field, { status, body: answer }]] of refused.entries()) {
      expect([index, status, answer.error.details.fields[0].field]).toEqual([index, 422, field]);
    }
  });

  it.each([
    ['of no client', () => ({ clientId: undefined }), 422],
    ['with an unknown bottle', () => ({ body: session(`${ID}8`) }), 404],
    ['with an unknown key', () => ({ body: { ...session(`${ID}8`), mood: 'good' } }), 422],
    ['without its ink', () => ({ body: { ...session(`${ID}8`), ink: undefined } }), 422],
    ['as a correction of nothing', () => ({ kind: 'correction', body: {} }), 422],
  ])('is refused %s', async (_what, change, status) => {
    const client = (await ask('POST', '/api/clients', { profile })).body;
    const record = { kind: 'session', clientId: client.id, at, body: session(`${ID}8`), ...change() };
    expect((await ask('POST', '/api/entries', record)).status).toBe(status);
  });

  it("is not corrected in another client's name", async () => {
    const [one, two] = [
      (await ask('POST', '/api/clients', { profile })).body,
      (await ask('POST', '/api/clients', { profile })).body,
    ];
    const note = (await ask('POST', '/api/entries', { kind: 'note', clientId: one.id, at, body: { text: 'x' } })).body;
    const body = { by: artist, path: 'text', was: 'x', is: 'y', why: 'typing error' };
    const correction = { kind: 'correction', correctsId: note.id, at, body };
    const refused = await ask('POST', '/api/entries', { ...correction, clientId: two.id });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'record-invalid']);
    expect((await ask('POST', '/api/entries', { ...correction, clientId: one.id })).status).toBe(201);
  });
});

describe('files', () => {
  it('keep a PDF byte for byte and hand it out as a download under a name of its kind', async () => {
    const upload = multipartFile(PDF_BYTES, '../../etc/Brief "an" Dr. Müller\u202e.pdf', 'text/html');
    const answer = await server.app.inject({ method: 'POST', url: '/api/files', ...upload });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ mediaType: 'application/pdf', bytes: PDF_BYTES.length });
    const file = await server.app.inject({ url: answer.json().url });
    expect(file.rawPayload).toEqual(PDF_BYTES);
    expect(file.headers['content-type']).toBe('application/pdf');
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''\S+$/);
    expect(file.headers['content-disposition']).toMatch(/filename="letter-\d{4}-\d\d-\d\d\.pdf"/);
  });

  it('refuse anything but a PDF or a picture', async () => {
    const upload = multipartFile(Buffer.from('<html><script>1</script>'), 'letter.pdf', 'application/pdf');
    const answer = await server.app.inject({ method: 'POST', url: '/api/files', ...upload });
    expect([answer.statusCode, answer.json().error.code]).toEqual([415, 'file-type']);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'file-missing'],
    ['only the mark of a PDF', Buffer.from('%PDF-'), 'file-incomplete'],
    ['a PDF with both marks alone', Buffer.from('%PDF-1.4\n%%EOF'), 'file-incomplete'],
    ['a PDF without its end', PDF_BYTES.subarray(0, -7), 'file-incomplete'],
  ])('refuse %s', async (_what, bytes, code) => {
    const upload = multipartFile(bytes, 'letter.pdf', 'application/pdf');
    const answer = await server.app.inject({ method: 'POST', url: '/api/files', ...upload });
    expect([answer.statusCode, answer.json().error.code]).toEqual([422, code]);
    expect(answer.json().error.message).not.toMatch(/photo/);
  });

  it('refuse a request without a file', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const answers = [
      await server.app.inject({ method: 'POST', url: '/api/files', headers, payload: '--x--\r\n' }),
      await server.app.inject({ method: 'POST', url: '/api/files' }),
    ];
    expect(answers.map((answer) => answer.json().error.code)).toEqual(['file-missing', 'unsupported-media-type']);
    for (const answer of answers) expect(answer.json().error.message).not.toMatch(/photo/);
  });
});

describe('the audit trail', () => {
  it('names every change and every look, in order, without contents', async () => {
    await ask('POST', '/api/clients', { id: `${ID}3`, profile: { ...profile, givenName: 'Canary' } });
    await ask('GET', `/api/clients/${ID}3`);
    await ask('DELETE', `/api/clients/${ID}3`);
    await ask('POST', `/api/clients/${ID}3/restore`);
    const { facts } = (await ask('GET', `/api/audit?objectId=${ID}3`)).body;
    expect(facts.map((fact: { action: string }) => fact.action)).toEqual(['create', 'read', 'delete', 'restore']);
    expect(JSON.stringify(facts)).not.toContain('Canary');
    expect(server.logLines.join('')).not.toMatch(/Canary|Ines|lvarez|tender/);
  });
});
