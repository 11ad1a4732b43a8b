import { hash32 } from '#/base/random.ts';
import { checkStack } from './adding-doubling.ts';
import type { LayerStack } from './skin-layers.ts';

/** Sums of weight over the photons of one batch; divide by `photons`. */
export interface MonteCarloTally {
  readonly photons: number;
  readonly diffuseReflectance: number;
  readonly transmittance: number;
  readonly absorbedByLayer: Float64Array;
  /** Absorbed weight in slices of depth; the last slice also holds what is deeper. */
  readonly absorbedByDepth: Float64Array;
  /** Diffuse reflectance and transmittance in rings around the beam; the last ring also holds what is further out. */
  readonly reflectedByRadius: Float64Array;
  readonly transmittedByRadius: Float64Array;
}

export interface MonteCarloOptions {
  readonly seed: number;
  /** Independent stream of the same seed. */
  readonly stream?: number;
  /** Number and thickness of the slices of depth; none by default. */
  readonly depthBins?: number;
  readonly depthStepCm?: number;
  /** Number and width of the rings; none by default. */
  readonly radiusBins?: number;
  readonly radiusStepCm?: number;
}

/** Weight under which a photon plays roulette, and its chance to live on. */
const ROULETTE_WEIGHT = 1e-4;
const ROULETTE_CHANCE = 0.1;

/**
 * Monte Carlo of light in layers, scored as in MCML (Wang, Jacques and Zheng 1995): a thin beam straight onto the stack, the
 * specular share taken off first, weights reduced by absorption, roulette at the end. One function with all state in locals:
 * the generator (xoshiro128+, Blackman and Vigna, public domain) is written out at each draw because calls through a closure
 * cost a quarter of the speed. Throws RangeError for an impossible stack.
 */
export function runMonteCarlo(stack: LayerStack, photons: number, options: MonteCarloOptions): MonteCarloTally {
  checkStack(stack);
  if (!(Number.isInteger(photons) && photons > 0)) throw new RangeError('photons must be a whole number above zero');
  const deepest = stack.layers.at(-1)!;
  if (deepest.dCm === null && deepest.muaPerCm === 0) {
    throw new RangeError('an endless layer without absorption never ends: give it muaPerCm above zero or a thickness');
  }
  const count = stack.layers.length;
  const tables = layerTables(stack);
  const { nOf, topOf, bottomOf, pathOf, totalOf, shareOf, gOf, upOf, downOf } = tables;
  const absorbed = new Float64Array(count + 2);
  const depthBins = options.depthBins ?? 0;
  const perDepth = depthBins > 0 ? 1 / (options.depthStepCm ?? 0.01) : 0;
  const byDepth = new Float64Array(depthBins);
  const radiusBins = options.radiusBins ?? 0;
  const perRadius = radiusBins > 0 ? 1 / (options.radiusStepCm ?? 0.01) : 0;
  const reflectedByRadius = new Float64Array(radiusBins);
  const transmittedByRadius = new Float64Array(radiusBins);
  const stream = options.stream ?? 0;
  let s0 = hash32(options.seed, 4 * stream + 1) | 0;
  let s1 = hash32(options.seed, 4 * stream + 2) | 0;
  let s2 = hash32(hash32(options.seed, stream), 3) | 0;
  let s3 = hash32(hash32(options.seed, stream), 4) | 1;
  let t = 0;
  let u = 0;
  let xi = 0;
  let reflected = 0;
  let transmitted = 0;
  const { specular, firstLayer } = entry(stack);
  const startWeight = 1 - specular;
  const startDepth = topOf[firstLayer]!;

  for (let photon = 0; photon < photons; photon++) {
    let x = 0;
    let y = 0;
    let z = startDepth;
    let ux = 0;
    let uy = 0;
    let uz = 1;
    let weight = startWeight;
    let layer = firstLayer;
    let top = topOf[layer]!;
    let bottom = bottomOf[layer]!;
    let freePath = pathOf[layer]!;
    let share = shareOf[layer]!;
    let g = gOf[layer]!;
    let taken = 0;
    let left = 0;
    for (;;) {
      if (left === 0) {
        t = (s0 + s3) >>> 8;
        u = s1 << 9;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= u;
        s3 = (s3 << 11) | (s3 >>> 21);
        left = -Math.log((t + 0.5) * 5.9604644775390625e-8);
      }
      const step = left * freePath;
      const toEdge = uz > 0 ? (bottom - z) / uz : uz < 0 ? (top - z) / uz : Number.POSITIVE_INFINITY;
      if (toEdge <= step) {
        if (toEdge === Number.POSITIVE_INFINITY) break;
        left -= toEdge * totalOf[layer]!;
        if (left <= 0) left = 1e-12;
        x += ux * toEdge;
        y += uy * toEdge;
        const down = uz > 0;
        z = down ? bottom : top;
        const cos = down ? uz : -uz;
        const next = down ? layer + 1 : layer - 1;
        const n1 = nOf[layer]!;
        const n2 = nOf[next]!;
        if (n1 !== n2) {
          if (cos <= (down ? downOf[layer]! : upOf[layer]!)) {
            uz = -uz;
            continue;
          }
          const ratio = n1 / n2;
          const cosNext = Math.sqrt(1 - ratio * ratio * (1 - cos * cos));
          const rs = (n1 * cos - n2 * cosNext) / (n1 * cos + n2 * cosNext);
          const rp = (n1 * cosNext - n2 * cos) / (n1 * cosNext + n2 * cos);
          t = (s0 + s3) >>> 8;
          u = s1 << 9;
          s2 ^= s0;
          s3 ^= s1;
          s1 ^= s2;
          s0 ^= s3;
          s2 ^= u;
          s3 = (s3 << 11) | (s3 >>> 21);
          xi = t * 5.9604644775390625e-8;
          if (xi <= 0.5 * (rs * rs + rp * rp)) {
            uz = -uz;
            continue;
          }
          ux *= ratio;
          uy *= ratio;
          uz = down ? cosNext : -cosNext;
        }
        if (next === 0 || next > count) {
          if (next === 0) reflected += weight;
          else transmitted += weight;
          if (perRadius > 0) {
            const ring = Math.min(radiusBins - 1, (Math.sqrt(x * x + y * y) * perRadius) | 0);
            if (next === 0) reflectedByRadius[ring]! += weight;
            else transmittedByRadius[ring]! += weight;
          }
          break;
        }
        absorbed[layer]! += taken;
        taken = 0;
        layer = next;
        top = topOf[layer]!;
        bottom = bottomOf[layer]!;
        freePath = pathOf[layer]!;
        share = shareOf[layer]!;
        g = gOf[layer]!;
        continue;
      }
      x += ux * step;
      y += uy * step;
      z += uz * step;
      left = 0;
      const lost = weight * share;
      weight -= lost;
      taken += lost;
      if (perDepth > 0) byDepth[Math.min(depthBins - 1, (z * perDepth) | 0)]! += lost;
      if (weight < ROULETTE_WEIGHT) {
        t = (s0 + s3) >>> 8;
        u = s1 << 9;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= u;
        s3 = (s3 << 11) | (s3 >>> 21);
        xi = t * 5.9604644775390625e-8;
        if (weight === 0 || xi >= ROULETTE_CHANCE) break;
        weight /= ROULETTE_CHANCE;
      }
      // Henyey-Greenstein.
      t = (s0 + s3) >>> 8;
      u = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= u;
      s3 = (s3 << 11) | (s3 >>> 21);
      xi = t * 5.9604644775390625e-8;
      let cosTheta = 2 * xi - 1;
      if (g !== 0) {
        const bend = (1 - g * g) / (1 + g * cosTheta);
        cosTheta = (1 + g * g - bend * bend) / (2 * g);
        if (cosTheta < -1) cosTheta = -1;
        else if (cosTheta > 1) cosTheta = 1;
      }
      // Azimuth by rejection in a disc: no sine or cosine.
      let p = 0;
      let q = 0;
      let w = 0;
      do {
        t = (s0 + s3) >>> 8;
        u = s1 << 9;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= u;
        s3 = (s3 << 11) | (s3 >>> 21);
        p = t * 1.1920928955078125e-7 - 1;
        t = (s0 + s3) >>> 8;
        u = s1 << 9;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= u;
        s3 = (s3 << 11) | (s3 >>> 21);
        q = t * 1.1920928955078125e-7 - 1;
        w = p * p + q * q;
      } while (w > 1 || w === 0);
      const scale = Math.sqrt((1 - cosTheta * cosTheta) / w);
      const across = p * scale;
      const along = q * scale;
      const flat2 = 1 - uz * uz;
      if (flat2 < 1e-10) {
        ux = across;
        uy = along;
        uz = uz > 0 ? cosTheta : -cosTheta;
      } else {
        const flat = Math.sqrt(flat2);
        const over = 1 / flat;
        const vx = (ux * uz * across - uy * along) * over + ux * cosTheta;
        uy = (uy * uz * across + ux * along) * over + uy * cosTheta;
        ux = vx;
        uz = uz * cosTheta - flat * across;
      }
    }
    absorbed[layer]! += taken;
  }
  return {
    photons,
    diffuseReflectance: reflected,
    transmittance: transmitted,
    absorbedByLayer: absorbed.slice(1, count + 1),
    absorbedByDepth: byDepth,
    reflectedByRadius,
    transmittedByRadius,
  };
}

/** Share that the surface turns back at once. A clear first layer (a glass slide) counts both its faces, as MCML does. */
export function specularReflectance(stack: LayerStack): number {
  return entry(stack).specular;
}

function entry(stack: LayerStack): { specular: number; firstLayer: number } {
  const face = (n1: number, n2: number) => ((n1 - n2) / (n1 + n2)) ** 2;
  const [first, second] = stack.layers;
  const outer = face(stack.nAbove, first!.n);
  if (!second || first!.muaPerCm > 0 || first!.musPerCm > 0) return { specular: outer, firstLayer: 1 };
  const inner = face(first!.n, second.n);
  return { specular: outer + ((1 - outer) ** 2 * inner) / (1 - outer * inner), firstLayer: 2 };
}

/** Per layer 1..count, with the outside at 0 and count + 1. `upOf`, `downOf`: cosines under which reflection is total. */
function layerTables(stack: LayerStack) {
  const count = stack.layers.length;
  const make = () => new Float64Array(count + 2);
  const tables = {
    nOf: make(),
    topOf: make(),
    bottomOf: make(),
    pathOf: make(),
    totalOf: make(),
    shareOf: make(),
    gOf: make(),
    upOf: make(),
    downOf: make(),
  };
  const { nOf, topOf, bottomOf, pathOf, totalOf, shareOf, gOf, upOf, downOf } = tables;
  nOf[0] = stack.nAbove;
  nOf[count + 1] = stack.nBelow;
  let depth = 0;
  stack.layers.forEach((layer, at) => {
    const i = at + 1;
    const total = layer.muaPerCm + layer.musPerCm;
    nOf[i] = layer.n;
    gOf[i] = layer.g;
    topOf[i] = depth;
    depth = layer.dCm === null ? Number.POSITIVE_INFINITY : depth + layer.dCm;
    bottomOf[i] = depth;
    totalOf[i] = total;
    pathOf[i] = total > 0 ? 1 / total : Number.POSITIVE_INFINITY;
    shareOf[i] = total > 0 ? layer.muaPerCm / total : 0;
  });
  for (let i = 1; i <= count; i++) {
    upOf[i] = nOf[i]! > nOf[i - 1]! ? Math.sqrt(1 - (nOf[i - 1]! / nOf[i]!) ** 2) : 0;
    downOf[i] = nOf[i]! > nOf[i + 1]! ? Math.sqrt(1 - (nOf[i + 1]! / nOf[i]!) ** 2) : 0;
  }
  return tables;
}
