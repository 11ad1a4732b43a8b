import { type HeldKeys, type PackedJob, packJob, type SettleJob, type SettleResult } from './settle-job.ts';

/** What a settling worker must be able to do; the same as a browser's Worker. */
export interface SettleWorker {
  postMessage(job: PackedJob): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<SettleResult>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Runs one job at a time; a newer job ends the one that runs. Resolves null for a job that was ended. */
export function createSettleClient(start: () => SettleWorker): (job: SettleJob) => Promise<SettleResult | null> {
  let worker: SettleWorker | null = null;
  let held: HeldKeys = { fitKey: '', baseKey: '', pixelsKey: '' };
  let running: ((result: SettleResult | null) => void) | null = null;
  const drop = (): void => {
    worker?.terminate();
    worker = null;
    held = { fitKey: '', baseKey: '', pixelsKey: '' };
    running?.(null);
    running = null;
  };
  return (job) =>
    new Promise((resolve, reject) => {
      if (running) drop();
      worker ??= start();
      running = resolve;
      worker.onmessage = (event) => {
        running = null;
        resolve(event.data);
      };
      worker.onerror = (event) => {
        running = null;
        drop();
        reject(new Error(event.message));
      };
      worker.postMessage(packJob(job, held));
    });
}
