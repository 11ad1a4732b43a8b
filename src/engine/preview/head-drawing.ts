import { mapTuple } from '#/base/map-tuple.ts';
import { turnBy } from '../math/angle.ts';
import { cross, normalize, pointList, scale, subtract, type Vec3 } from '../math/vec3.ts';
import type { Mesh } from '../mesh/mesh.ts';
import { type Camera, projectPoint } from '../scalp/camera.ts';
import type { Head } from '../scalp/head.ts';
import { byteOfLinear, LINEAR_OF_BYTE } from './linear-light.ts';
import type { Photo } from './photo.ts';
import { type ShadedMesh, type ShadeOptions, shadeMeshes } from './shade-meshes.ts';

/** From above with the face at the bottom, as one stands before the client; or from the front, turned a little and from a little above. */
export type DrawnView = 'above' | 'front';

export const HEAD_DRAWING = {
  /** sRGB of the paper and of the skin in full light: neutral, so that only dots and hair have a colour. */
  paper: [247, 245, 241] as Vec3,
  form: [226, 217, 208] as Vec3,
  distanceMm: 1400,
  /** Room around the head, share of the picture. */
  margin: 0.04,
} as const;

const TURN: Readonly<Record<DrawnView, { readonly yawRad: number; readonly pitchRad: number }>> = {
  above: { yawRad: 0, pitchRad: Math.PI / 2 },
  front: { yawRad: 0.3, pitchRad: 0.45 },
};

/** A camera that has the whole head in a square picture. */
export function drawingCamera(head: Head, view: DrawnView, sidePx: number): Camera {
  const { yawRad, pitchRad } = TURN[view];
  const [[cy, sy], [cp, sp]] = [turnBy(yawRad), turnBy(pitchRad)];
  const { distanceMm, margin } = HEAD_DRAWING;
  const camera: Camera = {
    widthPx: sidePx,
    heightPx: sidePx,
    focalPx: distanceMm,
    centrePx: [0, 0],
    rotation: [cy, 0, -sy, sy * sp, -cp, cy * sp, -sy * cp, -sp, -cy * cp],
    translationMm: [0, 0, distanceMm],
  };
  const [low, high] = [
    [1e9, 1e9],
    [-1e9, -1e9],
  ];
  const floorMm = view === 'front' ? head.landmarks.menton[1] - 10 : Number.NEGATIVE_INFINITY;
  for (const { positions } of [head.mesh, ...ears(head)]) {
    for (const point of pointList(positions)) {
      if (point[1] < floorMm) continue;
      const at = projectPoint(camera, point);
      for (let k = 0; k < 2; k++) {
        low[k] = Math.min(low[k]!, at[k]!);
        high[k] = Math.max(high[k]!, at[k]!);
      }
    }
  }
  const scale = ((1 - 2 * margin) * sidePx) / Math.max(high[0]! - low[0]!, high[1]! - low[1]!);
  const centre = (k: 0 | 1): number => sidePx / 2 - (scale * (low[k]! + high[k]!)) / 2;
  return { ...camera, focalPx: distanceMm * scale, centrePx: [centre(0), centre(1)] };
}

/** The head as a smooth form in soft light on paper, with ears and closed eyes to know front from back. Opaque sRGB bytes. */
export function drawHead(head: Head, camera: Camera): Photo {
  const { paper, form } = HEAD_DRAWING;
  const linear = (rgb: Vec3): Vec3 => mapTuple(rgb, (byte) => LINEAR_OF_BYTE[byte]!);
  const meshes: ShadedMesh[] = [{ ...head.mesh, normals: head.normals }, ...ears(head)];
  const light = shadeMeshes(meshes, camera, { form: linear(form), paper: linear(paper), fade: fadeOf(head) });
  const { widthPx, heightPx } = camera;
  const rgba = new Uint8ClampedArray(4 * widthPx * heightPx).fill(255);
  for (let i = 0; i < widthPx * heightPx; i++) {
    for (let c = 0; c < 3; c++) rgba[4 * i + c] = byteOfLinear(light[3 * i + c]!);
  }
  const photo = { widthPx, heightPx, rgba };
  for (const side of ['right', 'left'] as const) drawEye(photo, head, camera, side);
  return photo;
}

/** What hides dots and hair: the head with the drawn ears. */
export function drawnMesh(head: Head): Mesh {
  const parts = [head.mesh, ...ears(head)];
  const positions = new Float64Array(parts.reduce((sum, part) => sum + part.positions.length, 0));
  const triangles = new Uint32Array(parts.reduce((sum, part) => sum + part.triangles.length, 0));
  let [vertex, corner] = [0, 0];
  for (const part of parts) {
    positions.set(part.positions, 3 * vertex);
    for (let k = 0; k < part.triangles.length; k++) triangles[corner + k] = part.triangles[k]! + vertex;
    vertex += part.positions.length / 3;
    corner += part.triangles.length;
  }
  return { positions, triangles };
}

/** The form fades into the paper below the chin and, on the way to the neck, a little higher: the mesh ends there. */
function fadeOf(head: Head): ShadeOptions['fade'] {
  const [, chinY, chinZ] = head.landmarks.menton;
  const riseBack = 0.42;
  return { riseBack, fromMm: chinY + riseBack * chinZ - 14, toMm: chinY + riseBack * chinZ + 8 };
}

/** Flat shells that lean out behind the tragions. */
function ears(head: Head): ShadedMesh[] {
  return ([1, -1] as const).map((side) => {
    const tragion = side > 0 ? head.landmarks.tragion_left : head.landmarks.tragion_right;
    const centre: Vec3 = [tragion[0] + 5 * side, tragion[1] + 6, tragion[2] - 12];
    const up = normalize([0.18 * side, 1, -0.22]);
    const out = scale(normalize(cross(up, normalize([0.45 * side, 0, 1]))), side);
    const along = normalize(cross(up, out));
    return shell(centre, [up, along, out], [32, 17, 5]);
  });
}

/** An ellipsoid on three axes; latitude and longitude triangles. */
function shell(centre: Vec3, axes: readonly [Vec3, Vec3, Vec3], halfMm: Vec3): ShadedMesh {
  const [rings, sectors] = [24, 48];
  const positions = new Float64Array(3 * (rings + 1) * sectors);
  const normals = new Float64Array(positions.length);
  const triangles: number[] = [];
  for (let i = 0; i <= rings; i++) {
    const [polarCos, polarSin] = turnBy((Math.PI * (i + 0.01)) / (rings + 0.02));
    for (let j = 0; j < sectors; j++) {
      const [aroundCos, aroundSin] = turnBy((2 * Math.PI * j) / sectors);
      const unit = [polarCos, polarSin * aroundCos, polarSin * aroundSin];
      const at = 3 * (i * sectors + j);
      const mix = (weights: readonly number[]): Vec3 =>
        mapTuple([0, 1, 2], (c) => axes.reduce((sum, axis, k) => sum + axis[c]! * weights[k]!, 0));
      mix(unit.map((v, k) => v * halfMm[k]!)).forEach((v, c) => {
        positions[at + c] = centre[c]! + v;
      });
      normals.set(normalize(mix(unit.map((v, k) => v / halfMm[k]!))), at);
      const [a, b] = [i * sectors + j, i * sectors + ((j + 1) % sectors)];
      if (i < rings) triangles.push(a, a + sectors, b, b, a + sectors, b + sectors);
    }
  }
  return { positions, normals, triangles: Uint32Array.from(triangles) };
}

/** The line of a closed lid between the corners of an eye, and a faint brow above it, where they are seen. */
function drawEye(photo: Photo, head: Head, camera: Camera, side: 'left' | 'right'): void {
  const inner = head.landmarks[`endocanthion_${side}`];
  const outer = head.landmarks[`exocanthion_${side}`];
  // From above both lie under the brow.
  if (camera.rotation[4]! > -0.5) return;
  const steps = 60;
  const curve = (liftMm: number, bowMm: number, radiusMm: number, cover: number): void => {
    for (let n = 0; n <= steps; n++) {
      const t = n / steps;
      const bow = 4 * t * (1 - t);
      const place = mapTuple(inner, (v, k) => v + (outer[k]! - v) * t);
      const front = subtract(place, [0, -liftMm - bowMm * bow, -4 - 5 * bow]);
      const [u, v] = projectPoint(camera, front);
      const radiusPx = (radiusMm * (0.35 + 0.65 * bow) * camera.focalPx) / HEAD_DRAWING.distanceMm;
      stamp(photo, u, v, radiusPx, cover);
    }
  };
  curve(0, -3.5, 0.8, 0.2);
  curve(17, 4, 2, 0.05);
}

/** A disc that darkens what is there. */
function stamp({ rgba, widthPx, heightPx }: Photo, u: number, v: number, radiusPx: number, cover: number): void {
  const reach = radiusPx + 1;
  for (let y = Math.max(0, Math.floor(v - reach)); y <= Math.min(heightPx - 1, v + reach); y++) {
    for (let x = Math.max(0, Math.floor(u - reach)); x <= Math.min(widthPx - 1, u + reach); x++) {
      const share =
        cover * Math.min(1, Math.max(0, radiusPx + 0.5 - Math.sqrt((x + 0.5 - u) ** 2 + (y + 0.5 - v) ** 2)));
      for (let c = 0; c < 3; c++) rgba[4 * (y * widthPx + x) + c]! *= 1 - share;
    }
  }
}
