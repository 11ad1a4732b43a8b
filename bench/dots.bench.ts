/**
 * Speed of the dot field beside the JavaScript peers, in the same run and in turns, and the quality gates over seeds.
 * Usage: node bench/dots.bench.ts [seeds] [speed|quality] [--long]: 6 seeds, 20 with --long. Prints CSV: what,value,unit,limit.
 */
import { startSettlePool } from '#/compute/node/settle-pool.ts';
import { BASE_SEQUENCE_DEFAULTS, type BaseSequence, buildBaseSequence } from '#/engine/dots/base-sequence.ts';
import type { DotMetrics } from '#/engine/dots/dot-metrics.ts';
import type { FixedPoints } from '#/engine/dots/fixed-points.ts';
import { type DotPlan, planDots } from '#/engine/dots/plan-dots.ts';
import { rectangleMesh } from '#/engine/dots/rectangle-mesh.ts';
import { settleDots } from '#/engine/dots/settle-dots.ts';
import { type DotCase, densityOn, designed, dotCases, measurePlan, runCase, SHARES } from './dots-cases.ts';
import { median } from './median.ts';
import { FastPoissonDiskSampling, PoissonDiskSampling } from './peers.ts';

const ROUNDS = 5;

function row(name: string, measure: string, value: number, limit = ''): void {
  console.log(
    `dots ${name}: ${measure},${Number(value.toPrecision(4))},,${limit}`
      .replaceAll(', least', ' (least)')
      .replaceAll(', most', ' (most)')
      .replaceAll(', mean', ' (mean)')
      .replaceAll(', three', ' three'),
  );
}

/** Short work is timed in groups of this many: a single run of half a millisecond is too short for the clock of a shared machine. */
const GROUP = 5;

/**
 * Milliseconds of processor time (all threads of the process) that each piece of work took in each of its runs, in turns: what
 * other programs on the machine disturb least.
 */
function timesInTurns(work: Readonly<Record<string, () => unknown>>, rounds: number): Record<string, number[][]> {
  const times: Record<string, number[][]> = {};
  const group: Record<string, number> = {};
  for (let round = 0; round <= rounds; round++)
    for (const [name, run] of Object.entries(work)) {
      const turn: number[] = [];
      // Short work is repeated, so that all of it is compiled; the first round only warms up.
      for (let spent = 0, repeat = 0; spent < 60 && repeat < 20; repeat++) {
        const runs = round === 0 ? 1 : group[name]!;
        const started = process.cpuUsage();
        for (let k = 0; k < runs; k++) run();
        const { user, system } = process.cpuUsage(started);
        const ms = (user + system) / 1000;
        spent += ms;
        if (round === 0) group[name] = ms < 10 ? GROUP : 1;
        else turn.push(ms / runs);
      }
      if (round > 0) times[name] = [...(times[name] ?? []), turn];
    }
  return times;
}

/** The best of each piece of work. */
function inTurns(work: Readonly<Record<string, () => unknown>>, rounds = ROUNDS): Record<string, number> {
  const times = timesInTurns(work, rounds);
  return Object.fromEntries(Object.entries(times).map(([name, turns]) => [name, Math.min(...turns.flat())]));
}

/**
 * How many times as long large work takes as small work: the median over turns, each the median of its runs. The clock of processor time
 * now and then leaves a part of a short run out; a best of hundreds of short runs picks just those, a median none.
 */
function timesAsLong(small: () => unknown, large: () => unknown, rounds: number): number {
  const times = timesInTurns({ small, large }, rounds);
  return median(times['large']!.map((turn, k) => median(turn) / median(times['small']![k]!)));
}

/** A plane that holds about `dots` dots of one density, with its base. */
function planeFor(dots: number, perCm2: number, field?: (x: number, y: number) => number, sideMm?: number) {
  const side = sideMm ?? Math.sqrt((dots / perCm2) * 100);
  const { mesh, treatable } = rectangleMesh(side, side, BASE_SEQUENCE_DEFAULTS.guardBandMm);
  const one: DotCase = {
    name: `${dots}`,
    mesh,
    treatable,
    perCm2: (x, y) => (x >= 0 && x <= side && y >= 0 && y <= side ? (field ? field(x, y) : perCm2) : 0),
    minSpacingMm: 0.55,
  };
  const base = buildBaseSequence(mesh, { seed: 1, treatableTriangles: treatable });
  return { side, base, density: densityOn(base, one) };
}

/** One hair for six dots, at hashed places. */
function hairsOn(side: number, count: number): FixedPoints {
  const positionsMm = new Float64Array(3 * count);
  for (let i = 0; i < count; i++)
    positionsMm.set([side * ((i * 0.754877666246693) % 1), side * ((i * 0.569840290998053) % 1), 0], 3 * i);
  return { positionsMm, radiusMm: new Float32Array(count).fill(0.3) };
}

/** Side of the square that holds about 20,000 dots of the designed field at 115 dots/cm2. */
const VARIABLE_SIDE = 143;
const LEAST_SHARE = 0.12;
const MOST_SHARE = 1.6;

/** The designed field as spacings of the peer, in one call: as dense as ours. */
function variablePeer(): number[][] {
  const spacing = (share: number): number => 0.924 / Math.sqrt(share * 1.15);
  const shortest = spacing(MOST_SHARE);
  const longest = spacing(LEAST_SHARE);
  return new PoissonDiskSampling({
    shape: [VARIABLE_SIDE, VARIABLE_SIDE],
    minDistance: shortest,
    maxDistance: longest,
    tries: 30,
    distanceFunction: ([x, y]: [number, number]) =>
      (spacing(Math.max(LEAST_SHARE, designed(x - VARIABLE_SIDE / 2, y - 6))) - shortest) / (longest - shortest),
  }).fill();
}

async function benchSpeed(): Promise<void> {
  const small = planeFor(20_000, 120);
  const hairs = hairsOn(small.side, 3300);
  const varied = planeFor(20_000, 115, (x, y) => 115 * designed(x - VARIABLE_SIDE / 2, y - 6), VARIABLE_SIDE);
  const tight = { sessionShares: SHARES, minSpacingMm: 0.4 };
  const plannedVaried = planDots(varied.base, varied.density, tight);
  const options = { sessionShares: SHARES };
  const planned = planDots(small.base, small.density, options);
  const baseSide =
    Math.sqrt((20_000 / BASE_SEQUENCE_DEFAULTS.densityPerCm2) * 100) - 2 * BASE_SEQUENCE_DEFAULTS.guardBandMm;
  const baseMesh = rectangleMesh(baseSide, baseSide, BASE_SEQUENCE_DEFAULTS.guardBandMm).mesh;
  let peerDots = 0;
  let variableDots = 0;
  const ms = inTurns({
    u: () => {
      peerDots = new PoissonDiskSampling({ shape: [100, 100], minDistance: 0.564, tries: 30 }).fill().length;
    },
    v: () => {
      variableDots = variablePeer().length;
    },
    fast: () => new FastPoissonDiskSampling({ shape: [100, 100], radius: 0.595, tries: 30 }).fill(),
    planVaried: () => planDots(varied.base, varied.density, tight),
    settleVaried: () => settleDots(varied.base, plannedVaried, varied.density, { ...tight, irregularity: 0 }),
    plan: () => planDots(small.base, small.density, options),
    planHairs: () => planDots(small.base, small.density, { ...options, fixed: hairs }),
    base: () => buildBaseSequence(baseMesh, { seed: 3 }),
    settle: () => settleDots(small.base, planned, small.density, { ...options, irregularity: 0 }),
  });
  row('poisson-disk-sampling uniform (u)', 'ms', ms['u']!);
  row('poisson-disk-sampling uniform (u)', 'dots', peerDots);
  row('poisson-disk-sampling variable (v)', 'ms', ms['v']!);
  row('poisson-disk-sampling variable (v)', 'dots', variableDots);
  row('fast-2d-poisson-disk-sampling uniform', 'ms', ms['fast']!);
  const u = ms['u']!;
  const v = ms['v']!;
  row('plan 20k of the variable field', 'dots', plannedVaried.count);
  row('plan 20k of the variable field', 'ms', ms['planVaried']!);
  row('plan 20k of the variable field', 'v', ms['planVaried']! / v, '0.01');
  row('settle 20k of the variable field', 'ms', ms['settleVaried']!);
  row('settle 20k of the variable field', 'u', ms['settleVaried']! / u);
  row('plan 20k', 'ms', ms['plan']!);
  row('plan 20k', 'v', ms['plan']! / v, '0.01');
  row('plan 20k with 3.3k hairs', 'ms', ms['planHairs']!);
  row('plan 20k with 3.3k hairs', 'v', ms['planHairs']! / v, '0.0333');
  row('base 20k', 'ms', ms['base']!);
  row('base 20k', 'u', ms['base']! / u, '2.3');
  row('settle 20k, three sessions', 'ms', ms['settle']!);
  row('settle 20k, three sessions', 'u', ms['settle']! / u, '2');
  await benchWarmPool(small.base, planned, small.density, options);
  for (const [dots, limit] of [
    [60_000, '4'],
    [200_000, '14'],
  ] as const) {
    const large = planeFor(dots, 120);
    const many = hairsOn(large.side, Math.round(dots / 6));
    const times = timesAsLong(
      () => planDots(small.base, small.density, { ...options, fixed: hairs }),
      () => planDots(large.base, large.density, { ...options, fixed: many }),
      7,
    );
    row(`plan ${dots / 1000}k with N/6 hairs`, 'times 20k', times, limit);
  }
  const largeSide =
    Math.sqrt((200_000 / BASE_SEQUENCE_DEFAULTS.densityPerCm2) * 100) - 2 * BASE_SEQUENCE_DEFAULTS.guardBandMm;
  const largeMesh = rectangleMesh(largeSide, largeSide, BASE_SEQUENCE_DEFAULTS.guardBandMm).mesh;
  const ms200 = inTurns(
    {
      u: () => new PoissonDiskSampling({ shape: [100, 100], minDistance: 0.564, tries: 30 }).fill(),
      base: () => buildBaseSequence(largeMesh, { seed: 3 }),
    },
    1,
  );
  row('base 200k', 'ms', ms200['base']!);
  row('base 200k', 'u', ms200['base']! / ms200['u']!, '20');
  row('memory after 200k', 'MB', process.memoryUsage().rss / 1e6);
}

/** Settling on two threads that have settled before; wall time, so that what the threads do at once counts once. */
async function benchWarmPool(
  base: BaseSequence,
  plan: DotPlan,
  density: Float32Array,
  options: { readonly sessionShares: readonly number[] },
): Promise<void> {
  const pool = startSettlePool(2);
  const best = { u: Number.POSITIVE_INFINITY, settle: Number.POSITIVE_INFINITY };
  for (let round = 0; round < 25; round++) {
    const started = performance.now();
    new PoissonDiskSampling({ shape: [100, 100], minDistance: 0.564, tries: 30 }).fill();
    const between = performance.now();
    await pool.settle(base, plan, density, { ...options, irregularity: 0 });
    best.u = Math.min(best.u, between - started);
    best.settle = Math.min(best.settle, performance.now() - between);
  }
  await pool.close();
  row('settle 20k on two warm threads', 'ms of wall time', best.settle);
  row('settle 20k on two warm threads', 'u of wall time', best.settle / best.u, '1.2');
}

interface Gate {
  readonly measure: string;
  readonly limit: string;
  readonly of: (metrics: DotMetrics) => number;
  /** The worst of several seeds. */
  readonly worst: (values: readonly number[]) => number;
}

const most = (values: readonly number[]): number => Math.max(...values);
const least = (values: readonly number[]): number => Math.min(...values);
const last = (metrics: DotMetrics) => metrics.prefixes[metrics.prefixes.length - 1]!;

const SETTLED_GATES: readonly Gate[] = [
  { measure: 'hard violations', limit: '0', of: (m) => m.hardViolations, worst: most },
  { measure: 'rho at .1 percentile, least', limit: '>= .62', of: (m) => last(m).rho001, worst: least },
  { measure: 'NN-CV, least', limit: '>= .07', of: (m) => last(m).nnCv, worst: least },
  { measure: 'NN-CV, most', limit: '<= .14', of: (m) => last(m).nnCv, worst: most },
  { measure: 'psi6 local, most', limit: '<= .47', of: (m) => last(m).psi6Local, worst: most },
  { measure: 'psi6 global, most', limit: '<= .03', of: (m) => last(m).psi6Global, worst: most },
  { measure: 'anisotropy dB, most', limit: '<= 1', of: (m) => Math.abs(last(m).anisotropyDb), worst: most },
  { measure: 'P_low, most', limit: '<= .02', of: (m) => last(m).pLow, worst: most },
  { measure: 'hole, most', limit: '<= .9', of: (m) => last(m).hole, worst: most },
  { measure: 'prefix rho, least', limit: '>= .5', of: (m) => least(m.prefixes.map((p) => p.rho001)), worst: least },
  { measure: 'prefix NN-CV, most', limit: '<= .13', of: (m) => most(m.prefixes.map((p) => p.nnCv)), worst: most },
  {
    measure: 'band error over the larger of 3 % and 1/sqrt n, most',
    limit: '<= 1',
    of: (m) => most(m.bands.map((b) => Math.abs(b.n / b.target - 1) / Math.max(0.03, 1 / Math.sqrt(b.target)))),
    worst: most,
  },
];

const PLANNED_GATES: readonly Gate[] = [
  { measure: 'dragging: rho at .1 percentile, least', limit: '>= .58', of: (m) => last(m).rho001, worst: least },
  { measure: 'dragging: P_low, most', limit: '<= .10', of: (m) => last(m).pLow, worst: most },
  { measure: 'dragging: hole, most', limit: '<= 1.1', of: (m) => last(m).hole, worst: most },
];

const NATURAL_GATES: readonly Gate[] = [
  { measure: 'natural: Clark-Evans, least', limit: '>= 1.45', of: (m) => m.clarkEvans, worst: least },
  { measure: 'natural: Clark-Evans, most', limit: '<= 1.65', of: (m) => m.clarkEvans, worst: most },
  { measure: 'natural: NN-CV, least', limit: '>= .14', of: (m) => last(m).nnCv, worst: least },
  { measure: 'natural: NN-CV, most', limit: '<= .20', of: (m) => last(m).nnCv, worst: most },
  { measure: 'natural: P_low, most', limit: '<= .05', of: (m) => last(m).pLow, worst: most },
  { measure: 'natural: hard violations', limit: '0', of: (m) => m.hardViolations, worst: most },
];

function report(name: string, gates: readonly Gate[], all: readonly DotMetrics[]): void {
  // A measure with a least and a most has one mean.
  const said = new Set<string>();
  for (const gate of gates) {
    const values = all.map(gate.of);
    row(name, gate.measure, gate.worst(values), gate.limit);
    const mean = `${gate.measure.replace(/, (most|least)$/, '')}, mean`;
    if (said.has(mean)) continue;
    said.add(mean);
    row(name, mean, values.reduce((a, b) => a + b, 0) / values.length);
  }
}

function benchQuality(seeds: number): void {
  for (const one of dotCases(80)) {
    const settled: DotMetrics[] = [];
    const planned: DotMetrics[] = [];
    const natural: DotMetrics[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
      const run = runCase(one, seed, 0);
      settled.push(measurePlan(one, run.settled));
      if (seed <= Math.ceil(seeds / 4)) {
        planned.push(measurePlan(one, run.planned));
        natural.push(measurePlan(one, runCase(one, seed, 0.5).settled));
      }
    }
    report(one.name, SETTLED_GATES, settled);
    const bands = settled[0]!.bands.length;
    for (let band = 0; band < bands; band++) {
      const errors = settled.map((m) => 100 * (m.bands[band]!.n / m.bands[band]!.target - 1));
      row(one.name, `bias of band ${band + 1} %, mean`, errors.reduce((a, b) => a + b, 0) / seeds, '+-1');
    }
    report(one.name, PLANNED_GATES, planned);
    report(one.name, NATURAL_GATES, natural);
  }
}

if (import.meta.main) {
  const words = process.argv.slice(2).filter((word) => word !== '--long');
  const only = words.find((word) => word === 'speed' || word === 'quality');
  const seeds = Number(words.find((word) => Number(word) > 0) ?? (process.argv.includes('--long') ? 20 : 6));
  if (only !== 'quality') await benchSpeed();
  if (only !== 'speed') benchQuality(seeds);
}
