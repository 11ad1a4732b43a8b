import { type MonteCarloTally, runMonteCarlo, specularReflectance } from '#/engine/skin/monte-carlo.ts';
import type { LayerStack } from '#/engine/skin/skin-layers.ts';
import type { MonteCarloJob } from './monte-carlo.worker.ts';
import { runOnWorkers } from './worker-pool.ts';

/** Shares of the incoming light, with their standard errors from the scatter of the batches (null with one photon). */
export interface MonteCarloResult {
  readonly specular: number;
  readonly diffuseReflectance: number;
  readonly transmittance: number;
  readonly absorbed: number;
  readonly absorbedByLayer: readonly number[];
  readonly standardErrors: {
    readonly diffuseReflectance: number | null;
    readonly transmittance: number | null;
    readonly absorbed: number | null;
    readonly absorbedByLayer: readonly (number | null)[];
  };
}

/** Photons are always split in this many streams, so the result does not depend on the number of threads. */
const BATCHES = 32;

/** Monte Carlo of a stack on some threads; same seed, same numbers, whatever the threads. */
export async function monteCarloInBatches(
  stack: LayerStack,
  photons: number,
  options: { readonly seed: number; readonly workers?: number },
): Promise<MonteCarloResult> {
  if (!(Number.isInteger(photons) && photons > 0)) throw new RangeError('photons must be a whole number above zero');
  const count = Math.min(BATCHES, photons);
  const jobs = Array.from(
    { length: count },
    (_, stream): MonteCarloJob => ({
      stack,
      photons: Math.floor(((stream + 1) * photons) / count) - Math.floor((stream * photons) / count),
      options: { seed: options.seed, stream },
    }),
  );
  const workers = options.workers ?? 1;
  const tallies =
    workers === 1
      ? jobs.map((job) => runMonteCarlo(job.stack, job.photons, job.options))
      : await runOnWorkers<MonteCarloJob, MonteCarloTally>(
          new URL('./monte-carlo.worker.ts', import.meta.url),
          jobs,
          workers,
        );
  return summarise(stack, tallies, photons);
}

function summarise(stack: LayerStack, tallies: readonly MonteCarloTally[], photons: number): MonteCarloResult {
  const figure = (read: (tally: MonteCarloTally) => number): { mean: number; error: number | null } => {
    const mean = tallies.reduce((sum, tally) => sum + read(tally), 0) / photons;
    if (tallies.length < 2) return { mean, error: null };
    const spread = tallies.reduce((sum, tally) => sum + tally.photons * (read(tally) / tally.photons - mean) ** 2, 0);
    return { mean, error: Math.sqrt(spread / (tallies.length - 1) / photons) };
  };
  const reflected = figure((tally) => tally.diffuseReflectance);
  const transmitted = figure((tally) => tally.transmittance);
  const absorbed = figure((tally) => tally.absorbedByLayer.reduce((sum, value) => sum + value, 0));
  const layers = stack.layers.map((_, i) => figure((tally) => tally.absorbedByLayer[i]!));
  return {
    specular: specularReflectance(stack),
    diffuseReflectance: reflected.mean,
    transmittance: transmitted.mean,
    absorbed: absorbed.mean,
    absorbedByLayer: layers.map((layer) => layer.mean),
    standardErrors: {
      diffuseReflectance: reflected.error,
      transmittance: transmitted.error,
      absorbed: absorbed.error,
      absorbedByLayer: layers.map((layer) => layer.error),
    },
  };
}
