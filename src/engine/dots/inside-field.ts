import type { BaseSequence } from './base-sequence.ts';
import { cellsInBall } from './point-grid.ts';

/**
 * Tells of any place near the surface whether dots may stand there: whether the nearest base point is treatable and has a density above 0. For
 * SettleDotsOptions.keepIn where a field is known at the base points alone; exact to about half their spacing (.35 mm at 200/cm2).
 * densityPerCm2: one value a base point.
 */
export function insideField(
  base: BaseSequence,
  densityPerCm2: Float32Array,
): (x: number, y: number, z: number) => boolean {
  const { grid } = base;
  const cells: number[] = [];
  return (x, y, z) => {
    let nearest2 = Number.POSITIVE_INFINITY;
    let inside = false;
    const found = cellsInBall(grid, x, y, z, grid.cellMm, cells);
    for (let c = 0; c < found; c++) {
      for (let k = grid.start[cells[c]!]!; k < grid.start[cells[c]! + 1]!; k++) {
        const dx = grid.itemsMm[3 * k]! - x;
        const dy = grid.itemsMm[3 * k + 1]! - y;
        const dz = grid.itemsMm[3 * k + 2]! - z;
        const d2 = dx * dx + dy * dy + dz * dz;
        if (d2 >= nearest2) continue;
        nearest2 = d2;
        inside = base.treatable[grid.items[k]!] === 1 && densityPerCm2[grid.items[k]!]! > 0;
      }
    }
    return inside;
  };
}
