import { pointAt } from '../math/vec3.ts';
import { type Camera, projectPoint } from '../scalp/camera.ts';
import type { DotKernel } from './dot-kernel.ts';
import type { SeenHead } from './head-outline.ts';
import { SPLAT_STRIDE, type Splats } from './splats.ts';
import { visibleDots } from './visible-dots.ts';

/** Own hair as short straight shafts. Roots, normals and directions: head frame, stride 3; directions are unit vectors out of the skin. */
export interface Stubble {
  readonly rootsMm: Float64Array;
  readonly normals: Float32Array | Float64Array;
  readonly directions: Float32Array | Float64Array;
  /** Visible length of each shaft. */
  readonly lengthsMm: Float32Array;
  readonly diameterMm: number;
  /** Part of the skin's light that a shaft takes where it covers it, linear sRGB: 1 - hair / skin. Negative for hair lighter than skin. */
  readonly contrast: readonly [number, number, number];
}

export const STUBBLE_DEFAULTS = {
  /** Terminal scalp hair (parameters.md section 4). */
  diameterMm: 0.07,
  /** Parameters.md section 4: 367 +- 56 um a day (European), 280 African, 411 Asian. */
  growthMmPerDay: 0.367,
  /** A razor leaves about this much above the skin. */
  shavedMm: 0.2,
} as const;

/** Visible length n days after a shave. */
export function stubbleLengthMm(days: number, growthMmPerDay: number = STUBBLE_DEFAULTS.growthMmPerDay): number {
  return STUBBLE_DEFAULTS.shavedMm + Math.max(0, days) * growthMmPerDay;
}

/**
 * A shaft of length L and width w is drawn as a chain of Gaussians, each with standard deviations 0.4 of its piece's length
 * and of the width, and the peak that gives it the piece's area: coverage is right in the mean however small a shaft is in the
 * picture. A piece is at most four pixels, so that long shafts stay straight and even.
 */
export const STUBBLE_SPREAD = 0.4;
const PIECE_PX = 4;
const MAX_PIECES = 24;

/** Splats of all visible shafts and the one kernel they use (index kernelIndex in the caller's table). */
export function stubbleSplats(
  stubble: Stubble,
  camera: Camera,
  depth: SeenHead,
  kernelIndex: number,
): { readonly splats: Splats; readonly kernel: DotKernel } {
  const count = stubble.lengthsMm.length;
  const roots = visibleDots(
    { positionsMm: stubble.rootsMm, normals: stubble.normals, kernelIndex: new Uint8Array(count) },
    camera,
    depth,
  );
  const pieces: number[] = [];
  const r = camera.rotation;
  for (let k = 0; k < roots.count; k++) {
    const at = k * SPLAT_STRIDE;
    const i = roots.data[at + 7]!;
    const u = roots.data[at]!;
    const v = roots.data[at + 1]!;
    const length = stubble.lengthsMm[i]!;
    const tx = stubble.rootsMm[3 * i]! + length * stubble.directions[3 * i]!;
    const ty = stubble.rootsMm[3 * i + 1]! + length * stubble.directions[3 * i + 1]!;
    const tz = stubble.rootsMm[3 * i + 2]! + length * stubble.directions[3 * i + 2]!;
    const x = r[0]! * tx + r[1]! * ty + r[2]! * tz + camera.translationMm[0];
    const y = r[3]! * tx + r[4]! * ty + r[5]! * tz + camera.translationMm[1];
    const z = r[6]! * tx + r[7]! * ty + r[8]! * tz + camera.translationMm[2];
    // From where the camera puts the root: at the outline the photo may have moved it.
    const { rootsMm } = stubble;
    const [rootU, rootV] = projectPoint(camera, pointAt(rootsMm, i));
    const du = camera.centrePx[0] + (camera.focalPx * x) / z - rootU;
    const dv = camera.centrePx[1] + (camera.focalPx * y) / z - rootV;
    addShaft(pieces, u, v, du, dv, (stubble.diameterMm * camera.focalPx) / z, roots.data[at + 6]!, kernelIndex, i);
  }
  const [red, green, blue] = stubble.contrast;
  const peak = 1 / (2 * Math.PI * STUBBLE_SPREAD * STUBBLE_SPREAD);
  return {
    splats: { count: pieces.length / SPLAT_STRIDE, data: Float32Array.from(pieces) },
    kernel: { sigmaMm: [1], amplitude: [peak * red, peak * green, peak * blue] },
  };
}

/** The kernel's variance is 1, so a splat's footprint is its covariance in px^2. */
function addShaft(
  pieces: number[],
  u: number,
  v: number,
  du: number,
  dv: number,
  widthPx: number,
  strength: number,
  kernelIndex: number,
  hair: number,
): void {
  const reachPx = Math.sqrt(du * du + dv * dv);
  const lengthPx = Math.max(reachPx, widthPx);
  const count = Math.min(MAX_PIECES, Math.ceil(lengthPx / PIECE_PX));
  const s2 = STUBBLE_SPREAD * STUBBLE_SPREAD;
  const along = Math.max(s2 * (lengthPx / count) ** 2, s2 * widthPx * widthPx);
  const across = s2 * widthPx * widthPx;
  const cx = du / Math.max(1e-9, reachPx);
  const cy = dv / Math.max(1e-9, reachPx);
  for (let k = 0; k < count; k++) {
    const t = (k + 0.5) / count;
    pieces.push(
      u + t * du,
      v + t * dv,
      across + (along - across) * cx * cx,
      (along - across) * cx * cy,
      across + (along - across) * cy * cy,
      kernelIndex,
      strength,
      hair,
    );
  }
}
