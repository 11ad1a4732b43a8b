import type { DotKernel } from './dot-kernel.ts';
import { SPLAT_STRIDE, type Splats } from './splats.ts';

/**
 * Wide, faint terms of a kernel (light that wandered far through the skin) cost most pixels and need least of them: they are drawn
 * on coarser grids and multiplied in by bilinear interpolation. Strong terms stay on the picture's own grid. One level a grid; kernels keep their index, and only the terms
 * that belong to the level (none: the dot is skipped there).
 * (1 - a)(1 - b) replaces 1 - a - b within one dot: a difference of ab, at most a few thousandths at a dot's middle.
 */
export interface KernelLevel {
  /** Picture pixels a cell, a power of two; 1 is the picture itself. */
  readonly cellPx: number;
  readonly kernels: readonly DotKernel[];
}

export const KERNEL_LEVEL_DEFAULTS = {
  /** A term of at least this contrast in any channel is never drawn coarsely. */
  faintBelow: 0.06,
  /** Cells in the standard deviation of a term on its grid, at least. At 1 a term comes out up to 20 % wider, its light unchanged. */
  cellsInSigma: 1,
  maxCellPx: 16,
} as const;

/** Variance of a square cell, in cells^2: what a pixel averages over. */
const CELL_VARIANCE = 1 / 12;
/** On a coarse grid the samples must themselves be smooth enough to be right in the mean, as PREVIEW_DEFAULTS.blurPx is on the fine. */
const GRID_VARIANCE = 0.25;

/** Variance that a level adds to every Gaussian, in cells^2. blurVariancePx2: the picture's own blur, in picture pixels. */
export function levelVariance(cellPx: number, blurVariancePx2: number): number {
  return blurVariancePx2 / (cellPx * cellPx) + CELL_VARIANCE + (cellPx > 1 ? GRID_VARIANCE : 0);
}

/** Picture pixels per mm of the largest splat: what decides how wide a term is in the picture. */
export function largestScale(splats: Splats): number {
  let square = 0;
  for (let i = 0; i < splats.count; i++) {
    const at = i * SPLAT_STRIDE;
    square = Math.max(square, splats.data[at + 2]!, splats.data[at + 4]!);
  }
  return Math.sqrt(square);
}

/** Sorts the terms of all kernels onto levels; the first level is always the picture's own grid. */
export function kernelLevels(kernels: readonly DotKernel[], pxPerMm: number): readonly KernelLevel[] {
  const cells = new Set<number>([1]);
  for (const kernel of kernels) {
    for (let k = 0; k < kernel.sigmaMm.length; k++) cells.add(cellOf(kernel, k, pxPerMm));
  }
  return [...cells]
    .sort((a, b) => a - b)
    .map((cellPx) => ({
      cellPx,
      kernels: kernels.map((kernel) => termsOn(kernel, (k) => cellOf(kernel, k, pxPerMm) === cellPx)),
    }));
}

function cellOf(kernel: DotKernel, term: number, pxPerMm: number): number {
  const { faintBelow, maxCellPx, cellsInSigma } = KERNEL_LEVEL_DEFAULTS;
  const strongest = Math.max(...kernel.amplitude.slice(3 * term, 3 * term + 3).map(Math.abs));
  if (strongest >= faintBelow) return 1;
  const sigmaPx = kernel.sigmaMm[term]! * pxPerMm;
  let cell = 1;
  while (cell < maxCellPx && sigmaPx >= 2 * cell * cellsInSigma) cell *= 2;
  return cell;
}

function termsOn(kernel: DotKernel, keep: (term: number) => boolean): DotKernel {
  const sigmaMm: number[] = [];
  const amplitude: number[] = [];
  kernel.sigmaMm.forEach((sigma, k) => {
    if (!keep(k)) return;
    sigmaMm.push(sigma);
    amplitude.push(...kernel.amplitude.slice(3 * k, 3 * k + 3));
  });
  return { sigmaMm, amplitude };
}
