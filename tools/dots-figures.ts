/**
 * Two tables of docs/methods/dots.md: pattern statistics of patterns that are known, and how far plans fall short of a density.
 * Usage: node tools/dots-figures.ts [seeds]. Means over seeds.
 */
import { createRandom, type Random } from '#/base/random.ts';
import { BASE_SEQUENCE_DEFAULTS, buildBaseSequence } from '#/engine/dots/base-sequence.ts';
import { dotMetrics } from '#/engine/dots/dot-metrics.ts';
import { type FixedPoints, HEX_SPACING } from '#/engine/dots/fixed-points.ts';
import type { PatternMetrics } from '#/engine/dots/pattern-metrics.ts';
import { planDots } from '#/engine/dots/plan-dots.ts';
import { rectangleMesh } from '#/engine/dots/rectangle-mesh.ts';
import { settleDots } from '#/engine/dots/settle-dots.ts';
import { designed } from '../bench/dots-cases.ts';
import { FastPoissonDiskSampling, PoissonDiskSampling } from '../bench/peers.ts';

const SIDE_MM = 100;
const PER_CM2 = 140;
const SPACING_MM = 0.55;
const { mesh, treatable } = rectangleMesh(SIDE_MM, SIDE_MM, BASE_SEQUENCE_DEFAULTS.guardBandMm);
const seeds = Number(process.argv[2] ?? 3);

/** Places on the square, x and y in mm. */
type Places = readonly (readonly number[])[];

/** Session 3's statistics of places that were meant to follow `share`, scaled to as many as there are. */
function measured(places: Places, share: (x: number, y: number) => number = () => 1): PatternMetrics {
  const count = places.length;
  let sum = 0;
  for (let y = 0.25; y < SIDE_MM; y += 0.5) for (let x = 0.25; x < SIDE_MM; x += 0.5) sum += 0.0025 * share(x, y);
  const inside = (x: number, y: number): boolean => x >= 0 && y >= 0 && x <= SIDE_MM && y <= SIDE_MM;
  const rows = {
    count,
    ids: Uint32Array.from({ length: count }, (_, i) => i),
    positionsMm: Float64Array.from(places.flatMap(([x, y]) => [x!, y!, 0])),
    sessions: new Uint8Array(count).fill(1),
    ranks: new Uint32Array(count),
    azimuthsDeg: new Float32Array(count),
    tiltsDeg: new Float32Array(count),
  };
  return dotMetrics(rows, {
    mesh,
    perCm2: (x, y) => (inside(x, y) ? (count / sum) * share(x, y) : 0),
    minSpacingMm: 0,
    sessionShares: [1],
  }).prefixes[0]!;
}

function hexLattice(): Places {
  const step = (10 * HEX_SPACING) / Math.sqrt(PER_CM2);
  const rows = Array.from({ length: Math.floor(SIDE_MM / (step * Math.sqrt(0.75))) }, (_, row) => row);
  const columns = Array.from({ length: Math.floor(SIDE_MM / step) }, (_, column) => column);
  return rows.flatMap((row) =>
    columns.map((column) => [(column + (row % 2) / 2) * step, row * step * Math.sqrt(0.75)]),
  );
}

/** The designed field of the bench, everywhere dense enough for a sampler that needs a longest distance. */
const share = (x: number, y: number): number => Math.max(0.12, designed(x - SIDE_MM / 2, y - 6));
const spacingOf = (of: number): number => 0.924 / Math.sqrt(of * 1.15);

function variablePoisson(random: Random): Places {
  const [shortest, longest] = [spacingOf(1.6), spacingOf(0.12)];
  return new PoissonDiskSampling(
    {
      shape: [SIDE_MM, SIDE_MM],
      minDistance: shortest,
      maxDistance: longest,
      tries: 30,
      distanceFunction: ([x, y]: [number, number]) => (spacingOf(share(x, y)) - shortest) / (longest - shortest),
    },
    () => random.next(),
  ).fill();
}

const square = { shape: [SIDE_MM, SIDE_MM], tries: 30 };
const baseOf = (seed: number) => buildBaseSequence(mesh, { seed, treatableTriangles: treatable });
const densityOf = (base: ReturnType<typeof baseOf>, perCm2: number): Float32Array =>
  Float32Array.from(base.treatable, (inside) => inside * perCm2);

function own(seed: number, settle: boolean): Places {
  const base = baseOf(seed);
  const density = densityOf(base, PER_CM2);
  const options = { minSpacingMm: SPACING_MM, irregularity: 0 };
  const planned = planDots(base, density, options);
  const { count, positionsMm: p } = settle ? settleDots(base, planned, density, options) : planned;
  return Array.from({ length: count }, (_, i) => [p[3 * i]!, p[3 * i + 1]!]);
}

const PATTERNS: Readonly<Record<string, (seed: number) => PatternMetrics>> = {
  'white noise': (seed) => {
    const random = createRandom(seed);
    const count = (PER_CM2 * SIDE_MM ** 2) / 100;
    return measured(Array.from({ length: count }, () => [random.next() * SIDE_MM, random.next() * SIDE_MM]));
  },
  'hexagonal lattice': () => measured(hexLattice()),
  'poisson-disk-sampling 2.3.1': (seed) => {
    const random = createRandom(seed);
    return measured(new PoissonDiskSampling({ ...square, minDistance: 0.564 }, () => random.next()).fill());
  },
  'the same, variable density': (seed) => measured(variablePoisson(createRandom(seed)), share),
  'fast-2d-poisson-disk-sampling 1.0.3': (seed) => {
    const random = createRandom(seed);
    return measured(new FastPoissonDiskSampling({ ...square, radius: 0.595 }, () => random.next()).fill());
  },
  'Whorl planned, uniform': (seed) => measured(own(seed, false)),
  'Whorl settled, uniform, irregularity 0': (seed) => measured(own(seed, true)),
};
const FIGURES = ['rho001', 'nnCv', 'clarkEvans', 'areaCv', 'psi6Local', 'hole', 'pLow'] as const;
const each = Array.from({ length: seeds }, (_, n) => n + 1);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

console.log(
  '| pattern | ρ.1 % | NN-CV | Clark-Evans | Voronoi CV | ψ6 local | hole | P_low |\n|---|---|---|---|---|---|---|---|',
);
for (const [name, of] of Object.entries(PATTERNS)) {
  const found = each.map(of);
  const cells = FIGURES.map((figure) => mean(found.map((metrics) => metrics[figure])).toFixed(3));
  console.log(`| ${[name, ...cells].join(' | ')} |`);
}

/** One hair for six dots of a total, evenly scattered, or around as few places in threes .3 mm apart. */
function hairs(total: number, inClumps: boolean): FixedPoints {
  const count = Math.round((total * SIDE_MM ** 2) / 700);
  const positionsMm = new Float64Array(3 * count);
  for (let i = 0; i < count; i++) {
    const place = inClumps ? Math.floor(i / 3) : i;
    const turn = ((i % 3) * 2 * Math.PI) / 3;
    const out = inClumps ? 0.3 / Math.sqrt(3) : 0;
    const [x, y] = [SIDE_MM * ((place * 0.754877666246693) % 1), SIDE_MM * ((place * 0.569840290998053) % 1)];
    positionsMm.set([x + out * Math.cos(turn), y + out * Math.sin(turn), 0], 3 * i);
  }
  return { positionsMm, radiusMm: new Float32Array(count).fill(0.3) };
}

/** Percent by which a plan, its hairs counted, lies over the density that was asked for. */
function over(seed: number, perCm2: number, fixed?: FixedPoints): number {
  const base = baseOf(seed);
  const plan = planDots(base, densityOf(base, perCm2), { minSpacingMm: SPACING_MM, ...(fixed ? { fixed } : {}) });
  return 100 * (((plan.count + (fixed?.radiusMm.length ?? 0)) * 100) / (perCm2 * SIDE_MM ** 2) - 1);
}

console.log('\n| hairs | dots and hairs per cm² | over the density % |\n|---|---|---|');
for (const perCm2 of [148.5, 160, 175, 190])
  console.log(`| none | ${perCm2} | ${mean(each.map((seed) => over(seed, perCm2))).toFixed(1)} |`);
for (const inClumps of [false, true])
  for (const perCm2 of [20, 30, 60, 115, 149]) {
    const found = mean(each.map((seed) => over(seed, perCm2, hairs(perCm2, inClumps))));
    console.log(`| ${inClumps ? 'in threes' : 'scattered'} | ${perCm2} | ${found.toFixed(1)} |`);
  }
