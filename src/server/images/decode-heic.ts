import { Worker } from 'node:worker_threads';
import { deflateSync } from 'node:zlib';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { HeicAnswer, HeicTask } from './heic.worker.ts';
import type { PhotoLimits } from './photo-limits.ts';
import { PHOTO_PROBLEMS, tooManyPixelsProblem, tooSmallProblem } from './photo-problem.ts';
import { writePng } from './write-png.ts';

/**
 * An iPhone's HEIC as PNG bytes that carry its colour profile. The decoder (WebAssembly) runs in a worker of its own that is
 * ended when it takes too long, and that cannot grow beyond its memory; the picture is already upright (the file's own
 * rotation is applied by the decoder).
 */
export async function decodeHeic(bytes: Uint8Array, limits: PhotoLimits): Promise<Outcome<Buffer, Problem>> {
  const answer = await askWorker({ bytes: Uint8Array.from(bytes), ...limits }, limits.maxSeconds);
  if (answer === 'timeout') return refuse(PHOTO_PROBLEMS.tooSlow);
  if (answer.kind === 'tooMany') return refuse(tooManyPixelsProblem(answer.widthPx, answer.heightPx));
  if (answer.kind === 'tooSmall') return refuse(tooSmallProblem(answer.widthPx, answer.heightPx, limits.minSidePx));
  if (answer.kind !== 'pixels') return refuse(PHOTO_PROBLEMS[answer.kind === 'memory' ? 'tooSlow' : 'damaged']);
  const { widthPx, heightPx, rgb, iccProfile } = answer;
  return accept(writePng(widthPx, heightPx, rgb, iccProfile && deflateSync(iccProfile)));
}

function askWorker(task: HeicTask, maxSeconds: number): Promise<HeicAnswer | 'timeout'> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./heic.worker.ts', import.meta.url), {
      workerData: task,
      transferList: [task.bytes.buffer as ArrayBuffer],
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const timer = setTimeout(() => finish('timeout'), maxSeconds * 1000);
    const finish = (answer: HeicAnswer | 'timeout'): void => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    worker.once('message', (answer: HeicAnswer) => finish(answer));
    worker.once('error', (error) => {
      const code = (error as NodeJS.ErrnoException).code;
      finish({ kind: code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'damaged' });
    });
    worker.once('exit', () => finish({ kind: 'damaged' }));
  });
}
