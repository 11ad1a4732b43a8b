import { createRequire } from 'node:module';

/** The peers come without types. */
interface Sampler {
  fill(): number[][];
}
type SamplerClass = new (options: Readonly<Record<string, unknown>>, random?: () => number) => Sampler;

const require = createRequire(import.meta.url);

/** Bridson's sampler with variable density: poisson-disk-sampling. */
export const PoissonDiskSampling = require('poisson-disk-sampling') as SamplerClass;
/** A faster sampler of one density: fast-2d-poisson-disk-sampling. */
export const FastPoissonDiskSampling = require('fast-2d-poisson-disk-sampling') as SamplerClass;
