import { parentPort } from 'node:worker_threads';
import { type MonteCarloOptions, runMonteCarlo } from '#/engine/skin/monte-carlo.ts';
import type { LayerStack } from '#/engine/skin/skin-layers.ts';

export interface MonteCarloJob {
  readonly stack: LayerStack;
  readonly photons: number;
  readonly options: MonteCarloOptions;
}

parentPort?.on('message', (job: MonteCarloJob) => {
  parentPort?.postMessage(runMonteCarlo(job.stack, job.photons, job.options));
});
