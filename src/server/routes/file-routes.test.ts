import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PDF_BYTES } from '../../../tests/support/pdf-bytes.ts';
import { inspectionBodyAt } from '../../../tests/support/practice-course.ts';
import { multipartFile, openTestServer, type TestServer } from '../../../tests/support/test-server.ts';
import { unzipFolder } from '../documents/zip-folder.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ startsAt: '2026-11-20T09:00:00Z' });
});
afterAll(() => server.close());

it('keeps letters and pictures under names of their kind and day; the folder of the client too', async () => {
  const profile = { givenName: 'Ines', familyName: 'Alba', language: 'es' };
  const client = await server.app.inject({ method: 'POST', url: '/api/clients', payload: { profile } });
  const clientId = client.json().id as string;
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#8a7060' } })
    .jpeg()
    .toBuffer();
  const png = await sharp(picture).png().toBuffer();
  const keep = async (bytes: Uint8Array, name: string) => {
    const answer = await server.app.inject({
      method: 'POST',
      url: `/api/files?clientId=${clientId}`,
      ...multipartFile(bytes, name),
    });
    return answer.json() as { id: string; sha256: string; mediaType: string; name: string };
  };
  const kept = [
    await keep(picture, 'Canary Perez 12-3-1980.jpg'),
    await keep(png, 'Canary Perez.png'),
    await keep(PDF_BYTES, 'Canary Perez HIV.pdf'),
  ];
  expect(kept.map(({ name }) => name)).toEqual([
    'photo-2026-11-20.jpg',
    'photo-2026-11-20.png',
    'letter-2026-11-20.pdf',
  ]);
  const [{ id, sha256, mediaType, name }] = kept as [(typeof kept)[0]];
  const at = '2026-11-20T08:00:00Z';
  const course = await server.app.inject({ method: 'POST', url: '/api/courses', payload: { title: 'Ines', clientId } });
  const body = { ...inspectionBodyAt(at, 'c1'), photos: [{ id, sha256, mediaType, name }] };
  const payload = { kind: 'checkIn', clientId, courseId: course.json().id, at, body };
  expect((await server.app.inject({ method: 'POST', url: '/api/entries', payload })).statusCode).toBe(201);
  const folder = unzipFolder(
    (await server.app.inject({ url: `/api/clients/${clientId}/export?asOf=2026-11-21T00:00:00Z` })).rawPayload,
  );
  if (!folder.ok) throw new Error(folder.refusal.message);
  const whole = folder.value.map(({ path, bytes }) => path + Buffer.from(bytes).toString('latin1')).join('\n');
  expect(whole).toContain('letter-2026-11-20.pdf');
  expect(whole).not.toContain('Canary');
});

it('keeps many pictures that are sent at once', async () => {
  const pictures = await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      sharp({ create: { width: 8 + n, height: 8, channels: 3, background: '#8a7060' } })
        .png()
        .toBuffer(),
    ),
  );
  const kept = await Promise.all(
    pictures.map((bytes) => server.app.inject({ method: 'POST', url: '/api/files', ...multipartFile(bytes, 'a.png') })),
  );
  expect(kept.map(({ statusCode }) => statusCode)).toEqual(pictures.map(() => 201));
  expect(new Set(kept.map((answer) => answer.json().sha256)).size).toBe(6);
});

it('says of a letter that is too large that it is one, and of no file that there is none', async () => {
  const large = Buffer.concat([PDF_BYTES, Buffer.alloc(25_000_000)]);
  for (const [bytes, status, code] of [
    [large, 413, 'file-too-large'],
    [Buffer.alloc(0), 422, 'file-missing'],
  ] as const) {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/files',
      ...multipartFile(bytes, 'letter.pdf'),
    });
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
    expect(answer.json().error.message).not.toContain('photo');
  }
});
