import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { type SettlePool, startSettlePool } from '#/compute/node/settle-pool.ts';
import { BASE_SEQUENCE_DEFAULTS, type BaseSequence, buildBaseSequence } from '#/engine/dots/base-sequence.ts';
import { directionAttributes } from '#/engine/dots/direction-attributes.ts';
import { type DotRows, readDotCsv, writeDotCsv } from '#/engine/dots/dot-csv.ts';
import { dotMetrics } from '#/engine/dots/dot-metrics.ts';
import { feasibleDensity } from '#/engine/dots/feasible-density.ts';
import { guardTriangles } from '#/engine/dots/guard-triangles.ts';
import { irregularityOfPattern } from '#/engine/dots/irregularity-of-pattern.ts';
import { type LayOnMeshOptions, layOnMesh } from '#/engine/dots/lay-on-mesh.ts';
import { onFirstTriangles } from '#/engine/dots/on-first-triangles.ts';
import { type DotPlan, planDots } from '#/engine/dots/plan-dots.ts';
import { refillDots } from '#/engine/dots/refill-dots.ts';
import { roughenDots } from '#/engine/dots/roughen-dots.ts';
import { SETTLE_DOTS_DEFAULTS, settleDots } from '#/engine/dots/settle-dots.ts';
import { buildBvh } from '#/engine/mesh/bvh.ts';
import { rimPoints } from '#/engine/mesh/rim-points.ts';
import { subMesh } from '#/engine/mesh/sub-mesh.ts';
import { type Option, optionsHelp, parseArguments } from './arguments.ts';
import { type LoadedSpec, loadSpec } from './dot-spec.ts';
import { type DotSurface, dotSurface } from './dot-surface.ts';
import { readNumberCsv } from './number-csv.ts';
import { type Mistake, readText } from './read-file.ts';
import { releaseMemory } from './release-memory.ts';

const OPTIONS: Readonly<Record<string, Option>> = {
  spec: { kind: 'text', value: 'FILE', help: 'Surface, density, spacing and the rest as JSON (docs/methods/dots.md)' },
  out: { kind: 'text', value: 'FILE', help: 'Dots as CSV' },
  metrics: { kind: 'text', value: 'FILE', help: 'Statistics of the written dots as JSON' },
  refill: { kind: 'text', value: 'FILE', help: 'Dots written before, to be refilled' },
  lost: { kind: 'text', value: 'FILE', help: 'CSV with the column id: dots of --refill that were lost' },
};

/** More base points than this would take too long and too much memory. */
const MOST_BASE_POINTS = 3e6;

/** From here on memory is worth a pause. */
const MANY_BASE_POINTS = 100_000;

const EXIT = { done: 0, badInput: 2, refused: 3, cannotWrite: 4 } as const;

/** `whorl dots`: resolves to the exit code. Nothing is written unless everything is. */
export async function runDots(argv: readonly string[]): Promise<number> {
  const parsed = parseArguments(argv, OPTIONS);
  if ('mistake' in parsed) return complain(parsed.mistake);
  if (parsed.flags['help']) {
    process.stdout.write(
      `Usage: whorl dots --spec spec.json --out dots.csv [--metrics metrics.json] [--refill dots.csv --lost lost.csv]\n\n${optionsHelp(OPTIONS)}\n\nExit codes: 0 done, 2 bad input, 3 density not reachable at the spacing, 4 cannot write.\n`,
    );
    return EXIT.done;
  }
  const { spec, out, metrics, refill, lost } = parsed.text;
  if (parsed.positionals.length > 0) return complain(`There is no argument ${parsed.positionals[0]}; see --help.`);
  if (!spec || !out) return complain('Give --spec and --out; see --help.');
  if (metrics !== undefined && resolve(metrics) === resolve(out))
    return complain('--out and --metrics name one file; give two.');
  if ((refill === undefined) !== (lost === undefined)) return complain('--refill and --lost go together; give both.');
  const loaded = loadSpec(spec);
  if (!loaded.ok) return complain(loaded.refusal.message);
  const results = [resolve(out), metrics === undefined ? '' : resolve(metrics)];
  const input = inputFiles(spec, loaded.value, lost).find((path) => results.includes(path));
  if (input !== undefined) return complain(`${input} is what the dots come from; write to another file.`);
  const surface = dotSurface(loaded.value);
  if (!surface.ok) return complain(surface.refusal.message);
  const written = await place(loaded.value, surface.value, refill, lost);
  if (typeof written === 'number') return written;
  const csv = written;
  if (metrics && csv.length > 50 * MANY_BASE_POINTS) releaseMemory();
  const files: [string, string][] = [[out, csv]];
  if (metrics) files.push([metrics, `${JSON.stringify(measure(csv, loaded.value, surface.value), null, 2)}\n`]);
  return writeAll(files) ? EXIT.done : EXIT.cannotWrite;
}

/** What the dots come from, which must not be written over; dots to be refilled may be. */
function inputFiles(specPath: string, { spec }: LoadedSpec, lost: string | undefined): string[] {
  const named = [
    'mesh' in spec.surface ? spec.surface.mesh : undefined,
    typeof spec.density === 'object' && 'grid' in spec.density ? spec.density.grid : undefined,
    spec.hairs,
  ];
  const besideSpec = named.flatMap((path) => (path === undefined ? [] : [resolve(dirname(specPath), path)]));
  return [resolve(specPath), ...besideSpec, ...(lost === undefined ? [] : [resolve(lost)])];
}

/** The dots as CSV, or the exit code; the base is let go before anything is measured. */
async function place(
  loaded: LoadedSpec,
  surface: DotSurface,
  refill: string | undefined,
  lost: string | undefined,
): Promise<string | number> {
  const pool = poolFor(loaded, surface, refill);
  try {
    return await placeWith(pool, loaded, surface, refill, lost);
  } finally {
    await pool?.close();
  }
}

async function placeWith(
  pool: SettlePool | undefined,
  loaded: LoadedSpec,
  surface: DotSurface,
  refill: string | undefined,
  lost: string | undefined,
): Promise<string | number> {
  const prepared = prepare(loaded, surface);
  if (!prepared.ok) return complain(prepared.refusal.message);
  const { base, densityPerCm2, largestPerCm2 } = prepared.value;
  if (base.count > MANY_BASE_POINTS) releaseMemory();
  const { limitPerCm2 } = feasibleDensity(loaded.spec.minSpacingMm);
  if (largestPerCm2 > limitPerCm2) {
    // Rounded down: the number given must itself be accepted.
    const maxDensityPerCm2 = Math.floor(limitPerCm2 * 100) / 100;
    process.stdout.write(`${JSON.stringify({ rule: 'DE05', maxDensityPerCm2 })}\n`);
    process.stderr.write(
      `${largestPerCm2} dots/cm2 do not fit at ${loaded.spec.minSpacingMm} mm; ask for at most ${maxDensityPerCm2} or a smaller spacing.\n`,
    );
    return EXIT.refused;
  }
  if (refill === undefined || lost === undefined)
    return writeDotCsv(await planRows(pool, loaded, surface, base, densityPerCm2));
  const refilled = refillRows(loaded, surface, base, densityPerCm2, refill, lost);
  return refilled.ok ? writeDotCsv(refilled.value) : complain(refilled.refusal.message);
}

function complain(message: string): number {
  process.stderr.write(`${message}\n`);
  return EXIT.badInput;
}

interface Prepared {
  readonly base: BaseSequence;
  readonly densityPerCm2: Float32Array;
  readonly largestPerCm2: number;
}

function prepare(loaded: LoadedSpec, surface: DotSurface): Outcome<Prepared, Mistake> {
  const { spec } = loaded;
  const densityPerCm2 = baseDensityFor(loaded);
  if ((surface.areaMm2 * densityPerCm2) / 100 > MOST_BASE_POINTS)
    return refuse({
      message: `The surface of ${Math.round(surface.areaMm2 / 100)} cm2 is too large for dots this dense; check its unit or name treatable spheres.`,
    });
  const treatableTriangles = new Uint8Array(surface.extended.triangles.length / 3);
  treatableTriangles.set(surface.treatableTriangles);
  const base = buildBaseSequence(surface.extended, { seed: spec.seed, densityPerCm2, treatableTriangles });
  const field = new Float32Array(base.count);
  let largestPerCm2 = 0;
  for (let i = 0; i < base.count; i++) {
    const p = base.positionsMm;
    const rho = base.treatable[i] === 1 ? surface.perCm2(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!) : 0;
    if (rho > largestPerCm2) largestPerCm2 = rho;
    field[i] = Math.min(rho, densityPerCm2);
  }
  return accept({ base, densityPerCm2: field, largestPerCm2 });
}

function baseDensityFor(loaded: LoadedSpec): number {
  const asked = largestAsked(loaded);
  const { comfortablePerCm2, limitPerCm2 } = feasibleDensity(loaded.spec.minSpacingMm);
  // Beyond what is comfortable gaps must be filled, which takes more points to choose from.
  const needed = Math.min(asked, limitPerCm2) * (asked > comfortablePerCm2 ? 1.6 : 1.05);
  // The base does not depend on the field, so that an edit changes no dot elsewhere, until a density needs the next step.
  let densityPerCm2: number = BASE_SEQUENCE_DEFAULTS.densityPerCm2;
  while (densityPerCm2 < needed) densityPerCm2 *= 2;
  return densityPerCm2;
}

function largestAsked(loaded: LoadedSpec): number {
  const { density } = loaded.spec;
  if (typeof density === 'number') return density;
  if ('zones' in density) return Math.max(density.elsewhere, ...density.zones.map((zone) => zone.perCm2));
  return (loaded.grid ?? []).reduce((most, row) => row.reduce((a, b) => Math.max(a, b), most), 0);
}

function optionsOf(loaded: LoadedSpec, surface: DotSurface, base: BaseSequence) {
  const { spec, hairs } = loaded;
  const isOnScan = onFirstTriangles(base, surface.extended, surface.treatableTriangles.length);
  return {
    minSpacingMm: spec.minSpacingMm,
    sessionShares: spec.sessions,
    irregularity: spec.pattern
      ? irregularityOfPattern(spec.pattern)
      : (spec.irregularity ?? SETTLE_DOTS_DEFAULTS.irregularity),
    keepIn: (x: number, y: number, z: number) => surface.perCm2(x, y, z) > 0 && isOnScan(x, y, z),
    ...(hairs ? { fixed: hairs } : {}),
  };
}

async function planRows(
  pool: SettlePool | undefined,
  loaded: LoadedSpec,
  surface: DotSurface,
  base: BaseSequence,
  densityPerCm2: Float32Array,
): Promise<DotRows> {
  const options = optionsOf(loaded, surface, base);
  const planned = planDots(base, densityPerCm2, options);
  let plan: DotPlan;
  if (!loaded.spec.settle)
    plan = roughenDots(base, planned, densityPerCm2, options.irregularity, options.minSpacingMm, options);
  else if (pool) plan = await pool.settle(base, planned, densityPerCm2, options);
  else plan = settleDots(base, planned, densityPerCm2, options);
  return rowsOf(onSkin(plan, base, loaded, surface, options), base, loaded);
}

/** A plane needs nothing; on a mesh dots have moved in tangent planes. */
function onSkin(
  plan: DotPlan,
  base: BaseSequence,
  loaded: LoadedSpec,
  surface: DotSurface,
  options: LayOnMeshOptions,
): DotPlan {
  return 'plane' in loaded.spec.surface ? plan : layOnMesh(base, buildBvh(surface.mesh), plan, options);
}

/**
 * Two threads, started before the base is built. One level or two are settled sooner than a thread starts, and from many points
 * on threads would take too much memory.
 */
function poolFor(loaded: LoadedSpec, surface: DotSurface, refill: string | undefined): SettlePool | undefined {
  const { density, settle } = loaded.spec;
  if (typeof density === 'number' || !settle || refill !== undefined || availableParallelism() < 2) return undefined;
  const points = (surface.areaMm2 * baseDensityFor(loaded)) / 100;
  return points > MANY_BASE_POINTS / 2 && points < 3 * MANY_BASE_POINTS ? startSettlePool(2) : undefined;
}

function rowsOf(plan: DotPlan, base: BaseSequence, loaded: LoadedSpec): DotRows {
  return { ...plan, ...directionAttributes(plan, base.normals, loaded.spec.direction) };
}

/** Survivors as they are, then the new dots, with ids that count on; ranks in order of session, then of age in it. */
function refillRows(
  loaded: LoadedSpec,
  surface: DotSurface,
  base: BaseSequence,
  densityPerCm2: Float32Array,
  refillPath: string,
  lostPath: string,
): Outcome<DotRows, Mistake> {
  const text = readText(refillPath);
  if (!text.ok) return text;
  const before = readDotCsv(text.value);
  if (!before.ok) return refuse({ message: `${refillPath}: ${before.refusal.message}` });
  const lostText = readText(lostPath);
  if (!lostText.ok) return lostText;
  // The lines of lost dots as they stand in the file before will do.
  const lostTable = readNumberCsv(lostText.value, ['id'], [], 'passedOver');
  if (!lostTable.ok) return refuse({ message: `${lostPath}: ${lostTable.refusal.message}` });
  const old = before.value;
  const known = new Set(old.ids);
  const lost = new Set(lostTable.value['id']);
  for (const id of lost)
    if (!known.has(id)) return refuse({ message: `${lostPath}: the dot ${id} is not in ${refillPath}.` });
  const kept: number[] = [];
  const gone: number[] = [];
  for (let i = 0; i < old.count; i++) (lost.has(old.ids[i]!) ? gone : kept).push(i);
  const placesOf = (list: readonly number[]): Float64Array =>
    Float64Array.from(list.flatMap((i) => [...old.positionsMm.subarray(3 * i, 3 * i + 3)]));
  const options = optionsOf(loaded, surface, base);
  const added = rowsOf(
    refillDots(base, densityPerCm2, placesOf(kept), placesOf(gone), {
      ...options,
      settled: loaded.spec.settle,
      finish: (moved) => {
        const { irregularity, minSpacingMm } = options;
        const plan = loaded.spec.settle
          ? moved
          : roughenDots(base, moved, densityPerCm2, irregularity, minSpacingMm, options);
        return onSkin(plan, base, loaded, surface, options);
      },
      exclusionRadiusMm: loaded.spec.exclusionRadiusMm,
    }),
    base,
    loaded,
  );
  const largest = old.ids.reduce((most, id) => Math.max(most, id), -1);
  return accept(join(old, kept, added, largest + 1));
}

function join(old: DotRows, kept: readonly number[], added: DotRows, firstId: number): DotRows {
  const count = kept.length + added.count;
  const pick = (from: ArrayLike<number>, more: ArrayLike<number>): number[] => [
    ...kept.map((i) => from[i]!),
    ...Array.from(more),
  ];
  const sessions = Uint8Array.from(pick(old.sessions, added.sessions));
  const age = pick(old.ranks, added.ranks).map((rank, i) => rank / (i < kept.length ? old.count : added.count));
  const order = age.map((_, i) => i).sort((a, b) => sessions[a]! - sessions[b]! || age[a]! - age[b]! || a - b);
  const ranks = new Uint32Array(count);
  order.forEach((i, rank) => {
    ranks[i] = rank;
  });
  return {
    count,
    ids: Uint32Array.from([...kept.map((i) => old.ids[i]!), ...Array.from(added.ids, (_, i) => firstId + i)]),
    positionsMm: Float64Array.from([
      ...kept.flatMap((i) => [...old.positionsMm.subarray(3 * i, 3 * i + 3)]),
      ...added.positionsMm,
    ]),
    sessions,
    ranks,
    azimuthsDeg: Float32Array.from(pick(old.azimuthsDeg, added.azimuthsDeg)),
    tiltsDeg: Float32Array.from(pick(old.tiltsDeg, added.tiltsDeg)),
  };
}

function measure(csv: string, loaded: LoadedSpec, surface: DotSurface): unknown {
  const rows = readDotCsv(csv);
  if (!rows.ok) throw new Error(`the written dots cannot be read back: ${rows.refusal.message}`);
  // Skin far from the dots is not looked at.
  const near = guardTriangles(surface.mesh, surface.treatableTriangles, BASE_SEQUENCE_DEFAULTS.guardBandMm);
  return dotMetrics(rows.value, {
    mesh: subMesh(surface.mesh, near),
    rimMm: rimPoints(surface.mesh, 0.5),
    perCm2: surface.perCm2,
    minSpacingMm: loaded.spec.minSpacingMm,
    sessionShares: loaded.spec.sessions,
    ...(loaded.hairs ? { hairs: loaded.hairs } : {}),
    ...(rows.value.count > MANY_BASE_POINTS / 2 ? { onPrefix: releaseMemory } : {}),
  });
}

/** Writes all files beside their places first, then moves them there; false when that cannot be done. */
function writeAll(files: readonly (readonly [string, string])[]): boolean {
  const temporary = files.map(([path]) => `${path}.${process.pid}.part`);
  try {
    // A folder would show only when the others have been moved; a device would be replaced by the file.
    for (const [path] of files)
      if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) throw new Error(`${path} is not a plain file`);
    files.forEach(([, text], i) => {
      writeFileSync(temporary[i]!, text);
    });
    files.forEach(([path], i) => {
      renameSync(temporary[i]!, path);
    });
    return true;
  } catch (error) {
    for (const path of temporary) if (statSync(path, { throwIfNoEntry: false })) rmSync(path);
    const reason = (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : error);
    process.stderr.write(
      `Cannot write ${files.map(([path]) => path).join(' and ')} (${reason}); check the folder and its free space.\n`,
    );
    return false;
  }
}
