import { hash32 } from '#/base/random.ts';
import { buildPointGrid, cellsInBall } from './point-grid.ts';
import type { PointSet, TargetSkin } from './point-set.ts';
import { tangentFrame } from './roughen-dots.ts';

/** Radius of a spectral window in spacings: the lowest frequency it resolves is about 1 / radius. */
const WINDOW_SPACINGS = 12;
const WINDOWS = 24;
const LOW_FREQUENCIES = [0.1, 0.14, 0.18, 0.22, 0.26, 0.3];
const HIGH_FREQUENCIES = [0.5, 0.65, 0.8, 0.95, 1.1, 1.25, 1.4];
const DIRECTIONS = 12;

export interface Spectrum {
  readonly pLow: number;
  readonly anisotropyDb: number;
  readonly fano: number;
}

/**
 * Power of the point pattern against its target in round windows tapered by (1 - (r/R)^2)^2, flattened into the tangent plane
 * of the middle: |sum w_i h_i e^{-ikx} - integral h e^{-ikx}|^2 / sum w_i^2 h_i^2 with w = 1 / target, so that white noise
 * of any density gives 1. Frequencies are in units of 1 / local spacing.
 */
export function spectrum(points: PointSet, skin: TargetSkin, spacing: Float64Array, inner: Uint8Array): Spectrum {
  const members: number[] = [];
  for (let i = 0; i < inner.length; i++) if (inner[i] === 1) members.push(i);
  if (members.length < 40) return { pLow: Number.NaN, anisotropyDb: Number.NaN, fano: Number.NaN };
  const pointGrid = buildPointGrid(points.positionsMm, points.count, 3);
  const sampleGrid = buildPointGrid(skin.samples.positionsMm, skin.samples.count, 3);
  const byDirection = new Float64Array(DIRECTIONS);
  let low = 0;
  let lowCount = 0;
  let windows = 0;
  const centres: number[] = [];
  for (let attempt = 0; attempt < 40 * WINDOWS && windows < WINDOWS; attempt++) {
    const i = members[hash32(attempt, 77) % members.length]!;
    const apart = 0.9 * WINDOW_SPACINGS * spacing[i]!;
    const tooNear = centres.some((j) => distance2(points.positionsMm, i, j) < apart * apart);
    if (tooNear && attempt < 30 * WINDOWS) continue;
    const window = flatten(points, skin, spacing, i, pointGrid, sampleGrid);
    if (window === undefined) continue;
    centres.push(i);
    windows++;
    for (let direction = 0; direction < DIRECTIONS; direction++) {
      const angle = (Math.PI * (direction + 0.5)) / DIRECTIONS;
      for (const f of LOW_FREQUENCIES) {
        low += windowPower(window, f, angle);
        lowCount++;
      }
      for (const f of HIGH_FREQUENCIES)
        byDirection[direction] = byDirection[direction]! + windowPower(window, f, angle);
    }
  }
  if (windows === 0) return { pLow: Number.NaN, anisotropyDb: Number.NaN, fano: Number.NaN };
  const mean = byDirection.reduce((sum, power) => sum + power, 0) / DIRECTIONS;
  let anisotropyDb = 0;
  for (const power of pairUp(byDirection)) {
    const db = 10 * Math.log10(power / mean);
    if (Math.abs(db) > Math.abs(anisotropyDb)) anisotropyDb = db;
  }
  return {
    pLow: low / lowCount,
    anisotropyDb,
    fano: fanoFactor(points, skin, spacing, members, pointGrid, sampleGrid),
  };
}

/** Four sectors of 45 degrees from twelve directions. */
function pairUp(byDirection: Float64Array): number[] {
  const size = DIRECTIONS / 4;
  return [0, 1, 2, 3].map(
    (sector) => byDirection.slice(sector * size, sector * size + size).reduce((sum, power) => sum + power, 0) / size,
  );
}

interface Window {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
  readonly targetX: Float64Array;
  readonly targetY: Float64Array;
  readonly targetWeight: Float64Array;
  readonly noise: number;
  readonly spacingMm: number;
}

function flatten(
  points: PointSet,
  skin: TargetSkin,
  spacing: Float64Array,
  centre: number,
  pointGrid: ReturnType<typeof buildPointGrid>,
  sampleGrid: ReturnType<typeof buildPointGrid>,
): Window | undefined {
  const radius = WINDOW_SPACINGS * spacing[centre]!;
  const at = [0, 1, 2].map((k) => points.positionsMm[3 * centre + k]!) as [number, number, number];
  const normal = [0, 1, 2].map((k) => points.normals[3 * centre + k]!) as [number, number, number];
  const frame = tangentFrame(...normal);
  const gather = (positions: Float64Array, normals: Float32Array, grid: ReturnType<typeof buildPointGrid>) => {
    const x: number[] = [];
    const y: number[] = [];
    const index: number[] = [];
    const cells: number[] = [];
    const n = cellsInBall(grid, at[0], at[1], at[2], radius, cells);
    for (let c = 0; c < n; c++) {
      for (let k = grid.start[cells[c]!]!; k < grid.start[cells[c]! + 1]!; k++) {
        const j = grid.items[k]!;
        const facing = normals[3 * j]! * normal[0] + normals[3 * j + 1]! * normal[1] + normals[3 * j + 2]! * normal[2];
        if (facing <= 0.2) continue;
        const dx = positions[3 * j]! - at[0];
        const dy = positions[3 * j + 1]! - at[1];
        const dz = positions[3 * j + 2]! - at[2];
        const chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
        if (chord >= radius) continue;
        const u = dx * frame[0] + dy * frame[1] + dz * frame[2];
        const v = dx * frame[3] + dy * frame[4] + dz * frame[5];
        // Stretching to the chord keeps lengths from the middle on curved skin.
        const flat = Math.sqrt(u * u + v * v);
        const stretch = flat > 0 ? chord / flat : 1;
        x.push(u * stretch);
        y.push(v * stretch);
        index.push(j);
      }
    }
    return { x, y, index };
  };
  const taper = (x: number, y: number): number => {
    const a = 1 - (x * x + y * y) / (radius * radius);
    return a > 0 ? a * a : 0;
  };
  const dots = gather(points.positionsMm, points.normals, pointGrid);
  const target = gather(skin.samples.positionsMm, skin.samples.normals, sampleGrid);
  let covered = 0;
  let noise = 0;
  let weightSum = 0;
  const weight = dots.index.map((j, k) => {
    const w = taper(dots.x[k]!, dots.y[k]!) / points.targetPerMm2[j]!;
    noise += w * w;
    weightSum += w;
    return w;
  });
  const targetWeight = target.index.map((j, k) => {
    const inside = skin.targetPerMm2[j]! > 0;
    if (inside) covered += skin.samples.areasMm2[j]!;
    return inside ? skin.samples.areasMm2[j]! * taper(target.x[k]!, target.y[k]!) : 0;
  });
  if (covered < 0.7 * Math.PI * radius * radius || weightSum === 0) return undefined;
  // The target is scaled to the points: a density off by a few per cent is judged by the bands, not here.
  const targetSum = targetWeight.reduce((sum, w) => sum + w, 0);
  const factor = weightSum / targetSum;
  return {
    x: Float64Array.from(dots.x),
    y: Float64Array.from(dots.y),
    weight: Float64Array.from(weight),
    targetX: Float64Array.from(target.x),
    targetY: Float64Array.from(target.y),
    targetWeight: Float64Array.from(targetWeight, (w) => w * factor),
    noise,
    spacingMm: spacing[centre]!,
  };
}

function windowPower(window: Window, frequency: number, angleRad: number): number {
  const k = (2 * Math.PI * frequency) / window.spacingMm;
  const kx = k * Math.cos(angleRad);
  const ky = k * Math.sin(angleRad);
  let re = 0;
  let im = 0;
  for (let i = 0; i < window.x.length; i++) {
    const phase = kx * window.x[i]! + ky * window.y[i]!;
    re += window.weight[i]! * Math.cos(phase);
    im += window.weight[i]! * Math.sin(phase);
  }
  if (frequency < 0.45) {
    for (let i = 0; i < window.targetX.length; i++) {
      const phase = kx * window.targetX[i]! + ky * window.targetY[i]!;
      re -= window.targetWeight[i]! * Math.cos(phase);
      im -= window.targetWeight[i]! * Math.sin(phase);
    }
  }
  return (re * re + im * im) / window.noise;
}

function distance2(p: Float64Array, i: number, j: number): number {
  const dx = p[3 * i]! - p[3 * j]!;
  const dy = p[3 * i + 1]! - p[3 * j + 1]!;
  const dz = p[3 * i + 2]! - p[3 * j + 2]!;
  return dx * dx + dy * dy + dz * dz;
}

/** Variance over mean of counts in discs of 16 expected points, around up to 400 points chosen evenly by rank. */
function fanoFactor(
  points: PointSet,
  skin: TargetSkin,
  spacing: Float64Array,
  members: readonly number[],
  pointGrid: ReturnType<typeof buildPointGrid>,
  sampleGrid: ReturnType<typeof buildPointGrid>,
): number {
  const cells: number[] = [];
  let sum = 0;
  let discs = 0;
  const step = Math.max(1, Math.floor(members.length / 400));
  for (let m = 0; m < members.length; m += step) {
    const i = members[m]!;
    // A disc about a point would always hold that point: its middle is moved off by a fixed chord.
    const frame = tangentFrame(points.normals[3 * i]!, points.normals[3 * i + 1]!, points.normals[3 * i + 2]!);
    const angle = 2 * Math.PI * (hash32(m, 5) / 4294967296);
    const off = 0.5 * spacing[i]!;
    const at = [0, 1, 2].map(
      (k) => points.positionsMm[3 * i + k]! + off * (Math.cos(angle) * frame[k]! + Math.sin(angle) * frame[3 + k]!),
    ) as [number, number, number];
    const radius = Math.sqrt(16 / Math.PI) * spacing[i]!;
    const within = (p: Float64Array, j: number): boolean => {
      const dx = p[3 * j]! - at[0];
      const dy = p[3 * j + 1]! - at[1];
      const dz = p[3 * j + 2]! - at[2];
      return dx * dx + dy * dy + dz * dz < radius * radius;
    };
    let found = 0;
    let expected = 0;
    const n = cellsInBall(pointGrid, at[0], at[1], at[2], radius, cells);
    for (let c = 0; c < n; c++)
      for (let k = pointGrid.start[cells[c]!]!; k < pointGrid.start[cells[c]! + 1]!; k++)
        if (within(points.positionsMm, pointGrid.items[k]!)) found++;
    const q = cellsInBall(sampleGrid, at[0], at[1], at[2], radius, cells);
    for (let c = 0; c < q; c++) {
      for (let k = sampleGrid.start[cells[c]!]!; k < sampleGrid.start[cells[c]! + 1]!; k++) {
        const j = sampleGrid.items[k]!;
        if (within(skin.samples.positionsMm, j)) expected += skin.samples.areasMm2[j]! * skin.targetPerMm2[j]!;
      }
    }
    if (expected < 4) continue;
    sum += ((found - expected) * (found - expected)) / expected;
    discs++;
  }
  return discs > 0 ? sum / discs : Number.NaN;
}
