import { hash32, unitFromHash } from '#/base/random.ts';

/** How a quantity (depth, angle, size) varies from dot to dot about its field. */
export interface DotVariation {
  /** Its own number: quantities of one channel vary together. */
  readonly channel: number;
  /** Half width: a share of the value at the dot, or an amount in its unit. */
  readonly halfWidth: { readonly share: number } | { readonly amount: number };
  /** Values stay within. */
  readonly range?: readonly [number, number];
  /** An angle in degrees, turned into -180 to 180 instead of cut. */
  readonly isAzimuth?: boolean;
  /** Values are whole steps of 1 over this. */
  readonly stepsPerUnit: number;
}

/**
 * One value a dot: that of a field at the dot, varied by chance hashed from (seed, id, channel) alone, so a dot keeps its
 * variation whatever else is planned, lost or added. valueAt: the field at the n-th dot.
 */
export function dotValues(
  seed: number,
  ids: Uint32Array,
  valueAt: (n: number) => number,
  variation: DotVariation,
): Float32Array {
  const { channel, halfWidth, range, isAzimuth, stepsPerUnit } = variation;
  const values = new Float32Array(ids.length);
  for (let n = 0; n < ids.length; n++) {
    const chance = dotChance(seed, ids[n]!, channel);
    const plain = valueAt(n);
    let value = 'share' in halfWidth ? plain * (1 + halfWidth.share * chance) : plain + halfWidth.amount * chance;
    if (isAzimuth) value -= 360 * Math.ceil((value - 180) / 360);
    if (range) value = Math.min(range[1], Math.max(range[0], value));
    values[n] = Math.round(value * stepsPerUnit) / stepsPerUnit;
  }
  return values;
}

/** A deviate in (-1, 1) with a triangular density: the sum of two even ones. */
function dotChance(seed: number, id: number, channel: number): number {
  const key = hash32(hash32(seed, id), channel);
  return unitFromHash(hash32(key, 1)) + unitFromHash(hash32(key, 2)) - 1;
}
