import { hash32 } from '#/base/random.ts';

/** Skin under a dot at one wavelength: epidermis over endless dermis, for several absorptions at once. Millimetres. */
export interface DotSkinGrid {
  readonly n: number;
  readonly g: number;
  readonly epidermisMm: number;
  readonly musEpidermisPerMm: number;
  readonly musDermisPerMm: number;
  /** Ascending. The skins scored are all pairs, epidermis outer, dermis inner. */
  readonly muaEpidermisPerMm: readonly number[];
  readonly muaDermisPerMm: readonly number[];
  /** How the dot is looked at: from every side (Lambertian average, the default) or straight from above. */
  readonly view?: 'average' | 'normal';
}

/** Every dot scored: columns of pigment [top, top + length] of each diameter and strength, on the axis. */
export interface DotGrid {
  readonly topsMm: readonly number[];
  readonly lengthsMm: readonly number[];
  /** Ascending. */
  readonly diametersMm: readonly number[];
  /** Strengths are first, 4 first, 16 first, ... */
  readonly firstStrengthPerMm: number;
  readonly strengthCount: number;
  /** Bins of the distance between launch and axis; photons start evenly over each ring. [0, 0] launches on the axis. */
  readonly radiusEdgesMm: readonly number[];
  /** Dots on a circle around each launch that one walk serves, where the ring is wider than a dot: less noise far out. */
  readonly azimuths?: number;
}

/** Rings from this radius on use all azimuths. */
const AZIMUTHS_FROM_MM = 0.1;

export interface DotTally {
  /** Light that comes back from bare skin, sum of weights, [bin][skin]. */
  readonly reference: Float64Array;
  /** Light that the dot takes from it, [bin][top][length][diameter][strength][skin]. */
  readonly loss: Float64Array;
  readonly photonsPerBin: number;
}

/**
 * Reciprocal white Monte Carlo with path lengths. By reciprocity the light seen at a point under even diffuse light equals
 * the light that leaves anywhere when a thin beam enters there, from above or from every side (`view`). Photons walk through scattering only; the paths
 * in epidermis, dermis and every candidate column are kept, and each absorption is applied afterwards as exp(-mu path).
 * Photons end early with the smallest dermal absorption of the grid (analogue, hence unbiased). Same seed and stream: same
 * numbers on every machine with the same Math functions.
 */
export function simulateDots(
  skin: DotSkinGrid,
  grid: DotGrid,
  photonsPerBin: number,
  seed: number,
  stream = 0,
): DotTally {
  const skins = skin.muaEpidermisPerMm.length * skin.muaDermisPerMm.length;
  const bins = grid.radiusEdgesMm.length - 1;
  const columns = grid.topsMm.length * grid.lengthsMm.length * grid.diametersMm.length;
  const walker = createWalker(skin, grid, seed, stream);
  const reference = new Float64Array(bins * skins);
  const loss = new Float64Array(bins * columns * grid.strengthCount * skins);
  const weights = new Float64Array(skins);
  for (let bin = 0; bin < bins; bin++) {
    const dots = grid.radiusEdgesMm[bin]! >= AZIMUTHS_FROM_MM ? (grid.azimuths ?? 1) : 1;
    const inner = grid.radiusEdgesMm[bin]! ** 2;
    const outer = grid.radiusEdgesMm[bin + 1]! ** 2;
    for (let photon = 0; photon < photonsPerBin; photon++) {
      const share = (photon + walker.random()) / photonsPerBin;
      if (!walker.walk(Math.sqrt(inner + (outer - inner) * share), dots)) continue;
      skinWeights(skin, walker.path.epidermis, walker.path.dermis, weights);
      for (let s = 0; s < skins; s++) reference[bin * skins + s]! += weights[s]!;
      for (let s = 0; s < skins; s++) weights[s]! /= dots;
      for (let dot = 0; dot < dots; dot++) {
        if (walker.touched[dot] === 0) continue;
        scoreColumns(walker, dot, grid, weights, loss, bin * columns * grid.strengthCount * skins);
        walker.clear(dot);
      }
    }
  }
  return { reference, loss, photonsPerBin };
}

interface Walker {
  random(): number;
  /** Walks one photon past `dots` dots on a circle of the radius around its launch; false: it never left the skin. */
  walk(radiusMm: number, dots: number): boolean;
  clear(dot: number): void;
  readonly path: { epidermis: number; dermis: number };
  /** 1 for each dot that the walk passed through. */
  readonly touched: Uint8Array;
  /** Path in column bins, [dot][diameter][depth bin]. */
  readonly columnPath: Float64Array;
  readonly depthEdges: readonly number[];
}

function skinWeights(skin: DotSkinGrid, epidermis: number, dermis: number, weights: Float64Array): void {
  const least = skin.muaDermisPerMm[0]!;
  const inner = skin.muaDermisPerMm.length;
  for (let i = 0; i < skin.muaEpidermisPerMm.length; i++) {
    const through = Math.exp(-skin.muaEpidermisPerMm[i]! * epidermis);
    for (let j = 0; j < inner; j++) {
      weights[i * inner + j] = through * Math.exp(-(skin.muaDermisPerMm[j]! - least) * dermis);
    }
  }
}

function scoreColumns(
  walker: Walker,
  dot: number,
  grid: DotGrid,
  weights: Float64Array,
  loss: Float64Array,
  start: number,
): void {
  const { depthEdges, columnPath } = walker;
  const depths = depthEdges.length - 1;
  const own = dot * grid.diametersMm.length * depths;
  const skins = weights.length;
  let at = start;
  const stride = grid.strengthCount * skins;
  for (const top of grid.topsMm) {
    const from = depthEdges.indexOf(top);
    for (const length of grid.lengthsMm) {
      const to = depthEdges.indexOf(roundMm(top + length));
      for (let d = 0; d < grid.diametersMm.length; d++, at += stride) {
        let path = 0;
        for (let k = from; k < to; k++) path += columnPath[own + d * depths + k]!;
        if (path === 0) continue;
        let through = Math.exp(-grid.firstStrengthPerMm * path);
        for (let m = 0; m < grid.strengthCount; m++) {
          const taken = 1 - through;
          const cell = at + m * skins;
          for (let s = 0; s < skins; s++) loss[cell + s]! += taken * weights[s]!;
          through *= through;
          through *= through;
        }
      }
    }
  }
}

function roundMm(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function createWalker(skin: DotSkinGrid, grid: DotGrid, seed: number, stream: number): Walker {
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
  const most = grid.azimuths ?? 1;
  const rowsOfDot = radiusCount * depths;
  const columnPath = new Float64Array(most * rowsOfDot);
  const touched = new Uint8Array(most);
  const centreX = new Float64Array(most);
  const centreY = new Float64Array(most);
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

  function addToColumns(
    dot: number,
    x: number,
    y: number,
    z: number,
    ux: number,
    uy: number,
    uz: number,
    step: number,
  ): void {
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
      addDepths(dot, dot * rowsOfDot + j * depths, z + uz * t0, z + uz * t1, t1 - t0);
    }
  }

  function addDepths(dot: number, row: number, za: number, zb: number, length: number): void {
    const low = Math.min(za, zb);
    const high = Math.max(za, zb);
    if (high <= shallowest || low >= deepest) return;
    const span = high - low;
    let k = 0;
    while (k < depths - 1 && edges[k + 1]! <= low) k++;
    if (span < 1e-9) {
      columnPath[row + k]! += length;
      touched[dot] = 1;
      return;
    }
    const perMm = length / span;
    for (; k < depths && edges[k]! < high; k++) {
      const overlap = Math.min(high, edges[k + 1]!) - Math.max(low, edges[k]!);
      if (overlap > 0) columnPath[row + k]! += overlap * perMm;
    }
    touched[dot] = 1;
  }

  function walk(radiusMm: number, dots: number): boolean {
    for (let dot = 0; dot < dots; dot++) {
      const angle = (2 * Math.PI * dot) / dots;
      centreX[dot] = radiusMm * Math.cos(angle);
      centreY[dot] = radiusMm * Math.sin(angle);
    }
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
        if (path.dermis > last) {
          for (let dot = 0; dot < dots; dot++) if (touched[dot] === 1) clear(dot);
          return false;
        }
      }
      if (z < deepest || uz < 0) {
        // Only steps that can come near a dot.
        const reach2 = (step + widest) * (step + widest);
        for (let dot = 0; dot < dots; dot++) {
          const dx = x - centreX[dot]!;
          const dy = y - centreY[dot]!;
          if (dx * dx + dy * dy < reach2) addToColumns(dot, dx, dy, z, ux, uy, uz, step);
        }
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

  function clear(dot: number): void {
    columnPath.fill(0, dot * rowsOfDot, (dot + 1) * rowsOfDot);
    touched[dot] = 0;
  }

  return { random, walk, clear, path, touched, columnPath, depthEdges };
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
