import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, hash32, nextNormal, unitFromHash } from './random.ts';

describe('createRandom', () => {
  it('gives the same numbers for the same seed on every machine', () => {
    const random = createRandom(42);
    expect([random.nextUint32(), random.nextUint32(), random.nextUint32()]).toEqual(FIRST_THREE_OF_42);
  });

  it('gives independent streams', () => {
    const a = createRandom(7, 0);
    const b = createRandom(7, 1);
    let product = 0;
    const n = 20_000;
    for (let i = 0; i < n; i++) product += (a.next() - 0.5) * (b.next() - 0.5);
    expect(Math.abs(product / n)).toBeLessThan(4 / (12 * Math.sqrt(n)));
  });

  it('fills [0, 1) evenly', () => {
    const random = createRandom(3);
    const bins = new Array<number>(16).fill(0);
    const n = 64_000;
    for (let i = 0; i < n; i++) bins[Math.floor(random.next() * 16)]! += 1;
    const chiSquare = bins.reduce((sum, count) => sum + (count - n / 16) ** 2 / (n / 16), 0);
    expect(chiSquare).toBeLessThan(37.7);
  });

  it('has normal deviates of mean 0 and variance 1', () => {
    const random = createRandom(9);
    const values = Array.from({ length: 20_000 }, () => nextNormal(random));
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });
});

describe('hash32', () => {
  it('stays within uint32 and maps to [0, 1)', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        const hash = hash32(a, b);
        const unit = unitFromHash(hash);
        return Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32 && unit >= 0 && unit < 1;
      }),
    );
  });

  it('changes about half of the bits when one bit of the input changes', () => {
    let flipped = 0;
    for (let i = 0; i < 4096; i++) {
      let difference = hash32(i, 5) ^ hash32(i ^ (1 << (i % 32)), 5);
      for (; difference !== 0; difference &= difference - 1) flipped++;
    }
    expect(flipped / 4096).toBeGreaterThan(15);
    expect(flipped / 4096).toBeLessThan(17);
  });
});

const FIRST_THREE_OF_42 = [1352817810, 3937575538, 294227806];
