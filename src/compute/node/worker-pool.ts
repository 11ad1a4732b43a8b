import { Worker } from 'node:worker_threads';

/** Some threads of one kind that stay until they are closed: started, loaded and compiled once. */
export interface WorkerPool<Job, Result> {
  readonly threads: number;
  /** Sends all threads a message that they do not answer. */
  tell(message: unknown): void;
  /**
   * Deals jobs out and resolves to the results in the order of the jobs, whichever thread was first: sums over them are then the
   * same for every number of threads. Each job is answered with one message. Rejects when a thread fails; the pool is then closed.
   */
  run(jobs: readonly Job[]): Promise<Result[]>;
  close(): Promise<void>;
}

interface Task {
  readonly job: unknown;
  readonly done: (result: unknown) => void;
}

/** Starts the threads at once; only while they work do they keep the process alive. */
export function startWorkerPool<Job, Result>(workerUrl: URL, threads: number): WorkerPool<Job, Result> {
  const waiting: Task[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Task>();
  let failed: Error | null = null;
  let onFailure: ((error: Error) => void)[] = [];
  const feed = (): void => {
    while (idle.length > 0 && waiting.length > 0) {
      const worker = idle.pop()!;
      const task = waiting.shift()!;
      busy.set(worker, task);
      worker.ref();
      worker.postMessage(task.job);
    }
  };
  const fail = (error: Error): void => {
    failed = error;
    for (const reject of onFailure) reject(error);
    void close();
  };
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(workerUrl);
    worker.on('error', fail);
    worker.on('message', (result: unknown) => {
      const task = busy.get(worker);
      busy.delete(worker);
      idle.push(worker);
      // Idle threads do not keep the process alive.
      worker.unref();
      task?.done(result);
      feed();
    });
    worker.unref();
    idle.push(worker);
    return worker;
  });
  const close = async (): Promise<void> => {
    failed ??= new Error('The threads were closed.');
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  return {
    threads,
    tell: (message) => {
      for (const worker of workers) worker.postMessage(message);
    },
    run: (jobs) =>
      new Promise((resolve, reject) => {
        if (failed) {
          reject(failed);
          return;
        }
        const results: Result[] = new Array(jobs.length);
        let done = 0;
        const end = (settle: () => void): void => {
          onFailure = onFailure.filter((each) => each !== fails);
          settle();
        };
        const fails = (error: Error): void => end(() => reject(error));
        onFailure.push(fails);
        jobs.forEach((job, n) => {
          waiting.push({
            job,
            done: (result) => {
              results[n] = result as Result;
              done++;
              if (done === jobs.length) end(() => resolve(results));
            },
          });
        });
        if (jobs.length === 0) end(() => resolve(results));
        feed();
      }),
    close,
  };
}

/** Runs jobs on threads that are started for them and closed after: WorkerPool.run. */
export async function runOnWorkers<Job, Result>(
  workerUrl: URL,
  jobs: readonly Job[],
  threads: number,
): Promise<Result[]> {
  const pool = startWorkerPool<Job, Result>(workerUrl, Math.min(threads, jobs.length));
  try {
    return await pool.run(jobs);
  } finally {
    await pool.close();
  }
}
