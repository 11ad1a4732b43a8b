import { parentPort } from 'node:worker_threads';
import type { DotGrid, DotSkinGrid } from '#/engine/skin/dot-grid.ts';
import { simulateDotShadows, simulateDots } from '#/engine/skin/dot-monte-carlo.ts';

export interface DotJob {
  /** Photons started in every ring, or dots laid where photons went. */
  readonly method: 'rings' | 'shadows';
  readonly skin: DotSkinGrid;
  readonly grid: DotGrid;
  /** In every ring, or in all. */
  readonly photons: number;
  readonly seed: number;
  readonly stream: number;
}

parentPort?.on('message', (job: DotJob) => {
  const simulate = job.method === 'rings' ? simulateDots : simulateDotShadows;
  const tally = simulate(job.skin, job.grid, job.photons, job.seed, job.stream);
  parentPort?.postMessage(tally, [tally.loss.buffer as ArrayBuffer, tally.reference.buffer as ArrayBuffer]);
});
