import type { DotGrid } from './dot-grid.ts';
import { STEP_SIZE, type WalkSteps } from './walk-steps.ts';

/** What the steps of one photon leave in the columns of dots. */
export interface DotColumns {
  /** Bottom of the deepest column, mm. */
  readonly deepestMm: number;
  /** Path of the photon in the columns of a dot with its axis at x, y; false: it never met them. Clear it before the next. */
  traceDot(x: number, y: number): boolean;
  clear(): void;
  /** Path in column bins, [diameter][depth bin]. */
  readonly columnPath: Float64Array;
  readonly depthEdges: readonly number[];
  /** Adds the path of the photon in each depth bin, whatever its place across. */
  addPathByDepth(out: Float64Array): void;
  /** x and y of the point where the photon has gone a length through a depth bin. */
  pointAlong(depthBin: number, lengthMm: number, out: Float64Array): void;
}

/** Depths on one grid, so that a top and a length add up to an edge that another top names. */
export function roundMm(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Long because the state of the hot loops stays in locals of one closure, for speed, as in runMonteCarlo. */
export function createDotColumns(grid: DotGrid, walked: WalkSteps): DotColumns {
  const edgeSet = new Set<number>();
  for (const top of grid.topsMm) {
    edgeSet.add(top);
    for (const length of grid.lengthsMm) edgeSet.add(roundMm(top + length));
  }
  const depthEdges = [...edgeSet].sort((a, b) => a - b);
  const edges = Float64Array.from(depthEdges);
  const depths = edges.length - 1;
  const deepest = edges[depths]!;
  const shallowest = edges[0]!;
  const radiusCount = grid.diametersMm.length;
  const radii2 = Float64Array.from(grid.diametersMm, (d) => (d / 2) ** 2);
  const widest = grid.diametersMm[radiusCount - 1]! / 2;
  const columnPath = new Float64Array(radiusCount * depths);
  let touched = false;

  function addToColumns(x: number, y: number, z: number, ux: number, uy: number, uz: number, step: number): void {
    const end = z + uz * step;
    if (z > deepest && end > deepest) return;
    if (z < shallowest && end < shallowest) return;
    const a = ux * ux + uy * uy;
    const b = x * ux + y * uy;
    const r2 = x * x + y * y;
    for (let j = radiusCount - 1; j >= 0; j--) {
      const c = r2 - radii2[j]!;
      let t0 = 0;
      let t1 = step;
      if (a < 1e-12) {
        if (c >= 0) return;
      } else {
        const disc = b * b - a * c;
        if (disc <= 0) return;
        const root = Math.sqrt(disc);
        t0 = Math.max(0, (-b - root) / a);
        t1 = Math.min(step, (root - b) / a);
        if (t1 <= t0) return;
      }
      addDepths(j * depths, z + uz * t0, z + uz * t1, t1 - t0);
    }
  }

  function addDepths(row: number, za: number, zb: number, length: number): void {
    const low = Math.min(za, zb);
    const high = Math.max(za, zb);
    if (high <= shallowest || low >= deepest) return;
    const span = high - low;
    let k = binOf(low);
    if (span < 1e-9) {
      columnPath[row + k]! += length;
      touched = true;
      return;
    }
    const perMm = length / span;
    for (; k < depths && edges[k]! < high; k++) {
      const overlap = Math.min(high, edges[k + 1]!) - Math.max(low, edges[k]!);
      if (overlap > 0) columnPath[row + k]! += overlap * perMm;
    }
    touched = true;
  }

  function traceDot(centreX: number, centreY: number): boolean {
    const { numbers: steps, count } = walked;
    touched = false;
    for (let at = 0; at < count; at += STEP_SIZE) {
      const dx = steps[at]! - centreX;
      const dy = steps[at + 1]! - centreY;
      const step = steps[at + 6]!;
      const reach = step + widest;
      if (dx * dx + dy * dy < reach * reach) {
        addToColumns(dx, dy, steps[at + 2]!, steps[at + 3]!, steps[at + 4]!, steps[at + 5]!, step);
      }
    }
    return touched;
  }

  function clear(): void {
    columnPath.fill(0);
  }

  function addPathByDepth(out: Float64Array): void {
    const { numbers: steps, count } = walked;
    for (let at = 0; at < count; at += STEP_SIZE) {
      const z = steps[at + 2]!;
      const uz = steps[at + 5]!;
      const end = z + uz * steps[at + 6]!;
      const low = Math.min(z, end);
      const high = Math.max(z, end);
      const perMm = high - low < 1e-9 ? 0 : steps[at + 6]! / (high - low);
      for (let k = binOf(low); k < depths && edges[k]! < high; k++) {
        const overlap = Math.min(high, edges[k + 1]!) - Math.max(low, edges[k]!);
        if (overlap > 0) out[k]! += overlap * perMm;
      }
    }
  }

  function pointAlong(depthBin: number, lengthMm: number, out: Float64Array): void {
    const { numbers: steps, count } = walked;
    let left = lengthMm;
    for (let at = 0; at < count; at += STEP_SIZE) {
      const z = steps[at + 2]!;
      const uz = steps[at + 5]!;
      const end = z + uz * steps[at + 6]!;
      const low = Math.max(Math.min(z, end), edges[depthBin]!);
      const high = Math.min(Math.max(z, end), edges[depthBin + 1]!);
      if (high <= low || Math.abs(end - z) < 1e-9) continue;
      const perMm = steps[at + 6]! / Math.abs(end - z);
      const own = (high - low) * perMm;
      const along = (uz > 0 ? low - z : z - high) * perMm + Math.min(left, own);
      out[0] = steps[at]! + steps[at + 3]! * along;
      out[1] = steps[at + 1]! + steps[at + 4]! * along;
      if (left < own) return;
      left -= own;
    }
  }

  function binOf(depthMm: number): number {
    let k = 0;
    while (k < depths - 1 && edges[k + 1]! <= depthMm) k++;
    return k;
  }

  return { deepestMm: deepest, traceDot, clear, columnPath, depthEdges, addPathByDepth, pointAlong };
}
