import { type HeldKeys, type PackedJob, packJob, type SettleJob, type SettleResult } from './settle-job.ts';

/** What a settling worker must be able to do; the same as a browser's Worker. */
export interface SettleWorker {
  postMessage(job: PackedJob): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<SettleResult>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/**
 * Runs one job at a time; a newer job ends the one that runs, the same job again waits for it. Resolves null for a job that
 * was ended.
 */
export function createSettleClient(start: () => SettleWorker): (job: SettleJob) => Promise<SettleResult | null> {
  let worker: SettleWorker | null = null;
  let held: HeldKeys = { fitKey: '', baseKey: '', pixelsKey: '' };
  let running: { key: string; promise: Promise<SettleResult | null>; end: () => void } | null = null;
  const drop = (): void => {
    worker?.terminate();
    worker = null;
    held = { fitKey: '', baseKey: '', pixelsKey: '' };
    running?.end();
    running = null;
  };
  return (job) => {
    if (running?.key === job.key) return running.promise;
    if (running) drop();
    worker ??= start();
    const { promise, resolve, reject } = Promise.withResolvers<SettleResult | null>();
    running = { key: job.key, promise, end: () => resolve(null) };
    worker.onmessage = (event) => {
      running = null;
      resolve(event.data);
    };
    worker.onerror = (event) => {
      reject(new Error(event.message));
      drop();
    };
    worker.postMessage(packJob(job, held));
    return promise;
  };
}
