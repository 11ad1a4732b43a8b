/** Things about a photo that make planning on it worse; each has one sentence with what to do in the catalogue. */
export type QualityHint = 'small' | 'dark' | 'bright' | 'uneven' | 'blurred';

export interface QualitySample {
  readonly width: number;
  readonly height: number;
  /** sRGB bytes, stride 4, of a copy about 512 px on the longer side. */
  readonly rgba: Uint8ClampedArray;
}

export const PHOTO_QUALITY_DEFAULTS = {
  minMegapixels: 0.7,
  darkMean: 60,
  burntShare: 0.04,
  unevenRatio: 2.2,
  /**
   * Mean absolute Laplacian of the sharpest tenth of blocks, in levels of 255. Sharp portraits have 19 to 30, blurred by a Gaussian of
   * 0.4 % of their longer side 4 to 5; a smooth face without beard or lashes, sharp, has about 8 to 10.
   */
  sharpLaplacian: 7,
} as const;

/** Hints on the middle of the picture, where the head is. `megapixels` is that of the stored photo. */
export function judgePhoto(sample: QualitySample, megapixels: number): readonly QualityHint[] {
  const luma = lumaOf(sample);
  const { width, height } = sample;
  const limits = PHOTO_QUALITY_DEFAULTS;
  const whole = boxStatistics(luma, width, [0.2, 0.05, 0.8, 0.85], height);
  const left = boxStatistics(luma, width, [0.25, 0.1, 0.48, 0.7], height);
  const right = boxStatistics(luma, width, [0.52, 0.1, 0.75, 0.7], height);
  const hints: QualityHint[] = [];
  if (megapixels < limits.minMegapixels) hints.push('small');
  if (whole.mean < limits.darkMean) hints.push('dark');
  if (whole.burnt > limits.burntShare) hints.push('bright');
  const ratio = (Math.max(left.mean, right.mean) + 8) / (Math.min(left.mean, right.mean) + 8);
  if (ratio > limits.unevenRatio) hints.push('uneven');
  if (sharpness(luma, width, height) < limits.sharpLaplacian) hints.push('blurred');
  return hints;
}

function lumaOf({ rgba, width, height }: QualitySample): Float32Array {
  const luma = new Float32Array(width * height);
  for (let i = 0; i < luma.length; i++) {
    luma[i] = 0.2126 * rgba[4 * i]! + 0.7152 * rgba[4 * i + 1]! + 0.0722 * rgba[4 * i + 2]!;
  }
  return luma;
}

function boxStatistics(luma: Float32Array, width: number, box: readonly number[], height: number) {
  const [x0, y0, x1, y1] = [box[0]! * width, box[1]! * height, box[2]! * width, box[3]! * height].map(Math.floor);
  let sum = 0;
  let burnt = 0;
  let count = 0;
  for (let y = y0!; y < y1!; y++) {
    for (let x = x0!; x < x1!; x++) {
      const value = luma[y * width + x]!;
      sum += value;
      if (value > 250) burnt += 1;
      count += 1;
    }
  }
  return { mean: sum / Math.max(1, count), burnt: burnt / Math.max(1, count) };
}

/** The sharpest tenth of 16 px blocks: a face has edges somewhere, so a low value means blur, not plain skin. */
function sharpness(luma: Float32Array, width: number, height: number): number {
  const blocks: number[] = [];
  for (let by = 1; by + 16 < height; by += 16) {
    for (let bx = 1; bx + 16 < width; bx += 16) blocks.push(blockLaplacian(luma, width, bx, by));
  }
  blocks.sort((a, b) => b - a);
  const best = blocks.slice(0, Math.max(1, Math.floor(blocks.length / 10)));
  return best.reduce((sum, value) => sum + value, 0) / Math.max(1, best.length);
}

function blockLaplacian(luma: Float32Array, width: number, bx: number, by: number): number {
  let sum = 0;
  for (let y = by; y < by + 16; y++) {
    for (let x = bx; x < bx + 16; x++) {
      const i = y * width + x;
      const ring = luma[i - 1]! + luma[i + 1]! + luma[i - width]! + luma[i + width]!;
      sum += Math.abs(4 * luma[i]! - ring);
    }
  }
  return sum / 256;
}
