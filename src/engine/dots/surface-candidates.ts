import { hash32, unitFromHash } from '#/base/random.ts';
import type { Mesh } from '#/engine/mesh/mesh.ts';

/** Candidates spread over triangles, in spatial order. */
export interface SurfaceCandidates {
  readonly count: number;
  /** Stride 3, mm, quantised to 1 um. */
  readonly positionsMm: Float64Array;
  readonly triangles: Uint32Array;
  /** Barycentric weights of the second and third vertex, stride 2. */
  readonly weights: Float32Array;
}

/** Interleaves the lowest 10 bits of three integers. */
function mortonCode(x: number, y: number, z: number): number {
  const spread = (v: number): number => {
    let s = v & 1023;
    s = (s | (s << 16)) & 0x30000ff;
    s = (s | (s << 8)) & 0x300f00f;
    s = (s | (s << 4)) & 0x30c30c3;
    return (s | (s << 2)) & 0x9249249;
  };
  return (spread(x) | (spread(y) << 1) | (spread(z) << 2)) >>> 0;
}

/** Indices of the chosen triangles along a Morton curve through their first corners. */
function spatialOrder(mesh: Mesh, chosen: Uint8Array): Uint32Array {
  const { positions: p, triangles: t } = mesh;
  const low = [Infinity, Infinity, Infinity];
  let extent = 0;
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < p.length; i++) {
    const k = i % 3;
    if (p[i]! < low[k]!) low[k] = p[i]!;
    if (p[i]! > high[k]!) high[k] = p[i]!;
  }
  for (let k = 0; k < 3; k++) extent = Math.max(extent, high[k]! - low[k]!);
  const factor = extent > 0 ? 1023 / extent : 0;
  const list: number[] = [];
  for (let i = 0; i < chosen.length; i++) if (chosen[i] === 1) list.push(i);
  const codes = new Float64Array(chosen.length);
  for (const i of list) {
    const v = 3 * t[3 * i]!;
    codes[i] = mortonCode(
      Math.floor((p[v]! - low[0]!) * factor),
      Math.floor((p[v + 1]! - low[1]!) * factor),
      Math.floor((p[v + 2]! - low[2]!) * factor),
    );
  }
  return Uint32Array.from(list.sort((a, b) => codes[a]! - codes[b]! || a - b));
}

/** Radical inverse in base 2 of a 32-bit integer. */
function vanDerCorput(i: number): number {
  let b = ((i << 16) | (i >>> 16)) >>> 0;
  b = (((b & 0x55555555) << 1) | ((b & 0xaaaaaaaa) >>> 1)) >>> 0;
  b = (((b & 0x33333333) << 2) | ((b & 0xcccccccc) >>> 2)) >>> 0;
  b = (((b & 0x0f0f0f0f) << 4) | ((b & 0xf0f0f0f0) >>> 4)) >>> 0;
  b = (((b & 0x00ff00ff) << 8) | ((b & 0xff00ff00) >>> 8)) >>> 0;
  return b * (1 / 4294967296);
}

/**
 * About perMm2 candidates a square millimetre on the chosen triangles: in each triangle its expected number, rounded by chance,
 * stratified in both directions. Chance is keyed by (seed, triangle) alone: a triangle keeps its candidates whatever happens
 * to the others.
 */
export function surfaceCandidates(
  mesh: Mesh,
  areas: Float64Array,
  chosen: Uint8Array,
  perMm2: number,
  seed: number,
): SurfaceCandidates {
  const { positions: p, triangles: t } = mesh;
  const order = spatialOrder(mesh, chosen);
  const counts = new Uint32Array(order.length);
  let total = 0;
  for (let m = 0; m < order.length; m++) {
    const expected = areas[order[m]!]! * perMm2;
    const whole = Math.floor(expected);
    const key = hash32(hash32(seed, order[m]!), 0x51ed);
    counts[m] = whole + (unitFromHash(key) < expected - whole ? 1 : 0);
    total += counts[m]!;
  }
  const positionsMm = new Float64Array(3 * total);
  const triangles = new Uint32Array(total);
  const weights = new Float32Array(2 * total);
  let n = 0;
  for (let m = 0; m < order.length; m++) {
    const triangle = order[m]!;
    const size = counts[m]!;
    const key = hash32(seed, triangle);
    const shift = unitFromHash(hash32(key, 0x7001));
    const a = 3 * t[3 * triangle]!;
    const b = 3 * t[3 * triangle + 1]!;
    const c = 3 * t[3 * triangle + 2]!;
    for (let j = 0; j < size; j++) {
      const first = (j + unitFromHash(hash32(key, 2 * j + 0x10000))) / size;
      let second = vanDerCorput(j) + shift + unitFromHash(hash32(key, 2 * j + 0x10001)) / size;
      second -= Math.floor(second);
      const root = Math.sqrt(first);
      const u = Math.fround(root * (1 - second));
      const v = Math.fround(root * second);
      const w = 1 - u - v;
      weights[2 * n] = u;
      weights[2 * n + 1] = v;
      triangles[n] = triangle;
      for (let k = 0; k < 3; k++)
        positionsMm[3 * n + k] = Math.round((w * p[a + k]! + u * p[b + k]! + v * p[c + k]!) * 1000) / 1000;
      n++;
    }
  }
  return { count: total, positionsMm, triangles, weights };
}
