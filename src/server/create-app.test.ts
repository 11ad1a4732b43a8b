import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../../tests/support/test-server.ts';

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: object;
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

describe('the HTTP application', () => {
  it.each([
    ['a name that resolves here', { host: 'studio.example' }],
    ['a name that begins like ours', { host: '127.0.0.1.example:4747' }],
    ['another site', { host: 'localhost:4747', origin: 'https://elsewhere.example' }],
    ['another port', { host: 'localhost:4747', origin: 'http://localhost:8080' }],
    ['a sandboxed frame', { host: 'localhost:4747', origin: 'null' }],
    ["another site's picture", { host: 'localhost:4747', 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s', async (_who, headers) => {
    const answer = await server.app.inject({ url: '/api/courses', headers });
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'foreign-origin']);
  });

  it.each([
    ['a program', { host: '127.0.0.1:4747' }],
    ['its own page', { host: 'localhost:4747', origin: 'http://localhost:4747', 'sec-fetch-site': 'same-origin' }],
    ['its own page by number', { host: '[::1]:4747', origin: 'http://[::1]:4747' }],
  ])('answers %s', async (_who, headers) => {
    expect((await server.app.inject({ url: '/api/courses', headers })).statusCode).toBe(200);
  });

  it('refuses a body too deep for any schema', async () => {
    const payload = `{"kind":"note","at":"2026-11-20T10:00:00Z","body":${'['.repeat(3000)}${']'.repeat(3000)}}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await server.app.inject({ method: 'POST', url: '/api/entries', headers, payload });
    expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'bad-request']);
    expect(answer.json().error.message).toContain('levels deep');
  });

  it('knows data by its route, however the address is written', async () => {
    const headers = { host: 'localhost:4747', 'sec-fetch-site': 'cross-site' };
    expect((await server.app.inject({ url: '/%61pi/courses', headers })).statusCode).toBe(403);
    const own = await server.app.inject({ url: '/%61pi/courses', headers: { host: 'localhost:4747' } });
    expect([own.statusCode, own.headers['cache-control']]).toEqual([200, 'no-store']);
  });

  it('opens its page from a link elsewhere, but not under a stranger name', async () => {
    const link = { accept: 'text/html', 'sec-fetch-site': 'cross-site', host: 'localhost:4747' };
    expect((await server.app.inject({ url: '/courses/some', headers: link })).statusCode).toBe(200);
    expect((await server.app.inject({ url: '/', headers: { host: 'evil.example' } })).statusCode).toBe(403);
  });

  it('sends the security headers with every answer, errors too', async () => {
    for (const url of ['/', '/api/health', '/api/nothing', '/api/courses/x']) {
      const { headers } = await server.app.inject({ url });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(policy).not.toMatch(/https?:/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['strict-transport-security']).toBeUndefined();
    }
  });

  it('describes itself as OpenAPI: every operation with a summary, its parameters, its answer and its errors', async () => {
    const description = (await server.app.inject({ url: '/api/openapi.json' })).json();
    expect(description.openapi).toBe('3.1.0');
    expect(description.components.schemas.Error.properties.error.properties.code.enum).toContain('course-conflict');
    for (const reference of JSON.stringify(description).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = reference[1]!.split('/').reduce((at, key) => at?.[key], description);
      expect([reference[1], typeof target]).toEqual([reference[1], 'object']);
    }
    for (const [path, verbs] of Object.entries<Record<string, Operation>>(description.paths)) {
      const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
      for (const operation of Object.values(verbs)) {
        expect(operation.summary).toMatch(/^[A-Z]/);
        const named = (operation.parameters ?? []).filter(({ in: where }) => where === 'path').map(({ name }) => name);
        expect(named.sort()).toEqual(inPath.sort());
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['4XX', '5XX']));
      }
    }
  });

  it('has every route in docs/reference/http.md', async () => {
    const description = (await server.app.inject({ url: '/api/openapi.json' })).json();
    const page = readFileSync('docs/reference/http.md', 'utf8');
    const routes = Object.entries<object>(description.paths).flatMap(([path, verbs]) => {
      const written = path.replaceAll(/\{([^}]+)\}/g, (_, name) => (name === '*' ? '*' : `:${name}`));
      return Object.keys(verbs).map((verb) => `\`${verb.toUpperCase()} ${written}`);
    });
    expect(routes.filter((route) => !page.includes(`${route}\``) && !page.includes(`${route}?`))).toEqual([]);
    const written = [...page.matchAll(/`(?:GET|POST|PUT|DELETE) \/api\/[^`?{ ]*/g)].map(([route]) => route);
    expect(written.filter((route) => !routes.includes(route))).toEqual([]);
  });

  it('says in plain words which fields are not right, without their values', async () => {
    const send = async (payload: object) =>
      (await server.app.inject({ method: 'POST', url: '/api/courses', payload })).json().error;
    expect((await send({ title: 7 })).message).toBe('title is not right (must be text): correct it and send again.');
    const two = await send({ title: '', clientId: 'no' });
    expect(two.message).toMatch(/^title is not right \(must have at least 1 letters\) \(and 1 more\): /);
    expect(two.details.fields.map(({ field }: { field: string }) => field)).toEqual(['title', 'clientId']);
  });

  it('answers an address that cannot be read like any other mistake', async () => {
    for (const url of ['/api/%zz', '/%E0%A4%A']) {
      const answer = await server.app.inject({ url });
      expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'bad-request']);
    }
  });

  it('slows down who asks too often, and says for how long', async () => {
    const limited = await openTestServer({ requestsPerMinute: 3 });
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await limited.app.inject({ url: '/api/health' }));
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 429]);
    expect(answers[3]!.json().error.code).toBe('rate-limited');
    expect(Number(answers[3]!.headers['retry-after'])).toBeGreaterThan(0);
    await limited.close();
  });

  it('answers a fault with a number to report and logs no words of anybody', async () => {
    const secret = 'Rumpelstilzchen';
    await server.app.inject({ method: 'POST', url: '/api/courses', payload: { title: secret } });
    await server.app.inject({ url: `/api/courses?search=${secret}` });
    await server.app.inject({ method: 'POST', url: '/api/courses', payload: { title: 7, [secret]: secret } });
    const log = server.logLines.join('');
    expect(log).toContain('"route":"/api/courses"');
    expect(log).not.toContain(secret);
    for (const line of server.logLines) expect(() => JSON.parse(line)).not.toThrow();
  });
});
