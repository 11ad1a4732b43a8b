import { createRandom } from '#/base/random.ts';
import { choleskyFactor, choleskySolve } from '#/engine/math/cholesky.ts';
import { cross, normalize, pointAt, type Vec3 } from '#/engine/math/vec3.ts';
import { buildBvh, closestPoint } from '#/engine/mesh/bvh.ts';
import type { Mesh } from '#/engine/mesh/mesh.ts';
import { type Camera, projectPoint } from '#/engine/scalp/camera.ts';
import type { HeadFit } from '#/engine/scalp/fit-head.ts';
import { type HeadBasis, headBasis } from '#/engine/scalp/head-basis.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { bandOfDraws } from '#/engine/scalp/posterior.ts';
import { tapeOf } from '#/engine/scalp/tape.ts';
import { basesWithout, fitCase, NOISE, SETTINGS, type Setting } from './head-cases.ts';
import { frontalArea, midlineAt, midlineProfile, resized, type TrueHead, trueHead } from './head-truth.ts';
import { ctHeadAtHand, scansAtHand } from './scans-at-hand.ts';

/**
 * How well heads are recovered: every scan is fitted with a basis that no head of its source has shaped.
 * `node tools/head-validate.ts [--volumes FOLDER] [--cases N] [--verbose]` prints the tables of docs/methods/head.md.
 */

const HAIRLINE_MM = 80;

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
  /** How far the top of the head lies beside its place in the last photo, mean, mm. */
  readonly topMm: number;
}

/** Mean distance from the true scalp to a fitted mesh, as it stands and after the best rigid alignment. */
export function scalpDistance(head: TrueHead, fitted: Mesh): { scalpMm: number; alignedMm: number } {
  const bvh = buildBvh(fitted);
  let points = head.scalp.filter((_, k) => k % 5 === 0).map((i) => pointAt(head.mesh.positions, i));
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

function judge(head: TrueHead, fit: HeadFit, basis: HeadBasis, cameras: readonly Camera[]): Case {
  const camera = cameras[0]!;
  const { scalpMm, alignedMm } = scalpDistance(head, fit.head.mesh);
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
    topMm: topDistance(head, fit, cameras.at(-1)!),
  };
}

/** The same vertex is the same place of every head: what a photo shows more than 90 mm above the tragions. */
function topDistance(head: TrueHead, fit: HeadFit, camera: Camera): number {
  const top = head.scalp.filter((i) => head.mesh.positions[3 * i + 1]! > 90);
  const misses = top.map((i) => {
    const [u, v] = projectPoint(camera, pointAt(head.mesh.positions, i));
    const [x, y] = projectPoint(fit.cameras.at(-1)!, pointAt(fit.head.mesh.positions, i));
    return Math.sqrt((u - x) ** 2 + (v - y) ** 2);
  });
  const meanPx = misses.reduce((sum, px) => sum + px, 0) / top.length;
  return (meanPx * camera.translationMm[2]) / camera.focalPx;
}

/** One fit of one head with everything drawn from a seed; the reason when it was refused. */
function runCase(head: TrueHead, basis: HeadBasis, setting: Setting, seed: number): Case | string {
  const { fit, cameras } = fitCase(head, basis, setting, seed, NOISE);
  return fit.ok ? judge(head, fit.value, basis, cameras) : `${fit.refusal.rule} ${fit.refusal.message}`;
}

export function quantile(values: readonly number[], q: number): number {
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

function report(title: string, heads: readonly TrueHead[], bases: Map<string, HeadBasis>, seeds: number): void {
  console.log(`\n${title}\n\n${HEADING}`);
  const only = argument('--only');
  for (const setting of SETTINGS) {
    if (only && !setting.name.includes(only)) continue;
    const cases: Case[] = [];
    let refused = 0;
    for (const [i, head] of heads.entries()) {
      // People made of one head get their own noise.
      const twins = heads.slice(0, i).filter(({ name }) => name === head.name).length;
      const of: Case[] = [];
      for (let seed = 1; seed <= seeds; seed++) {
        const one = runCase(head, bases.get(head.source)!, setting, seed * 1000 + 37 * twins + head.name.length);
        if (typeof one === 'string') {
          refused++;
          if (process.argv.includes('--verbose')) console.log(`  ${head.name} ${seed}: ${one}`);
        } else of.push(one);
      }
      cases.push(...of);
      if (process.argv.includes('--verbose') && of.length > 0) console.log(row(`  ${head.name}`, of, 0));
    }
    console.log(row(setting.name, cases, refused));
    if (setting.views.includes('crown')) {
      const topMm = [0.5, 0.9].map((q) =>
        quantile(
          cases.map((c) => c.topMm),
          q,
        ).toFixed(0),
      );
      console.log(`  (in the view from above the top of the head lies ${topMm.join(', ')} mm beside its place)`);
    }
  }
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at >= 0 ? process.argv[at + 1] : undefined;
}

/** One man whom the table that ships has not seen, as he is, then resized as people differ. */
function reportCtHead(seeds: number): void {
  const scan = ctHeadAtHand();
  if (!scan) return;
  const head = trueHead(scan);
  const bases = new Map([[head.source, headBasis()]]);
  report('A man in X-ray tomography', [head], bases, 5 * seeds);
  const random = createRandom(7);
  const people = Array.from({ length: 20 }, () => resized(head, random));
  report('The same man resized at random', people, bases, Math.max(1, Math.round(seeds / 4)));
}

if (import.meta.main) {
  const scans = scansAtHand();
  if (scans) {
    const seeds = Number(argument('--cases') ?? 12);
    const bases = basesWithout(scans);
    const volumes = scans.filter((scan) => scan.source === 'colin27').map(trueHead);
    const heads = scans.filter((scan) => scan.source !== 'colin27').map(trueHead);
    if (!process.argv.includes('--population')) {
      report('Scans as they are', heads, bases, seeds);
      if (volumes.length > 0) report('Colin27', volumes, bases, 5 * seeds);
    }
    if (!process.argv.includes('--scans')) {
      const random = createRandom(5);
      const people = heads.flatMap((head) => [resized(head, random), resized(head, random), resized(head, random)]);
      report('Scans resized at random as people differ', people, bases, Math.max(1, Math.round(seeds / 3)));
    }
    reportCtHead(seeds);
  }
}
