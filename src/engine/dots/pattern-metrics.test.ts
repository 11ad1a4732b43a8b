import { describe, expect, it } from 'vitest';
import { createRandom } from '#/base/random.ts';
import type { DotRows } from './dot-csv.ts';
import { dotMetrics } from './dot-metrics.ts';
import { rectangleMesh } from './rectangle-mesh.ts';

const SIDE = 50;
const PER_CM2 = 100;
const { mesh } = rectangleMesh(SIDE, SIDE, 8);

function measure(places: readonly (readonly [number, number])[], minSpacingMm = 0.01) {
  const n = places.length;
  const rows: DotRows = {
    count: n,
    ids: Uint32Array.from({ length: n }, (_, i) => i),
    positionsMm: Float64Array.from(places.flatMap(([x, y]) => [x, y, 0])),
    sessions: new Uint8Array(n).fill(1),
    ranks: Uint32Array.from({ length: n }, (_, i) => i),
    azimuthsDeg: new Float32Array(n),
    tiltsDeg: new Float32Array(n),
  };
  const perCm2 = (x: number, y: number): number => (x >= 0 && x <= SIDE && y >= 0 && y <= SIDE ? PER_CM2 : 0);
  return dotMetrics(rows, { mesh, perCm2, minSpacingMm, sessionShares: [1] });
}

describe('metrics of patterns that are known', () => {
  it('white noise: Clark-Evans 1, NN-CV .52, Voronoi CV .53, flat spectrum', () => {
    const random = createRandom(9);
    const metrics = measure(Array.from({ length: 2500 }, () => [SIDE * random.next(), SIDE * random.next()] as const));
    const all = metrics.prefixes[0]!;
    expect(metrics.clarkEvans).toBeGreaterThan(0.95);
    expect(metrics.clarkEvans).toBeLessThan(1.05);
    expect(all.nnCv).toBeGreaterThan(0.48);
    expect(all.nnCv).toBeLessThan(0.57);
    expect(all.areaCv).toBeGreaterThan(0.48);
    expect(all.areaCv).toBeLessThan(0.58);
    expect(all.pLow).toBeGreaterThan(0.85);
    expect(all.pLow).toBeLessThan(1.15);
    expect(all.fano).toBeGreaterThan(0.75);
    expect(Math.abs(all.anisotropyDb)).toBeLessThan(1);
    expect(metrics.bands.map((band) => band.n)).toEqual([2500]);
    expect(metrics.bands[0]!.target).toBeCloseTo(2500, 6);
  });

  it('a hexagonal lattice: rho and psi6 are 1, Clark-Evans 2.15, hole .577, no low frequencies', () => {
    const d = 10.745699 / Math.sqrt(PER_CM2);
    const places: [number, number][] = [];
    for (let row = 0; row * d * 0.8660254 < SIDE; row++)
      for (let x = ((row % 2) * d) / 2; x < SIDE; x += d) places.push([x, row * d * 0.8660254]);
    const metrics = measure(places);
    const all = metrics.prefixes[0]!;
    expect(all.rho001).toBeCloseTo(1, 4);
    expect(all.nnCv).toBeLessThan(1e-4);
    expect(all.areaCv).toBeLessThan(1e-4);
    expect(all.psi6Local).toBeCloseTo(1, 4);
    expect(all.psi6Global).toBeCloseTo(1, 4);
    expect(metrics.clarkEvans).toBeCloseTo(2.149, 3);
    expect(all.hole).toBeCloseTo(0.5774, 3);
    expect(all.pLow).toBeLessThan(0.005);
  });

  it('a jittered grid: between the two, and its low-frequency power is that of its jitter', () => {
    const random = createRandom(4);
    const places: [number, number][] = [];
    for (let i = 0; i < 50; i++) for (let j = 0; j < 50; j++) places.push([i + random.next(), j + random.next()]);
    const metrics = measure(places);
    const all = metrics.prefixes[0]!;
    expect(metrics.clarkEvans).toBeGreaterThan(1.1);
    expect(metrics.clarkEvans).toBeLessThan(1.4);
    // A cell of side s jittered over itself: power 1 - sinc^2 of each direction, .2 on the mean of these frequencies.
    expect(all.pLow).toBeGreaterThan(0.08);
    expect(all.pLow).toBeLessThan(0.3);
    expect(all.psi6Local).toBeLessThan(0.45);
  });

  it('counts each pair below the spacing once, and finds an empty place', () => {
    const random = createRandom(6);
    const places: [number, number][] = [];
    for (let i = 0; i < 50; i++)
      for (let j = 0; j < 50; j++)
        if (Math.hypot(i - 25, j - 25) > 2) places.push([i + 0.5 + 0.1 * random.next(), j + 0.5 + 0.1 * random.next()]);
    places.push([10.55, 10.9], [30.55, 30.9]);
    const metrics = measure(places, 0.5);
    expect(metrics.hardViolations).toBe(2);
    expect(metrics.prefixes[0]!.hole).toBeGreaterThan(1.3);
  });
});
