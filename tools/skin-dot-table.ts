/**
 * Builds src/engine/skin/dot-table.generated.ts: Monte Carlo of every dot of the table, then Gaussians with shared widths.
 * Usage: node tools/skin-dot-table.ts [--photons 200000] [--walks 600000] [--seed 20261120] [--workers 2] [--tally folder] [--check 560],
 * then npm run fix for its layout. The middle is photons started in rings, the rest dots laid where photons went; twice the walks in blue
 * light, of which little comes back. `--tally` keeps the contrasts there and reads them again, to fit without walking. `--check` builds one wavelength again, says
 * whether its part of the committed table is the same to the last digit, and writes nothing.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { DotJob } from '#/compute/node/dot.worker.ts';
import { runOnWorkers } from '#/compute/node/worker-pool.ts';
import type { DotTally } from '#/engine/skin/dot-monte-carlo.ts';
import { DOT_TABLE_BASE64, DOT_TABLE_PATTERNS, DOT_TABLE_SCALES } from '#/engine/skin/dot-table.generated.ts';
import { DOT_AXES, DOT_TERMS, SIX_NM, TABLE_GRID, tableSkin } from '#/engine/skin/dot-table-axes.ts';
import { compressSkins, fitAmplitudes } from './skin-dot-fit.ts';
import { exactReturn } from './skin-dot-reference.ts';

const BATCHES = 8;
/** Rings of the middle; the first of them is the axis itself. */
const MIDDLE_RINGS = 6;
/** Dots laid for one photon. */
const DOTS_A_WALK = 4;
const { values } = parseArgs({
  options: {
    photons: { type: 'string', default: '200000' },
    walks: { type: 'string', default: '600000' },
    seed: { type: 'string', default: '20261120' },
    workers: { type: 'string', default: '2' },
    tally: { type: 'string' },
    check: { type: 'string' },
  },
});

const SKINS = DOT_AXES.melaninFractions.length * DOT_AXES.bloodFactors.length;
const RANK = 8;
const CELLS = DOT_AXES.topsMm.length * DOT_AXES.lengthsMm.length * DOT_AXES.diametersMm.length * DOT_AXES.strengthCount;
const ROWS = CELLS * DOT_TERMS;
const GROUP = groupOfRow(ROWS);

if (values.check) await checkPart(SIX_NM.findIndex((nm) => String(nm) === values.check));
else await writeTable();

interface Part {
  /** [row][component] */
  readonly scores: Float64Array;
  /** [component][skin] */
  readonly patterns: readonly number[];
}

async function buildPart(w: number): Promise<Part> {
  const { scores, patterns } = compressSkins(fitAmplitudes(SIX_NM[w]!, await loadContrasts(w), SKINS), SKINS, RANK);
  return { scores, patterns: sevenDigits(patterns) };
}

/** Shares of the scale of a row: the stored scale, so that one wavelength can be built again alone. */
function quantise(scores: Float64Array, scales: readonly number[]): Int16Array {
  return Int16Array.from(scores, (score, i) => Math.round((score / scales[GROUP[Math.floor(i / RANK)]!]!) * 32767));
}

/** One scale for the cells that share top, diameter and term, so that faint deep dots keep their digits. */
function scalesOf(parts: readonly Part[]): number[] {
  const scales = new Float64Array(Math.max(...GROUP) + 1);
  for (const { scores } of parts) {
    scores.forEach((score, i) => {
      const g = GROUP[Math.floor(i / RANK)]!;
      scales[g] = Math.max(scales[g]!, Math.abs(score));
    });
  }
  return sevenDigits(scales);
}

async function writeTable(): Promise<void> {
  const parts: Part[] = [];
  for (let w = 0; w < SIX_NM.length; w++) parts.push(await buildPart(w));
  const scales = scalesOf(parts);
  const bytes = Buffer.concat(parts.map(({ scores }) => Buffer.from(quantise(scores, scales).buffer)));
  const text = `// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: numbers of a table
/**
 * Contrast of pigment dots in skin: amplitudes of Gaussians over depth, length, diameter and strength, as principal components
 * over fifteen skins at six wavelengths. Made by tools/skin-dot-table.ts (${values.photons} photons a middle ring, ${values.walks} walks,
 * seed ${values.seed}); do not edit.
 */
export const DOT_TABLE_RANK = ${RANK};
/** [wavelength][component][skin] */
export const DOT_TABLE_PATTERNS: readonly number[] = [${parts.flatMap((part) => part.patterns).join(',')}];
/** [top][diameter][term] */
export const DOT_TABLE_SCALES: readonly number[] = [${scales.join(',')}];
/** Int16, little endian, base64: [wavelength][top][length][diameter][strength][term][component] */
export const DOT_TABLE_BASE64 =
  '${bytes.toString('base64')}';
`;
  writeFileSync(new URL('../src/engine/skin/dot-table.generated.ts', import.meta.url), text);
  console.error(`${(text.length / 1024).toFixed(0)} kB written`);
}

async function checkPart(w: number): Promise<void> {
  if (w < 0) throw new Error(`--check takes one of ${SIX_NM.join(', ')}`);
  const { scores, patterns } = await buildPart(w);
  const size = ROWS * RANK * 2;
  const committed = Buffer.from(DOT_TABLE_BASE64, 'base64').subarray(w * size, (w + 1) * size);
  const own = DOT_TABLE_PATTERNS.slice(w * RANK * SKINS, (w + 1) * RANK * SKINS);
  const same =
    committed.equals(Buffer.from(quantise(scores, DOT_TABLE_SCALES).buffer)) &&
    patterns.every((value, i) => value === own[i]);
  console.log(`${SIX_NM[w]} nm: ${size} bytes ${same ? 'are the same' : 'DIFFER'}`);
  if (!same) process.exitCode = 1;
}

function sevenDigits(numbers: Iterable<number>): number[] {
  return [...numbers].map((value) => Number(value.toPrecision(7)));
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

/** C = loss / reference of one wavelength, [bin][top][length][diameter][strength][skin]. */
async function loadContrasts(w: number): Promise<Float64Array> {
  const edges = TABLE_GRID.radiusEdgesMm;
  const walks = Number(values.walks) * (SIX_NM[w]! < 500 ? 2 : 1);
  const middle = await kept(w, 'rings', () =>
    contrastsOf(w, 'rings', Number(values.photons), edges.slice(0, MIDDLE_RINGS + 1)),
  );
  const rest = await kept(w, 'shadows', () => contrastsOf(w, 'shadows', walks, edges.slice(MIDDLE_RINGS)));
  const all = new Float64Array(middle.length + rest.length);
  all.set(middle);
  all.set(rest, middle.length);
  return all;
}

/** From the folder of tallies where it is kept there, else made and kept. */
async function kept(w: number, method: string, make: () => Promise<Float64Array>): Promise<Float64Array> {
  const path = values.tally && `${values.tally}/dots-${SIX_NM[w]}-${method}.f64`;
  if (path && existsSync(path)) {
    const bytes = readFileSync(path);
    return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  }
  const made = await make();
  if (path) writeFileSync(path, made);
  return made;
}

async function contrastsOf(
  w: number,
  method: DotJob['method'],
  photons: number,
  radiusEdgesMm: readonly number[],
): Promise<Float64Array> {
  const jobs: DotJob[] = Array.from({ length: BATCHES }, (_, batch) => ({
    method,
    skin: tableSkin(SIX_NM[w]!),
    grid: { ...TABLE_GRID, radiusEdgesMm, azimuths: DOTS_A_WALK },
    photons: Math.ceil(photons / BATCHES),
    seed: Number(values.seed),
    stream: (method === 'rings' ? 1000 : 0) + w * BATCHES + batch,
  }));
  const started = performance.now();
  const tallies = await runOnWorkers<DotJob, DotTally>(
    new URL('../src/compute/node/dot.worker.ts', import.meta.url),
    jobs,
    Number(values.workers),
  );
  console.error(`${SIX_NM[w]} nm, ${method}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return method === 'rings' ? contrastOfRings(tallies, radiusEdgesMm.length - 1) : contrastOfShadows(tallies, w);
}

function sumOf(lists: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(lists[0]!.length);
  for (const list of lists) for (let i = 0; i < sum.length; i++) sum[i]! += list[i]!;
  return sum;
}

/** Over the light of the same photons: on a dot most of the noise of both is the same. */
function contrastOfRings(batches: readonly DotTally[], bins: number): Float64Array {
  const loss = sumOf(batches.map((batch) => batch.loss));
  const reference = sumOf(batches.map((batch) => batch.reference));
  const perBin = loss.length / bins;
  return loss.map((value, i) => value / reference[Math.floor(i / perBin) * SKINS + (i % SKINS)]!);
}

/** Over the exact light of bare skin: photons that meet a dot far away are few of those that come back. */
function contrastOfShadows(batches: readonly DotTally[], w: number): Float64Array {
  const photons = batches.reduce((sum, batch) => sum + batch.photonsPerBin, 0);
  const returned = exactReturn(tableSkin(SIX_NM[w]!));
  return sumOf(batches.map((batch) => batch.loss)).map((value, i) => value / (photons * returned[i % SKINS]!));
}
