import type { Camera } from '#/engine/scalp/camera.ts';
import { smoothStep } from '../math/smooth-step.ts';
import type { DepthBuffer } from './depth-buffer.ts';
import { moveToPhoto, type SeenHead } from './head-outline.ts';
import { SPLAT_STRIDE, type Splats } from './splats.ts';

/** Dots on a head. positionsMm, normals: head frame, stride 3, outward. The rest: one entry a dot. */
export interface PreviewDots {
  readonly positionsMm: Float64Array;
  readonly normals: Float32Array | Float64Array;
  readonly kernelIndex: Uint8Array;
  /** Factor on the kernel's contrast, default 1. */
  readonly strength?: Float32Array;
  /** Factor on the kernel's widths, default 1. */
  readonly size?: Float32Array;
}

export const VISIBLE_DOTS_DEFAULTS = {
  /** A dot this far behind the nearest surface still counts as on it: mesh facets and buffer pixels. */
  toleranceMm: 1.5,
  /**
   * Cosine of the viewing angle below which a dot is left out, and above which it has its full strength. Dots crowd at the
   * outline as 1 / cosine and each shrinks by the cosine, so skin seen at a grazing angle is as dark as any other: only
   * the last 0.05 mm are left out, where a dot has no width.
   */
  grazingCosine: [0.005, 0.03] as readonly [number, number],
} as const;

export type VisibleDotsOptions = Partial<{ toleranceMm: number; grazingCosine: readonly [number, number] }>;

/**
 * Projects dots through a camera: hidden, back-facing and outside dots are dropped, the others get the 2x2 footprint of
 * their tangent plane, P (I - n n^T) P^T with P the 2x3 derivative of the projection (px per mm).
 * depth is the buffer of the head's own mesh, made with the same camera at any resolution; with the photo's outline, dots near the
 * mesh's outline move with it.
 */
export function visibleDots(
  dots: PreviewDots,
  camera: Camera,
  depth: SeenHead,
  options: VisibleDotsOptions = {},
): Splats {
  const toleranceMm = options.toleranceMm ?? VISIBLE_DOTS_DEFAULTS.toleranceMm;
  const [cosineOut, cosineFull] = options.grazingCosine ?? VISIBLE_DOTS_DEFAULTS.grazingCosine;
  const count = dots.kernelIndex.length;
  if (dots.positionsMm.length < 3 * count || dots.normals.length < 3 * count) {
    throw new RangeError('visibleDots: positionsMm and normals need three numbers a dot');
  }
  const data = new Float32Array(count * SPLAT_STRIDE);
  const { positionsMm, normals, kernelIndex, strength, size } = dots;
  const [r0, r1, r2, r3, r4, r5, r6, r7, r8] = camera.rotation as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [t0, t1, t2] = camera.translationMm;
  const { focalPx, widthPx, heightPx } = camera;
  const [centreX, centreY] = camera.centrePx;
  const marginPx = 40;
  const { outline } = depth;
  const moved = new Float64Array(2);
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const px = positionsMm[3 * i]!;
    const py = positionsMm[3 * i + 1]!;
    const pz = positionsMm[3 * i + 2]!;
    const x = r0 * px + r1 * py + r2 * pz + t0;
    const y = r3 * px + r4 * py + r5 * pz + t1;
    const z = r6 * px + r7 * py + r8 * pz + t2;
    if (!(z > 10)) continue;
    const hx = normals[3 * i]!;
    const hy = normals[3 * i + 1]!;
    const hz = normals[3 * i + 2]!;
    const nx = r0 * hx + r1 * hy + r2 * hz;
    const ny = r3 * hx + r4 * hy + r5 * hz;
    const nz = r6 * hx + r7 * hy + r8 * hz;
    const cosine = -(nx * x + ny * y + nz * z) / Math.sqrt(x * x + y * y + z * z);
    if (!(cosine > cosineOut)) continue;
    const u = centreX + (focalPx * x) / z;
    const v = centreY + (focalPx * y) / z;
    if (u < -marginPx || v < -marginPx || u > widthPx + marginPx || v > heightPx + marginPx) continue;
    // One buffer pixel covers z / (focal scale) mm across, and tan(angle) times as much in depth.
    const slopeMm = (1.5 * z * Math.sqrt(1 - Math.min(1, cosine * cosine))) / (focalPx * depth.scale * cosine);
    if (z > depthAt(depth, u, v) + toleranceMm + slopeMm) continue;
    const gx = focalPx / z;
    const px2 = -x / z;
    const py2 = -y / z;
    // Rows of P are gx (1, 0, px2) and gx (0, 1, py2); P (I - n n^T) P^T = P P^T - (P n)(P n)^T.
    const ax = nx + px2 * nz;
    const ay = ny + py2 * nz;
    const width = size ? size[i]! : 1;
    const g2 = gx * gx * width * width;
    const at = kept * SPLAT_STRIDE;
    moved[0] = u;
    moved[1] = v;
    if (outline) moveToPhoto(outline, moved);
    data[at] = moved[0];
    data[at + 1] = moved[1];
    data[at + 2] = g2 * (1 + px2 * px2 - ax * ax);
    data[at + 3] = g2 * (px2 * py2 - ax * ay);
    data[at + 4] = g2 * (1 + py2 * py2 - ay * ay);
    data[at + 5] = kernelIndex[i]!;
    data[at + 6] = (strength ? strength[i]! : 1) * smoothStep(cosineOut, cosineFull, cosine);
    data[at + 7] = i;
    kept++;
  }
  return { count: kept, data: data.subarray(0, kept * SPLAT_STRIDE) };
}

function depthAt(depth: DepthBuffer, uPx: number, vPx: number): number {
  const x = Math.min(depth.widthPx - 1, Math.max(0, Math.floor(uPx * depth.scale)));
  const y = Math.min(depth.heightPx - 1, Math.max(0, Math.floor(vPx * depth.scale)));
  return depth.depthMm[y * depth.widthPx + x]!;
}
