import { join } from 'node:path';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { findPack } from '#/practice/packs/pack-table.ts';
import { fileBlobs } from './blobs/file-blobs.ts';
import { createSampleCourse } from './commands/create-sample-course.ts';
import { finishErasures } from './commands/erase-for-good.ts';
import type { Context } from './context.ts';
import { createApp } from './create-app.ts';
import { makeFolder } from './make-folder.ts';
import { problemOfError } from './problem-of-error.ts';
import { LISTEN_HOST, type Settings } from './settings.ts';
import { type FolderLock, lockDataFolder } from './store/lock-data-folder.ts';
import { openStore, type Store } from './store/store.ts';

export interface RunningServer {
  readonly address: string;
  /** Finishes what is in flight, then lets go of the port, the database and the folder. */
  stop(): Promise<void>;
}

export interface ServerPlace {
  readonly studioFolder: string;
  /** Holds case.json and photo.jpg of the sample course. */
  readonly sampleFolder: string;
  readonly version: string;
  /** What time it is; tests play the weeks of a course in minutes. The clock of this computer when left out. */
  readonly now?: () => Date;
}

/** Takes the data folder, opens the store and listens. Every expected failure is a refusal with one sentence. */
export async function startServer(settings: Settings, place: ServerPlace): Promise<Outcome<RunningServer, Problem>> {
  const undo: (() => unknown)[] = [];
  const giveUp = async (problem: Problem): Promise<Outcome<RunningServer, Problem>> => {
    for (const step of undo.reverse()) await step();
    return refuse(problem);
  };
  try {
    makeFolder(settings.dataFolder, 0o700);
    const lock = lockDataFolder(settings.dataFolder);
    if (!lock.ok) return lock;
    undo.push(() => lock.value.release());
    const store = await openStore(settings.dataFolder);
    if (!store.ok) return await giveUp(store.refusal);
    undo.push(() => store.value.close());
    return accept(await listen(settings, place, lock.value, store.value));
  } catch (error) {
    const problem = startProblem(error, settings);
    if (!problem) {
      for (const step of undo.reverse()) await step();
      throw error;
    }
    return giveUp(problem);
  }
}

async function listen(settings: Settings, place: ServerPlace, lock: FolderLock, store: Store): Promise<RunningServer> {
  const blobs = await fileBlobs(join(settings.dataFolder, 'blobs'));
  const context: Context = {
    store,
    blobs,
    now: () => (place.now?.() ?? new Date()).toISOString(),
    pack: (settings.pack && findPack(settings.pack)) || null,
  };
  await finishErasures(context);
  if (settings.sample !== 'none') {
    const filled = settings.sample === 'filled' ? { engineVersion: place.version } : null;
    await createSampleCourse(context, place.sampleFolder, filled);
  }
  const app = await createApp(context, { logLevel: settings.logLevel, ...place });
  const address = await app.listen({ host: LISTEN_HOST, port: settings.port });
  lock.announce(address);
  return {
    address,
    stop: async () => {
      await app.close();
      await store.close();
      lock.release();
    },
  };
}

function startProblem(error: unknown, settings: Settings): Problem | null {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') {
    return {
      code: 'port-busy',
      message: `Port ${settings.port} is in use: stop the program that has it, or choose another with --port.`,
    };
  }
  if (
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EROFS' ||
    code === 'SQLITE_CANTOPEN' ||
    code === 'EEXIST' ||
    code === 'ENOENT' ||
    code === 'ENOTDIR'
  ) {
    return {
      code: 'cannot-write',
      message: `The data folder ${settings.dataFolder} cannot be written: choose another with --data.`,
    };
  }
  return problemOfError(error);
}
