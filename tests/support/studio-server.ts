import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Settings } from '#/server/settings.ts';
import { type RunningServer, startServer } from '#/server/start-server.ts';

export interface StudioServer {
  readonly address: string;
  /** Stops listening and starts again on the same data and port. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops and removes the data. */
  remove(): Promise<void>;
}

/** The real server with the built studio on a data folder of its own; `now` plays the weeks of a course in minutes. */
export async function startStudio({
  sample = 'empty',
  ...options
}: {
  now?: () => Date;
  sample?: Settings['sample'];
} = {}): Promise<StudioServer> {
  const built = spawnSync(process.execPath, ['tools/build.ts'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The studio does not build: ${built.stderr}${built.stdout}`);
  const dataFolder = mkdtempSync(join(tmpdir(), 'whorl-studio-'));
  // A copy: another test file may build anew while this one still loads parts of its own build.
  const studioFolder = mkdtempSync(join(tmpdir(), 'whorl-built-'));
  cpSync('dist/studio', studioFolder, { recursive: true });
  let port = 0;
  const open = async (): Promise<RunningServer> => {
    const started = await startServer(
      { port, dataFolder, logLevel: 'fatal', sample },
      {
        studioFolder,
        sampleFolder: resolve('assets/sample-course'),
        version: 'test',
        ...options,
      },
    );
    if (!started.ok) throw new Error(started.refusal.message);
    port = Number(new URL(started.value.address).port);
    return started.value;
  };
  let running: RunningServer | null = await open();
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = null;
  };
  return {
    address: running.address,
    stop,
    start: async () => {
      running = await open();
    },
    remove: async () => {
      await stop();
      for (const folder of [dataFolder, studioFolder]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
