import { byteOfLinear, LINEAR_OF_BYTE } from './linear-light.ts';
import type { Photo } from './photo.ts';

/**
 * Standard deviation of the eye's point spread, arc minutes: a well-corrected eye in daylight tells 1 arc minute apart (20/20),
 * about the full width at half height of its line spread (MEM; Campbell and Gubisch 1966 measured 1 to 1.5).
 */
export const EYE_SPREAD_ARCMIN = 0.45;

/** What the eye blurs at a distance, as a standard deviation in picture pixels; pxPerMm is the picture's scale on the scalp. */
export function eyeBlurPx(distanceM: number, pxPerMm: number): number {
  return distanceM * 1000 * ((EYE_SPREAD_ARCMIN / 60) * (Math.PI / 180)) * pxPerMm;
}

/**
 * The picture as someone standing distanceM away sees the head, at the size it has now: blurred in linear light by the
 * eye's spread. Pictures coarser than the eye stay as they are. Returns sRGB bytes of the same size.
 */
export function seenFrom(photo: Photo, distanceM: number, pxPerMm: number): Uint8ClampedArray {
  const sigma = eyeBlurPx(distanceM, pxPerMm);
  if (sigma < 0.2) return new Uint8ClampedArray(photo.rgba);
  const { widthPx, heightPx, rgba } = photo;
  const weights = gaussian(sigma);
  const across = new Float32Array(widthPx * heightPx * 3);
  const radius = weights.length - 1;
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let k = -radius; k <= radius; k++) {
          const at = Math.min(widthPx - 1, Math.max(0, x + k));
          sum += weights[Math.abs(k)]! * LINEAR_OF_BYTE[rgba[4 * (y * widthPx + at) + c]!]!;
        }
        across[3 * (y * widthPx + x) + c] = sum;
      }
    }
  }
  const out = new Uint8ClampedArray(rgba);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let k = -radius; k <= radius; k++) {
          const at = Math.min(heightPx - 1, Math.max(0, y + k));
          sum += weights[Math.abs(k)]! * across[3 * (at * widthPx + x) + c]!;
        }
        out[4 * (y * widthPx + x) + c] = byteOfLinear(sum);
      }
    }
  }
  return out;
}

/** Half of a normalised Gaussian, from its middle to three standard deviations. */
function gaussian(sigma: number): Float64Array {
  const half = Float64Array.from({ length: Math.ceil(3 * sigma) + 1 }, (_, k) =>
    Math.exp(-(k * k) / (2 * sigma * sigma)),
  );
  const sum = half.reduce((total, value, k) => total + (k === 0 ? value : 2 * value), 0);
  return half.map((value) => value / sum);
}
