import { createRandom } from '#/base/random.ts';
import type { LayerStack } from '#/engine/skin/skin-layers.ts';

/**
 * The same physics as src/engine/skin/monte-carlo.ts written plainly: a generator behind a function, layers as objects, sine
 * and cosine for the azimuth. What the engine's version is measured against. Returns the diffuse reflectance.
 */
export function plainMonteCarlo(stack: LayerStack, photons: number, seed: number): number {
  const random = createRandom(seed);
  const tops: number[] = [];
  let depth = 0;
  for (const layer of stack.layers) {
    tops.push(depth);
    depth += layer.dCm ?? Number.POSITIVE_INFINITY;
  }
  tops.push(depth);
  const index = (i: number) => (i < 0 ? stack.nAbove : i < stack.layers.length ? stack.layers[i]!.n : stack.nBelow);
  let reflected = 0;
  for (let photon = 0; photon < photons; photon++) {
    const position = { x: 0, y: 0, z: 0 };
    const direction = { x: 0, y: 0, z: 1 };
    let weight = 1 - ((stack.nAbove - index(0)) / (stack.nAbove + index(0))) ** 2;
    let at = 0;
    let left = 0;
    while (weight > 0) {
      const layer = stack.layers[at]!;
      const total = layer.muaPerCm + layer.musPerCm;
      if (left === 0) left = -Math.log(1 - random.next());
      const edge = direction.z > 0 ? tops[at + 1]! : tops[at]!;
      const toEdge = direction.z === 0 ? Number.POSITIVE_INFINITY : (edge - position.z) / direction.z;
      const step = Math.min(left / total, toEdge);
      position.x += direction.x * step;
      position.y += direction.y * step;
      position.z += direction.z * step;
      if (toEdge <= left / total) {
        left = Math.max(1e-12, left - step * total);
        const next = direction.z > 0 ? at + 1 : at - 1;
        const cos = Math.abs(direction.z);
        if (random.next() <= fresnel(index(at), index(next), cos)) {
          direction.z = -direction.z;
          continue;
        }
        const ratio = index(at) / index(next);
        direction.x *= ratio;
        direction.y *= ratio;
        direction.z = Math.sign(direction.z) * Math.sqrt(1 - ratio * ratio * (1 - cos * cos));
        if (next < 0) reflected += weight;
        if (next < 0 || next === stack.layers.length) break;
        at = next;
        continue;
      }
      left = 0;
      weight *= 1 - layer.muaPerCm / total;
      if (weight < 1e-4) weight = random.next() < 0.1 ? weight * 10 : 0;
      scatter(direction, layer.g, random.next(), 2 * Math.PI * random.next());
    }
  }
  return reflected / photons;
}

function fresnel(n1: number, n2: number, cos: number): number {
  if (n1 === n2) return 0;
  const sin2 = (n1 / n2) ** 2 * (1 - cos * cos);
  if (sin2 >= 1) return 1;
  const other = Math.sqrt(1 - sin2);
  const s = (n1 * cos - n2 * other) / (n1 * cos + n2 * other);
  const p = (n1 * other - n2 * cos) / (n1 * other + n2 * cos);
  return 0.5 * (s * s + p * p);
}

function scatter(d: { x: number; y: number; z: number }, g: number, xi: number, azimuth: number): void {
  const cos = g === 0 ? 2 * xi - 1 : (1 + g * g - ((1 - g * g) / (1 - g + 2 * g * xi)) ** 2) / (2 * g);
  const sin = Math.sqrt(Math.max(0, 1 - cos * cos));
  const across = sin * Math.cos(azimuth);
  const along = sin * Math.sin(azimuth);
  if (Math.abs(d.z) > 0.99999) {
    d.x = across;
    d.y = along;
    d.z = Math.sign(d.z) * cos;
    return;
  }
  const flat = Math.sqrt(1 - d.z * d.z);
  const { x, y, z } = d;
  d.x = (across * (x * z) - along * y) / flat + x * cos;
  d.y = (across * (y * z) + along * x) / flat + y * cos;
  d.z = -across * flat + z * cos;
}
