import { parentPort } from 'node:worker_threads';
import { type DotGrid, type DotSkinGrid, simulateDots } from '#/engine/skin/dot-monte-carlo.ts';

export interface DotJob {
  readonly skin: DotSkinGrid;
  readonly grid: DotGrid;
  readonly photonsPerBin: number;
  readonly seed: number;
  readonly stream: number;
}

parentPort?.on('message', (job: DotJob) => {
  const tally = simulateDots(job.skin, job.grid, job.photonsPerBin, job.seed, job.stream);
  parentPort?.postMessage(tally, [tally.loss.buffer as ArrayBuffer, tally.reference.buffer as ArrayBuffer]);
});
