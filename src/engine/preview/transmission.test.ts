import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#/base/random.ts';
import type { DotKernel } from './dot-kernel.ts';
import { FALL_OFF_END, fallOff } from './fall-off.ts';
import { SPLAT_STRIDE, type Splats } from './splats.ts';
import { transmissionOf } from './transmission.ts';

const BLUR = { blurVariancePx2: 0.25 };

/** n dots at chance places of a square of sidePx, all with one footprint (px^2 per mm^2). */
function scatter(n: number, sidePx: number, marginPx: number, footprint: readonly number[], seed: number): Splats {
  const random = createRandom(seed);
  const data = new Float32Array(n * SPLAT_STRIDE);
  for (let i = 0; i < n; i++) {
    const place = () => marginPx + random.next() * (sidePx - 2 * marginPx);
    data.set([place(), place(), footprint[0]!, footprint[1]!, footprint[2]!, 0, 1, i], i * SPLAT_STRIDE);
  }
  return { count: n, data };
}

function lightTaken(splats: Splats, kernel: DotKernel, sidePx: number): number {
  const { rgb } = transmissionOf(splats, [kernel], sidePx, sidePx, BLUR);
  let taken = 0;
  for (let i = 1; i < rgb.length; i += 3) taken += 1 - rgb[i]!;
  return taken;
}

describe('fallOff', () => {
  it('is exp(-t) within 1e-5', () => {
    for (let t = 0; t < FALL_OFF_END; t += 0.0137) expect(Math.abs(fallOff(t) - Math.exp(-t))).toBeLessThan(1e-5);
  });
});

describe('transmissionOf', () => {
  it('takes the light that the kernel takes, whatever the size of a dot in pixels (0.05 to 3 px), within 1 %', () => {
    fc.assert(
      fc.property(
        fc.double({ min: Math.log(0.05), max: Math.log(3), noNaN: true }),
        fc.double({ min: 0.15, max: 1, noNaN: true }),
        fc.double({ min: 0, max: Math.PI, noNaN: true }),
        fc.nat(),
        (logSigma, squeeze, angle, seed) => {
          const sigmaPx = Math.exp(logSigma);
          const c = Math.cos(angle);
          const s = Math.sin(angle);
          // A disc foreshortened by `squeeze` along `angle`.
          const q = squeeze * squeeze;
          const footprint = [c * c * q + s * s, c * s * (q - 1), c * c + s * s * q];
          const kernel: DotKernel = { sigmaMm: [sigmaPx, 0.4 * sigmaPx], amplitude: [0.1, 0.1, 0.1, 0.3, 0.3, 0.3] };
          // One dot a picture: no overlaps, so the sum over its pixels is the kernel's integral.
          const analytic = 2 * Math.PI * squeeze * sigmaPx * sigmaPx * (0.1 + 0.3 * 0.16);
          const n = 12;
          let taken = 0;
          for (let i = 0; i < n; i++) taken += lightTaken(scatter(1, 44, 20, footprint, seed + i), kernel, 44);
          expect(Math.abs(taken / (n * analytic) - 1)).toBeLessThan(0.01);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('multiplies: a dense field leaves exp(-n x area) of the light on average', () => {
    const kernel: DotKernel = { sigmaMm: [0.2], amplitude: [0.3, 0.3, 0.3] };
    const splats = scatter(4000, 140, 0, [1, 0, 1], 7);
    const { rgb, x, y, widthPx } = transmissionOf(splats, [kernel], 140, 140, BLUR);
    let sum = 0;
    for (let v = 20; v < 120; v++) for (let u = 20; u < 120; u++) sum += rgb[3 * ((v - y) * widthPx + u - x)]!;
    const expected = Math.exp((-4000 / 140 ** 2) * 2 * Math.PI * 0.04 * 0.3);
    expect(Math.abs(sum / 10_000 / expected - 1)).toBeLessThan(0.004);
  });

  it('does not depend on how a dot is split into two halves of its strength when faint', () => {
    const kernel: DotKernel = { sigmaMm: [0.3], amplitude: [0.02, 0.02, 0.02] };
    const whole = scatter(1, 30, 14, [1, 0, 1], 3);
    const halves: Splats = { count: 2, data: new Float32Array([...whole.data, ...whole.data]) };
    halves.data[6] = 0.5;
    halves.data[SPLAT_STRIDE + 6] = 0.5;
    expect(lightTaken(halves, kernel, 30)).toBeCloseTo(lightTaken(whole, kernel, 30), 4);
  });

  it('takes from a channel alone what a kernel takes from it alone', () => {
    for (const channel of [0, 1, 2]) {
      const amplitude = [0, 1, 2].map((k) => (k === channel ? 0.4 : 0));
      const { rgb } = transmissionOf(scatter(1, 30, 14, [1, 0, 1], 3), [{ sigmaMm: [2], amplitude }], 30, 30, BLUR);
      const least = [0, 1, 2].map((k) => Math.min(...rgb.filter((_, i) => i % 3 === k)));
      expect(least[channel]).toBeLessThan(0.7);
      expect(least.filter((value) => value === 1)).toHaveLength(2);
    }
  });

  it('refuses a kernel with missing amplitudes', () => {
    const broken: DotKernel = { sigmaMm: [0.2, 0.3], amplitude: [0.3, 0.3, 0.3] };
    expect(() => transmissionOf(scatter(1, 30, 14, [1, 0, 1], 3), [broken], 30, 30, BLUR)).toThrow(/dot kernel 0/);
  });
});
