import { hash32, unitFromHash } from '#/base/random.ts';
import { cross, norm, normalize, subtract, type Vec3 } from '#/engine/math/vec3.ts';
import { courseKernel } from '#/engine/preview/course-kernel.ts';
import { depthBuffer } from '#/engine/preview/depth-buffer.ts';
import type { DotKernel } from '#/engine/preview/dot-kernel.ts';
import { byteOfLinear } from '#/engine/preview/linear-light.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import type { PreviewScene } from '#/engine/preview/render-preview.ts';
import { averageHead } from '#/engine/scalp/average-head.ts';
import type { Camera } from '#/engine/scalp/camera.ts';
import type { Head } from '#/engine/scalp/head.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { type DotAge, skinFromLab } from '#/engine/skin/appearance.ts';

/** Dots as the skin model has them, on the parametric head: four strips of one field from the subject's right to left. */
const STRIPS: readonly { readonly zTopMm: number; readonly age: DotAge }[] = [
  { zTopMm: 0.12, age: { kind: 'healed' } },
  { zTopMm: 0.45, age: { kind: 'healed' } },
  { zTopMm: 0.12, age: { kind: 'years', years: 5 } },
  { zTopMm: 0.12, age: { kind: 'fresh', days: 1 } },
];
const STRIP_MM = 22;
const DENSITY_PER_CM2 = 110;
const SEED = 7;
const SKIN = skinFromLab([66, 13, 18]);

/** Kernels of the strips: carbon 12:1, as the plan's pictures ask for them. */
function stripKernels(): readonly DotKernel[] {
  const ink = { pigment: 'carbon', dilution: 12, lengthMm: 0.2, diameterMm: 0.2 };
  return STRIPS.map(({ zTopMm, age }) => courseKernel(SKIN, { ...ink, zTopMm }, age));
}

/** The same dots as transparent grey of the same mean darkness: what the skin model must not be mistaken for. */
export function greyed(kernels: readonly DotKernel[]): readonly DotKernel[] {
  return kernels.map(({ sigmaMm, amplitude }) => ({
    sigmaMm,
    amplitude: amplitude.map((_, i) => {
      const first = i - (i % 3);
      return (amplitude[first]! + amplitude[first + 1]! + amplitude[first + 2]!) / 3;
    }),
  }));
}

export function skinScene(camera: Camera): PreviewScene {
  const head = headFromParameters(averageHead('male'));
  return { photo: barePhoto(camera, head), camera, head, dots: stripDots(head), kernels: stripKernels() };
}

/** Evenly lit skin with a little grain wherever the head is. */
function barePhoto(camera: Camera, head: Head): Photo {
  const { widthPx, heightPx } = camera;
  const { depthMm } = depthBuffer(head.mesh, camera);
  const rgba = new Uint8ClampedArray(4 * widthPx * heightPx).fill(255);
  for (let i = 0; i < widthPx * heightPx; i++) {
    const seen = Number.isFinite(depthMm[i]!);
    const grain = 1 + 0.04 * (unitFromHash(hash32(SEED, i)) - 0.5);
    for (let c = 0; c < 3; c++) rgba[4 * i + c] = seen ? byteOfLinear(SKIN.linearRgb[c]! * grain) : 175;
  }
  return { widthPx, heightPx, rgba };
}

/** Hashed places on the triangles of the upper head, as many as their area asks for. */
function stripDots(head: Head): PreviewScene['dots'] {
  const { positions: p, triangles } = head.mesh;
  const at = (vertex: number): Vec3 => [p[3 * vertex]!, p[3 * vertex + 1]!, p[3 * vertex + 2]!];
  const places: number[] = [];
  const normals: number[] = [];
  const strips: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [at(triangles[t]!), at(triangles[t + 1]!), at(triangles[t + 2]!)];
    if (Math.min(a[1], b[1], c[1]) < 60) continue;
    const across = cross(subtract(b, a), subtract(c, a));
    const expected = (norm(across) / 200) * DENSITY_PER_CM2;
    const own = hash32(SEED, t);
    const count = Math.floor(expected + unitFromHash(own));
    for (let n = 0; n < count; n++) {
      const root = Math.sqrt(unitFromHash(hash32(own, 2 * n + 1)));
      const v = root * unitFromHash(hash32(own, 2 * n + 2));
      const place = a.map((value, k) => (1 - root) * value + (root - v) * b[k]! + v * c[k]!);
      places.push(...place);
      normals.push(...normalize(across));
      strips.push(Math.min(STRIPS.length - 1, Math.max(0, Math.floor(place[0]! / STRIP_MM) + STRIPS.length / 2)));
    }
  }
  return {
    positionsMm: Float64Array.from(places),
    normals: Float32Array.from(normals),
    kernelIndex: Uint8Array.from(strips),
  };
}
