/**
 * Photons per second on five stacks: the engine on one thread (of processor time) and on two (by the clock), and a plain version in
 * the same run.
 * Usage: node bench/skin.bench.ts. Prints a Markdown table, then CSV: what,value,unit,limit.
 */
import { availableParallelism } from 'node:os';
import { monteCarloInBatches } from '#/compute/node/monte-carlo-batches.ts';
import { addingDoubling } from '#/engine/skin/adding-doubling.ts';
import { dotKernel, skinFromLab } from '#/engine/skin/appearance.ts';
import { shadeAdvice } from '#/engine/skin/choose-shade.ts';
import { runMonteCarlo } from '#/engine/skin/monte-carlo.ts';
import { type Layer, type LayerStack, skinStack } from '#/engine/skin/skin-layers.ts';
import { median } from './median.ts';
import { plainMonteCarlo } from './skin-plain-monte-carlo.ts';

const layer = (n: number, muaPerCm: number, musPerCm: number, g: number, dCm: number | null): Layer => ({
  n,
  muaPerCm,
  musPerCm,
  g,
  dCm,
});

interface Case {
  readonly name: string;
  readonly layers: readonly Layer[];
  /** MCML in C, gcc 12 -O2, one thread of an EPYC 9004 (2.6 GHz), photons per second. */
  readonly mcmlPerSecond: number;
}

const CASES: readonly Case[] = [
  { name: 'slab of van de Hulst', layers: [layer(1, 10, 90, 0.75, 0.02)], mcmlPerSecond: 3.64e6 },
  { name: 'Giovanelli', layers: [layer(1.5, 10, 90, 0, null)], mcmlPerSecond: 3.37e5 },
  {
    name: 'three layers (manual)',
    layers: [layer(1.37, 1, 100, 0.9, 0.1), layer(1.37, 1, 10, 0, 0.1), layer(1.37, 2, 10, 0.7, 0.2)],
    mcmlPerSecond: 2.22e5,
  },
  {
    name: 'three layers of skin, 550 nm',
    layers: [
      layer(1.4, 15.2795, 200.867, 0.8, 0.01),
      layer(1.4, 1.6785, 200.867, 0.8, 0.2),
      layer(1.4, 0.3, 100.434, 0.8, 1),
    ],
    mcmlPerSecond: 3.27e4,
  },
  {
    name: 'seven layers, 600 nm',
    layers: [
      layer(1.53, 0.2, 1000, 0.9, 0.002),
      layer(1.34, 0.15, 400, 0.85, 0.008),
      layer(1.4, 0.7, 300, 0.8, 0.01),
      layer(1.39, 1, 350, 0.9, 0.008),
      layer(1.4, 0.7, 200, 0.76, 0.162),
      layer(1.39, 1, 350, 0.95, 0.02),
      layer(1.44, 0.3, 150, 0.8, 0.59),
    ],
    mcmlPerSecond: 2.42e4,
  },
];

const ROUNDS = 7;

/** Runs the whole bench and prints a Markdown table. */
export async function benchSkin(): Promise<void> {
  const rows: string[] = [];
  const ratios: number[] = [];
  const csv: string[] = [];
  for (const { name, layers, mcmlPerSecond } of CASES) {
    const stack: LayerStack = { nAbove: 1, nBelow: 1, layers };
    const photons = Math.round(mcmlPerSecond / 4);
    runMonteCarlo(stack, Math.ceil(photons / 10), { seed: 1 });
    plainMonteCarlo(stack, Math.ceil(photons / 10), 1);
    const own: number[] = [];
    const plain: number[] = [];
    // In turns, so that a busy machine slows both.
    for (let round = 0; round < ROUNDS; round++) {
      own.push(rate(photons, () => runMonteCarlo(stack, photons, { seed: 2 + round })));
      if (round < 3) plain.push(rate(photons / 4, () => plainMonteCarlo(stack, Math.ceil(photons / 4), 2 + round)));
    }
    const started = performance.now();
    await monteCarloInBatches(stack, photons * 8, { seed: 1, workers: 2 });
    const two = (photons * 8000) / (performance.now() - started);
    ratios.push(median(own) / mcmlPerSecond);
    rows.push(
      `| ${name} | ${format(median(own))} | ${format(Math.max(...own))} | ${format(two)} | ${format(median(plain))} | ${(median(own) / median(plain)).toFixed(2)} | ${format(mcmlPerSecond)} | ${(median(own) / mcmlPerSecond).toFixed(2)} | ${(Math.max(...own) / mcmlPerSecond).toFixed(2)} |`,
    );
    const what = `skin ${name.replaceAll(',', '')}`;
    csv.push(
      csvRow(`${what}: photons per second (median)`, median(own)),
      csvRow(`${what}: photons per second on two threads`, two),
      csvRow(`${what}: over the plain version`, median(own) / median(plain)),
      csvRow(`${what}: over MCML in C`, median(own) / mcmlPerSecond),
    );
  }
  console.log(`Photons per second, ${availableParallelism()} processors, Node ${process.version}\n`);
  console.log(
    '| stack | median | best | two threads | plain JS | median / plain | MCML in C | median / MCML | best / MCML |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|');
  console.log(rows.join('\n'));
  console.log(`\nMedian over the stacks of median / MCML: ${median(ratios).toFixed(2)}`);
  csv.push(csvRow('skin median over MCML in C', median(ratios)));
  console.log(`\n${[...csv, ...benchRest()].join('\n')}`);
}

function csvRow(what: string, value: number, unit = ''): string {
  return `${what},${Number(value.toPrecision(4))},${unit},`;
}

/** The rest of the optics, as rows. */
function benchRest(): string[] {
  const stack = skinStack({ melaninFraction: 0.03, bloodFraction: 0.008, saturation: 0.6, vesselRadiusUm: 11 }, 550);
  const time = (count: number, work: () => unknown): number => {
    work();
    const started = performance.now();
    for (let i = 0; i < count; i++) work();
    return (performance.now() - started) / count;
  };
  const ink = { pigment: 'carbon', dilution: 20, zTopMm: 0.12, lengthMm: 0.2, diameterMm: 0.15 };
  const skin = skinFromLab([66, 9, 15]);
  return [
    csvRow(
      'skin adding-doubling (8 directions)',
      time(100, () => addingDoubling(stack, { quadrature: 8 })),
      'ms',
    ),
    csvRow(
      'skin adding-doubling (16 directions)',
      time(50, () => addingDoubling(stack)),
      'ms',
    ),
    csvRow(
      'skin from a colour',
      time(10, () => skinFromLab([66, 9, 15])),
      'ms',
    ),
    csvRow(
      'skin dot kernel',
      time(300, () => dotKernel(skin, ink, { kind: 'healed' })),
      'ms',
    ),
    csvRow(
      'skin shade advice',
      time(3, () => shadeAdvice(skin, '#3a3532')),
      'ms',
    ),
  ];
}

/** Photons per second of processor time: what others do on a busy machine is not counted. */
function rate(photons: number, work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (photons * 1e6) / (user + system);
}

function format(value: number): string {
  return value.toExponential(2).replace('e+', 'e');
}

if (import.meta.main) await benchSkin();
