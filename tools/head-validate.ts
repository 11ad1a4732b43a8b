import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, nextNormal, type Random } from '#/base/random.ts';
import { choleskyFactor, choleskySolve } from '#/engine/math/cholesky.ts';
import { cross, normalize, type Vec3 } from '#/engine/math/vec3.ts';
import { buildBvh, closestPoint } from '#/engine/mesh/bvh.ts';
import { type Camera, projectPoint } from '#/engine/scalp/camera.ts';
import { convexHull } from '#/engine/scalp/convex-outline.ts';
import { fitHead, type HeadFit, type PhotoTaps, type TapeMeasures } from '#/engine/scalp/fit-head.ts';
import { type HeadBasis, unpackBasis } from '#/engine/scalp/head-basis.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import type { LandmarkName } from '#/engine/scalp/landmarks.ts';
import { lowerEdgeMm } from '#/engine/scalp/outline-anchor.ts';
import { bandOfDraws } from '#/engine/scalp/posterior.ts';
import { tapeOf } from '#/engine/scalp/tape.ts';
import { deriveBasis } from './head-basis.ts';
import { frontalArea, midlineAt, midlineProfile, resized, type TrueHead, trueHead } from './head-truth.ts';
import { readScans, type Scan } from './read-scan.ts';

/**
 * How well heads are recovered: every scan is fitted with a basis that no head of its source has shaped.
 * `node tools/head-validate.ts [--cases N] [--verbose]` prints the table of docs/methods/head.md.
 */

const SIDE = 1024;
const TAP_NOISE_PX = 4.5;
const TAPE_NOISE_MM = 3;
const HAIRLINE_MM = 80;
/** What the person at the studio knows: the scan and the three models are men; the third source is of neither sex. */
const SEX_OF = { lps: 'male', makehuman: 'male', ict: 'other' } as const;

interface Setting {
  readonly name: string;
  readonly views: readonly ('front' | 'side' | 'above')[];
  readonly extraOutline: number;
  readonly tape: readonly (keyof TapeMeasures)[];
  readonly ruler?: boolean;
  /** The front photo has nasion, inner eye corners and subnasale too. */
  readonly allLandmarks?: boolean;
}

const SETTINGS: readonly Setting[] = [
  { name: '1 photo, 9 taps', views: ['front'], extraOutline: 0, tape: [] },
  { name: '1 photo, 13 taps (4 more on the outline)', views: ['front'], extraOutline: 4, tape: [] },
  { name: '1 photo, 9 taps + ruler', views: ['front'], extraOutline: 0, tape: [], ruler: true },
  { name: '1 photo, 9 taps + circumference', views: ['front'], extraOutline: 0, tape: ['circumferenceMm'] },
  {
    name: '1 photo, 9 taps + circumference + ear-to-ear arc',
    views: ['front'],
    extraOutline: 0,
    tape: ['circumferenceMm', 'earToEarArcMm'],
  },
  { name: 'front + side + circumference', views: ['front', 'side'], extraOutline: 0, tape: ['circumferenceMm'] },
  {
    name: '3 photos, all landmarks + circumference + ear-to-ear arc',
    views: ['front', 'side', 'above'],
    extraOutline: 4,
    allLandmarks: true,
    tape: ['circumferenceMm', 'earToEarArcMm'],
  },
];

const FRONT_TAPS: readonly LandmarkName[] = [
  'glabella',
  'exocanthion_right',
  'exocanthion_left',
  'menton',
  'tragion_right',
  'tragion_left',
];
const MORE_TAPS: readonly LandmarkName[] = ['nasion', 'endocanthion_right', 'endocanthion_left', 'subnasale'];
const SIDE_TAPS: readonly LandmarkName[] = [
  'glabella',
  'nasion',
  'exocanthion_left',
  'subnasale',
  'menton',
  'tragion_left',
];
const ABOVE_TAPS: readonly LandmarkName[] = [
  'glabella',
  'nasion',
  'exocanthion_right',
  'exocanthion_left',
  'endocanthion_right',
  'endocanthion_left',
  'tragion_left',
];

interface Case {
  readonly scalpMm: number;
  readonly alignedMm: number;
  readonly areaError: number;
  /** Error over half the band: at most 1 where the band covers the truth. */
  readonly areaOfBand: number;
  readonly areaBand: number;
  readonly hairlineMm: number;
  readonly girthOfBand: number;
  readonly outliers: number;
}

/** A portrait camera: turned and tipped a little, or from the side or above, at 0.7 to 3 m, the head filling about half the picture. */
function drawCamera(view: Setting['views'][number], random: Random): Camera {
  const [turn, nod, roll] = [0.14, 0.1, 0.05].map((sd) => sd * nextNormal(random)) as [number, number, number];
  const aim = { front: [0, 0], side: [1.45, 0], above: [0, -0.85] }[view] as [number, number];
  const away = awayOf(aim[0] + turn, aim[1] + nod);
  const level: Vec3 = view === 'side' ? [0, 0, -1] : [1, 0, 0];
  const down0 = normalize(cross(away, level));
  const across0 = cross(down0, away);
  const [c, s] = [Math.cos(roll), Math.sin(roll)];
  const across = across0.map((v, i) => c * v + s * down0[i]!);
  const down = down0.map((v, i) => c * v - s * across0[i]!);
  const distanceMm = Math.min(3000, Math.max(700, 1500 * Math.exp(0.4 * nextNormal(random))));
  const pxPerMm = (SIDE * (0.5 + 0.15 * random.next())) / 230;
  const target: Vec3 = [0, 20, 0];
  const rotation = [...across, ...down, ...away];
  const shift = [SIDE * 0.03 * nextNormal(random), SIDE * 0.03 * nextNormal(random)];
  const t = [0, 1, 2].map((r) => -[0, 1, 2].reduce((sum, k) => sum + rotation[3 * r + k]! * target[k]!, 0));
  return {
    widthPx: SIDE,
    heightPx: SIDE,
    focalPx: pxPerMm * distanceMm,
    centrePx: [SIDE / 2, SIDE / 2],
    rotation,
    translationMm: [t[0]! + shift[0]! / pxPerMm, t[1]! + shift[1]! / pxPerMm, t[2]! + distanceMm],
  };
}

function awayOf(turn: number, nod: number): Vec3 {
  return [-Math.sin(turn) * Math.cos(nod), Math.sin(nod), -Math.cos(turn) * Math.cos(nod)];
}

/** What a person would tap on a true head through a camera, with noise. */
function tapsOf(
  head: TrueHead,
  camera: Camera,
  view: Setting['views'][number],
  setting: Setting,
  random: Random,
): PhotoTaps {
  const noisy = ([u, v]: readonly [number, number]): [number, number] => [
    u + TAP_NOISE_PX * nextNormal(random),
    v + TAP_NOISE_PX * nextNormal(random),
  ];
  const front = setting.allLandmarks ? [...FRONT_TAPS, ...MORE_TAPS] : FRONT_TAPS;
  const names = { front, side: SIDE_TAPS, above: ABOVE_TAPS }[view];
  const landmarks: Partial<Record<LandmarkName, readonly [number, number]>> = {};
  for (const name of names) landmarks[name] = noisy(projectPoint(camera, head.landmarks[name]!));
  const skull = skullOutline(head, camera);
  const extreme = (du: number, dv: number): [number, number] =>
    noisy(skull.reduce((best, p) => (p[0] * du + p[1] * dv > best[0] * du + best[1] * dv ? p : best)));
  const outline: [number, number][] = [];
  const turned = (degrees: number): [number, number] => {
    const a = (degrees * Math.PI) / 180;
    return extreme(Math.sin(a), -Math.cos(a));
  };
  if (view === 'front') {
    landmarks['silhouette_top'] = extreme(0, -1);
    landmarks['silhouette_right'] = extreme(-1, 0);
    landmarks['silhouette_left'] = extreme(1, 0);
    for (const degrees of [-55, -28, 28, 55].slice(0, setting.extraOutline)) outline.push(turned(degrees));
  }
  // From the left the back of the head is on the picture's right; from above it is the upper edge.
  if (view === 'side') for (const degrees of [-50, -25, 0, 25, 50, 75, 95]) outline.push(turned(degrees));
  if (view === 'above') for (const degrees of [-90, -60, -30, 0, 30, 60, 90]) outline.push(turned(degrees));
  const taps: PhotoTaps = { widthPx: SIDE, heightPx: SIDE, landmarks, ...(outline.length > 0 ? { outline } : {}) };
  if (!setting.ruler || view !== 'front') return taps;
  const depth = camera.translationMm[2] - head.landmarks['glabella']![2];
  const mm = 150;
  const px = (mm * camera.focalPx) / (depth * (1 + 0.01 * nextNormal(random)));
  return { ...taps, ruler: { from: noisy([300, 900]), to: noisy([300 + px, 900]), mm } };
}

function skullOutline(head: TrueHead, camera: Camera): (readonly [number, number])[] {
  const p = head.mesh.positions;
  const flat: number[] = [];
  for (let i = 0; i < p.length; i += 3) {
    if (p[i + 1]! < lowerEdgeMm(p[i]!, p[i + 2]!)) continue;
    flat.push(...projectPoint(camera, [p[i]!, p[i + 1]!, p[i + 2]!]));
  }
  return convexHull(flat).map((k) => [flat[2 * k]!, flat[2 * k + 1]!] as const);
}

/** Mean distance from the true scalp to a fitted mesh, as it stands and after the best rigid alignment. */
export function scalpDistance(head: TrueHead, fit: HeadFit): { scalpMm: number; alignedMm: number } {
  const bvh = buildBvh(fit.head.mesh);
  let points = head.scalp
    .filter((_, k) => k % 5 === 0)
    .map((i): Vec3 => {
      const p = head.mesh.positions;
      return [p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!];
    });
  const mean = (): number => points.reduce((sum, p) => sum + closestPoint(bvh, p)!.distanceMm, 0) / points.length;
  const scalpMm = mean();
  for (let round = 0; round < 6; round++) points = nudged(points, bvh);
  return { scalpMm, alignedMm: mean() };
}

/** One step of point-to-plane alignment (Chen and Medioni 1992). */
function nudged(points: readonly Vec3[], bvh: ReturnType<typeof buildBvh>): Vec3[] {
  const a = new Float64Array(36);
  const b = new Float64Array(6);
  for (const p of points) {
    const near = closestPoint(bvh, p)!;
    const d: Vec3 = [p[0] - near.point[0], p[1] - near.point[1], p[2] - near.point[2]];
    if (near.distanceMm < 1e-6) continue;
    const n = normalize(d);
    const row = [...cross(p, n), ...n];
    for (let i = 0; i < 6; i++) {
      b[i] = b[i]! - row[i]! * near.distanceMm;
      for (let j = 0; j < 6; j++) a[6 * i + j] = a[6 * i + j]! + row[i]! * row[j]!;
    }
  }
  const step = solveSmall(a, b);
  const w: Vec3 = [step[0]!, step[1]!, step[2]!];
  return points.map((p) => {
    const turn = cross(w, p);
    return [p[0] + turn[0] + step[3]!, p[1] + turn[1] + step[4]!, p[2] + turn[2] + step[5]!];
  });
}

function solveSmall(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  for (let i = 0; i < n; i++) a[i * n + i] = a[i * n + i]! * (1 + 1e-6) + 1e-3;
  const lower = choleskyFactor(a, n);
  if (!lower) throw new RangeError('alignment is singular');
  return choleskySolve(lower, n, b);
}

function judge(head: TrueHead, fit: HeadFit, basis: HeadBasis, camera: Camera): Case {
  const { scalpMm, alignedMm } = scalpDistance(head, fit);
  const trueArea = frontalArea(head.mesh, head.landmarks);
  const area = frontalArea(fit.head.mesh, fit.head.landmarks);
  const draws = fit.posterior.map((parameters) => headFromParameters(parameters, basis));
  const band = bandOfDraws(
    area,
    draws.map((draw) => frontalArea(draw.mesh, draw.landmarks)),
  );
  const hairline = projectPoint(
    fit.cameras[0]!,
    midlineAt(midlineProfile(fit.head.mesh), fit.head.landmarks.glabella, HAIRLINE_MM).point,
  );
  const trueHairline = projectPoint(
    camera,
    midlineAt(midlineProfile(head.mesh), head.landmarks['glabella']!, HAIRLINE_MM).point,
  );
  const mmPerPx = camera.translationMm[2] / camera.focalPx;
  const length = bandOfDraws(
    tapeOf(fit.head, basis).circumferenceMm,
    draws.map((draw) => tapeOf(draw, basis).circumferenceMm),
  );
  const girth = head.tape.circumferenceMm!;
  return {
    scalpMm,
    alignedMm,
    areaError: Math.abs(area / trueArea - 1),
    areaOfBand: Math.abs(area - trueArea) / ((band.high - band.low) / 2),
    areaBand: (band.high - band.low) / 2 / area,
    hairlineMm: mmPerPx * Math.sqrt((hairline[0] - trueHairline[0]) ** 2 + (hairline[1] - trueHairline[1]) ** 2),
    girthOfBand: Math.abs(length.low + length.high - 2 * girth) / (length.high - length.low),
    outliers: fit.residuals.filter((r) => r.outlier).length,
  };
}

/** One fit of one head with everything drawn from a seed; null when it was refused. */
function runCase(head: TrueHead, basis: HeadBasis, setting: Setting, seed: number): Case | string {
  const random = createRandom(seed, 77);
  const cameras = setting.views.map((view) => drawCamera(view, random));
  const photos = setting.views.map((view, k) => tapsOf(head, cameras[k]!, view, setting, random));
  const tape: Record<string, number> = {};
  for (const name of setting.tape) tape[name] = head.tape[name]! + TAPE_NOISE_MM * nextNormal(random);
  const fit = fitHead(photos, tape, { sex: SEX_OF[head.source] }, basis);
  return fit.ok ? judge(head, fit.value, basis, cameras[0]!) : `${fit.refusal.rule} ${fit.refusal.message}`;
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low]! + (sorted[Math.min(low + 1, sorted.length - 1)]! - sorted[low]!) * (at - low);
}

function row(name: string, cases: readonly Case[], refused: number): string {
  const two = (pick: (c: Case) => number, factor: number, digits: number): string => {
    const values = cases.map(pick);
    return `${(factor * quantile(values, 0.5)).toFixed(digits)}, ${(factor * quantile(values, 0.9)).toFixed(digits)}`;
  };
  const share = (pick: (c: Case) => boolean): string =>
    `${Math.round((100 * cases.filter(pick).length) / cases.length)} %`;
  return `| ${[
    name,
    two((c) => c.scalpMm, 1, 1),
    two((c) => c.alignedMm, 1, 1),
    two((c) => c.areaError, 100, 1),
    two((c) => c.hairlineMm, 1, 1),
    two((c) => c.areaBand, 100, 0),
    `${share((c) => c.areaOfBand <= 1)} (${quantile(
      cases.map((c) => c.areaOfBand),
      0.9,
    ).toFixed(2)})`,
    `${share((c) => c.girthOfBand <= 1)} (${quantile(
      cases.map((c) => c.girthOfBand),
      0.9,
    ).toFixed(2)})`,
    `${cases.reduce((sum, c) => sum + c.outliers, 0)}`,
    `${cases.length}${refused > 0 ? ` (${refused} refused)` : ''}`,
  ].join(' | ')} |`;
}

const HEADING = `| given | scalp distance mm | shape alone mm | frontal zone area % | hairline point mm | 90 % band of area, +- % | area covered (90th percentile of error over half band) | circumference covered | taps left out | cases |
|---|---|---|---|---|---|---|---|---|---|`;

/** Bases by the source that they have not seen. */
export function basesWithout(scans: readonly Scan[]): Map<string, HeadBasis> {
  const sources = [...new Set(scans.map((scan) => scan.source))];
  return new Map(
    sources.map((source) => [
      source,
      unpackBasis(
        deriveBasis(
          scans.filter((scan) => scan.source !== source),
          `without-${source}`,
        ),
      ),
    ]),
  );
}

function report(title: string, heads: readonly TrueHead[], bases: Map<string, HeadBasis>, seeds: number): void {
  console.log(`\n${title}\n\n${HEADING}`);
  const only = argument('--only');
  for (const setting of SETTINGS) {
    if (only && !setting.name.includes(only)) continue;
    const cases: Case[] = [];
    let refused = 0;
    for (const head of heads) {
      const of: Case[] = [];
      for (let seed = 1; seed <= seeds; seed++) {
        const one = runCase(head, bases.get(head.source)!, setting, seed * 1000 + head.name.length);
        if (typeof one === 'string') {
          refused++;
          if (process.argv.includes('--verbose')) console.log(`  ${head.name} ${seed}: ${one}`);
        } else of.push(one);
      }
      cases.push(...of);
      if (process.argv.includes('--verbose') && of.length > 0) console.log(row(`  ${head.name}`, of, 0));
    }
    console.log(row(setting.name, cases, refused));
  }
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at >= 0 ? process.argv[at + 1] : undefined;
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../../shared/data/heads');
  if (!existsSync(folder)) {
    console.error(`The scans are not here: ${folder} is missing.`);
    process.exitCode = 2;
  } else {
    const seeds = Number(argument('--cases') ?? 12);
    const scans = readScans(folder);
    const bases = basesWithout(scans);
    const heads = scans.map(trueHead);
    if (!process.argv.includes('--population')) report('Scans as they are', heads, bases, seeds);
    if (!process.argv.includes('--scans')) {
      const random = createRandom(5);
      const people = heads.flatMap((head) => [resized(head, random), resized(head, random), resized(head, random)]);
      report('Scans resized at random as people differ', people, bases, Math.max(1, Math.round(seeds / 3)));
    }
  }
}
