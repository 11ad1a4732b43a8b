import { monteCarloInBatches } from '#/compute/node/monte-carlo-batches.ts';
import { parseSkinArguments, readLayers, readNumber } from './skin-input.ts';

const TEXT = { kind: 'text', help: '' } as const;

/** `whorl skin mc`: shares of light with standard errors; photons per second on standard error. */
export async function runSkinMonteCarlo(argv: readonly string[]): Promise<string> {
  const parsed = parseSkinArguments(argv, { layers: TEXT, photons: TEXT, seed: TEXT, workers: TEXT });
  const photons = readNumber(parsed, 'photons', { whole: true, from: 1, to: 1e12 });
  const seed = readNumber(parsed, 'seed', { whole: true, from: 0, to: 2 ** 32 - 1, usual: 1 });
  const workers = readNumber(parsed, 'workers', { whole: true, from: 1, to: 64, usual: 1 });
  const stack = readLayers(parsed);
  const started = performance.now();
  const result = await monteCarloInBatches(stack, photons, { seed, workers });
  const seconds = (performance.now() - started) / 1000;
  process.stderr.write(`${(photons / seconds).toPrecision(4)} photons per second on ${workers} thread(s)\n`);
  return `${JSON.stringify(result)}\n`;
}
