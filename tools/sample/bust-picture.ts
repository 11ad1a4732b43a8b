import type { DepthBuffer } from '#/engine/preview/depth-buffer.ts';
import { type Camera, cameraCentre, pixelRay, toCameraFrame } from '#/engine/scalp/camera.ts';
import type { BustShape } from './bust-shape.ts';
import { fractal, noise3 } from './noise.ts';

/** The sample bust in a picture: linear light (stride 3), what each pixel shows (0 background, 1 skin, 2 cloth), and how deep. */
export interface BustPicture {
  readonly linear: Float32Array;
  readonly part: Uint8Array;
  readonly depth: DepthBuffer;
}

type Vector = [number, number, number];

interface Lamp {
  /** Unit direction towards the lamp, head frame. */
  readonly towards: Vector;
  readonly colour: Vector;
  readonly shadows: boolean;
}

const LAMPS: readonly Lamp[] = [
  { towards: unit([0.62, 0.72, 0.72]), colour: [1.02, 0.98, 0.93], shadows: true },
  { towards: unit([-0.8, 0.25, 0.75]), colour: [0.26, 0.27, 0.29], shadows: false },
  { towards: unit([-0.75, 0.55, -0.6]), colour: [0.5, 0.53, 0.58], shadows: true },
];

function unit(v: Vector): Vector {
  const l = Math.hypot(...v);
  return [v[0] / l, v[1] / l, v[2] / l];
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const step = (from: number, to: number, v: number): number => {
  const t = Math.min(1, Math.max(0, (v - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

export function bustPicture(shape: BustShape, camera: Camera): BustPicture {
  const { widthPx, heightPx } = camera;
  const linear = new Float32Array(widthPx * heightPx * 3);
  const part = new Uint8Array(widthPx * heightPx);
  const depthMm = new Float32Array(widthPx * heightPx).fill(Number.POSITIVE_INFINITY);
  const eye = cameraCentre(camera) as Vector;
  const closest = (p: Vector): number => Math.min(shape.skin(...p), shape.cloth(...p));
  const pxMm = Math.hypot(...eye) / camera.focalPx;
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const ray = pixelRay(camera, x + 0.5, y + 0.5) as Vector;
      const hit = march(closest, eye, ray, pxMm);
      const backdrop = background(x / widthPx, y / heightPx);
      const at = y * widthPx + x;
      let light = backdrop;
      if (hit.coverage > 0) {
        const p: Vector = [eye[0] + ray[0] * hit.t, eye[1] + ray[1] * hit.t, eye[2] + ray[2] * hit.t];
        const isCloth = shape.cloth(...p) < shape.skin(...p);
        part[at] = hit.coverage > 0.5 ? (isCloth ? 2 : 1) : 0;
        depthMm[at] = toCameraFrame(camera, p)[2];
        const lit = isCloth ? clothLight(shape, p, ray, closest) : skinLight(shape, p, ray, closest);
        light = [0, 1, 2].map((c) => backdrop[c]! * (1 - hit.coverage) + lit[c]! * hit.coverage) as Vector;
      }
      linear.set(light, 3 * at);
    }
  }
  return { linear, part, depth: { widthPx, heightPx, scale: 1, depthMm } };
}

/** Sphere tracing; coverage is 1 on a hit and falls to 0 half a pixel beside an outline. */
function march(closest: (p: Vector) => number, eye: Vector, ray: Vector, pxMm: number) {
  let t = Math.hypot(...eye) - 330;
  const end = Math.hypot(...eye) + 250;
  let nearest = Number.POSITIVE_INFINITY;
  let nearestT = 0;
  for (let k = 0; k < 160 && t < end; k++) {
    const d = closest([eye[0] + ray[0] * t, eye[1] + ray[1] * t, eye[2] + ray[2] * t]);
    if (d < 0.04) return { t, coverage: 1 };
    if (d < nearest) {
      nearest = d;
      nearestT = t;
    }
    t += Math.max(0.05, 0.72 * d);
  }
  return { t: nearestT, coverage: Math.max(0, 1 - nearest / (0.9 * pxMm)) };
}

function gradient(distance: (p: Vector) => number, p: Vector, h: number): Vector {
  const along = (k: number): number => {
    const a: Vector = [...p];
    const b: Vector = [...p];
    a[k]! += h;
    b[k]! -= h;
    return distance(a) - distance(b);
  };
  return unit([along(0), along(1), along(2)]);
}

/** Share of the sky that is open, by how fast distance grows along the normal. */
function openness(closest: (p: Vector) => number, p: Vector, n: Vector): number {
  let shut = 0;
  let weight = 0.5;
  for (const reach of [3, 8, 18, 40]) {
    const d = closest([p[0] + n[0] * reach, p[1] + n[1] * reach, p[2] + n[2] * reach]);
    shut += (weight * Math.max(0, reach - d)) / reach;
    weight *= 0.6;
  }
  return Math.max(0.1, 1 - shut);
}

/** Soft shadow of a wide lamp (Quilez' penumbra estimate). */
function lampShare(closest: (p: Vector) => number, p: Vector, n: Vector, lamp: Lamp): number {
  if (!lamp.shadows || dot(n, lamp.towards) < -0.25) return 1;
  let open = 1;
  let t = 4;
  for (let k = 0; k < 28 && t < 220; k++) {
    const d = closest([
      p[0] + n[0] * 1.5 + lamp.towards[0] * t,
      p[1] + n[1] * 1.5 + lamp.towards[1] * t,
      p[2] + n[2] * 1.5 + lamp.towards[2] * t,
    ]);
    open = Math.min(open, 0.5 + (5.5 * d) / t);
    if (open <= 0) return 0;
    t += Math.max(2.5, 0.8 * d);
  }
  return step(0, 1, open);
}

/** Light goes round the edge of a shadow in skin, red farthest. */
const WRAP: Vector = [0.3, 0.16, 0.1];

function skinLight(shape: BustShape, p: Vector, ray: Vector, closest: (p: Vector) => number): Vector {
  const smooth = gradient((q) => shape.skin(...q), p, 0.7);
  const rough = noise3(p[0] / 0.75, p[1] / 0.75, p[2] / 0.75, 40);
  const bump = 0.1 * rough + 0.05 * noise3(p[0] / 2.4, p[1] / 2.4, p[2] / 2.4, 50);
  const n = unit([
    smooth[0] + bump * noise3(p[0], p[1], p[2], 41),
    smooth[1] + bump * noise3(p[0], p[1], p[2], 42),
    smooth[2] + bump,
  ]);
  const albedo = skinAlbedo(p);
  const open = openness(closest, p, smooth);
  const out: Vector = [0, 0, 0];
  const sky = 0.2 + 0.12 * smooth[1];
  for (let c = 0; c < 3; c++) out[c] = albedo[c]! * sky * open ** (c === 0 ? 0.8 : 1.05) * [0.96, 1, 1.06][c]!;
  for (const lamp of LAMPS) {
    const share = lampShare(closest, p, smooth, lamp);
    const facing = dot(n, lamp.towards);
    const half = unit([lamp.towards[0] - ray[0], lamp.towards[1] - ray[1], lamp.towards[2] - ray[2]]);
    const glance = (1 + dot(ray, half)) ** 5;
    const toHalf = Math.max(0, dot(n, half));
    const shine =
      share *
      Math.max(0, facing) *
      (0.035 + 0.5 * glance) *
      (1.1 * toHalf ** 18 + 2.6 * toHalf ** 70) *
      (1 + 0.25 * rough);
    for (let c = 0; c < 3; c++) {
      const wrap = WRAP[c]!;
      const lit = Math.max(0, (facing + wrap) / (1 + wrap)) * (share * (1 - 0.4 * wrap) + 0.12 * wrap);
      out[c]! += lamp.colour[c]! * (albedo[c]! * lit * (0.55 + 0.45 * open) * 0.9 + 0.55 * shine * open);
    }
  }
  return out;
}

function skinAlbedo(p: Vector): Vector {
  const [x, y, z] = p;
  const m = Math.abs(x);
  const mottle = fractal(x, y, z, 26, 3, 0.6, 60);
  const fine = fractal(x, y, z, 1.9, 3, 0.75, 70);
  const albedo: Vector = [0.56, 0.345, 0.25];
  // Blood: nose, cheeks, ears, lips; less on the scalp.
  let red = 0.1 * mottle;
  red += 0.3 * Math.exp(-((m / 12) ** 2) - ((y + 16) / 13) ** 2) * step(80, 104, z);
  red += 0.26 * Math.exp(-(((m - 38) / 20) ** 2) - ((y + 12) / 17) ** 2) * step(30, 70, z);
  red += 0.35 * step(72, 84, m) * step(45, 20, Math.abs(y - 10));
  red += 0.1 * Math.exp(-(((m - 31) / 18) ** 2) - ((y - 17) / 12) ** 2) * step(50, 70, z);
  const lip = lipMask(m, y, z);
  red += 0.62 * lip;
  albedo[0] *= 1 - 0.05 * red - 0.12 * lip;
  albedo[1] *= 1 - 0.36 * red;
  albedo[2] *= 1 - 0.3 * red;
  const tone = 1 + 0.075 * fine + 0.035 * mottle - 0.09 * freckles(p) - brow(x, y, z) - lashes(m, y, z);
  return [albedo[0] * tone, albedo[1] * tone * (1 - 0.01 * mottle), albedo[2] * tone * (1 - 0.03 * fine)];
}

function freckles([x, y, z]: Vector): number {
  const spot = noise3(x / 1.7, y / 1.7 + 0.4 * noise3(x, y, z, 79), z / 1.7, 77);
  return step(0.45, 0.95, spot) * step(-0.1, 0.6, noise3(x / 30, y / 30, z / 30, 78));
}

function lipMask(m: number, y: number, z: number): number {
  const across = Math.max(0, 1 - (m / 25) ** 2);
  const top = -46 + 7.4 * Math.sqrt(across) - 1.6 * Math.exp(-((m / 3.5) ** 2));
  const bottom = -47 - 10.2 * Math.sqrt(across);
  return z > 60 ? step(-1, 1.4, Math.min(top - y, y - bottom)) * step(0, 0.12, across) : 0;
}

/** Eyebrows as hairs that lie outwards. */
function brow(x: number, y: number, z: number): number {
  const m = Math.abs(x);
  if (z < 45 || m < 8 || m > 58) return 0;
  const t = (m - 11) / 42;
  const middle = 37 + 5.2 * Math.sin(Math.min(1, t * 1.15) * 2.2) - 3.4 * t * t;
  const width = 5.4 - 2.8 * t;
  const within = Math.exp(-(((y - middle) / width) ** 2)) * step(-0.06, 0.1, t) * step(1.06, 0.8, t);
  const lean = m - (y - middle) * (1.1 - 1.5 * t);
  const hair = 0.5 + 0.5 * noise3(lean / 0.55 + noise3(m / 3, y / 3, 2, 82), (y - middle) / 3.2, x > 0 ? 3 : 9, 80);
  return 0.84 * within * (0.5 + 0.5 * hair);
}

function lashes(m: number, y: number, z: number): number {
  const eye = (m - 31) / 15;
  if (z < 55 || Math.abs(eye) > 1.05) return 0;
  const lash = 12.6 + 4.2 * eye * eye + 1.2 * eye;
  const hair = 0.6 + 0.4 * noise3(m / 0.6, y / 3, 5, 81);
  return 0.62 * step(1.05, 0.75, Math.abs(eye)) * Math.exp(-(((y - lash + 0.8) / 1.25) ** 2)) * hair;
}

function clothLight(shape: BustShape, p: Vector, ray: Vector, closest: (p: Vector) => number): Vector {
  const n = gradient((q) => shape.cloth(...q), p, 0.8);
  const weave =
    1 + 0.06 * noise3(p[0] / 0.8, p[1] / 0.5, p[2] / 0.8, 90) + 0.05 * fractal(p[0], p[1], p[2], 30, 3, 0.5, 91);
  const open = openness(closest, p, n);
  const albedo: Vector = [0.05, 0.075, 0.098];
  let light = (0.22 + 0.1 * n[1]) * open;
  for (const lamp of LAMPS) {
    const facing = Math.max(0, (dot(n, lamp.towards) + 0.12) / 1.12);
    light += facing * lampShare(closest, p, n, lamp) * lamp.colour[1] * (0.6 + 0.4 * open);
  }
  const edge = (1 + dot(ray, n)) ** 3;
  return albedo.map((v) => v * weave * (light + 0.18 * edge)) as Vector;
}

/** A painted wall, lighter round the head. u, v in [0, 1]. */
function background(u: number, v: number): Vector {
  const glow = Math.exp(-(((u - 0.56) / 0.62) ** 2) - ((v - 0.4) / 0.62) ** 2);
  const cloud = 0.02 * fractal(u * 400, v * 400, 0, 160, 3, 0.5, 95);
  const light = 0.17 + 0.2 * glow + cloud;
  return [light * 0.97, light * 1.01, light * 1.05];
}
