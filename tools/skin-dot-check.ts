/**
 * Measures the dot table against direct Monte Carlo at points off its grid: centre contrast (as a share of the skin's
 * reflectance) by photons started at the centre, shadow area by dots laid where photons went. Prints a Markdown table for
 * docs/methods/dot.md. Usage: node tools/skin-dot-check.ts [--points 36] [--photons 100000] [--walks 600000] [--seed 7] [--workers 2]
 * [--only 3,6,7]: these of the points alone
 * [--direct file]: keeps the direct runs there and reads them again, to judge another table by the same runs
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createRandom } from '#/base/random.ts';
import type { DotJob } from '#/compute/node/dot.worker.ts';
import { runOnWorkers } from '#/compute/node/worker-pool.ts';
import { dotContrast } from '#/engine/skin/dot-contrast.ts';
import type { DotTally } from '#/engine/skin/dot-monte-carlo.ts';
import { DOT_TERMS, dotSkin, SIX_NM } from '#/engine/skin/dot-table-axes.ts';
import { centreContrast, shadowAreaMm2 } from '#/engine/skin/kernel-figures.ts';
import { type SkinParameters, skinAbsorption } from '#/engine/skin/skin-layers.ts';
import { exactReturn } from './skin-dot-reference.ts';

const { values } = parseArgs({
  options: {
    points: { type: 'string', default: '36' },
    photons: { type: 'string', default: '100000' },
    walks: { type: 'string', default: '600000' },
    seed: { type: 'string', default: '7' },
    workers: { type: 'string', default: '2' },
    only: { type: 'string' },
    direct: { type: 'string' },
  },
});
const BATCHES = 8;
/** Everything within 15 mm is one ring: its mean contrast times its area is the shadow area. */
const SHADOW_MM = 15;

interface Point {
  /** Among all points: names its streams of photons. */
  readonly index: number;
  readonly w: number;
  readonly skin: SkinParameters;
  readonly topMm: number;
  readonly lengthMm: number;
  readonly diameterMm: number;
  readonly strengthPerMm: number;
}

/** Points where dots of SMP lie: pigment top .04 to .4 mm, diameter .06 to .3 mm, light to dark skin. */
function drawPoint(random: () => number, index: number): Point {
  const between = (low: number, high: number) => low * (high / low) ** random();
  return {
    index,
    w: index % SIX_NM.length,
    skin: {
      melaninFraction: between(0.018, 0.25),
      bloodFraction: between(0.004, 0.02),
      saturation: 0.6,
      vesselRadiusUm: 11,
    },
    topMm: between(0.04, 0.4),
    lengthMm: between(0.08, 0.6),
    diameterMm: between(0.06, 0.3),
    strengthPerMm: between(1, 60),
  };
}

function jobsOf(point: Point): DotJob[] {
  const { epidermisPerCm, dermisPerCm } = skinAbsorption(point.skin, SIX_NM[point.w]!);
  const job = (method: DotJob['method'], radiusEdgesMm: readonly number[], photons: number, batch: number): DotJob => ({
    method,
    skin: dotSkin(SIX_NM[point.w]!, [epidermisPerCm], [dermisPerCm]),
    grid: {
      topsMm: [point.topMm],
      lengthsMm: [point.lengthMm],
      diametersMm: [point.diameterMm],
      firstStrengthPerMm: point.strengthPerMm,
      strengthCount: 1,
      radiusEdgesMm,
      azimuths: 4,
    },
    photons: Math.ceil(photons / BATCHES),
    seed: Number(values.seed),
    stream: (2 * point.index + (method === 'rings' ? 0 : 1)) * BATCHES + batch,
  });
  return Array.from({ length: BATCHES }, (_, batch) => [
    job('rings', [0, 0], Number(values.photons), batch),
    job('shadows', [0, SHADOW_MM], Number(values.walks), batch),
  ]).flat();
}

function meanAndError(list: readonly number[]): readonly [number, number] {
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  const variance = list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1);
  return [mean, Math.sqrt(variance / list.length)];
}

/** Mean contrasts [point][batch][centre, shadow]. */
async function directRuns(): Promise<number[]> {
  if (values.direct && existsSync(values.direct)) return JSON.parse(readFileSync(values.direct, 'utf8')) as number[];
  const jobs = points.flatMap(jobsOf);
  const tallies = await runOnWorkers<DotJob, DotTally>(
    new URL('../src/compute/node/dot.worker.ts', import.meta.url),
    jobs,
    Number(values.workers),
  );
  // On a dot most of the noise of both is the same; far from it the light of bare skin is better known exactly.
  const contrasts = tallies.map(({ loss, reference, photonsPerBin }, i) => {
    const { method, skin } = jobs[i]!;
    return loss[0]! / (method === 'rings' ? reference[0]! : photonsPerBin * exactReturn(skin)[0]!);
  });
  if (values.direct) writeFileSync(values.direct, JSON.stringify(contrasts));
  return contrasts;
}

const random = createRandom(Number(values.seed));
const drawn = Array.from({ length: Number(values.points) }, (_, i) => drawPoint(() => random.next(), i));
const only = values.only?.split(',').map(Number);
const points = drawn.filter((_, i) => only?.includes(i) ?? true);
const runs = await directRuns();
console.log('| nm | f_mel | top | length | diameter | mu /mm | C table | C direct | area table | area direct |');
console.log('|---|---|---|---|---|---|---|---|---|---|');
const centres: number[] = [];
const areas: number[] = [];
const noise = { centre: [] as number[], area: [] as number[] };
points.forEach((point, at) => {
  const own = runs.slice(2 * at * BATCHES, 2 * (at + 1) * BATCHES);
  const [centre, centreError] = meanAndError(own.filter((_, i) => i % 2 === 0));
  const [area, areaError] = meanAndError(
    own.filter((_, i) => i % 2 === 1).map((each) => each * Math.PI * SHADOW_MM ** 2),
  );
  const six = SIX_NM.map((nm) => skinAbsorption(point.skin, nm));
  const table = dotContrast(
    { epidermisPerCm: six.map((a) => a.epidermisPerCm), dermisPerCm: six.map((a) => a.dermisPerCm) },
    1,
    point,
    SIX_NM.map(() => point.strengthPerMm),
  );
  const amplitude = table.amplitude.subarray(point.w * DOT_TERMS, (point.w + 1) * DOT_TERMS);
  const profile = { sigmaMm: table.sigmaMm, amplitude };
  const [c, a] = [centreContrast(profile), shadowAreaMm2(profile)];
  centres.push(c - centre);
  noise.centre.push(centreError);
  // Dots that nobody sees have no shadow worth a ratio.
  if (centre > 0.02) {
    areas.push(a / area - 1);
    noise.area.push(areaError / area);
  }
  const cells = [
    SIX_NM[point.w],
    point.skin.melaninFraction.toFixed(3),
    point.topMm.toFixed(3),
    point.lengthMm.toFixed(2),
    point.diameterMm.toFixed(3),
    point.strengthPerMm.toFixed(1),
    c.toFixed(4),
    `${centre.toFixed(4)} ± ${centreError.toFixed(4)}`,
    a.toFixed(4),
    `${area.toFixed(4)} ± ${areaError.toFixed(4)}`,
  ];
  console.log(`| ${cells.join(' | ')} |`);
});
const rms = (list: readonly number[]) => Math.sqrt(list.reduce((sum, value) => sum + value ** 2, 0) / list.length);
console.log(
  `\nCentre: rms ${rms(centres).toFixed(4)} of the skin's reflectance, largest ${Math.max(...centres.map(Math.abs)).toFixed(4)} (noise of the direct runs ${rms(noise.centre).toFixed(4)}).`,
);
console.log(
  `Shadow area of dots with C > .02: rms ${(100 * rms(areas)).toFixed(1)} %, largest ${(100 * Math.max(...areas.map(Math.abs))).toFixed(1)} % (noise ${(100 * rms(noise.area)).toFixed(1)} %).`,
);
