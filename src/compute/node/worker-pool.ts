import { Worker } from 'node:worker_threads';

/**
 * Runs jobs on a few threads and returns the results in the order of the jobs, whichever thread was first: sums over them are
 * then the same for every number of threads. The worker answers each message with one message.
 */
export async function runOnWorkers<Job, Result>(
  workerUrl: URL,
  jobs: readonly Job[],
  threads: number,
  onResult?: (done: number) => void,
): Promise<Result[]> {
  const results: Result[] = new Array(jobs.length);
  let next = 0;
  let done = 0;
  const runThread = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerUrl);
      let current = -1;
      const feed = () => {
        if (next >= jobs.length) {
          void worker.terminate().then(() => resolve());
          return;
        }
        current = next++;
        worker.postMessage(jobs[current]);
      };
      worker.on('error', reject);
      worker.on('message', (result: Result) => {
        results[current] = result;
        onResult?.(++done);
        feed();
      });
      feed();
    });
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, runThread));
  return results;
}
