import type { Vec3 } from '../math/vec3.ts';
import { type Camera, toCameraFrame } from '../scalp/camera.ts';

/** A mesh with a unit outward normal for each vertex. */
export interface ShadedMesh {
  readonly positions: Float64Array;
  readonly triangles: ArrayLike<number>;
  readonly normals: Float64Array;
}

export interface ShadeOptions {
  /** Linear sRGB of the form in full light, and of what lies behind it. */
  readonly form: Vec3;
  readonly paper: Vec3;
  /** The form has faded into the paper where y + riseBack z (head frame) is fromMm, and is whole from toMm. */
  readonly fade: { readonly riseBack: number; readonly fromMm: number; readonly toMm: number };
}

/** Samples of a pixel along each side. */
const SAMPLES = 2;
/** Towards the lamp, camera frame: from the upper left before the head. */
const LAMP: Vec3 = [-0.42, -0.58, -0.7];
const AMBIENT = 0.5;
/** Light wraps round the form by this share: a soft lamp. */
const WRAP = 0.4;
/** What skin that turns away from the eye loses. */
const RIM = 0.2;

interface Samples {
  readonly sidePx: number;
  readonly rows: number;
  readonly inverseDepth: Float32Array;
  /** Light of the sample, and how much of the form is there. */
  readonly lit: Float32Array;
  readonly there: Float32Array;
}

/** Meshes in soft light with normals interpolated across the triangles (Phong 1975): linear sRGB of the camera's picture, stride 3. */
export function shadeMeshes(meshes: readonly ShadedMesh[], camera: Camera, options: ShadeOptions): Float32Array {
  const [sidePx, rows] = [SAMPLES * camera.widthPx, SAMPLES * camera.heightPx];
  const count = sidePx * rows;
  const samples: Samples = {
    sidePx,
    rows,
    inverseDepth: new Float32Array(count),
    lit: new Float32Array(count),
    there: new Float32Array(count),
  };
  for (const mesh of meshes) fillMesh(mesh, camera, options.fade, samples);
  const out = new Float32Array(3 * camera.widthPx * camera.heightPx);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < sidePx; x++) {
      const from = y * sidePx + x;
      const to = 3 * (Math.floor(y / SAMPLES) * camera.widthPx + Math.floor(x / SAMPLES));
      const there = samples.there[from]!;
      for (let c = 0; c < 3; c++) {
        const light = options.paper[c]! * (1 - there) + options.form[c]! * samples.lit[from]! * there;
        out[to + c] = out[to + c]! + light / (SAMPLES * SAMPLES);
      }
    }
  }
  return out;
}

/** Per vertex, stride 7: sample u and v, inverse depth, then the normal in the camera's frame and how much of the form is there, over depth. */
function fillMesh(mesh: ShadedMesh, camera: Camera, fade: ShadeOptions['fade'], into: Samples): void {
  const { positions, normals, triangles } = mesh;
  const r = camera.rotation;
  const count = positions.length / 3;
  const seen = new Float64Array(7 * count);
  for (let n = 0; n < count; n++) {
    const at = 3 * n;
    const [x, y, z] = toCameraFrame(camera, [positions[at]!, positions[at + 1]!, positions[at + 2]!]);
    const inverse = 1 / z;
    seen[7 * n] = SAMPLES * (camera.centrePx[0] + camera.focalPx * x * inverse);
    seen[7 * n + 1] = SAMPLES * (camera.centrePx[1] + camera.focalPx * y * inverse);
    seen[7 * n + 2] = inverse;
    for (let k = 0; k < 3; k++) {
      seen[7 * n + 3 + k] =
        (r[3 * k]! * normals[at]! + r[3 * k + 1]! * normals[at + 1]! + r[3 * k + 2]! * normals[at + 2]!) * inverse;
    }
    const heightMm = positions[at + 1]! + fade.riseBack * positions[at + 2]!;
    seen[7 * n + 6] = ((heightMm - fade.fromMm) / (fade.toMm - fade.fromMm)) * inverse;
  }
  for (let t = 0; t < triangles.length; t += 3) {
    fillTriangle(seen, 7 * triangles[t]!, 7 * triangles[t + 1]!, 7 * triangles[t + 2]!, into);
  }
}

function fillTriangle(
  seen: Float64Array,
  a: number,
  b: number,
  c: number,
  { sidePx, rows, inverseDepth, lit, there }: Samples,
): void {
  const [ax, ay] = [seen[a]!, seen[a + 1]!];
  const [ux, uy] = [seen[b]! - ax, seen[b + 1]! - ay];
  const [vx, vy] = [seen[c]! - ax, seen[c + 1]! - ay];
  const area = ux * vy - uy * vx;
  if (Math.abs(area) < 1e-9) return;
  const x1 = Math.min(sidePx - 1, Math.ceil(ax + Math.max(0, ux, vx)));
  const y1 = Math.min(rows - 1, Math.ceil(ay + Math.max(0, uy, vy)));
  for (let y = Math.max(0, Math.floor(ay + Math.min(0, uy, vy))); y <= y1; y++) {
    for (let x = Math.max(0, Math.floor(ax + Math.min(0, ux, vx))); x <= x1; x++) {
      const [dx, dy] = [x + 0.5 - ax, y + 0.5 - ay];
      const v = (dx * vy - dy * vx) / area;
      const w = (ux * dy - uy * dx) / area;
      if (v < -1e-6 || w < -1e-6 || v + w > 1 + 1e-6) continue;
      const mixed = (k: number): number =>
        seen[a + k]! + (seen[b + k]! - seen[a + k]!) * v + (seen[c + k]! - seen[a + k]!) * w;
      const inverse = mixed(2);
      const at = y * sidePx + x;
      if (!(inverse > inverseDepth[at]!)) continue;
      inverseDepth[at] = inverse;
      lit[at] = lightOn(mixed(3), mixed(4), mixed(5));
      there[at] = Math.min(1, Math.max(0, mixed(6) / inverse));
    }
  }
}

/** Share of full light on skin of a normal, camera frame, of any length. */
function lightOn(nx: number, ny: number, nz: number): number {
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
  const facing = (nx * LAMP[0] + ny * LAMP[1] + nz * LAMP[2]) / length;
  const wrapped = Math.max(0, (facing + WRAP) / (1 + WRAP));
  return (AMBIENT + (1 - AMBIENT) * wrapped) * (1 - RIM * (1 - Math.max(0, -nz / length)) ** 2);
}
