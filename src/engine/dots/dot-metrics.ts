import { type Bvh, buildBvh, closestPoint } from '#/engine/mesh/bvh.ts';
import type { Mesh } from '#/engine/mesh/mesh.ts';
import { type SurfaceSamples, surfaceSamples } from '#/engine/mesh/surface-samples.ts';
import { pointAt } from '../math/vec3.ts';
import type { DotRows } from './dot-csv.ts';
import type { FixedPoints } from './fixed-points.ts';
import { type PatternMetrics, patternMetrics } from './pattern-metrics.ts';
import { buildPointGrid, cellsInBall } from './point-grid.ts';
import type { TargetSkin } from './point-set.ts';

export interface DotMetrics {
  readonly n: number;
  readonly hardViolations: number;
  readonly clarkEvans: number;
  readonly bands: readonly { lo: number; hi: number; target: number; n: number }[];
  /** Of each session prefix: `n` all its dots, `nInner` those far enough from the border to be judged. */
  readonly prefixes: readonly ({ share: number; nInner: number } & PatternMetrics)[];
}

export interface DotMetricsInput {
  readonly mesh: Mesh;
  /** Target density per cm2 at a place; 0 outside the treatable skin. */
  readonly perCm2: (x: number, y: number, z: number) => number;
  readonly minSpacingMm: number;
  readonly sessionShares: readonly number[];
  readonly hairs?: FixedPoints;
  /** Places beyond the border that lie on no triangle, stride 3. */
  readonly rimMm?: Float64Array;
  /** Called before each prefix: a caller short of memory can collect what the last one left. */
  readonly onPrefix?: () => void;
}

/**
 * Measures written dots against what they were meant to be: nothing is used but the rows of the file, the surface and the
 * target field. Bands are the skin below 25, 25 to 75 and above 75 % of the largest density; their target is the integral
 * of the density less the hairs that stand there (hairs count as density).
 */
export function dotMetrics(rows: DotRows, input: DotMetricsInput): DotMetrics {
  const samples = surfaceSamples(input.mesh, 1.2);
  const perMm2 = new Float64Array(samples.count);
  let largest = 0;
  for (let i = 0; i < samples.count; i++) {
    const p = samples.positionsMm;
    perMm2[i] = input.perCm2(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!) / 100;
    if (perMm2[i]! > largest) largest = perMm2[i]!;
  }
  const bvh = buildBvh(input.mesh);
  const targets = new Float64Array(rows.count);
  for (let i = 0; i < rows.count; i++) targets[i] = targetAt(rows.positionsMm, i, input) / 100;
  const normals = dotNormals(rows, bvh, samples);
  const skin: TargetSkin = { samples, targetPerMm2: perMm2, rimMm: input.rimMm ?? new Float64Array(0) };
  const prefixes = input.sessionShares.map((share, session) => {
    input.onPrefix?.();
    const chosen: number[] = [];
    for (let i = 0; i < rows.count; i++) if (rows.sessions[i]! <= session + 1 && targets[i]! > 0) chosen.push(i);
    const measured = patternMetrics(select(rows, normals, targets, chosen, share), scaled(skin, share));
    return { share, ...measured, n: chosen.length, nInner: measured.n };
  });
  return {
    n: rows.count,
    hardViolations: countViolations(rows, input),
    clarkEvans: prefixes[prefixes.length - 1]?.clarkEvans ?? Number.NaN,
    bands: countBands(rows, targets, largest, input),
    prefixes,
  };
}

/** A dot written to .1 um may lie a hair outside a sharp border: the nearest side counts. */
function targetAt(p: Float64Array, i: number, input: DotMetricsInput): number {
  const [x, y, z] = pointAt(p, i);
  let best = input.perCm2(x, y, z);
  for (let k = 0; k < 6 && !(best > 0); k++) {
    const e = k % 2 === 0 ? 0.002 : -0.002;
    best = input.perCm2(x + (k < 2 ? e : 0), y + (k >> 1 === 1 ? e : 0), z + (k > 3 ? e : 0));
  }
  return best;
}

function dotNormals(rows: DotRows, bvh: Bvh, samples: SurfaceSamples): Float32Array {
  const normals = new Float32Array(3 * rows.count);
  const ofTriangle = new Float32Array(bvh.mesh.triangles.length);
  for (let i = 0; i < samples.count; i++)
    for (let k = 0; k < 3; k++) ofTriangle[3 * samples.triangles[i]! + k] = samples.normals[3 * i + k]!;
  for (let i = 0; i < rows.count; i++) {
    const p = rows.positionsMm;
    const hit = closestPoint(bvh, pointAt(p, i));
    for (let k = 0; k < 3; k++) normals[3 * i + k] = hit ? ofTriangle[3 * hit.triangle + k]! : k === 2 ? 1 : 0;
  }
  return normals;
}

function select(rows: DotRows, normals: Float32Array, targets: Float64Array, chosen: readonly number[], share: number) {
  const positionsMm = new Float64Array(3 * chosen.length);
  const chosenNormals = new Float32Array(3 * chosen.length);
  const targetPerMm2 = new Float64Array(chosen.length);
  chosen.forEach((i, m) => {
    targetPerMm2[m] = share * targets[i]!;
    for (let k = 0; k < 3; k++) {
      positionsMm[3 * m + k] = rows.positionsMm[3 * i + k]!;
      chosenNormals[3 * m + k] = normals[3 * i + k]!;
    }
  });
  return { count: chosen.length, positionsMm, normals: chosenNormals, targetPerMm2 };
}

function scaled(skin: TargetSkin, share: number): TargetSkin {
  return { ...skin, targetPerMm2: skin.targetPerMm2.map((rho) => rho * share) };
}

/** By plain distance: on the other side of an ear or a fold too. */
function countViolations(rows: DotRows, input: DotMetricsInput): number {
  const { minSpacingMm, hairs } = input;
  const p = rows.positionsMm;
  // Four decimals are written: half of the last one is no violation.
  const slack = 1e-4;
  const cells: number[] = [];
  let violations = 0;
  const near = (
    grid: ReturnType<typeof buildPointGrid>,
    q: Float64Array,
    i: number,
    of: Float64Array,
    radius: number,
    from: number,
  ): void => {
    const found = cellsInBall(grid, of[3 * i]!, of[3 * i + 1]!, of[3 * i + 2]!, radius, cells);
    for (let c = 0; c < found; c++) {
      for (let k = grid.start[cells[c]!]!; k < grid.start[cells[c]! + 1]!; k++) {
        const j = grid.items[k]!;
        const dx = q[3 * j]! - of[3 * i]!;
        const dy = q[3 * j + 1]! - of[3 * i + 1]!;
        const dz = q[3 * j + 2]! - of[3 * i + 2]!;
        if (Math.sqrt(dx * dx + dy * dy + dz * dz) < radius - slack && j >= from) violations++;
      }
    }
  };
  const grid = buildPointGrid(p, rows.count, 1);
  for (let i = 0; i < rows.count; i++) near(grid, p, i, p, minSpacingMm, i + 1);
  for (let h = 0; hairs && h < hairs.radiusMm.length; h++)
    near(grid, p, h, hairs.positionsMm, Math.max(minSpacingMm, hairs.radiusMm[h]!), 0);
  return violations;
}

const BAND_STEP_MM = 0.6;

function countBands(
  rows: DotRows,
  targets: Float64Array,
  largest: number,
  input: DotMetricsInput,
): DotMetrics['bands'] {
  const edges = [0, 0.25, 0.75, 1];
  const bands = [0, 1, 2].map((band) => ({
    lo: edges[band]! * largest * 100,
    hi: edges[band + 1]! * largest * 100,
    target: 0,
    n: 0,
  }));
  const bandOf = (rho: number): number => (rho < 0.25 * largest ? 0 : rho <= 0.75 * largest ? 1 : 2);
  // Bands have sharp edges: finer than for the rest, an error of .2 % where that of 1.2 mm is .7 %.
  const { positionsMm: p, areasMm2, count } = surfaceSamples(input.mesh, BAND_STEP_MM);
  for (let i = 0; i < count; i++) {
    const rho = input.perCm2(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!) / 100;
    if (rho > 0) bands[bandOf(rho)]!.target += rho * areasMm2[i]!;
  }
  for (let i = 0; i < rows.count; i++) if (targets[i]! > 0) bands[bandOf(targets[i]!)]!.n++;
  const { hairs } = input;
  for (let h = 0; hairs && h < hairs.radiusMm.length; h++) {
    const rho = targetAt(hairs.positionsMm, h, input) / 100;
    if (rho > 0) bands[bandOf(rho)]!.target -= 1;
  }
  return bands.filter((band) => band.target > 0 || band.n > 0);
}
