import type { Mesh } from '#/engine/mesh/mesh.ts';
import { triangleAreas } from '#/engine/mesh/triangle-areas.ts';
import { triangleCrosses } from '#/engine/mesh/triangle-crosses.ts';
import { vertexNormals } from '#/engine/mesh/vertex-normals.ts';
import { type EarlierNeighbours, earlierNeighbours } from './earlier-neighbours.ts';
import { guardTriangles } from './guard-triangles.ts';
import { letGo } from './let-go.ts';
import { buildPointGrid, type LinkedGrid, linkCells } from './point-grid.ts';
import { surfaceCandidates } from './surface-candidates.ts';
import { weightedElimination } from './weighted-elimination.ts';

/**
 * Points of a surface in an order such that every prefix is evenly spread: what all plans on this surface are cut from.
 * A point's index is the id of its dot. Depends on the mesh, the treatable triangles, the seed and the density alone.
 */
export interface BaseSequence {
  readonly count: number;
  readonly seed: number;
  /** Density of the whole sequence (dots/cm2): plans stay below it. */
  readonly densityPerCm2: number;
  /** Stride 3, mm, quantised to 1 um. */
  readonly positionsMm: Float64Array;
  readonly triangles: Uint32Array;
  /** Barycentric weights of the second and third vertex, stride 2. */
  readonly weights: Float32Array;
  /** Unit outward normals, stride 3. */
  readonly normals: Float32Array;
  /** 1 inside the treatable triangles, 0 in the guard band around them (never planned). */
  readonly treatable: Uint8Array;
  /** Density (per mm2) at which a point appears, ascending with the index. */
  readonly thresholdsPerMm2: Float64Array;
  /** Earlier points nearer than .78 / sqrt(threshold): row i is earlierIndex[earlierStart[i]] to earlierStart[i + 1] - 1. */
  readonly earlierStart: Uint32Array;
  readonly earlierIndex: Uint32Array;
  readonly earlierMm: Float64Array;
  /** Earlier points as near that face away: EarlierNeighbours.behind. */
  readonly behind: EarlierNeighbours['behind'];
  readonly grid: LinkedGrid;
}

export interface BaseSequenceOptions {
  /** uint32. */
  readonly seed: number;
  /** Default 250: above every density that a plan at the default spacing may ask for. */
  readonly densityPerCm2?: number;
  /** 1 = treatable, one value a triangle; absent: all. */
  readonly treatableTriangles?: Uint8Array;
}

export const BASE_SEQUENCE_DEFAULTS = {
  densityPerCm2: 250,
  /** Candidates for each kept point: 2.5 gives the same figures as the 5 of Yuksel 2015 with the wider weight used here. */
  candidates: 2.5,
  /** At least 4 spacings of the sparsest plans that matter (30 dots/cm2). */
  guardBandMm: 8,
} as const;

/**
 * Stratified candidates, weighted sample elimination to the base density, then a progressive order by eliminating half of the
 * rest again and again (Yuksel 2015). O(n log n) in the number of points. Throws RangeError for options out of range.
 */
export function buildBaseSequence(mesh: Mesh, options: BaseSequenceOptions): BaseSequence {
  const densityPerCm2 = options.densityPerCm2 ?? BASE_SEQUENCE_DEFAULTS.densityPerCm2;
  if (!(densityPerCm2 > 0)) throw new RangeError('buildBaseSequence: the density must be positive');
  const triangleCount = mesh.triangles.length / 3;
  const treatableTriangles = options.treatableTriangles ?? new Uint8Array(triangleCount).fill(1);
  if (treatableTriangles.length !== triangleCount)
    throw new RangeError('buildBaseSequence: one treatable value a triangle');
  const chosen = guardTriangles(mesh, treatableTriangles, BASE_SEQUENCE_DEFAULTS.guardBandMm);
  const areas = triangleAreas(mesh);
  let areaMm2 = 0;
  for (let i = 0; i < triangleCount; i++) if (chosen[i] === 1) areaMm2 += areas[i]!;
  const perMm2 = densityPerCm2 / 100;
  const candidates = surfaceCandidates(mesh, areas, chosen, perMm2 * BASE_SEQUENCE_DEFAULTS.candidates, options.seed);
  const count = Math.min(candidates.count, Math.round(areaMm2 * perMm2));
  const order = progressiveOrder(mesh, candidates, count, areaMm2);
  const positionsMm = new Float64Array(3 * count);
  const triangles = new Uint32Array(count);
  const weights = new Float32Array(2 * count);
  const treatable = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const c = order[i]!;
    for (let k = 0; k < 3; k++) positionsMm[3 * i + k] = candidates.positionsMm[3 * c + k]!;
    triangles[i] = candidates.triangles[c]!;
    weights[2 * i] = candidates.weights[2 * c]!;
    weights[2 * i + 1] = candidates.weights[2 * c + 1]!;
    treatable[i] = treatableTriangles[triangles[i]!]!;
  }
  letGo(candidates.positionsMm, candidates.triangles, candidates.weights);
  let treatableMm2 = 0;
  for (let i = 0; i < triangleCount; i++) if (treatableTriangles[i] === 1) treatableMm2 += areas[i]!;
  const thresholdsPerMm2 = appearingDensities(treatable, treatableMm2, perMm2);
  const normals = pointNormals(mesh, triangles, weights);
  return finishBase({
    count,
    seed: options.seed,
    densityPerCm2,
    positionsMm,
    triangles,
    weights,
    normals,
    treatable,
    thresholdsPerMm2,
  });
}

/**
 * Density at which each point appears: half a point less than the points so far on the treatable skin, over its area. Counting
 * there, and not over all points, takes out the packing at the rim of the guard band: a plan of one density has its exact number.
 */
function appearingDensities(treatable: Uint8Array, treatableMm2: number, perMm2: number): Float64Array {
  const thresholds = new Float64Array(treatable.length);
  let before = 0;
  let last = 0;
  for (let i = 0; i < treatable.length; i++) {
    if (treatableMm2 > 0) last = Math.max(last, (before + (treatable[i] === 1 ? 0.5 : 0)) / treatableMm2);
    if (treatable[i] === 1) before++;
    // The first points would otherwise share the density 0.
    thresholds[i] = last > 0 ? last : ((i + 0.5) / treatable.length) * perMm2 * 1e-3;
  }
  return thresholds;
}

/** Breadth of a cell of a base's grid, in spacings 1 / sqrt(density) of the base. */
export const CELL_SPACINGS = 1.4;

/** Adds to the points of a base what planning looks up: the grid and the earlier neighbours. */
export function finishBase(points: Omit<BaseSequence, 'grid' | keyof EarlierNeighbours>): BaseSequence {
  const cellMm = CELL_SPACINGS / Math.sqrt(points.densityPerCm2 / 100);
  const grid = linkCells(buildPointGrid(points.positionsMm, points.count, cellMm), points.positionsMm);
  return { ...points, grid, ...earlierNeighbours(points) };
}

function progressiveOrder(
  mesh: Mesh,
  candidates: ReturnType<typeof surfaceCandidates>,
  count: number,
  areaMm2: number,
): Uint32Array {
  const faceNormals = triangleNormals(mesh);
  const total = candidates.count;
  let members: Uint32Array = Uint32Array.from({ length: total }, (_, i) => i);
  const order = new Uint32Array(count);
  let keep = count;
  let first = true;
  while (members.length > 1) {
    const n = members.length;
    const positions = new Float64Array(3 * n);
    const normals = new Float32Array(3 * n);
    for (let m = 0; m < n; m++) {
      const c = members[m]!;
      const f = candidates.triangles[c]!;
      for (let k = 0; k < 3; k++) {
        positions[3 * m + k] = candidates.positionsMm[3 * c + k]!;
        normals[3 * m + k] = faceNormals[3 * f + k]!;
      }
    }
    const removed = weightedElimination(positions, normals, n, keep, areaMm2);
    letGo(positions, normals);
    const gone = new Uint8Array(n);
    for (let m = 0; m < removed.length; m++) {
      gone[removed[m]!] = 1;
      if (!first) order[n - 1 - m] = members[removed[m]!]!;
    }
    const rest = new Uint32Array(n - removed.length);
    let used = 0;
    for (let m = 0; m < n; m++) if (gone[m] === 0) rest[used++] = members[m]!;
    members = rest;
    keep = members.length >> 1;
    first = false;
  }
  if (members.length === 1) order[0] = members[0]!;
  return order;
}

function triangleNormals(mesh: Mesh): Float32Array {
  const crosses = triangleCrosses(mesh);
  const normals = new Float32Array(crosses.length);
  for (let i = 0; i < crosses.length; i += 3) {
    const x = crosses[i]!;
    const y = crosses[i + 1]!;
    const z = crosses[i + 2]!;
    const length = Math.sqrt(x * x + y * y + z * z);
    const inverse = length > 0 ? 1 / length : 0;
    normals[i] = x * inverse;
    normals[i + 1] = y * inverse;
    normals[i + 2] = z * inverse;
  }
  return normals;
}

/** Unit normals at surface points, interpolated between the normals of the vertices. */
export function pointNormals(mesh: Mesh, triangles: Uint32Array, weights: Float32Array): Float32Array {
  const atVertices = vertexNormals(mesh);
  const normals = new Float32Array(3 * triangles.length);
  for (let i = 0; i < triangles.length; i++) {
    const a = 3 * mesh.triangles[3 * triangles[i]!]!;
    const b = 3 * mesh.triangles[3 * triangles[i]! + 1]!;
    const c = 3 * mesh.triangles[3 * triangles[i]! + 2]!;
    const u = weights[2 * i]!;
    const v = weights[2 * i + 1]!;
    const w = 1 - u - v;
    const x = w * atVertices[a]! + u * atVertices[b]! + v * atVertices[c]!;
    const y = w * atVertices[a + 1]! + u * atVertices[b + 1]! + v * atVertices[c + 1]!;
    const z = w * atVertices[a + 2]! + u * atVertices[b + 2]! + v * atVertices[c + 2]!;
    const length = Math.sqrt(x * x + y * y + z * z);
    normals[3 * i] = length > 0 ? x / length : 0;
    normals[3 * i + 1] = length > 0 ? y / length : 0;
    normals[3 * i + 2] = length > 0 ? z / length : 1;
  }
  return normals;
}
