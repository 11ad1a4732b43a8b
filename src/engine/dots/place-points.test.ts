import { describe, expect, it } from 'vitest';
import { buildBaseSequence } from './base-sequence.ts';
import { domeMesh } from './golden-cases.ts';
import { placePoints } from './place-points.ts';
import { findCell } from './point-grid.ts';

describe('placePoints', () => {
  const { grid, positionsMm } = buildBaseSequence(domeMesh(), { seed: 5, densityPerCm2: 60 });

  it('gives every point its cell, in order of the cells, on the skin, off it and beyond the grid', () => {
    const count = 400;
    const atMm = new Float64Array(3 * count);
    const radiusMm = new Float32Array(count);
    // Now on a point of the base, now beside it, now far outside.
    const spread = [0, 2, 90];
    for (let f = 0; f < count; f++) {
      const i = 3 * ((f * 37) % (positionsMm.length / 3));
      for (let k = 0; k < 3; k++)
        atMm[3 * f + k] = positionsMm[i + k]! + spread[f % 3]! * (((f * 7 + k * 5) % 11) / 5 - 1);
      radiusMm[f] = f;
    }
    const placed = placePoints(grid, { positionsMm: atMm, radiusMm });
    const cellAt = (x: number, y: number, z: number): number => {
      const [cx, cy, cz] = [x, y, z].map((v, k) => Math.floor((v - grid.originMm[k]!) * (1 / grid.cellMm)));
      return findCell(grid, cx!, cy!, cz!);
    };
    const found = placed.cellOf.filter((cell) => cell >= 0);
    expect(found).toEqual(found.slice().sort());
    expect(found.length).toBeGreaterThan(count / 3);
    expect(found.length).toBeLessThan(count);
    expect(Array.from(placed.radiusMm).sort((a, b) => a - b)).toEqual(Array.from(radiusMm));
    placed.radiusMm.forEach((f, m) => {
      const place = placed.atMm.subarray(3 * m, 3 * m + 3);
      expect(place).toEqual(atMm.subarray(3 * f, 3 * f + 3));
      expect(placed.cellOf[m]).toBe(cellAt(place[0]!, place[1]!, place[2]!));
    });
  });
});
