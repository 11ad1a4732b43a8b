import type { Mesh } from '#/engine/mesh/mesh.ts';
import type { Camera } from '#/engine/scalp/camera.ts';

/** Nearest surface of a mesh seen by a camera. Row-major; Infinity where the mesh is not seen. */
export interface DepthBuffer {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Buffer pixels per picture pixel (at most 1). */
  readonly scale: number;
  /** Camera-frame z of the nearest surface at the pixel's centre, mm. */
  readonly depthMm: Float32Array;
}

/** A head needs no finer buffer than this: 1024 px over a portrait is about 0.4 mm a pixel. */
export const DEPTH_BUFFER_DEFAULTS = { maxSidePx: 1024 } as const;

const NEAR_MM = 10;

/** Camera-frame image coordinates (buffer pixels) and inverse depth of every vertex, stride 3; inverse depth 0 = behind. */
function projectVertices(mesh: Mesh, camera: Camera, scale: number): Float64Array {
  const { positions } = mesh;
  const r = camera.rotation;
  const t = camera.translationMm;
  const count = positions.length / 3;
  const out = new Float64Array(count * 3);
  for (let i = 0; i < count; i++) {
    const x = positions[3 * i]!;
    const y = positions[3 * i + 1]!;
    const z = positions[3 * i + 2]!;
    const cz = r[6]! * x + r[7]! * y + r[8]! * z + t[2];
    if (!(cz > NEAR_MM)) continue;
    const inverse = 1 / cz;
    out[3 * i] = scale * (camera.centrePx[0] + camera.focalPx * (r[0]! * x + r[1]! * y + r[2]! * z + t[0]) * inverse);
    out[3 * i + 1] =
      scale * (camera.centrePx[1] + camera.focalPx * (r[3]! * x + r[4]! * y + r[5]! * z + t[1]) * inverse);
    out[3 * i + 2] = inverse;
  }
  return out;
}

/** Rasterises a mesh into a z-buffer; triangles with a vertex behind the camera are left out. */
export function depthBuffer(mesh: Mesh, camera: Camera, options: { readonly maxSidePx?: number } = {}): DepthBuffer {
  const maxSidePx = options.maxSidePx ?? DEPTH_BUFFER_DEFAULTS.maxSidePx;
  const scale = Math.min(1, maxSidePx / Math.max(camera.widthPx, camera.heightPx));
  const widthPx = Math.max(1, Math.ceil(camera.widthPx * scale));
  const heightPx = Math.max(1, Math.ceil(camera.heightPx * scale));
  const projected = projectVertices(mesh, camera, scale);
  // Inverse depth is linear across a triangle in the picture, so it is what is interpolated and compared.
  const inverseDepth = new Float32Array(widthPx * heightPx);
  const { triangles } = mesh;
  for (let k = 0; k < triangles.length; k += 3) {
    rasterise(projected, triangles[k]!, triangles[k + 1]!, triangles[k + 2]!, inverseDepth, widthPx, heightPx);
  }
  for (let i = 0; i < inverseDepth.length; i++) {
    inverseDepth[i] = inverseDepth[i]! > 0 ? 1 / inverseDepth[i]! : Number.POSITIVE_INFINITY;
  }
  return { widthPx, heightPx, scale, depthMm: inverseDepth };
}

function rasterise(
  projected: Float64Array,
  a: number,
  b: number,
  c: number,
  into: Float32Array,
  widthPx: number,
  heightPx: number,
): void {
  const wa = projected[3 * a + 2]!;
  const wb = projected[3 * b + 2]!;
  const wc = projected[3 * c + 2]!;
  if (wa === 0 || wb === 0 || wc === 0) return;
  const ax = projected[3 * a]!;
  const ay = projected[3 * a + 1]!;
  const ux = projected[3 * b]! - ax;
  const uy = projected[3 * b + 1]! - ay;
  const vx = projected[3 * c]! - ax;
  const vy = projected[3 * c + 1]! - ay;
  const area = ux * vy - uy * vx;
  if (Math.abs(area) < 1e-12) return;
  const x0 = Math.max(0, Math.floor(ax + Math.min(0, ux, vx) - 0.5));
  const x1 = Math.min(widthPx - 1, Math.ceil(ax + Math.max(0, ux, vx) - 0.5));
  const y0 = Math.max(0, Math.floor(ay + Math.min(0, uy, vy) - 0.5));
  const y1 = Math.min(heightPx - 1, Math.ceil(ay + Math.max(0, uy, vy) - 0.5));
  const inverseArea = 1 / area;
  for (let y = y0; y <= y1; y++) {
    const dy = y + 0.5 - ay;
    for (let x = x0; x <= x1; x++) {
      const dx = x + 0.5 - ax;
      const v = (dx * vy - dy * vx) * inverseArea;
      const w = (ux * dy - uy * dx) * inverseArea;
      // A hair of overlap keeps shared edges closed.
      if (v < -1e-6 || w < -1e-6 || v + w > 1 + 1e-6) continue;
      const inverse = wa + (wb - wa) * v + (wc - wa) * w;
      const at = y * widthPx + x;
      if (inverse > into[at]!) into[at] = inverse;
    }
  }
}
