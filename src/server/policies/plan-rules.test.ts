import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HEALTHY_ANSWERS } from '#/practice/intake/healthy-answers.ts';
import { findPack } from '#/practice/packs/pack-table.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { screen } from '#/practice/screening/screen.ts';
import { keepSmallPlan, planFileOfFormat1, smallPlanFile } from '../../../tests/support/kept-plan.ts';
import { consentBodyAt } from '../../../tests/support/practice-course.ts';
import { openTestServer, type TestServer } from '../../../tests/support/test-server.ts';

let server: TestServer;
let clientId: string;
beforeAll(async () => {
  server = await openTestServer();
  const profile = { givenName: 'Ines', familyName: 'Alba', language: 'es' };
  clientId = (await post('/api/clients', { profile })).body.id;
});
afterAll(() => server.close());

async function post(url: string, payload: object) {
  const answer = await server.app.inject({ method: 'POST', url, payload });
  return { status: answer.statusCode, body: answer.json() };
}
const by = { id: 'artist-1', name: 'A. Artist', role: 'artist' };
const at = '2026-11-20T10:00:00Z';
const add = async (kind: string, body: object): Promise<string> => {
  const answer = await post('/api/entries', { kind, clientId, at, body: { by, ...body } });
  return answer.status === 201 ? answer.body.id : `${answer.status} ${answer.body.error.rule}`;
};
function screeningOf(health: object) {
  const answers = { ...HEALTHY_ANSWERS, health: { ...HEALTHY_ANSWERS.health, ...health } };
  const result = screen(answers, { on: '2026-11-20', pack: findPack('GB')!, protocol: PROTOCOL_DEFAULTS });
  return { answers, letters: [], overrides: [], result };
}
const session = (n: number, day: string) => ({
  n,
  start: `${day}T10:00:00Z`,
  end: `${day}T12:00:00Z`,
  minutes: 120,
  zones: ['frontal'],
  dots: 100,
  parts: [],
  earliestBecause: [],
});
const booking = (screeningId: string, ...days: string[]) => ({
  planId: 'p1',
  planVersion: '1',
  planSha256: '1'.repeat(64),
  screeningId,
  course: { zone: 'UTC', sessions: days.map((day, index) => session(index + 1, day)) },
  protocolVersion: '1',
});

/** The answer to a booking and to a consent on a plan file as it is kept. */
async function onPlan(file: object): Promise<readonly string[]> {
  const courseId = (await post('/api/courses', { title: 'Ines', clientId })).body.id;
  const screening = screeningOf({});
  const screeningId = await add('screening', screening);
  const { plan, consentOn } = await keepSmallPlan(server, courseId, { ...smallPlanFile(), ...file });
  const answers = [
    await add('course', { ...booking(screeningId, '2027-03-01'), ...plan }),
    await add('consent', consentBodyAt(at, at, consentOn(screening.result))),
  ];
  return answers.map((answer) => answer.replace(/^[0-9a-f-]{36}$/, 'kept'));
}

describe('the server', () => {
  it('books on a plan of an older Whorl, takes consent where nothing is to be accepted, and says which to make again', async () => {
    expect(await onPlan({ ...planFileOfFormat1(), findings: [] })).toEqual(['kept', 'kept']);
    expect(await onPlan(planFileOfFormat1())).toEqual(['kept', '422 CN1']);
    expect(await onPlan({ ...planFileOfFormat1(), seed: 'x' })).toEqual(['422 CN1', '422 CN1']);
    expect(await onPlan({ seed: 'x' })).toEqual(['422 CN1', '422 CN1']);
  });

  it('keeps a screening only as the rules find it', async () => {
    const honest = screeningOf({ psoriasis: 'active' });
    expect(await add('screening', { ...honest, result: screeningOf({}).result })).toBe('422 SC');
    const impossible = screeningOf({ laserRemovalOn: '2027-01-01' });
    expect(await add('screening', impossible)).toBe('422 SC');
    expect(await add('screening', honest)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('books a course only on a settled screening of this client, after its dates and about a stored plan', async () => {
    expect(await add('course', booking('nobody', '2027-03-01'))).toBe('422 CO6');
    const open = await add('screening', screeningOf({ psoriasis: 'active' }));
    expect(await add('course', booking(open, '2027-03-01'))).toBe('422 CO6');
    const waiting = await add('screening', screeningOf({ antibiotics: { status: 'past', endedOn: '2026-11-18' } }));
    expect(await add('course', booking(waiting, '2026-12-01'))).toBe('422 CO6');
    expect(await add('course', booking(waiting, '2026-12-02'))).toBe('422 CN1');
  });

  it('[CO9] books no course on a day before its booking; that day itself may be', async () => {
    const settled = await add('screening', screeningOf({}));
    expect(await add('course', booking(settled, '2026-11-19', '2026-12-03'))).toBe('422 CO9');
    expect(await add('course', booking(settled, '2026-11-20', '2026-12-04'))).toBe('422 CN1');
    const moveTo = (day: string) => {
      const { course } = booking(settled, day, '2026-12-04');
      return add('courseMove', { courseId: 'c1', n: 1, to: `${day}T10:00:00Z`, why: '', course });
    };
    expect(await moveTo('2026-11-19')).toBe('422 CO9');
    expect(await moveTo('2026-11-20')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('moves no session closer than seven days', async () => {
    const move = { courseId: 'c1', n: 2, to: '2027-03-07T10:00:00Z', why: '' };
    const closer = { ...move, course: booking('s', '2027-03-01', '2027-03-07').course };
    expect(await add('courseMove', closer)).toBe('422 CO3');
    const apart = { ...move, course: booking('s', '2027-03-01', '2027-03-08').course };
    expect(await add('courseMove', apart)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
