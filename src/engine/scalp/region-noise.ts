import { hash32, unitFromHash } from '#/base/random.ts';

function latticeValue(seed: number, i: number, j: number, k: number): number {
  return unitFromHash(hash32(hash32(hash32(seed, i), j), k)) * 2 - 1;
}

/**
 * Smooth noise in [-1, 1] over the head frame (value noise on a cubic lattice, quintic blending): the same place has the same
 * value whatever the design, so that an edit stays local.
 */
export function placeNoise(seed: number, x: number, y: number, z: number, grainMm: number): number {
  const gx = x / grainMm;
  const gy = y / grainMm;
  const gz = z / grainMm;
  const i = Math.floor(gx);
  const j = Math.floor(gy);
  const k = Math.floor(gz);
  const s = blend(gx - i);
  const t = blend(gy - j);
  const r = blend(gz - k);
  const near = face(seed, i, j, k, s, t);
  return near + (face(seed, i, j, k + 1, s, t) - near) * r;
}

function face(seed: number, i: number, j: number, k: number, s: number, t: number): number {
  const a = latticeValue(seed, i, j, k);
  const b = latticeValue(seed, i + 1, j, k);
  const c = latticeValue(seed, i, j + 1, k);
  const d = latticeValue(seed, i + 1, j + 1, k);
  const low = a + (b - a) * s;
  return low + (c + (d - c) * s - low) * t;
}

function blend(t: number): number {
  return t * t * t * (t * (6 * t - 15) + 10);
}
