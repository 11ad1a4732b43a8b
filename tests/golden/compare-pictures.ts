import { deltaE2000 } from '#/engine/colour/delta-e.ts';
import { type Lab, linearRgbToLab } from '#/engine/colour/lab.ts';
import { decodeSrgb } from '#/engine/colour/srgb.ts';

/** CIEDE2000 between two pictures of equal size, pixel by pixel: mean, 99th percentile, largest. */
export function comparePictures(
  first: Uint8ClampedArray,
  second: Uint8ClampedArray,
): { readonly mean: number; readonly p99: number; readonly max: number } {
  const pixels = first.length / 4;
  const differences = new Float32Array(pixels);
  for (let i = 0; i < pixels; i++) {
    differences[i] = equalAt(first, second, 4 * i) ? 0 : deltaE2000(labAt(first, 4 * i), labAt(second, 4 * i));
  }
  const mean = differences.reduce((sum, value) => sum + value, 0) / pixels;
  differences.sort();
  return { mean, p99: differences[Math.floor(0.99 * pixels)]!, max: differences[pixels - 1]! };
}

function equalAt(a: Uint8ClampedArray, b: Uint8ClampedArray, at: number): boolean {
  return a[at] === b[at] && a[at + 1] === b[at + 1] && a[at + 2] === b[at + 2];
}

function labAt(rgba: Uint8ClampedArray, at: number): Lab {
  const linear = (offset: number) => decodeSrgb(rgba[at + offset]! / 255);
  return linearRgbToLab([linear(0), linear(1), linear(2)]);
}
