import { describe, expect, it } from 'vitest';
import { kernelLevels } from './kernel-levels.ts';
import { SPLAT_STRIDE, type Splats } from './splats.ts';
import { transmissionOf } from './transmission.ts';

const KERNEL = { sigmaMm: [0.1, 1.2], amplitude: [0.4, 0.4, 0.4, 0.02, 0.01, 0.005] };

function oneDot(pxPerMm: number, u: number): Splats {
  const data = new Float32Array(SPLAT_STRIDE);
  data.set([u, u + 0.3, pxPerMm ** 2, 0, pxPerMm ** 2, 0, 1, 0]);
  return { count: 1, data };
}

describe('kernelLevels', () => {
  it('keeps all terms fine in a small picture, and moves only the faint wide one as the scale grows', () => {
    expect(kernelLevels([KERNEL], 1).map((level) => level.cellPx)).toEqual([1]);
    const large = kernelLevels([KERNEL], 20);
    expect(large.map((level) => level.cellPx)).toEqual([1, 16]);
    expect(large[0]!.kernels[0]!.sigmaMm).toEqual([0.1]);
    expect(large[1]!.kernels[0]!.amplitude).toEqual([0.02, 0.01, 0.005]);
    const between = { sigmaMm: [0.1, 1.2, 0.1], amplitude: [...KERNEL.amplitude, 0.4, 0.4, 0.4] };
    expect(kernelLevels([between], 20).map(({ kernels }) => kernels[0]!.sigmaMm)).toEqual([[0.1, 0.1], [1.2]]);
  });

  it('takes the same light on a coarse grid, wherever the dot lies between its cells', () => {
    for (const pxPerMm of [2, 5, 11]) {
      for (const u of [160, 163.7, 166.2]) {
        const wide = { sigmaMm: [1.2], amplitude: [0.02, 0.02, 0.02] };
        const { rgb } = transmissionOf(oneDot(pxPerMm, u), [wide], 330, 330, { blurVariancePx2: 0.25 });
        let taken = 0;
        for (let i = 0; i < rgb.length; i += 3) taken += 1 - rgb[i]!;
        expect(taken / (2 * Math.PI * (1.2 * pxPerMm) ** 2 * 0.02)).toBeCloseTo(1, 2);
      }
    }
  });
});
