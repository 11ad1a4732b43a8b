import { gaussLegendre, gaussRadau, legendre } from './quadrature.ts';
import type { Layer, LayerStack } from './skin-layers.ts';
import { add, identity, inverse, inverseOfIdentityMinus, multiply, type SquareMatrix } from './square-matrix.ts';

export interface PlaneLight {
  /** Light straight onto the surface: share that comes back (surface reflection included), share that passes. */
  readonly reflectanceNormal: number;
  readonly transmittanceNormal: number;
  /** Even light from every side. */
  readonly reflectanceDiffuse: number;
  readonly transmittanceDiffuse: number;
}

/** Shares of flux from channel to channel for light from above and from below. */
interface Slab {
  readonly downBack: SquareMatrix;
  readonly downThrough: SquareMatrix;
  readonly upBack: SquareMatrix;
  readonly upThrough: SquareMatrix;
}

interface Channels {
  /** u = (n sin angle)^2, the same in every layer (Snell). */
  readonly u: Float64Array;
  readonly du: Float64Array;
  readonly count: number;
}

/** Optical thickness of the first thin layer, in units of the smallest cosine: its error is of second order. */
const FIRST_THICKNESS = 0.05;
const ENDLESS_TRANSMISSION = 1e-9;

/**
 * Adding-doubling (van de Hulst 1980; Prahl, van Gemert and Welch 1993) for a stack of uniform layers with any refractive
 * indices. Directions are channels of constant n sin(angle): they survive every refraction, so Fresnel surfaces are diagonal
 * and total reflection needs no special case. The phase function is Henyey-Greenstein with delta-M scaling (Wiscombe 1977).
 * `quadrature` is the number of directions, split evenly between the intervals that critical angles cut.
 * Throws RangeError for an impossible stack.
 */
export function addingDoubling(stack: LayerStack, options: { readonly quadrature?: number } = {}): PlaneLight {
  checkStack(stack);
  const channels = buildChannels(stack, options.quadrature ?? 16);
  let total: Slab | null = null;
  let above = stack.nAbove;
  for (const layer of stack.layers) {
    total = layOn(total, above, layer, layerSlab(layer, channels), channels);
    above = layer.n;
  }
  return summarise(endWith(total!, stack, channels), channels, stack.nAbove);
}

/**
 * The same for every upper layer on every lower one, in rows of one upper layer: each layer is doubled to its thickness once, which is
 * most of the work. All layers need one refractive index, so that they share their channels.
 */
export function addingDoublingPairs(
  { nAbove, nBelow }: Pick<LayerStack, 'nAbove' | 'nBelow'>,
  uppers: readonly Layer[],
  lowers: readonly Layer[],
  options: { readonly quadrature?: number } = {},
): readonly (readonly PlaneLight[])[] {
  const stacks = uppers.map((upper) => lowers.map((lower): LayerStack => ({ nAbove, nBelow, layers: [upper, lower] })));
  for (const stack of stacks.flat()) checkStack(stack);
  const first = stacks[0]?.[0];
  if (!first) return [];
  if (new Set([...uppers, ...lowers].map((layer) => layer.n)).size > 1) {
    throw new RangeError('layers of pairs need one refractive index');
  }
  const channels = buildChannels(first, options.quadrature ?? 16);
  const lowerSlabs = lowers.map((layer) => layerSlab(layer, channels));
  return uppers.map((upper, i) => {
    const top = layOn(null, nAbove, upper, layerSlab(upper, channels), channels);
    return lowers.map((lower, k) => {
      const both = layOn(top, upper.n, lower, lowerSlabs[k]!, channels);
      return summarise(endWith(both, stacks[i]![k]!, channels), channels, nAbove);
    });
  });
}

/** A further layer and the surface before it, seen from index `above`, under what lies on it. */
function layOn(total: Slab | null, above: number, layer: Layer, slab: Slab, channels: Channels): Slab {
  return stackUp(stackUp(total, surface(above, layer.n, channels), channels.count), slab, channels.count);
}

/** The last surface, where the last layer ends. */
function endWith(total: Slab, stack: LayerStack, channels: Channels): Slab {
  const last = stack.layers.at(-1)!;
  return last.dCm === null ? total : stackUp(total, surface(last.n, stack.nBelow, channels), channels.count);
}

/** Refuses what no stack can be; one clear sentence. */
export function checkStack(stack: LayerStack): void {
  if (stack.layers.length === 0) throw new RangeError('layers is empty: give at least one layer');
  if (!(stack.nAbove >= 1)) throw new RangeError('nAbove must be a refractive index of at least 1');
  if (!(stack.nBelow >= 1)) throw new RangeError('nBelow must be a refractive index of at least 1');
  stack.layers.forEach((layer, i) => {
    const where = `layer ${i + 1}: `;
    if (!(layer.n >= 1 && layer.n < 10)) throw new RangeError(`${where}n must be a refractive index of at least 1`);
    if (!(layer.muaPerCm >= 0 && Number.isFinite(layer.muaPerCm))) {
      throw new RangeError(`${where}muaPerCm must be zero or more`);
    }
    if (!(layer.musPerCm >= 0 && Number.isFinite(layer.musPerCm))) {
      throw new RangeError(`${where}musPerCm must be zero or more`);
    }
    if (!(layer.g >= -1 && layer.g <= 1)) throw new RangeError(`${where}g must lie between -1 and 1`);
    if (layer.dCm === null) {
      if (i < stack.layers.length - 1) throw new RangeError(`${where}only the last layer may be endless (dCm null)`);
    } else if (!(layer.dCm > 0 && Number.isFinite(layer.dCm))) {
      throw new RangeError(`${where}dCm must be greater than zero, or null for an endless last layer`);
    }
  });
}

function buildChannels(stack: LayerStack, quadrature: number): Channels {
  if (!(Number.isInteger(quadrature) && quadrature >= 4 && quadrature <= 64)) {
    throw new RangeError('quadrature must be a whole number from 4 to 64');
  }
  const endless = stack.layers.at(-1)!.dCm === null;
  const indices = [stack.nAbove, ...stack.layers.map((layer) => layer.n), ...(endless ? [] : [stack.nBelow])];
  const cuts = [...new Set(indices)].sort((a, b) => a - b);
  const each = Math.max(4, Math.round(quadrature / cuts.length));
  const count = each * cuts.length;
  const u = new Float64Array(count);
  const du = new Float64Array(count);
  let low = 0;
  cuts.forEach((index, interval) => {
    const high = index * index;
    // m = sqrt((high - u) / (high - low)) takes away the square root at grazing angles.
    const rule = interval === 0 ? gaussRadau(each) : gaussLegendre(each);
    for (let k = 0; k < each; k++) {
      const m = rule.nodes[k]!;
      u[interval * each + k] = high - (high - low) * m * m;
      du[interval * each + k] = 2 * (high - low) * m * rule.weights[k]!;
    }
    low = high;
  });
  return { u, du, count };
}

function surface(nAbove: number, nBelow: number, channels: Channels): Slab {
  const n = channels.count;
  const back = new Float64Array(n * n);
  const through = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const u = channels.u[i]!;
    const reflected = fresnelInvariant(nAbove, nBelow, u);
    back[i * n + i] = reflected;
    through[i * n + i] = u < nAbove * nAbove && u < nBelow * nBelow ? 1 - reflected : 0;
  }
  return { downBack: back, downThrough: through, upBack: back, upThrough: through };
}

/** Unpolarised Fresnel reflectance at u = (n sin angle)^2; equal from both sides. */
function fresnelInvariant(n1: number, n2: number, u: number): number {
  if (n1 === n2) return 0;
  const a = n1 * n1 - u;
  const b = n2 * n2 - u;
  if (a <= 0 && b <= 0) return 0;
  if (a <= 0 || b <= 0) return 1;
  const p1 = Math.sqrt(a);
  const p2 = Math.sqrt(b);
  const s = (p1 - p2) / (p1 + p2);
  const p = (n2 * n2 * p1 - n1 * n1 * p2) / (n2 * n2 * p1 + n1 * n1 * p2);
  return 0.5 * (s * s + p * p);
}

function layerSlab(layer: Layer, channels: Channels): Slab {
  const n = channels.count;
  const extinction = layer.muaPerCm + layer.musPerCm;
  const cosines = new Float64Array(n);
  const widths = new Float64Array(n);
  let propagating = 0;
  let least = 1;
  for (let i = 0; i < n; i++) {
    const cos2 = 1 - channels.u[i]! / (layer.n * layer.n);
    const cos = cos2 > 0 ? Math.sqrt(cos2) : 1;
    cosines[i] = cos;
    if (cos2 > 0) {
      widths[i] = channels.du[i]! / (2 * layer.n * layer.n * cos);
      least = Math.min(least, cos);
      propagating++;
    }
  }
  if (extinction === 0) {
    if (layer.dCm === null) throw new RangeError('an endless layer needs absorption or scattering');
    const clear = identity(n);
    const none = new Float64Array(n * n);
    return { downBack: none, downThrough: clear, upBack: none, upThrough: clear };
  }
  const albedo = layer.musPerCm / extinction;
  // The sharpest part of the forward peak goes on as if unscattered; straight back (g = -1) is no such peak.
  const straight = layer.g === -1 ? 0 : layer.g ** propagating;
  const scaled = straight === 1 ? 0 : (albedo * (1 - straight)) / (1 - albedo * straight);
  const thicknessPerCm = extinction * (1 - albedo * straight);
  const thickness = layer.dCm === null ? null : thicknessPerCm * layer.dCm;
  const { same, other } =
    layer.g === -1
      ? { same: new Float64Array(n * n), other: identity(n) }
      : scattering(layer.g, straight, propagating, cosines, widths, n);
  return symmetric(doubleUp(thickness, scaled, same, other, cosines, least, n));
}

/** Shares of scattered light from channel j to channel i of the same and of the other hemisphere; columns sum to 1. */
function scattering(
  g: number,
  straight: number,
  terms: number,
  cosines: Float64Array,
  widths: Float64Array,
  n: number,
): { same: SquareMatrix; other: SquareMatrix } {
  const same = new Float64Array(n * n);
  const other = new Float64Array(n * n);
  for (let k = 0; k < terms; k++) {
    const moment = straight === 1 ? (k === 0 ? 1 : 0) : (g ** k - straight) / (1 - straight);
    const values = cosines.map((cos) => legendre(k, cos));
    const sign = k % 2 === 0 ? 1 : -1;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const term = 0.5 * (2 * k + 1) * moment * values[i]! * values[j]! * widths[i]!;
        same[i * n + j]! += term;
        other[i * n + j]! += sign * term;
      }
    }
  }
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += same[i * n + j]! + other[i * n + j]!;
    for (let i = 0; i < n; i++) {
      same[i * n + j]! /= sum;
      other[i * n + j]! /= sum;
    }
  }
  return { same, other };
}

/** Thin layer by the diamond scheme, then doubled to its thickness (null: until nothing passes). */
function doubleUp(
  thickness: number | null,
  albedo: number,
  same: SquareMatrix,
  other: SquareMatrix,
  cosines: Float64Array,
  least: number,
  n: number,
): { back: SquareMatrix; through: SquareMatrix } {
  const first = FIRST_THICKNESS * least;
  const doublings = thickness === null ? 0 : Math.max(0, Math.ceil(Math.log2(thickness / first)));
  const thin = thickness === null ? first : thickness / 2 ** doublings;
  let { back, through } = thinLayer(thin, albedo, same, other, cosines, n);
  for (let k = 0; thickness === null ? k < 60 : k < doublings; k++) {
    const between = inverseOfIdentityMinus(multiply(back, back, n), n);
    const arrived = multiply(between, through, n);
    back = add(back, multiply(through, multiply(back, arrived, n), n));
    through = multiply(through, arrived, n);
    if (thickness === null && largest(through) < ENDLESS_TRANSMISSION) break;
  }
  return { back, through };
}

function thinLayer(
  thickness: number,
  albedo: number,
  same: SquareMatrix,
  other: SquareMatrix,
  cosines: Float64Array,
  n: number,
): { back: SquareMatrix; through: SquareMatrix } {
  const lossHalf = new Float64Array(n * n);
  const gainHalf = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const half = thickness / (2 * cosines[j]!);
      lossHalf[i * n + j] = half * ((i === j ? 1 : 0) - albedo * same[i * n + j]!);
      gainHalf[i * n + j] = half * albedo * other[i * n + j]!;
    }
  }
  const unit = identity(n);
  const solve = inverse(add(unit, lossHalf), n);
  const cross = multiply(solve, gainHalf, n);
  const cross2 = multiply(cross, cross, n);
  const right = add(multiply(solve, add(unit, lossHalf, -1), n), cross2);
  const through = multiply(inverseOfIdentityMinus(cross2, n), right, n);
  return { back: multiply(cross, add(through, unit), n), through };
}

function symmetric(slab: { back: SquareMatrix; through: SquareMatrix }): Slab {
  return { downBack: slab.back, downThrough: slab.through, upBack: slab.back, upThrough: slab.through };
}

function stackUp(upper: Slab | null, lower: Slab, n: number): Slab {
  if (!upper) return lower;
  const downwards = inverseOfIdentityMinus(multiply(upper.upBack, lower.downBack, n), n);
  const upwards = inverseOfIdentityMinus(multiply(lower.downBack, upper.upBack, n), n);
  const arrived = multiply(downwards, upper.downThrough, n);
  const risen = multiply(upwards, lower.upThrough, n);
  return {
    downThrough: multiply(lower.downThrough, arrived, n),
    downBack: add(upper.downBack, multiply(upper.upThrough, multiply(lower.downBack, arrived, n), n)),
    upThrough: multiply(upper.upThrough, risen, n),
    upBack: add(lower.upBack, multiply(lower.downThrough, multiply(upper.upBack, risen, n), n)),
  };
}

function summarise(slab: Slab, channels: Channels, nAbove: number): PlaneLight {
  const n = channels.count;
  // The Radau node of the first interval is straight down.
  let normal = 0;
  for (let i = 1; i < n; i++) if (channels.u[i]! < channels.u[normal]!) normal = i;
  const columnSum = (matrix: SquareMatrix, column: number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += matrix[i * n + column]!;
    return sum;
  };
  let incident = 0;
  let back = 0;
  let through = 0;
  for (let j = 0; j < n; j++) {
    if (channels.u[j]! >= nAbove * nAbove) continue;
    incident += channels.du[j]!;
    back += channels.du[j]! * columnSum(slab.downBack, j);
    through += channels.du[j]! * columnSum(slab.downThrough, j);
  }
  return {
    reflectanceNormal: columnSum(slab.downBack, normal),
    transmittanceNormal: columnSum(slab.downThrough, normal),
    reflectanceDiffuse: back / incident,
    transmittanceDiffuse: through / incident,
  };
}

function largest(matrix: SquareMatrix): number {
  let most = 0;
  for (const value of matrix) most = Math.max(most, Math.abs(value));
  return most;
}
