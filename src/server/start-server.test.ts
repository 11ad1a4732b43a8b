import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { emptyCourseDocument } from '#/contract/course-document.ts';
import {
  canMountSmallDisk,
  type FailedStart,
  type ServerProcess,
  startServerProcess,
} from '../../tests/support/server-process.ts';
import { fileBlobs } from './blobs/file-blobs.ts';
import { newId } from './store/new-id.ts';
import { openStore } from './store/store.ts';

const root = mkdtempSync(join(tmpdir(), 'whorl-start-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const running: ServerProcess[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.end('SIGKILL');
});

async function start(folder: string, before?: string): Promise<ServerProcess> {
  const started = await startServerProcess(['--port', '0', '--data', folder], before);
  if (!('address' in started)) throw new Error(started.stderr);
  running.push(started);
  return started;
}

async function startAndFail(args: readonly string[]): Promise<FailedStart> {
  const started = await startServerProcess(args);
  if (!('address' in started)) return started;
  running.push(started);
  throw new Error('the server started');
}

function oneFile(bytes: Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData();
  form.append('photo', new Blob([bytes]), 'photo.jpg');
  return form;
}

/** A photo of noise: larger than what is left when a course no longer fits. */
function noisePhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 50 } as const;
  const create = { width: 1200, height: 1200, channels: 3, background: '#808080', noise } as const;
  return sharp({ create }).jpeg({ quality: 95 }).toBuffer();
}

async function ask(server: ServerProcess, method: string, path: string, body?: object) {
  const answer = await fetch(`${server.address}${path}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: await answer.json() };
}

const ownCourses = async (server: ServerProcess): Promise<{ id: string; title: string }[]> =>
  (await ask(server, 'GET', '/api/courses?limit=200')).body.courses.filter(
    (course: { origin: string }) => course.origin === 'own',
  );

function blobsIn(folder: string): readonly string[] {
  const all = readdirSync(join(folder, 'blobs'), { recursive: true, withFileTypes: true });
  return all.filter((one) => one.isFile()).map(({ name }) => name);
}

describe('the server process', () => {
  it('opens on a sample course with its photo, and does not bring it back once deleted', async () => {
    const folder = join(root, 'sample');
    const first = await start(folder);
    const [sample, ...others] = (await ask(first, 'GET', '/api/courses')).body.courses;
    expect(others).toEqual([]);
    expect(sample).toMatchObject({ origin: 'sample', photoCount: 1 });
    expect((await fetch(`${first.address}${sample.thumbnailUrl}`)).headers.get('content-type')).toBe('image/jpeg');
    const { document } = (await ask(first, 'GET', `/api/courses/${sample.id}`)).body;
    expect(Object.keys(document.photos[0].landmarks).length).toBeGreaterThan(9);
    await ask(first, 'DELETE', `/api/courses/${sample.id}`);
    await first.end('SIGTERM');
    const second = await start(folder);
    expect((await ask(second, 'GET', '/api/courses')).body.courses).toEqual([]);
    const erased = await ask(second, 'POST', `/api/courses/${sample.id}/erasure`, { name: sample.title });
    expect(erased.body).toEqual({ courseIds: [sample.id], finished: true });
    expect(blobsIn(folder)).toEqual([]);
    await second.end('SIGTERM');
    const third = await start(folder);
    expect((await ask(third, 'GET', '/api/courses?deleted=only')).body.courses).toEqual([]);
    expect((await ask(third, 'GET', '/api/courses')).body.courses).toEqual([]);
  });

  it('finishes what a kill cut short of an erasure', async () => {
    const folder = join(root, 'cut-short');
    const opened = await openStore(folder);
    if (!opened.ok) throw new Error(opened.refusal.message);
    await (await fileBlobs(join(folder, 'blobs'))).put(Buffer.from('a picture whose row has gone'));
    await opened.value.change((records) => records.erasures.erase({ clientId: newId(), courseIds: [] }));
    await opened.value.close();
    expect(blobsIn(folder)).toHaveLength(1);
    const server = await start(folder);
    const { body } = await ask(server, 'GET', '/api/courses');
    expect(blobsIn(folder)).toHaveLength(3 * body.courses.length);
    await server.end('SIGTERM');
  });

  it('refuses a second server on the same data folder in one sentence, and leaves the first alone', async () => {
    const folder = join(root, 'twice');
    const first = await start(folder);
    const { exitCode, stderr } = await startAndFail(['--port', '0', '--data', folder]);
    expect(exitCode).toBe(4);
    expect(stderr.trim()).toBe(
      `Another Whorl (process ${first.process.pid} at ${first.address}) is using the data folder ${folder}: ` +
        'use that one, stop it, or choose another folder with --data.',
    );
    expect((await ask(first, 'POST', '/api/courses', { title: 'still here' })).status).toBe(201);
  });

  it('keeps every acknowledged save over kill -9 and starts again at once', async () => {
    const folder = join(root, 'killed');
    const kept = new Map<string, number>();
    for (let round = 0; round < 3; round++) {
      const server = await start(folder);
      for (const course of await ownCourses(server)) {
        const version = (await ask(server, 'GET', `/api/courses/${course.id}`)).body.version;
        expect(version).toBeGreaterThanOrEqual(kept.get(course.id) ?? 0);
      }
      expect((await ownCourses(server)).length).toBeGreaterThanOrEqual(kept.size);
      const check = await ask(server, 'GET', '/api/audit/check');
      expect(check.body).toEqual({ firstBrokenAudit: null, firstBrokenEntry: null });
      const writers = [0, 1, 2].map((writer) => saveUntilGone(server, `writer ${writer}`, kept));
      await new Promise((resolve) => setTimeout(resolve, 250));
      await server.end('SIGKILL');
      await Promise.all(writers);
    }
    const server = await start(folder);
    expect((await ownCourses(server)).length).toBeGreaterThanOrEqual(kept.size);
    expect(kept.size).toBeGreaterThan(0);
    expect(await server.end('SIGTERM')).toBe(0);
  });

  it.skipIf(!canMountSmallDisk())('says that the disk is full and loses nothing that was saved', async () => {
    const folder = join(root, 'small');
    mkdirSync(folder);
    const server = await start(folder, `mount -t tmpfs -o size=3m tmpfs "${folder}"`);
    const saved: string[] = [];
    let refused: Awaited<ReturnType<typeof ask>> | null = null;
    for (let i = 0; i < 400 && !refused; i++) {
      const document = { ...emptyCourseDocument(), notes: 'n'.repeat(20_000) };
      const answer = await ask(server, 'POST', '/api/courses', { title: `course ${i}`, document });
      if (answer.status === 201) saved.push(answer.body.id);
      else refused = answer;
    }
    expect(refused?.status).toBe(507);
    expect(refused?.body.error).toMatchObject({
      code: 'disk-full',
      message: 'The disk is full: free some space and try again; what was saved before is unharmed.',
    });
    const photo = await fetch(`${server.address}/api/courses/${saved[0]}/photos`, {
      method: 'POST',
      body: oneFile(Uint8Array.from(await noisePhoto())),
    });
    expect([photo.status, (await photo.json()).error.code]).toEqual([507, 'disk-full']);
    for (const id of saved) {
      const course = await ask(server, 'GET', `/api/courses/${id}`);
      expect(course.status).toBe(200);
      expect(course.body.document.notes).toHaveLength(20_000);
    }
  });

  it('says which option is wrong', async () => {
    const stderr = '--port (or WHORL_PORT) must be a whole number.\n';
    expect(await startAndFail(['--port', 'many'])).toEqual({ exitCode: 2, stderr });
  });

  it('says that the port is taken and that the folder cannot be written', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    // A new folder with the sample to be planned: nothing of it may have begun.
    const taken = await startAndFail(['--port', String(port), '--data', join(root, 'port'), '--sample', 'filled']);
    other.close();
    expect(taken).toEqual({
      exitCode: 4,
      stderr: `Port ${port} is in use: stop the program that has it, or choose another with --port.\n`,
    });
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    const blocked = await startAndFail(['--port', '0', '--data', join(file, 'data')]);
    expect(blocked.exitCode).toBe(4);
    expect(blocked.stderr).toContain('cannot be written');
    // Node's recursive mkdir would turn in circles here.
    const nowhere = existsSync('/proc/self') ? '/proc/whorl/data' : join(file, 'deep', 'data');
    expect(await startAndFail(['--port', '0', '--data', nowhere])).toEqual({
      exitCode: 4,
      stderr: `The data folder ${nowhere} cannot be written: choose another with --data.\n`,
    });
  });
});

/** One client that makes courses and saves them as fast as answers come, noting each acknowledged version. */
async function saveUntilGone(server: ServerProcess, title: string, kept: Map<string, number>): Promise<void> {
  try {
    for (;;) {
      const { body } = await ask(server, 'POST', '/api/courses', { title });
      kept.set(body.id, 1);
      for (let version = 1; version < 4; version++) {
        await ask(server, 'PUT', `/api/courses/${body.id}`, { version, title: `${title} ${version}` });
        kept.set(body.id, version + 1);
      }
    }
  } catch {
    // The server was killed.
  }
}
