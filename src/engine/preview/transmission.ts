import type { DotKernel } from './dot-kernel.ts';
import { FALL_OFF_END, fallOff } from './fall-off.ts';
import { type KernelLevel, kernelLevels, largestScale, levelVariance } from './kernel-levels.ts';
import { SPLAT_STRIDE, type Splats } from './splats.ts';

/** Part of the light of the skin that the dots leave, linear sRGB, stride 3, over an area of the picture. 1 = untouched. */
export interface Transmission {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgb: Float32Array;
}

/** Gaussians one kernel may have; the shader unrolls them. */
export const MAX_KERNEL_TERMS = 6;

/** Contrasts are held below this: no dot takes all light, and a product never turns negative. */
export const MAX_CONTRAST = 0.995;

interface PixelArea {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface TransmissionOptions {
  /** Variance of the picture's own blur (lens, demosaicing, resampling), px^2, without the pixel's area. */
  readonly blurVariancePx2: number;
}

/** Checks the kernels of a scene; throws RangeError naming the first that is broken. */
export function checkKernels(kernels: readonly DotKernel[]): void {
  kernels.forEach((kernel, index) => {
    const terms = kernel.sigmaMm.length;
    if (terms < 1 || terms > MAX_KERNEL_TERMS || kernel.amplitude.length !== 3 * terms) {
      throw new RangeError(
        `dot kernel ${index}: needs 1 to ${MAX_KERNEL_TERMS} Gaussians and three amplitudes for each of them`,
      );
    }
    if (!kernel.sigmaMm.every((sigma) => sigma > 0 && sigma < 50) || !kernel.amplitude.every(Number.isFinite)) {
      throw new RangeError(`dot kernel ${index}: widths must be positive millimetres and amplitudes finite`);
    }
  });
}

/**
 * Multiplies (1 - C) of every splat into an area of the picture. A skin Gaussian of variance s^2 becomes one of covariance
 * S = s^2 A + b I (A the footprint, b = blur + pixel area), its height scaled by sqrt(det s^2 A / det S): the light taken
 * stays the same, so dots much smaller than a pixel darken by their coverage. Wide terms go through coarser grids (kernel-levels.ts).
 */
export function transmissionOf(
  splats: Splats,
  kernels: readonly DotKernel[],
  widthPx: number,
  heightPx: number,
  options: TransmissionOptions,
): Transmission {
  checkKernels(kernels);
  const levels = kernelLevels(kernels, largestScale(splats));
  let result: Transmission | undefined;
  // The widest terms reach farthest: starting with them makes the area hold all the others.
  const area = joinAreas(levels.map((level) => areaOf(splats, level, options.blurVariancePx2, widthPx, heightPx)));
  for (const level of levels) {
    const drawn = drawLevel(splats, level, area, options.blurVariancePx2);
    if (!result) result = drawn;
    else multiplyCoarse(result, drawn, level.cellPx);
  }
  return result!;
}

/** The smallest area that holds every splat of a level to where it ends; empty (0 x 0) when nothing is in view. */
function areaOf(splats: Splats, level: KernelLevel, blurPx2: number, widthPx: number, heightPx: number): PixelArea {
  const widest = level.kernels.map((kernel) => Math.max(0, ...kernel.sigmaMm) ** 2);
  const blur = levelVariance(level.cellPx, blurPx2) * level.cellPx ** 2;
  let left = widthPx;
  let top = heightPx;
  let right = 0;
  let bottom = 0;
  for (let i = 0; i < splats.count; i++) {
    const at = i * SPLAT_STRIDE;
    const s2 = widest[splats.data[at + 5]!];
    if (s2 === undefined) throw new RangeError(`splat ${i}: there is no kernel ${splats.data[at + 5]}`);
    if (s2 === 0) continue;
    const rx = Math.sqrt(2 * FALL_OFF_END * (s2 * splats.data[at + 2]! + blur));
    const ry = Math.sqrt(2 * FALL_OFF_END * (s2 * splats.data[at + 4]! + blur));
    left = Math.min(left, splats.data[at]! - rx);
    right = Math.max(right, splats.data[at]! + rx);
    top = Math.min(top, splats.data[at + 1]! - ry);
    bottom = Math.max(bottom, splats.data[at + 1]! + ry);
  }
  const x = Math.max(0, Math.floor(left));
  const y = Math.max(0, Math.floor(top));
  return {
    x,
    y,
    widthPx: Math.max(0, Math.min(widthPx, Math.ceil(right)) - x),
    heightPx: Math.max(0, Math.min(heightPx, Math.ceil(bottom)) - y),
  };
}

function joinAreas(areas: readonly PixelArea[]): PixelArea {
  const used = areas.filter((area) => area.widthPx > 0 && area.heightPx > 0);
  if (used.length === 0) return { x: 0, y: 0, widthPx: 0, heightPx: 0 };
  const x = Math.min(...used.map((area) => area.x));
  const y = Math.min(...used.map((area) => area.y));
  return {
    x,
    y,
    widthPx: Math.max(...used.map((area) => area.x + area.widthPx)) - x,
    heightPx: Math.max(...used.map((area) => area.y + area.heightPx)) - y,
  };
}

/**
 * One level over an area given in picture pixels; the result's area is in cells. Coarse cells are counted from the picture's
 * corner, so that the grid does not move with the dots, and one more stands on each side for the interpolation.
 */
function drawLevel(splats: Splats, level: KernelLevel, area: PixelArea, blurPx2: number): Transmission {
  const { cellPx, kernels } = level;
  const border = cellPx > 1 ? 1 : 0;
  const x = Math.floor(area.x / cellPx) - border;
  const y = Math.floor(area.y / cellPx) - border;
  const widthPx = Math.ceil((area.x + area.widthPx) / cellPx) + border - x;
  const heightPx = Math.ceil((area.y + area.heightPx) / cellPx) + border - y;
  const cells: PixelArea = { x, y, widthPx, heightPx };
  const rgb = new Float32Array(widthPx * heightPx * 3).fill(1);
  const terms = new Float64Array(MAX_KERNEL_TERMS * 6);
  const blur = levelVariance(cellPx, blurPx2);
  for (let i = 0; i < splats.count; i++) {
    const kernel = kernels[splats.data[i * SPLAT_STRIDE + 5]!]!;
    if (kernel.sigmaMm.length > 0) {
      multiplySplat(splats.data, i * SPLAT_STRIDE, kernel, 1 / cellPx, blur, terms, cells, rgb);
    }
  }
  return { ...cells, rgb };
}

/** Fills `terms` (stride 6: half the squared distance's xx, xy, yy factors, then r, g, b heights); returns the reach in x and y. */
function prepareTerms(
  data: Float32Array,
  at: number,
  kernel: DotKernel,
  scale: number,
  blur: number,
  terms: Float64Array,
): { readonly rx: number; readonly ry: number } {
  const axx = data[at + 2]! * scale * scale;
  const axy = data[at + 3]! * scale * scale;
  const ayy = data[at + 4]! * scale * scale;
  const footprintDeterminant = Math.max(0, axx * ayy - axy * axy);
  const strength = data[at + 6]!;
  let rx = 0;
  let ry = 0;
  for (let k = 0; k < kernel.sigmaMm.length; k++) {
    const s2 = kernel.sigmaMm[k]! * kernel.sigmaMm[k]!;
    const sxx = s2 * axx + blur;
    const sxy = s2 * axy;
    const syy = s2 * ayy + blur;
    const determinant = sxx * syy - sxy * sxy;
    const height = strength * s2 * Math.sqrt(footprintDeterminant / determinant);
    const t = 6 * k;
    terms[t] = (0.5 * syy) / determinant;
    terms[t + 1] = -sxy / determinant;
    terms[t + 2] = (0.5 * sxx) / determinant;
    terms[t + 3] = height * kernel.amplitude[3 * k]!;
    terms[t + 4] = height * kernel.amplitude[3 * k + 1]!;
    terms[t + 5] = height * kernel.amplitude[3 * k + 2]!;
    rx = Math.max(rx, sxx);
    ry = Math.max(ry, syy);
  }
  return { rx: Math.sqrt(2 * FALL_OFF_END * rx), ry: Math.sqrt(2 * FALL_OFF_END * ry) };
}

function multiplySplat(
  data: Float32Array,
  at: number,
  kernel: DotKernel,
  scale: number,
  blur: number,
  terms: Float64Array,
  area: PixelArea,
  rgb: Float32Array,
): void {
  const { rx, ry } = prepareTerms(data, at, kernel, scale, blur, terms);
  const end = kernel.sigmaMm.length * 6;
  const u = data[at]! * scale - area.x - 0.5;
  const v = data[at + 1]! * scale - area.y - 0.5;
  const x0 = Math.max(0, Math.ceil(u - rx));
  const x1 = Math.min(area.widthPx - 1, Math.floor(u + rx));
  const y0 = Math.max(0, Math.ceil(v - ry));
  const y1 = Math.min(area.heightPx - 1, Math.floor(v + ry));
  for (let y = y0; y <= y1; y++) {
    const dy = y - v;
    let index = 3 * (y * area.widthPx + x0);
    for (let x = x0; x <= x1; x++, index += 3) {
      const dx = x - u;
      let cr = 0;
      let cg = 0;
      let cb = 0;
      for (let t = 0; t < end; t += 6) {
        const half = terms[t]! * dx * dx + terms[t + 1]! * dx * dy + terms[t + 2]! * dy * dy;
        if (half >= FALL_OFF_END) continue;
        const f = fallOff(half);
        cr += f * terms[t + 3]!;
        cg += f * terms[t + 4]!;
        cb += f * terms[t + 5]!;
      }
      if (cr === 0 && cg === 0 && cb === 0) continue;
      rgb[index] = rgb[index]! * (1 - Math.min(MAX_CONTRAST, cr));
      rgb[index + 1] = rgb[index + 1]! * (1 - Math.min(MAX_CONTRAST, cg));
      rgb[index + 2] = rgb[index + 2]! * (1 - Math.min(MAX_CONTRAST, cb));
    }
  }
}

/** In place: fine x coarse, the coarse grid read bilinearly between the centres of its cells. */
function multiplyCoarse(fine: Transmission, coarse: Transmission, cellPx: number): void {
  const row = new Float32Array(coarse.widthPx * 3);
  for (let y = 0; y < fine.heightPx; y++) {
    const gy = (fine.y + y + 0.5) / cellPx - 0.5 - coarse.y;
    const j = Math.min(coarse.heightPx - 2, Math.max(0, Math.floor(gy)));
    const fy = gy - j;
    const above = j * coarse.widthPx * 3;
    const below = above + coarse.widthPx * 3;
    for (let k = 0; k < row.length; k++) {
      row[k] = coarse.rgb[above + k]! + fy * (coarse.rgb[below + k]! - coarse.rgb[above + k]!);
    }
    let index = 3 * y * fine.widthPx;
    for (let x = 0; x < fine.widthPx; x++, index += 3) {
      const gx = (fine.x + x + 0.5) / cellPx - 0.5 - coarse.x;
      const i = gx | 0;
      const fx = gx - i;
      const k = 3 * i;
      fine.rgb[index] = fine.rgb[index]! * (row[k]! + fx * (row[k + 3]! - row[k]!));
      fine.rgb[index + 1] = fine.rgb[index + 1]! * (row[k + 1]! + fx * (row[k + 4]! - row[k + 1]!));
      fine.rgb[index + 2] = fine.rgb[index + 2]! * (row[k + 2]! + fx * (row[k + 5]! - row[k + 2]!));
    }
  }
}
