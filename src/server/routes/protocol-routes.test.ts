import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HEALTHY_ANSWERS } from '#/practice/intake/healthy-answers.ts';
import { findPack } from '#/practice/packs/pack-table.ts';
import { PROTOCOL_DEFAULTS, type Protocol } from '#/practice/protocol/protocol.ts';
import { screen } from '#/practice/screening/screen.ts';
import { openTestServer, type TestServer } from '../../../tests/support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ startsAt: '2026-11-20T10:00:00Z' });
});
afterAll(() => server.close());

async function ask(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  const answer = await server.app.inject({ method, url, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}
const by = { id: 'artist-1', name: 'A. Artist', role: 'artist' };
const edit = (version: string, presets: object, other: object = {}) =>
  ask('PUT', '/api/protocol', { version, who: 'A. Owner', why: 'own records', presets, ...other });
const presetOf = (body: { presets: { key: string; value: number }[] }, key: string) =>
  body.presets.find((preset) => preset.key === key)?.value;
const valuesOf = (body: { presets: { key: string; value: number }[] }) =>
  Object.fromEntries(body.presets.map(({ key, value }) => [key, value]));

describe('the protocol of the studio', () => {
  it('is the one that ships until a preset is changed', async () => {
    const { body } = await ask('GET', '/api/protocol');
    expect(body).toMatchObject({ version: '1', changes: [], closures: [] });
    expect(valuesOf(body)).toEqual(PROTOCOL_DEFAULTS.values);
    expect(body.presets[0]).toMatchObject({ shipped: 6, unit: 'months', min: 3, max: 24, evidence: 'P+' });
  });

  it('refuses a change out of range, contradictory, unknown or without who and why, and keeps nothing of it', async () => {
    const refused = [
      await edit('1', { 'CO3.minGapDays': 6 }),
      await edit('1', { 'HG1.minDays': 10, 'CO3.minGapDays': 20 }),
      await edit('1', { 'SC99.days': 1 }),
      await edit('1', {}),
      await edit('1', { 'HG1.minDays': 10 }, { why: ' ' }),
      await edit('1', { 'HG1.minDays': 10 }, { who: '' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 400, 400, 400]);
    expect(refused[0]!.body.error).toMatchObject({ rule: 'CO3' });
    expect(refused[0]!.body.error.message).toContain('between 7 and 45 days');
    expect((await ask('GET', '/api/protocol')).body.version).toBe('1');
  });

  it('is changed over the version that was read, with who, when and why, in the trail too', async () => {
    const changed = await edit('1', { 'CO3.minGapDays': 10 });
    expect(changed).toMatchObject({
      status: 200,
      body: {
        version: '1+1',
        changes: [{ key: 'CO3.minGapDays', from: 7, to: 10, who: 'A. Owner', why: 'own records' }],
      },
    });
    expect(presetOf(changed.body, 'CO3.minGapDays')).toBe(10);
    const late = await edit('1', { 'HG1.minDays': 9 });
    expect([late.status, late.body.error.details]).toEqual([409, { currentVersion: '1+1' }]);
    expect((await ask('GET', '/api/protocol')).body).toEqual(changed.body);
    const trail = (await ask('GET', '/api/audit')).body.facts;
    expect(trail).toMatchObject([
      { actor: 'A. Owner', action: 'edit', objectKind: 'preset', objectId: 'CO3.minGapDays' },
    ]);
  });

  it('[CO6] keeps the closed days too, and refuses a closure that ends before its start', async () => {
    const closures = [{ from: '2026-12-24', to: '2026-12-26', why: 'holidays' }];
    const save = (version: string, days: object) =>
      ask('PUT', '/api/protocol', { version, who: 'A. Owner', why: 'new hours', ...days });
    const wrong = await save('1+1', { closures: [{ from: '2026-12-26', to: '2026-12-24', why: '' }] });
    expect([wrong.status, wrong.body.error.rule]).toEqual([422, 'CO6']);
    expect((await save('1+1', { closedWeekdays: [1, 2, 3, 4, 5, 6, 7] })).status).toBe(400);
    expect((await save('1+1', { closedWeekdays: [8] })).status).toBe(400);
    const saved = await save('1+1', { closures, closedWeekdays: [7] });
    expect(saved).toMatchObject({ status: 200, body: { version: '1+2', closures, closedWeekdays: [7] } });
    expect(saved.body.changes.at(-1)).toMatchObject({
      what: 'calendar',
      from: { closures: [], closedWeekdays: [] },
      to: { closures, closedWeekdays: [7] },
      who: 'A. Owner',
    });
    const same = await save('1+2', { closedWeekdays: [7] });
    expect(same.body.version).toBe('1+2');
    const open = await save('1+2', { closures: [], closedWeekdays: [] });
    expect(open.body).toMatchObject({ version: '1+3', closures: [], closedWeekdays: [] });
    expect(
      (await ask('GET', '/api/audit')).body.facts.map((fact: { objectKind: string }) => fact.objectKind),
    ).toContain('calendar');
  });

  it('keeps every version as it was', async () => {
    await edit('1+3', { 'SC26.days': 120 });
    const { read, change } = server.context.store;
    expect(JSON.parse((await read.protocols.find('1+1'))!.protocolJson)).toMatchObject({
      values: { 'CO3.minGapDays': 10, 'SC26.days': 90 },
    });
    const again = change((records) =>
      records.protocols.append({ version: '1+1', protocolJson: '{}', createdAt: '2026-11-21T00:00:00Z' }),
    );
    await expect(again).rejects.toThrow();
  });
});

describe('the rules', () => {
  it('go by the stored protocol, a screening by the one that it names', async () => {
    const profile = { givenName: 'Ines', familyName: 'Alba', language: 'es' };
    const clientId = (await ask('POST', '/api/clients', { profile })).body.id;
    const at = '2026-11-20T10:00:00Z';
    const add = async (kind: string, body: object) => {
      const answer = await ask('POST', '/api/entries', { kind, clientId, at, body: { by, ...body } });
      return answer.status === 201 ? 201 : answer.body.error.rule;
    };
    const session = (n: number, day: string) => ({
      ...{ n, start: `${day}T10:00:00Z`, end: `${day}T12:00:00Z`, minutes: 120, zones: ['frontal'], dots: 100 },
      ...{ parts: [], earliestBecause: [] },
    });
    const move = (day: string) => ({
      ...{ courseId: 'c1', n: 2, to: `${day}T10:00:00Z`, why: '' },
      course: { zone: 'UTC', sessions: [session(1, '2027-03-01'), session(2, day)] },
    });
    expect(await add('courseMove', move('2027-03-10'))).toBe('CO3');
    expect(await add('courseMove', move('2027-03-11'))).toBe(201);

    const answers = { ...HEALTHY_ANSWERS, health: { ...HEALTHY_ANSWERS.health, laserRemovalOn: '2026-08-10' } };
    const screened = (protocol: Protocol) => ({
      ...{ answers, letters: [], overrides: [] },
      result: screen(answers, { on: '2026-11-20', pack: findPack('GB')!, protocol }),
    });
    const { body } = await ask('GET', '/api/protocol');
    const now = { ...PROTOCOL_DEFAULTS, version: body.version, values: valuesOf(body) } as Protocol;
    expect(screened(now).result.outcome).not.toBe(screened(PROTOCOL_DEFAULTS).result.outcome);
    expect(await add('screening', screened(now))).toBe(201);
    expect(await add('screening', screened(PROTOCOL_DEFAULTS))).toBe(201);
    expect(await add('screening', screened({ ...PROTOCOL_DEFAULTS, version: now.version }))).toBe('SC');
    expect(await add('screening', screened({ ...PROTOCOL_DEFAULTS, version: 'elsewhere' }))).toBe('SC');
  });
});
