import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileBlobs } from '#/server/blobs/file-blobs.ts';
import type { Context } from '#/server/context.ts';
import { createApp } from '#/server/create-app.ts';
import type { RouteApp } from '#/server/routes/route-app.ts';
import { openStore } from '#/server/store/store.ts';

export interface TestServer {
  readonly app: RouteApp;
  readonly context: Context;
  readonly folder: string;
  readonly logLines: string[];
  close(): Promise<void>;
}

/** The real server over a real store in a folder of its own, asked through inject; the clock ticks a second a look. */
export async function openTestServer(
  options: { requestsPerMinute?: number; startsAt?: string } = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'whorl-server-'));
  const store = await openStore(folder);
  if (!store.ok) throw new Error(store.refusal.message);
  const blobs = await fileBlobs(join(folder, 'blobs'));
  let seconds = Date.parse(options.startsAt ?? '2026-01-01T00:00:00Z') / 1000;
  const context: Context = {
    store: store.value,
    blobs,
    now: () => new Date(1000 * seconds++).toISOString(),
  };
  const logLines: string[] = [];
  const app = await createApp(context, {
    ...options,
    logLevel: 'info',
    studioFolder: join(folder, 'no-studio'),
    version: '0.0.0',
    logTo: { write: (line) => void logLines.push(line) },
  });
  return {
    app,
    context,
    folder,
    logLines,
    close: async () => {
      await app.close();
      await store.value.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A multipart body with one file, as a browser sends it. */
export function multipartFile(bytes: Uint8Array, name = 'photo.jpg', type = 'image/jpeg') {
  const boundary = 'whorl-test-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="photo"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
