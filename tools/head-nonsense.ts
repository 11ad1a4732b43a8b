import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, nextNormal, type Random } from '#/base/random.ts';
import { fitHead, type PhotoTaps } from '#/engine/scalp/fit-head.ts';
import { FACE_LANDMARK_NAMES } from '#/engine/scalp/landmarks.ts';

/**
 * What share of nonsensical taps the head's fit refuses, and what share of honest ones: `node tools/head-nonsense.ts --draws 30 --seed 1`.
 * Three portraits beside the repository (1024 x 1024 px, landmarks placed by eye) with their points replaced or disturbed by chance.
 */

type Px = readonly [number, number];
type Taps = Readonly<Record<string, Px>>;
type Kind = readonly [name: string, draw: (taps: Taps, random: Random) => Taps];

const SIDE = 1024;
const TAP_PX = 4.5;

const LEAST = ['glabella', 'exocanthion_right', 'exocanthion_left', 'menton', 'tragion_right'];
/** The studio's first taps and, of the outline, top and both sides. */
const NINE = [...LEAST, 'tragion_left', 'silhouette_top', 'silhouette_right', 'silhouette_left'];

function only(taps: Taps, names: readonly string[]): Taps {
  return Object.fromEntries(names.flatMap((name) => (taps[name] ? [[name, taps[name]] as const] : [])));
}

function moved(taps: Taps, to: (px: Px, name: string) => Px): Taps {
  return Object.fromEntries(
    Object.entries(taps).map(([name, px]) => {
      const [u, v] = to(px, name);
      return [name, [Math.min(SIDE, Math.max(0, u)), Math.min(SIDE, Math.max(0, v))] as const];
    }),
  );
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random.next() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/** The five that a photo needs and up to two more. */
function few(taps: Taps, random: Random): Taps {
  const others = shuffled(
    FACE_LANDMARK_NAMES.filter((name) => !LEAST.includes(name)),
    random,
  );
  return only(taps, [...LEAST, ...others.slice(0, Math.floor(3 * random.next()))]);
}

function noisy(taps: Taps, random: Random): Taps {
  return moved(taps, ([u, v]) => [u + TAP_PX * nextNormal(random), v + TAP_PX * nextNormal(random)]);
}

/** Some of the points 80 to 300 px beside their places. */
function displaced(taps: Taps, count: number, random: Random): Taps {
  const bad = new Set(shuffled(Object.keys(taps), random).slice(0, count));
  return moved(taps, ([u, v], name) => {
    if (!bad.has(name)) return [u, v];
    const [angle, far] = [2 * Math.PI * random.next(), 80 + 220 * random.next()];
    return [u + far * Math.cos(angle), v + far * Math.sin(angle)];
  });
}

function anywhere(taps: Taps, random: Random): Taps {
  return moved(taps, () => [SIDE * random.next(), SIDE * random.next()]);
}

/** Right and left, brow and chin in their order: chance that the simple rules let through. */
function ordered(taps: Taps): Taps {
  const result: Record<string, Px> = { ...taps };
  const swap = (a: string, b: string) => {
    [result[a], result[b]] = [result[b]!, result[a]!];
  };
  for (const name of Object.keys(taps)) {
    const other = name.replace('_right', '_left');
    if (other !== name && result[other] && result[name]![0] > result[other]![0]) swap(name, other);
  }
  const line = ['glabella', 'nasion', 'subnasale', 'menton'].filter((name) => result[name]);
  const heights = line.map((name) => result[name]!).sort((a, b) => a[1] - b[1]);
  line.forEach((name, k) => {
    result[name] = heights[k]!;
  });
  return result;
}

function renamed(taps: Taps, random: Random): Taps {
  const places = shuffled(Object.values(taps), random);
  return Object.fromEntries(Object.keys(taps).map((name, k) => [name, places[k]!]));
}

/** All on a shoulder or a piece of the wall, 2 to 12 % of the picture wide. */
function heaped(taps: Taps, random: Random): Taps {
  const [u, v, wide] = [random.next(), random.next(), 0.02 + 0.1 * random.next()].map((x) => SIDE * x) as [
    number,
    number,
    number,
  ];
  return moved(taps, () => [u + wide * nextNormal(random), v + wide * nextNormal(random)]);
}

function turned(taps: Taps, degrees: number): Taps {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const h = SIDE / 2;
  return moved(taps, ([u, v]) => [h + c * (u - h) - s * (v - h), h + s * (u - h) + c * (v - h)]);
}

/** A part of the points, half of them or one less, drawn together or apart by half or more, or mirrored about the picture's middle. */
function partWrong(taps: Taps, random: Random): Taps {
  const names = shuffled(Object.keys(taps), random);
  const part = new Set(names.slice(0, Math.max(2, Math.floor(names.length / 2))));
  const how = Math.floor(3 * random.next());
  const factor = how === 0 ? 0.5 * random.next() : 1.5 + random.next();
  const h = SIDE / 2;
  return moved(taps, ([u, v], name) => {
    if (!part.has(name)) return [u, v];
    return how === 2 ? [SIDE - u, v] : [h + factor * (u - h), h + factor * (v - h)];
  });
}

/** Stretched across or along, two to four times: no face is so narrow or so wide. */
function squeezed(taps: Taps, random: Random): Taps {
  const factor = 0.25 + 0.25 * random.next();
  const [a, b] = random.next() < 0.5 ? [factor, 1] : [1, factor];
  const h = SIDE / 2;
  return moved(taps, ([u, v]) => [h + a * (u - h), h + b * (v - h)]);
}

const HONEST: readonly Kind[] = [
  ['all 14 points, 4.5 px noise', noisy],
  ['nine points', (taps, random) => noisy(only(taps, NINE), random)],
  ['5 to 7 points', (taps, random) => noisy(few(taps, random), random)],
  ['all, one of them 80 to 300 px off', (taps, random) => displaced(noisy(taps, random), 1, random)],
  ['nine, one of them off', (taps, random) => displaced(noisy(only(taps, NINE), random), 1, random)],
  ['head tilted by up to 15 degrees', (taps, random) => turned(noisy(taps, random), 30 * (random.next() - 0.5))],
];

const UNDECIDED: readonly Kind[] = [
  ['5 to 7 points, one of them off', (taps, random) => displaced(noisy(few(taps, random), random), 1, random)],
];

const NONSENSE: readonly Kind[] = [
  ['all anywhere', anywhere],
  ['all anywhere, right and left, brow and chin in order', (taps, random) => ordered(anywhere(taps, random))],
  ['all, names shuffled', renamed],
  ['all, names shuffled, in order', (taps, random) => ordered(renamed(taps, random))],
  ['half of all drawn together, apart or mirrored', partWrong],
  ['all squeezed 2 to 4 times', squeezed],
  ['all heaped on a shoulder or wall, in order', (taps, random) => ordered(heaped(taps, random))],
  ['upside down, right and left as in the picture', (taps, random) => ordered(turned(noisy(taps, random), 180))],
  ['on the side', (taps, random) => turned(noisy(taps, random), random.next() < 0.5 ? 90 : 270)],
  ['5 to 7 anywhere', (taps, random) => anywhere(few(taps, random), random)],
  ['5 to 7 anywhere, in order', (taps, random) => ordered(anywhere(few(taps, random), random))],
  ['5 to 7, names shuffled, in order', (taps, random) => ordered(renamed(few(taps, random), random))],
  ['5 to 7 heaped, in order', (taps, random) => ordered(heaped(few(taps, random), random))],
  ['5 to 7 squeezed', (taps, random) => squeezed(few(taps, random), random)],
  ['5 to 7, three of them off', (taps, random) => displaced(noisy(few(taps, random), random), 3, random)],
  ['nine, four of them off', (taps, random) => displaced(noisy(only(taps, NINE), random), 4, random)],
];

/** Counts the refusals of draws from all portraits by rule. */
function refusals([, draw]: Kind, portraits: readonly Taps[], draws: number, seed: number): Map<string, number> {
  const rules = new Map<string, number>();
  portraits.forEach((taps, portrait) => {
    for (let k = 0; k < draws; k++) {
      const landmarks = draw(taps, createRandom(seed * 10_000 + k, portrait));
      const photo: PhotoTaps = { widthPx: SIDE, heightPx: SIDE, landmarks };
      const fit = fitHead([photo], {}, { sex: 'male' });
      if (!fit.ok) rules.set(fit.refusal.rule, (rules.get(fit.refusal.rule) ?? 0) + 1);
    }
  });
  return rules;
}

function report(title: string, kinds: readonly Kind[], portraits: readonly Taps[], draws: number, seed: number): void {
  console.log(`\n${title}\n\n| points | refused | by rule (draws) |\n|---|---|---|`);
  for (const kind of kinds) {
    const rules = refusals(kind, portraits, draws, seed);
    const refused = [...rules.values()].reduce((sum, count) => sum + count, 0);
    const share = Math.round((1000 * refused) / (draws * portraits.length)) / 10;
    const by = [...rules].sort().map(([rule, count]) => `${rule} ${count}`);
    console.log(`| ${kind[0]} | ${share} % | ${by.join(', ') || 'none'} |`);
  }
}

function numberArgument(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

if (import.meta.main) {
  const file = join(import.meta.dirname, '../../shared/data/portraits/landmarks.json');
  if (existsSync(file)) {
    const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Taps>;
    const portraits = ['01', '02', '03'].map((number) => all[`portrait-${number}.jpg`]!);
    const [draws, seed] = [numberArgument('--draws', 30), numberArgument('--seed', 1)];
    report('Honest points', HONEST, portraits, draws, seed);
    report('Few points of which one is wrong', UNDECIDED, portraits, draws, seed);
    report('Nonsense', NONSENSE, portraits, draws, seed);
  } else {
    console.error(`The portraits are not here: ${file} is missing.`);
    process.exitCode = 2;
  }
}
