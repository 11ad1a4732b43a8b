/**
 * Judges the dot table between all its nodes at once: 3840 dots a wavelength, each in the middle between nodes of every axis, by direct
 * Monte Carlo of one set of walks. Prints, for dots that can be seen (centre contrast above .02), the errors of centre contrast (as a
 * share of the skin's reflectance) and of shadow area, with the noise of the direct runs. For docs/methods/dot.md.
 * Usage: node tools/skin-dot-between.ts [--nm 440,540,620] [--photons 120000] [--walks 1000000] [--seed 91] [--workers 2]
 */
import { parseArgs } from 'node:util';
import type { DotJob } from '#/compute/node/dot.worker.ts';
import { runOnWorkers } from '#/compute/node/worker-pool.ts';
import { melanosomeAbsorptionPerCm } from '#/engine/skin/chromophores.ts';
import { dotContrast } from '#/engine/skin/dot-contrast.ts';
import type { DotTally } from '#/engine/skin/dot-monte-carlo.ts';
import { DOT_TERMS, dotSkin, nodeDermisPerCm, SIX_NM } from '#/engine/skin/dot-table-axes.ts';
import { centreContrast, type Gaussians, shadowAreaMm2 } from '#/engine/skin/kernel-figures.ts';
import { exactReturn } from './skin-dot-reference.ts';

const { values } = parseArgs({
  options: {
    nm: { type: 'string', default: SIX_NM.join(',') },
    photons: { type: 'string', default: '120000' },
    walks: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '91' },
    workers: { type: 'string', default: '2' },
  },
});
const BATCHES = 8;
const SHADOW_MM = 15;
const LEAST_CONTRAST = 0.02;
const TOPS_MM = [0.045, 0.08, 0.125, 0.18, 0.27, 0.4];
const LENGTHS_MM = [0.08, 0.15, 0.3, 0.6];
const DIAMETERS_MM = [0.06, 0.11, 0.18, 0.28];
const STRENGTHS_PER_MM = [0.4, 1.6, 6.4, 25.6, 102.4];
const MELANIN = [0.03, 0.09, 0.18, 0.25];
const BLOOD = [0.5, 1.8];

/** Centres and shadows of every dot, in the order of the table: a column of one value a batch for each. */
async function directRuns(w: number, method: DotJob['method']): Promise<readonly (readonly number[])[]> {
  const nm = SIX_NM[w]!;
  const count = Number(method === 'rings' ? values.photons : values.walks);
  const jobs = Array.from(
    { length: BATCHES },
    (_, batch): DotJob => ({
      method,
      skin: dotSkin(
        nm,
        MELANIN.map((fraction) => fraction * melanosomeAbsorptionPerCm(nm)),
        BLOOD.map((factor) => factor * nodeDermisPerCm(nm)),
      ),
      grid: {
        topsMm: TOPS_MM,
        lengthsMm: LENGTHS_MM,
        diametersMm: DIAMETERS_MM,
        firstStrengthPerMm: STRENGTHS_PER_MM[0]!,
        strengthCount: STRENGTHS_PER_MM.length,
        radiusEdgesMm: method === 'rings' ? [0, 0] : [0, SHADOW_MM],
        azimuths: 4,
      },
      photons: Math.ceil(count / BATCHES),
      seed: Number(values.seed),
      stream: (2 * w + (method === 'rings' ? 0 : 1)) * BATCHES + batch,
    }),
  );
  const worker = new URL('../src/compute/node/dot.worker.ts', import.meta.url);
  const tallies = await runOnWorkers<DotJob, DotTally>(worker, jobs, Number(values.workers));
  const returned = exactReturn(jobs[0]!.skin);
  return Array.from(tallies[0]!.loss, (_, i) =>
    tallies.map((tally) => {
      const skin = i % returned.length;
      // On a dot most of the noise of both is the same; far from it the light of bare skin is better known exactly.
      return tally.loss[i]! / (method === 'rings' ? tally.reference[skin]! : tally.photonsPerBin * returned[skin]!);
    }),
  );
}

/** The same dots from the table, in the same order. */
function tableDots(w: number): Gaussians[] {
  const skins = MELANIN.flatMap((fraction) =>
    BLOOD.map((factor) => ({
      epidermisPerCm: SIX_NM.map((nm) => fraction * melanosomeAbsorptionPerCm(nm)),
      dermisPerCm: SIX_NM.map((nm) => factor * nodeDermisPerCm(nm)),
    })),
  );
  return TOPS_MM.flatMap((topMm) =>
    LENGTHS_MM.flatMap((lengthMm) =>
      DIAMETERS_MM.flatMap((diameterMm) =>
        STRENGTHS_PER_MM.flatMap((strength) =>
          skins.map((skin) => {
            const shape = { topMm, lengthMm, diameterMm };
            const { sigmaMm, amplitude } = dotContrast(
              skin,
              1,
              shape,
              SIX_NM.map(() => strength),
            );
            return { sigmaMm, amplitude: amplitude.subarray(w * DOT_TERMS, (w + 1) * DOT_TERMS) };
          }),
        ),
      ),
    ),
  );
}

function meanAndError(list: readonly number[]): readonly [number, number] {
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  const variance = list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1);
  return [mean, Math.sqrt(variance / list.length)];
}

const rms = (list: readonly number[]) => Math.sqrt(list.reduce((sum, value) => sum + value ** 2, 0) / list.length);
const largest = (list: readonly number[]) => list.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

console.log('| nm | dots seen | centre: rms | largest | noise | shadow: rms | largest | noise | off by over 3 % |');
console.log('|---|---|---|---|---|---|---|---|---|');
for (const name of values.nm.split(',')) {
  const w = SIX_NM.findIndex((nm) => String(nm) === name);
  if (w < 0) throw new Error(`--nm takes some of ${SIX_NM.join(', ')}`);
  const centres = (await directRuns(w, 'rings')).map(meanAndError);
  const shadows = (await directRuns(w, 'shadows')).map(meanAndError);
  const dots = tableDots(w);
  const seen = dots.map((_, i) => i).filter((i) => centres[i]![0] > LEAST_CONTRAST);
  const centreErrors = seen.map((i) => centreContrast(dots[i]!) - centres[i]![0]);
  const shadowErrors = seen.map((i) => shadowAreaMm2(dots[i]!) / (shadows[i]![0] * Math.PI * SHADOW_MM ** 2) - 1);
  const cells = [
    name,
    seen.length,
    percent(rms(centreErrors)),
    percent(largest(centreErrors)),
    percent(rms(seen.map((i) => centres[i]![1]))),
    percent(rms(shadowErrors)),
    percent(largest(shadowErrors)),
    percent(rms(seen.map((i) => shadows[i]![1] / shadows[i]![0]))),
    shadowErrors.filter((error) => Math.abs(error) > 0.03).length,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
