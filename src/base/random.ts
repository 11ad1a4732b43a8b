/**
 * Seeded chance, equal on every machine: integer arithmetic only.
 * `hash32` is the finaliser of MurmurHash3 (Appleby, public domain); `createRandom` is sfc32 (Doty-Humphrey, public domain).
 */

/** Mixes two 32-bit integers into one; the basis of every per-item variation: hash32(hash32(seed, id), channel). */
export function hash32(a: number, b: number): number {
  let h = (a ^ Math.imul(b, 0x9e3779b1)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A hash as a number in [0, 1) with 24 bits, exact in a double and a float. */
export function unitFromHash(hash: number): number {
  return (hash >>> 8) * (1 / 16777216);
}

export interface Random {
  /** Next number in [0, 1). */
  next(): number;
  /** Next uint32. */
  nextUint32(): number;
}

/** A stream of numbers from a uint32 seed (and an optional stream number for independent streams). */
export function createRandom(seed: number, stream = 0): Random {
  let a = hash32(seed, 1);
  let b = hash32(seed, 2);
  let c = hash32(stream, 3);
  let counter = 1;
  const nextUint32 = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) nextUint32();
  return { next: () => nextUint32() * (1 / 4294967296), nextUint32 };
}

/** A standard normal deviate (Box-Muller, polar form). */
export function nextNormal(random: Random): number {
  for (;;) {
    const x = 2 * random.next() - 1;
    const y = 2 * random.next() - 1;
    const s = x * x + y * y;
    if (s > 0 && s < 1) return x * Math.sqrt((-2 * Math.log(s)) / s);
  }
}
