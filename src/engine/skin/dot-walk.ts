import { hash32 } from '#/base/random.ts';
import { createDotColumns, type DotColumns } from './dot-columns.ts';
import type { DotGrid, DotSkinGrid } from './dot-grid.ts';
import { keepStep, STEP_SIZE, type WalkSteps } from './walk-steps.ts';

/** Photons that walk through scattering skin, one after the other, each from the origin; the last one can be laid past dots. */
export interface DotWalker extends Omit<DotColumns, 'deepestMm'> {
  random(): number;
  /** Walks one photon; false: it never left the skin. */
  walk(): boolean;
  /** Path of the last photon in each layer, mm. */
  readonly path: { epidermis: number; dermis: number };
}

/** Long because all state of the hot loop stays in locals of one closure, for speed, as in runMonteCarlo. */
export function createDotWalker(skin: DotSkinGrid, grid: DotGrid, seed: number, stream: number): DotWalker {
  const walked: WalkSteps = { numbers: new Float64Array(STEP_SIZE * 1024), count: 0 };
  const { deepestMm: deepest, ...columns } = createDotColumns(grid, walked);
  const path = { epidermis: 0, dermis: 0 };
  const { n, g, epidermisMm: dEpi, musEpidermisPerMm: musE, musDermisPerMm: musD } = skin;
  const least = skin.muaDermisPerMm[0]!;
  const average = skin.view !== 'normal';
  const critical = n > 1 ? Math.sqrt(1 - 1 / (n * n)) : 0;
  let s0 = hash32(seed, 4 * stream + 1) | 0;
  let s1 = hash32(seed, 4 * stream + 2) | 0;
  let s2 = hash32(hash32(seed, stream), 3) | 0;
  let s3 = hash32(hash32(seed, stream), 4) | 1;

  // xoshiro128+ (Blackman and Vigna, public domain), 24 bits.
  function random(): number {
    const result = (s0 + s3) >>> 8;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = (s3 << 11) | (s3 >>> 21);
    return (result + 0.5) * 5.9604644775390625e-8;
  }

  function walk(): boolean {
    walked.count = 0;
    let x = 0;
    let y = 0;
    let z = 0;
    let ux = 0;
    let uy = 0;
    let uz = 1;
    if (average) {
      // Lambertian outside, refracted, thinned by what the surface turns away.
      do uz = Math.sqrt(1 - random() / (n * n));
      while (random() < fresnel(n, uz));
      const azimuth = 2 * Math.PI * random();
      const flat = Math.sqrt(1 - uz * uz);
      ux = flat * Math.cos(azimuth);
      uy = flat * Math.sin(azimuth);
    }
    let inEpidermis = true;
    path.epidermis = 0;
    path.dermis = 0;
    const last = -Math.log(random()) / least;
    let left = -Math.log(random());
    for (;;) {
      const mus = inEpidermis ? musE : musD;
      let step = left / mus;
      let hit = 0;
      if (uz < 0) {
        const to = inEpidermis ? -z / uz : (dEpi - z) / uz;
        if (to < step) {
          step = to;
          hit = inEpidermis ? 1 : 2;
        }
      } else if (inEpidermis && uz > 0) {
        const to = (dEpi - z) / uz;
        if (to < step) {
          step = to;
          hit = 2;
        }
      }
      if (inEpidermis) path.epidermis += step;
      else {
        path.dermis += step;
        if (path.dermis > last) return false;
      }
      if (z < deepest || uz < 0) {
        // Only steps that can come near a column.
        keepStep(walked, x, y, z, ux, uy, uz, step);
      }
      x += ux * step;
      y += uy * step;
      z += uz * step;
      if (hit === 2) {
        z = dEpi;
        left -= step * mus;
        inEpidermis = !inEpidermis;
        continue;
      }
      if (hit === 1) {
        z = 0;
        left -= step * mus;
        if (-uz > critical && random() > fresnel(n, -uz)) return true;
        uz = -uz;
        continue;
      }
      // Henyey-Greenstein; the azimuth by rejection in a disc.
      const xi = random();
      const bend = (1 - g * g) / (1 - g + 2 * g * xi);
      const cos = g === 0 ? 2 * xi - 1 : (1 + g * g - bend * bend) / (2 * g);
      const sin = Math.sqrt(Math.max(0, 1 - cos * cos));
      let p: number;
      let q: number;
      let w: number;
      do {
        p = 2 * random() - 1;
        q = 2 * random() - 1;
        w = p * p + q * q;
      } while (w > 1 || w === 0);
      const scale = sin / Math.sqrt(w);
      const across = p * scale;
      const along = q * scale;
      if (uz > 0.99999 || uz < -0.99999) {
        ux = across;
        uy = along;
        uz = uz > 0 ? cos : -cos;
      } else {
        const flat = Math.sqrt(1 - uz * uz);
        const vx = (ux * uz * across - uy * along) / flat + ux * cos;
        const vy = (uy * uz * across + ux * along) / flat + uy * cos;
        uz = -flat * across + uz * cos;
        ux = vx;
        uy = vy;
        const scaleBack = 1.5 - 0.5 * (ux * ux + uy * uy + uz * uz);
        ux *= scaleBack;
        uy *= scaleBack;
        uz *= scaleBack;
      }
      left = -Math.log(random());
    }
  }

  return { ...columns, random, walk, path };
}

/** Unpolarised reflectance from inside an index n towards air, cosine of the inside angle. */
function fresnel(n: number, cosInside: number): number {
  const sinOutside2 = n * n * (1 - cosInside * cosInside);
  if (sinOutside2 >= 1) return 1;
  const cosOutside = Math.sqrt(1 - sinOutside2);
  const s = (n * cosInside - cosOutside) / (n * cosInside + cosOutside);
  const p = (cosInside - n * cosOutside) / (cosInside + n * cosOutside);
  return 0.5 * (s * s + p * p);
}
