import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photoSchema } from '#/contract/api-photos.ts';
import { emptyCourseDocument } from '#/contract/course-document.ts';
import { multipartFile, openTestServer, type TestServer } from '../../../tests/support/test-server.ts';

let server: TestServer;
let courseId: string;
beforeAll(async () => {
  server = await openTestServer();
  const made = await server.app.inject({ method: 'POST', url: '/api/courses', payload: { title: 'Photos' } });
  courseId = made.json().id;
});
afterAll(() => server.close());

const upload = (bytes: Uint8Array, name?: string) =>
  server.app.inject({ method: 'POST', url: `/api/courses/${courseId}/photos`, ...multipartFile(bytes, name) });

async function portrait(): Promise<Buffer> {
  return sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#a07060' } })
    .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

describe('photos', () => {
  it('are stored upright in three sizes without any metadata', async () => {
    const original = await portrait();
    expect(original.includes('somebody')).toBe(true);
    const answer = await upload(original);
    expect(answer.statusCode).toBe(201);
    const photo = photoSchema.parse(answer.json());
    expect(photo).toMatchObject({ widthPx: 2000, heightPx: 3000, workingWidthPx: 1365, workingHeightPx: 2048 });
    for (const url of [photo.masterUrl, photo.workingUrl, photo.thumbnailUrl]) {
      const file = await server.app.inject({ url });
      expect(file.statusCode).toBe(200);
      expect(file.headers['content-type']).toBe('image/jpeg');
      expect(file.headers['x-content-type-options']).toBe('nosniff');
      const { exif, icc, iptc, xmp, orientation } = await sharp(file.rawPayload).metadata();
      expect({ exif, icc, iptc, xmp, orientation }).toEqual({});
      for (const trace of ['Exif', 'GPS', 'somebody']) expect(file.rawPayload.includes(trace)).toBe(false);
    }
  });

  it('give the course its thumbnail once the document names them', async () => {
    const photo = (await upload(await portrait())).json();
    const document = { ...emptyCourseDocument(), photos: [{ photoId: photo.id, view: 'front', landmarks: {} }] };
    const saved = await server.app.inject({
      method: 'PUT',
      url: `/api/courses/${courseId}`,
      payload: { version: 1, document },
    });
    expect(saved.json()).toMatchObject({ photoCount: 1, thumbnailUrl: photo.thumbnailUrl });
  });

  it('are refused with one sentence when the file is something else, empty or too large', async () => {
    const cases: [Uint8Array, number, string][] = [
      [Buffer.from('%PDF-1.7'), 415, 'photo-type'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'photo-type'],
      [Buffer.alloc(0), 422, 'photo-missing'],
      [Buffer.alloc(25_000_001, 0xff), 413, 'photo-too-large'],
    ];
    for (const [bytes, status, code] of cases) {
      const answer = await upload(bytes, 'innocent.jpg');
      expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
    }
  });

  it('begin a course, or leave nothing of it where they are refused', async () => {
    const url = '/api/courses/from-photo?title=New';
    const begin = (bytes: Uint8Array) => server.app.inject({ method: 'POST', url, ...multipartFile(bytes) });
    const made = await begin(await portrait());
    expect(made.statusCode).toBe(201);
    const { id, document, thumbnailUrl } = made.json();
    const [photo] = (await server.app.inject({ url: `/api/courses/${id}/photos` })).json().photos;
    expect(document.photos).toEqual([{ photoId: photo.id, view: 'front', landmarks: {} }]);
    expect(thumbnailUrl).toBe(photo.thumbnailUrl);
    expect((await begin(Buffer.from('%PDF-1.7'))).statusCode).toBe(415);
    const named = async (deleted: string) =>
      (await server.app.inject({ url: `/api/courses?search=New&deleted=${deleted}` })).json().courses;
    expect((await named('no')).map((course: { id: string }) => course.id)).toEqual([id]);
    expect(await named('only')).toEqual([]);
  });

  it('are refused for a course that is not there, and without multipart', async () => {
    const url = '/api/courses/00000000-0000-7000-8000-000000000000/photos';
    const nowhere = await server.app.inject({ method: 'POST', url, ...multipartFile(await portrait()) });
    expect(nowhere.statusCode).toBe(404);
    const json = await server.app.inject({ method: 'POST', url: `/api/courses/${courseId}/photos`, payload: {} });
    expect([json.statusCode, json.json().error.code]).toEqual([415, 'unsupported-media-type']);
  });

  it('never leave their folder', async () => {
    for (const path of ['..%2f..%2fwhorl.sqlite', '%2e%2e/%2e%2e/whorl.sqlite', '../../whorl.sqlite']) {
      const answer = await server.app.inject({ url: `/api/photos/${path}/master` });
      expect([400, 404]).toContain(answer.statusCode);
    }
  });
});
