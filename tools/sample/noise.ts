import { hash32, unitFromHash } from '#/base/random.ts';

/** Smooth noise in [-1, 1] on a unit lattice, the same everywhere. */
export function noise3(x: number, y: number, z: number, seed: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const iz = Math.floor(z);
  const fx = fade(x - ix);
  const fy = fade(y - iy);
  const fz = fade(z - iz);
  let sum = 0;
  for (let k = 0; k < 8; k++) {
    const cx = k & 1;
    const cy = (k >> 1) & 1;
    const cz = k >> 2;
    const weight = (cx ? fx : 1 - fx) * (cy ? fy : 1 - fy) * (cz ? fz : 1 - fz);
    sum += weight * unitFromHash(hash32(hash32(hash32(seed, ix + cx), iy + cy), iz + cz));
  }
  return 2 * sum - 1;
}

function fade(t: number): number {
  return t * t * t * (t * (6 * t - 15) + 10);
}

/** Octaves of noise from a coarse size (mm) down, each half the size and `roughness` times as strong. */
export function fractal(
  x: number,
  y: number,
  z: number,
  sizeMm: number,
  octaves: number,
  roughness: number,
  seed: number,
): number {
  let sum = 0;
  let weight = 1;
  let total = 0;
  let size = sizeMm;
  for (let k = 0; k < octaves; k++) {
    sum += weight * noise3(x / size, y / size, z / size, seed + k);
    total += weight;
    weight *= roughness;
    size *= 0.5;
  }
  return sum / total;
}
