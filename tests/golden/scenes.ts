import { hash32, unitFromHash } from '#/base/random.ts';
import { add, dot, normalize, scale, subtract, type Vec3 } from '#/engine/math/vec3.ts';
import type { Mesh } from '#/engine/mesh/mesh.ts';
import type { DotKernel } from '#/engine/preview/dot-kernel.ts';
import { byteOfLinear } from '#/engine/preview/linear-light.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import type { PreviewScene } from '#/engine/preview/render-preview.ts';
import { type Camera, cameraCentre, pixelRay } from '#/engine/scalp/camera.ts';
import type { Head } from '#/engine/scalp/head.ts';
import { skinScene } from './skin-scene.ts';

/** Scenes made by arithmetic alone: an egg-shaped head, a lit skin with texture and gloss, dots in rings of hashed places. */

const HALF_AXES_MM = [76, 100, 98] as const;

/** An ellipsoid as latitude and longitude triangles, outward. */
function ellipsoidMesh(rings: number, sectors: number): Mesh {
  const positions = new Float64Array((rings + 1) * sectors * 3);
  for (let i = 0; i <= rings; i++) {
    const polar = (Math.PI * (i + 0.001)) / (rings + 0.002);
    for (let j = 0; j < sectors; j++) {
      const around = (2 * Math.PI * j) / sectors;
      positions.set(
        [
          HALF_AXES_MM[0] * Math.sin(polar) * Math.sin(around),
          HALF_AXES_MM[1] * Math.cos(polar),
          HALF_AXES_MM[2] * Math.sin(polar) * Math.cos(around),
        ],
        (i * sectors + j) * 3,
      );
    }
  }
  const triangles: number[] = [];
  for (let i = 0; i < rings; i++) {
    for (let j = 0; j < sectors; j++) {
      const a = i * sectors + j;
      const b = i * sectors + ((j + 1) % sectors);
      triangles.push(a, a + sectors, b, b, a + sectors, b + sectors);
    }
  }
  return { positions, triangles: Uint32Array.from(triangles) };
}

/** Only the mesh of an ellipsoid is looked at by the renderers. */
export function ellipsoidHead(): Head {
  const mesh = ellipsoidMesh(90, 180);
  const normals = new Float64Array(mesh.positions.length);
  for (let i = 0; i < normals.length; i += 3) normals.set(normalAt(mesh.positions.subarray(i, i + 3)), i);
  return { mesh, normals } as unknown as Head;
}

function normalAt(point: ArrayLike<number>): [number, number, number] {
  const n = HALF_AXES_MM.map((axis, k) => point[k]! / (axis * axis));
  const length = Math.sqrt(n[0]! ** 2 + n[1]! ** 2 + n[2]! ** 2);
  return [n[0]! / length, n[1]! / length, n[2]! / length];
}

/** A portrait camera in front of the head, turned by yaw about the head's y axis and tipped by pitch. */
export function portraitCamera(
  widthPx: number,
  heightPx: number,
  pxPerMm: number,
  yawRad = 0,
  pitchRad = 0,
  distanceMm = 1400,
): Camera {
  const cy = Math.cos(yawRad);
  const sy = Math.sin(yawRad);
  const cp = Math.cos(pitchRad);
  const sp = Math.sin(pitchRad);
  // Head frame (x left, y up, z front) to camera (x right of the picture, y down, z forward): a half turn about x, then the view.
  return {
    widthPx,
    heightPx,
    focalPx: pxPerMm * distanceMm,
    centrePx: [widthPx / 2, heightPx / 2],
    rotation: [cy, 0, -sy, sy * sp, -cp, cy * sp, -sy * cp, -sp, -cy * cp],
    translationMm: [0, 0, distanceMm],
  };
}

/** Dots on the upper part of the ellipsoid at hashed places, about evenly. */
export function scatterDots(count: number, seed: number, kernels: number): PreviewScene['dots'] {
  const positionsMm = new Float64Array(count * 3);
  const normals = new Float32Array(count * 3);
  const kernelIndex = new Uint8Array(count);
  const strength = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const height = 0.25 + 0.75 * unitFromHash(hash32(hash32(seed, i), 1));
    const around = 2 * Math.PI * unitFromHash(hash32(hash32(seed, i), 2));
    const radius = Math.sqrt(1 - height * height);
    const point = [
      HALF_AXES_MM[0] * radius * Math.sin(around),
      HALF_AXES_MM[1] * height,
      HALF_AXES_MM[2] * radius * Math.cos(around),
    ];
    positionsMm.set(point, 3 * i);
    normals.set(normalAt(point), 3 * i);
    kernelIndex[i] = hash32(hash32(seed, i), 3) % kernels;
    strength[i] = 0.8 + 0.4 * unitFromHash(hash32(hash32(seed, i), 4));
  }
  return { positionsMm, normals, kernelIndex, strength };
}

/** A photo of the ellipsoid: skin lit from above left, with grain and a shine, before a plain background. */
export function skinPhoto(camera: Camera, skinLinear: readonly [number, number, number], seed: number): Photo {
  const { widthPx, heightPx } = camera;
  const rgba = new Uint8ClampedArray(widthPx * heightPx * 4);
  const eye = cameraCentre(camera);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const at = 4 * (y * widthPx + x);
      rgba[at + 3] = 255;
      const ray = pixelRay(camera, x + 0.5, y + 0.5);
      const hit = hitEllipsoid(eye, ray);
      if (!hit) {
        rgba.set([168, 174, 180], at);
        continue;
      }
      const n = normalAt(hit);
      const lit = 0.3 + 0.7 * Math.max(0, dot(n, LAMP));
      const half = normalize(subtract(LAMP, ray));
      const shine = 0.4 * Math.max(0, dot(n, half)) ** 60;
      const grain = 1 + 0.12 * (unitFromHash(hash32(hash32(seed, x >> 1), y >> 1)) - 0.5);
      for (let c = 0; c < 3; c++) rgba[at + c] = byteOfLinear(skinLinear[c]! * lit * grain + shine);
    }
  }
  return { widthPx, heightPx, rgba };
}

const LAMP = normalize([0.35, 0.75, 0.6]);

function hitEllipsoid(eye: Vec3, ray: Vec3): Vec3 | null {
  let a = 0;
  let b = 0;
  let c = -1;
  HALF_AXES_MM.forEach((axis, k) => {
    a += (ray[k]! / axis) ** 2;
    b += (ray[k]! * eye[k]!) / (axis * axis);
    c += (eye[k]! / axis) ** 2;
  });
  const root = b * b - a * c;
  return root < 0 ? null : add(eye, scale(ray, (-b - Math.sqrt(root)) / a));
}

export const TEST_KERNELS: Readonly<Record<string, DotKernel>> = {
  healed: { sigmaMm: [0.09, 0.25, 1.2], amplitude: [0.34, 0.3, 0.29, 0.12, 0.08, 0.06, 0.009, 0.004, 0.002] },
  fresh: { sigmaMm: [0.13, 0.3], amplitude: [0.5, 0.52, 0.5, 0.12, 0.14, 0.12] },
  deep: { sigmaMm: [0.3, 0.7, 1.4], amplitude: [0.12, 0.07, 0.05, 0.05, 0.04, 0.02, 0.02, 0.006, 0.003] },
};

export interface GoldenCase {
  readonly name: string;
  readonly scene: () => PreviewScene;
}

interface SceneOptions {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pxPerMm: number;
  readonly yaw?: number;
  readonly pitch?: number;
  readonly dots: number;
  readonly seed: number;
  readonly blurPx?: number;
}

function scene(
  options: SceneOptions,
  skin: readonly [number, number, number],
  kernels: readonly DotKernel[],
): PreviewScene {
  const { widthPx, heightPx, pxPerMm, yaw, pitch, dots, seed } = options;
  const camera = portraitCamera(widthPx, heightPx, pxPerMm, yaw, pitch);
  return {
    photo: skinPhoto(camera, skin, seed),
    camera,
    head: ellipsoidHead(),
    dots: scatterDots(dots, seed, kernels.length),
    kernels,
    ...(options.blurPx === undefined ? {} : { blurPx: options.blurPx }),
  };
}

const { healed, fresh, deep } = TEST_KERNELS as { healed: DotKernel; fresh: DotKernel; deep: DotKernel };
const LIGHT: readonly [number, number, number] = [0.55, 0.35, 0.27];
const DARK: readonly [number, number, number] = [0.14, 0.075, 0.048];

/** The golden cases, each a few hundred pixels wide so that the pictures stay small. */
export const GOLDEN_CASES: readonly GoldenCase[] = [
  {
    name: 'front-healed',
    scene: () =>
      scene({ widthPx: 240, heightPx: 280, pxPerMm: 1.3, pitch: 0.35, dots: 60_000, seed: 11 }, LIGHT, [healed]),
  },
  {
    name: 'turned-mixed',
    scene: () =>
      scene({ widthPx: 300, heightPx: 260, pxPerMm: 2, yaw: 0.6, pitch: 0.7, dots: 40_000, seed: 23 }, LIGHT, [
        healed,
        fresh,
        deep,
      ]),
  },
  {
    name: 'dark-fresh',
    scene: () =>
      scene({ widthPx: 240, heightPx: 240, pxPerMm: 1.5, pitch: 0.6, dots: 40_000, seed: 5, blurPx: 0.8 }, DARK, [
        fresh,
      ]),
  },
  {
    name: 'close-deep',
    scene: () =>
      scene({ widthPx: 280, heightPx: 220, pxPerMm: 7, pitch: 0.9, dots: 40_000, seed: 91 }, LIGHT, [deep, healed]),
  },
  { name: 'skin-model', scene: () => skinScene(portraitCamera(220, 180, 2.4, 0, 0.75)) },
];
