/**
 * Builds src/engine/skin/dot-table.generated.ts: Monte Carlo of every dot of the table, then Gaussians with shared widths.
 * Usage: node tools/skin-dot-table.ts [--photons 80000] [--seed 20261120] [--workers 2] [--tally file], then npm run fix for its layout.
 * `--tally` keeps the contrasts in two files of that name and reads them from there, to fit again without walking again.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { DotJob } from '#/compute/node/dot.worker.ts';
import { runOnWorkers } from '#/compute/node/worker-pool.ts';
import type { DotTally } from '#/engine/skin/dot-monte-carlo.ts';
import { DOT_AXES, DOT_TERMS, SIX_NM, TABLE_GRID, tableSkin } from '#/engine/skin/dot-table-axes.ts';
import { compressSkins, fitAmplitudes } from './skin-dot-fit.ts';

const BATCHES = 8;
const MIDDLE_RINGS = 5;
const MIDDLE_FACTOR = 3;
const { values } = parseArgs({
  options: {
    photons: { type: 'string', default: '80000' },
    seed: { type: 'string', default: '20261120' },
    workers: { type: 'string', default: '2' },
    tally: { type: 'string' },
  },
});

const SKINS = DOT_AXES.melaninFractions.length * DOT_AXES.bloodFactors.length;
const RANK = 6;
writeTable(await loadContrasts());

function writeTable(contrasts: Float64Array): void {
  const size = contrasts.length / SIX_NM.length;
  const rows = (size / SKINS / (TABLE_GRID.radiusEdgesMm.length - 1)) * DOT_TERMS;
  const stored = new Int16Array(SIX_NM.length * rows * RANK);
  const patterns: number[] = [];
  // One scale for a row of cells that share top, diameter and term, so that faint deep dots keep their digits.
  const scales = new Float64Array(rows);
  const allScores = SIX_NM.map((_, w) => {
    const amplitudes = fitAmplitudes(contrasts.subarray(w * size, (w + 1) * size), SKINS);
    const { scores, patterns: own } = compressSkins(amplitudes, SKINS, RANK);
    patterns.push(...own);
    return scores;
  });
  const group = groupOfRow(rows);
  for (const scores of allScores) {
    for (let i = 0; i < scores.length; i++) {
      const g = group[Math.floor(i / RANK)]!;
      scales[g] = Math.max(scales[g]!, Math.abs(scores[i]!));
    }
  }
  const groups = Math.max(...group) + 1;
  allScores.forEach((scores, w) => {
    for (let i = 0; i < scores.length; i++) {
      stored[w * rows * RANK + i] = Math.round((scores[i]! / scales[group[Math.floor(i / RANK)]!]!) * 32767);
    }
  });
  const bytes = Buffer.from(stored.buffer);
  const list = (numbers: Iterable<number>) => [...numbers].map((value) => Number(value.toPrecision(7))).join(',');
  const text = `/**
 * Contrast of pigment dots in skin: amplitudes of Gaussians over depth, length, diameter and strength, as principal components
 * over twelve skins at six wavelengths. Made by tools/skin-dot-table.ts (${values.photons} photons a ring, seed ${values.seed}); do not edit.
 */
export const DOT_TABLE_RANK = ${RANK};
/** [wavelength][component][skin] */
export const DOT_TABLE_PATTERNS: readonly number[] = [${list(patterns)}];
/** [top][diameter][term] */
export const DOT_TABLE_SCALES: readonly number[] = [${list(scales.subarray(0, groups))}];
/** Int16, little endian, base64: [wavelength][top][length][diameter][strength][term][component] */
export const DOT_TABLE_BASE64 =
  '${bytes.toString('base64')}';
`;
  writeFileSync(new URL('../src/engine/skin/dot-table.generated.ts', import.meta.url), text);
  console.error(`${(text.length / 1024).toFixed(0)} kB written`);
}

/** Index into the scales, [top][diameter][term], of every row [top][length][diameter][strength][term]. */
function groupOfRow(rows: number): Int32Array {
  const lengths = DOT_AXES.lengthsMm.length;
  const diameters = DOT_AXES.diametersMm.length;
  return Int32Array.from({ length: rows }, (_, row) => {
    const term = row % DOT_TERMS;
    const cell = Math.floor(row / DOT_TERMS / DOT_AXES.strengthCount);
    const diameter = cell % diameters;
    const top = Math.floor(cell / diameters / lengths);
    return (top * diameters + diameter) * DOT_TERMS + term;
  });
}

interface Pass {
  readonly name: string;
  readonly edgesMm: readonly number[];
  readonly photons: number;
  readonly firstStream: number;
}

/** All rings, then the middle ones again with more photons: the centre is what is looked at. */
async function loadContrasts(): Promise<Float64Array> {
  const photons = Number(values.photons);
  const edges = TABLE_GRID.radiusEdgesMm;
  const all = await runPass({ name: 'all', edgesMm: edges, photons, firstStream: 0 });
  const middle = await runPass({
    name: 'middle',
    edgesMm: edges.slice(0, MIDDLE_RINGS + 1),
    photons: MIDDLE_FACTOR * photons,
    firstStream: 1000,
  });
  const size = all.length / SIX_NM.length;
  const middleSize = middle.length / SIX_NM.length;
  return all.map((value, i) => {
    const w = Math.floor(i / size);
    const at = i - w * size;
    if (at >= middleSize) return value;
    return (value + MIDDLE_FACTOR * middle[w * middleSize + at]!) / (1 + MIDDLE_FACTOR);
  });
}

/** C = loss / reference, [wavelength][bin][top][length][diameter][strength][skin]. */
async function runPass(pass: Pass): Promise<Float64Array> {
  const kept = values.tally && `${values.tally}.${pass.name}`;
  if (kept && existsSync(kept)) {
    const bytes = readFileSync(kept);
    return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  }
  const jobs: DotJob[] = SIX_NM.flatMap((nm, w) =>
    Array.from({ length: BATCHES }, (_, batch) => ({
      skin: tableSkin(nm),
      grid: { ...TABLE_GRID, radiusEdgesMm: pass.edgesMm },
      photonsPerBin: Math.ceil(pass.photons / BATCHES),
      seed: Number(values.seed),
      stream: pass.firstStream + w * BATCHES + batch,
    })),
  );
  const started = performance.now();
  const tallies = await runOnWorkers<DotJob, DotTally>(
    new URL('../src/compute/node/dot.worker.ts', import.meta.url),
    jobs,
    Number(values.workers),
    (done) =>
      console.error(`${pass.name}: ${done} of ${jobs.length}, ${((performance.now() - started) / 1000).toFixed(0)} s`),
  );
  const size = tallies[0]!.loss.length;
  const result = new Float64Array(size * SIX_NM.length);
  for (let w = 0; w < SIX_NM.length; w++) {
    divideSums(tallies.slice(w * BATCHES, (w + 1) * BATCHES), pass.edgesMm.length - 1, result, w * size);
  }
  if (kept) writeFileSync(kept, result);
  return result;
}

function divideSums(batches: readonly DotTally[], bins: number, result: Float64Array, start: number): void {
  const loss = new Float64Array(batches[0]!.loss.length);
  const reference = new Float64Array(batches[0]!.reference.length);
  for (const batch of batches) {
    for (let i = 0; i < loss.length; i++) loss[i]! += batch.loss[i]!;
    for (let i = 0; i < reference.length; i++) reference[i]! += batch.reference[i]!;
  }
  const skins = reference.length / bins;
  const perBin = loss.length / bins;
  for (let i = 0; i < loss.length; i++) {
    const bin = Math.floor(i / perBin);
    result[start + i] = loss[i]! / reference[bin * skins + (i % skins)]!;
  }
}
