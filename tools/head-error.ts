import { createRandom, nextNormal, type Random } from '#/base/random.ts';
import { choleskyFactor } from '#/engine/math/cholesky.ts';
import type { Mesh } from '#/engine/mesh/mesh.ts';
import { type HeadBasis, shapeLength, unpackBasis } from '#/engine/scalp/head-basis.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { LANDMARK_MOVEMENTS, landmarkOffsets } from '#/engine/scalp/landmark-prior.ts';
import { stretchPrior } from '#/engine/scalp/shape-prior.ts';
import { deriveBasis } from './head-basis.ts';
import { basesWithout, fitCase, NO_NOISE, NOISE, type Noise, SETTINGS, type Setting } from './head-cases.ts';
import { describeHead, type TrueHead, trueHead } from './head-truth.ts';
import { quantile, scalpDistance } from './head-validate.ts';
import { scansAtHand } from './scans-at-hand.ts';

/**
 * What the distance of a fitted scalp is made of: `node tools/head-error.ts [--volumes FOLDER] [--cases N]` prints the tables of docs/methods/head.md,
 * chapter Where the error comes from.
 */

const PEOPLE = 16;
const ROWS = [0, 3, 4, 7];
const DECOMPOSED = 4;

/** Scalp distances (mm) of all heads and seeds; refused fits are left out. */
function distances(
  heads: readonly TrueHead[],
  basisOf: (head: TrueHead) => HeadBasis,
  setting: Setting,
  seeds: number,
  noise: Noise,
): number[] {
  return heads.flatMap((head) =>
    seedsOf(head, seeds).flatMap((seed) => {
      const { fit } = fitCase(head, basisOf(head), setting, seed, noise);
      return fit.ok ? [scalpDistance(head, fit.value.head.mesh).scalpMm] : [];
    }),
  );
}

function seedsOf(head: TrueHead, seeds: number): number[] {
  return Array.from({ length: seeds }, (_, k) => (k + 1) * 1000 + head.name.length);
}

/** A person drawn from the model's own prior: a fit of them suffers from nothing but what taps and tapes leave open. */
function drawnPerson(basis: HeadBasis, index: number, random: Random): TrueHead {
  const prior = stretchPrior('male');
  const factor = choleskyFactor(prior.covariance, 4)!;
  const units = Array.from({ length: 4 }, () => nextNormal(random));
  const shape = Array.from({ length: shapeLength(basis) }, (_, i) =>
    i < 4
      ? units.slice(0, i + 1).reduce((sum, u, j) => sum + factor[4 * i + j]! * u, prior.mean[i]!)
      : nextNormal(random),
  );
  const landmarkOffsetsMm = landmarkOffsets(LANDMARK_MOVEMENTS.map(() => nextNormal(random)));
  const head = headFromParameters({ basis: basis.version, shape, landmarkOffsetsMm }, basis);
  return describeHead(`person ${index}`, 'lps', head.mesh, head.landmarks);
}

/** Least value of f when the chosen numbers may change: steps along one after another, halved when none helps. */
function leastOver(f: (x: readonly number[]) => number, start: readonly number[], steps: readonly number[]): number {
  let [best, value, size] = [[...start], f(start), 1];
  while (size > 0.05) {
    let moved = false;
    for (const [i, step] of steps.entries()) {
      for (const sign of step === 0 ? [] : [1, -1]) {
        const next = best.map((v, k) => (k === i ? v + sign * size * step : v));
        const there = f(next);
        if (there < value - 1e-3) [best, value, moved] = [next, there, true];
      }
    }
    if (!moved) size /= 2;
  }
  return value;
}

/** A mesh turned about the ear axis (rad) and shifted up and forwards (mm). */
function moved(mesh: Mesh, [pitch, up, forwards]: readonly number[]): Mesh {
  const [c, s] = [Math.cos(pitch!), Math.sin(pitch!)];
  const positions = mesh.positions.slice();
  for (let i = 0; i < positions.length; i += 3) {
    const [y, z] = [mesh.positions[i + 1]!, mesh.positions[i + 2]!];
    positions[i + 1] = c * y - s * z + up!;
    positions[i + 2] = s * y + c * z + forwards!;
  }
  return { positions, triangles: mesh.triangles };
}

/** Mean distances of one head: as fitted, then with parts of the fit put right by the truth. */
function parts(head: TrueHead, basis: HeadBasis, setting: Setting, seeds: number): number[] {
  const rows = seedsOf(head, seeds).flatMap((seed) => {
    const { fit } = fitCase(head, basis, setting, seed, NOISE);
    if (!fit.ok) return [];
    const { parameters, mesh } = fit.value.head;
    const ofMove = (x: readonly number[]): number => scalpDistance(head, moved(mesh, x)).scalpMm;
    const ofShape = (shape: readonly number[]): number =>
      scalpDistance(head, headFromParameters({ ...parameters, shape }, basis).mesh).scalpMm;
    const { scalpMm, alignedMm } = scalpDistance(head, mesh);
    const still = [0, 0, 0];
    const only = (...free: number[]): number[] => parameters.shape.map((_, i) => (free.includes(i) ? 0.5 : 0));
    return [
      [
        scalpMm,
        leastOver(ofShape, parameters.shape, only(0)),
        leastOver(ofShape, parameters.shape, only(1)),
        leastOver(ofShape, parameters.shape, only(2)),
        leastOver(ofShape, parameters.shape, only(3)),
        leastOver(ofShape, parameters.shape, only(0, 1, 2, 3)),
        leastOver(ofMove, still, [0, 0, 2]),
        leastOver(ofMove, still, [0.05, 2, 2]),
        alignedMm,
      ],
    ];
  });
  return rows[0]!.map((_, k) => rows.reduce((sum, row) => sum + row[k]! / rows.length, 0));
}

if (import.meta.main) {
  const scans = scansAtHand();
  if (scans) {
    const at = process.argv.indexOf('--cases');
    const seeds = at >= 0 ? Number(process.argv[at + 1]) : 4;
    const heads = scans.filter((scan) => scan.source !== 'colin27').map(trueHead);
    const unseen = basesWithout(scans);
    const all = unpackBasis(deriveBasis(scans, 'all'));
    const random = createRandom(99);
    const people = Array.from({ length: PEOPLE }, (_, k) => drawnPerson(all, k, random));
    const cell = (values: readonly number[]): string =>
      `${quantile(values, 0.5).toFixed(1)}, ${quantile(values, 0.9).toFixed(1)}`;
    console.log(
      '| given | heads unseen | the same, no noise | heads seen | heads seen, no noise | drawn from the prior |',
    );
    console.log('|---|---|---|---|---|---|');
    for (const setting of ROWS.map((row) => SETTINGS[row]!)) {
      const without = (head: TrueHead): HeadBasis => unseen.get(head.source)!;
      const cells = [
        distances(heads, without, setting, seeds, NOISE),
        distances(heads, without, setting, seeds, NO_NOISE),
        distances(heads, () => all, setting, seeds, NOISE),
        distances(heads, () => all, setting, seeds, NO_NOISE),
        distances(people, () => all, setting, 1, NOISE),
      ];
      console.log(`| ${[setting.name, ...cells.map(cell)].join(' | ')} |`);
    }
    const setting = SETTINGS[DECOMPOSED]!;
    console.log(`\n${setting.name}: mean distance with a part of the fit put right\n`);
    console.log(
      '| head | as fitted | breadth | length | balance | height | all four | shifted along z | turned and shifted | aligned |',
    );
    console.log('|---|---|---|---|---|---|---|---|---|---|');
    for (const head of heads) {
      const values = parts(head, unseen.get(head.source)!, setting, Math.max(1, Math.round(seeds / 2)));
      console.log(`| ${[head.name, ...values.map((v) => v.toFixed(1))].join(' | ')} |`);
    }
  }
}
