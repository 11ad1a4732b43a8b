import { hash32 } from '#/base/random.ts';
import type { DotGrid, DotSkinGrid } from './dot-grid.ts';

/** Photons that walk through scattering skin, one after the other, each from the origin; their steps are kept to be laid past dots. */
export interface DotWalker {
  random(): number;
  /** Walks one photon; false: it never left the skin. */
  walk(): boolean;
  /** Path of the last photon in the columns of a dot with its axis at x, y; false: it never met them. Clear it before the next. */
  traceDot(x: number, y: number): boolean;
  clear(): void;
  /** Path of the last photon in each layer, mm. */
  readonly path: { epidermis: number; dermis: number };
  /** Path in column bins, [diameter][depth bin]. */
  readonly columnPath: Float64Array;
  readonly depthEdges: readonly number[];
  /** Adds the path of the last photon in each depth bin, whatever its place across. */
  addPathByDepth(out: Float64Array): void;
  /** x and y of the point where the last photon has gone a length through a depth bin. */
  pointAlong(depthBin: number, lengthMm: number, out: Float64Array): void;
}

/** Numbers kept of one step: x, y, z, direction, length. */
const STEP_SIZE = 7;

export function roundMm(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Long because all state of the hot loop stays in locals of one closure, for speed, as in runMonteCarlo. */
export function createDotWalker(skin: DotSkinGrid, grid: DotGrid, seed: number, stream: number): DotWalker {
  const edgeSet = new Set<number>();
  for (const top of grid.topsMm) {
    edgeSet.add(top);
    for (const length of grid.lengthsMm) edgeSet.add(roundMm(top + length));
  }
  const depthEdges = [...edgeSet].sort((a, b) => a - b);
  const edges = Float64Array.from(depthEdges);
  const depths = edges.length - 1;
  const deepest = edges[depths]!;
  const shallowest = edges[0]!;
  const radiusCount = grid.diametersMm.length;
  const radii2 = Float64Array.from(grid.diametersMm, (d) => (d / 2) ** 2);
  const widest = grid.diametersMm[radiusCount - 1]! / 2;
  const columnPath = new Float64Array(radiusCount * depths);
  let touched = false;
  let steps = new Float64Array(STEP_SIZE * 1024);
  let kept = 0;
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

  function addToColumns(x: number, y: number, z: number, ux: number, uy: number, uz: number, step: number): void {
    const end = z + uz * step;
    if (z > deepest && end > deepest) return;
    if (z < shallowest && end < shallowest) return;
    const a = ux * ux + uy * uy;
    const b = x * ux + y * uy;
    const r2 = x * x + y * y;
    for (let j = radiusCount - 1; j >= 0; j--) {
      const c = r2 - radii2[j]!;
      let t0 = 0;
      let t1 = step;
      if (a < 1e-12) {
        if (c >= 0) return;
      } else {
        const disc = b * b - a * c;
        if (disc <= 0) return;
        const root = Math.sqrt(disc);
        t0 = Math.max(0, (-b - root) / a);
        t1 = Math.min(step, (root - b) / a);
        if (t1 <= t0) return;
      }
      addDepths(j * depths, z + uz * t0, z + uz * t1, t1 - t0);
    }
  }

  function addDepths(row: number, za: number, zb: number, length: number): void {
    const low = Math.min(za, zb);
    const high = Math.max(za, zb);
    if (high <= shallowest || low >= deepest) return;
    const span = high - low;
    let k = binOf(low);
    if (span < 1e-9) {
      columnPath[row + k]! += length;
      touched = true;
      return;
    }
    const perMm = length / span;
    for (; k < depths && edges[k]! < high; k++) {
      const overlap = Math.min(high, edges[k + 1]!) - Math.max(low, edges[k]!);
      if (overlap > 0) columnPath[row + k]! += overlap * perMm;
    }
    touched = true;
  }

  function walk(): boolean {
    kept = 0;
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
        keepStep(x, y, z, ux, uy, uz, step);
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

  function keepStep(x: number, y: number, z: number, ux: number, uy: number, uz: number, step: number): void {
    if (kept + STEP_SIZE > steps.length) {
      const wider = new Float64Array(2 * steps.length);
      wider.set(steps);
      steps = wider;
    }
    steps[kept] = x;
    steps[kept + 1] = y;
    steps[kept + 2] = z;
    steps[kept + 3] = ux;
    steps[kept + 4] = uy;
    steps[kept + 5] = uz;
    steps[kept + 6] = step;
    kept += STEP_SIZE;
  }

  function traceDot(centreX: number, centreY: number): boolean {
    touched = false;
    for (let at = 0; at < kept; at += STEP_SIZE) {
      const dx = steps[at]! - centreX;
      const dy = steps[at + 1]! - centreY;
      const step = steps[at + 6]!;
      const reach = step + widest;
      if (dx * dx + dy * dy < reach * reach) {
        addToColumns(dx, dy, steps[at + 2]!, steps[at + 3]!, steps[at + 4]!, steps[at + 5]!, step);
      }
    }
    return touched;
  }

  function clear(): void {
    columnPath.fill(0);
  }

  function addPathByDepth(out: Float64Array): void {
    for (let at = 0; at < kept; at += STEP_SIZE) {
      const z = steps[at + 2]!;
      const uz = steps[at + 5]!;
      const end = z + uz * steps[at + 6]!;
      const low = Math.min(z, end);
      const high = Math.max(z, end);
      const perMm = high - low < 1e-9 ? 0 : steps[at + 6]! / (high - low);
      for (let k = binOf(low); k < depths && edges[k]! < high; k++) {
        const overlap = Math.min(high, edges[k + 1]!) - Math.max(low, edges[k]!);
        if (overlap > 0) out[k]! += overlap * perMm;
      }
    }
  }

  function pointAlong(depthBin: number, lengthMm: number, out: Float64Array): void {
    let left = lengthMm;
    for (let at = 0; at < kept; at += STEP_SIZE) {
      const z = steps[at + 2]!;
      const uz = steps[at + 5]!;
      const end = z + uz * steps[at + 6]!;
      const low = Math.max(Math.min(z, end), edges[depthBin]!);
      const high = Math.min(Math.max(z, end), edges[depthBin + 1]!);
      if (high <= low || Math.abs(end - z) < 1e-9) continue;
      const perMm = steps[at + 6]! / Math.abs(end - z);
      const own = (high - low) * perMm;
      const along = (uz > 0 ? low - z : z - high) * perMm + Math.min(left, own);
      out[0] = steps[at]! + steps[at + 3]! * along;
      out[1] = steps[at + 1]! + steps[at + 4]! * along;
      if (left < own) return;
      left -= own;
    }
  }

  function binOf(depthMm: number): number {
    let k = 0;
    while (k < depths - 1 && edges[k + 1]! <= depthMm) k++;
    return k;
  }

  return { random, walk, traceDot, clear, addPathByDepth, pointAlong, path, columnPath, depthEdges };
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
