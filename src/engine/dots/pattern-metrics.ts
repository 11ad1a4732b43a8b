import { HEX_SPACING } from './fixed-points.ts';
import { localCell } from './local-cell.ts';
import { spectrum } from './pattern-spectrum.ts';
import { buildPointGrid, cellsInBall } from './point-grid.ts';
import type { PointSet, TargetSkin } from './point-set.ts';
import { tangentFrame } from './roughen-dots.ts';

export interface PatternMetrics {
  readonly n: number;
  /** 0.1 percentile of nearest-neighbour distance over the local hexagonal spacing. */
  readonly rho001: number;
  readonly nnCv: number;
  /** Mean nearest-neighbour distance over that of a Poisson pattern (Clark and Evans 1954). */
  readonly clarkEvans: number;
  /** Coefficient of variation of Voronoi area x target density. */
  readonly areaCv: number;
  readonly psi6Local: number;
  readonly psi6Global: number;
  /** Mean power at frequencies up to .3 / spacing; 1 = white noise. */
  readonly pLow: number;
  /** Largest deviation of a direction's mean power from that of all directions, dB. */
  readonly anisotropyDb: number;
  /** Largest empty circle over the hexagonal spacing. */
  readonly hole: number;
  /** Variance over mean of counts in discs of 16 expected points. */
  readonly fano: number;
}

/** Points nearer than this many spacings to the border are left out. */
const BORDER_SPACINGS = 4;

/** Pattern statistics of points, distances normalised by the local target spacing (mean of both ends). */
export function patternMetrics(points: PointSet, skin: TargetSkin): PatternMetrics {
  const { count, positionsMm: p, normals: nrm, targetPerMm2 } = points;
  const spacing = new Float64Array(count);
  for (let i = 0; i < count; i++) spacing[i] = 1 / Math.sqrt(targetPerMm2[i]!);
  const inner = innerPoints(points, skin, spacing);
  let meanSpacing = 0;
  for (let i = 0; i < count; i++) meanSpacing += spacing[i]! / Math.max(1, count);
  const grid = buildPointGrid(p, count, Math.max(0.2, 1.5 * meanSpacing));
  const cells: number[] = [];
  const xy = new Float64Array(8192);
  const otherSpacing = new Float64Array(4096);
  const nearest: number[] = [];
  let areaSum = 0;
  let areaSum2 = 0;
  let psiLocal = 0;
  let psiRe = 0;
  let psiIm = 0;
  let hole = 0;
  let n = 0;
  let evans = 0;
  for (let i = 0; i < count; i++) {
    if (inner[i] === 0) continue;
    const [ux, uy, uz, vx, vy, vz] = tangentFrame(nrm[3 * i]!, nrm[3 * i + 1]!, nrm[3 * i + 2]!);
    const s = spacing[i]!;
    const radius = 3.2 * s;
    const found = cellsInBall(grid, p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!, radius, cells);
    let near = Infinity;
    let nearMm = Infinity;
    let m = 0;
    for (let c = 0; c < found; c++) {
      for (let k = grid.start[cells[c]!]!; k < grid.start[cells[c]! + 1]!; k++) {
        const j = grid.items[k]!;
        if (j === i) continue;
        if (nrm[3 * i]! * nrm[3 * j]! + nrm[3 * i + 1]! * nrm[3 * j + 1]! + nrm[3 * i + 2]! * nrm[3 * j + 2]! <= 0)
          continue;
        const dx = p[3 * j]! - p[3 * i]!;
        const dy = p[3 * j + 1]! - p[3 * i + 1]!;
        const dz = p[3 * j + 2]! - p[3 * i + 2]!;
        const d = Math.sqrt(dx * dx + dy * dy + dz * dz);
        if (d > radius) continue;
        near = Math.min(near, d / (0.5 * (s + spacing[j]!)));
        nearMm = Math.min(nearMm, d);
        if (2 * m < xy.length) {
          xy[2 * m] = dx * ux + dy * uy + dz * uz;
          otherSpacing[m] = spacing[j]!;
          xy[2 * m + 1] = dx * vx + dy * vy + dz * vz;
          m++;
        }
      }
    }
    const cell = localCell(xy, otherSpacing, m, s);
    const area = cell.areaMm2 * targetPerMm2[i]!;
    areaSum += area;
    areaSum2 += area * area;
    hole = Math.max(hole, cell.hole / HEX_SPACING);
    if (cell.sides > 0) {
      psiLocal += Math.sqrt(cell.psiRe * cell.psiRe + cell.psiIm * cell.psiIm) / cell.sides;
      psiRe += cell.psiRe / cell.sides;
      psiIm += cell.psiIm / cell.sides;
    }
    nearest.push(Math.min(near, 3.2));
    evans += Math.min(nearMm, radius) / (0.5 * s);
    n++;
  }
  const mean = nearest.reduce((sum, d) => sum + d, 0) / n;
  const variance = nearest.reduce((sum, d) => sum + (d - mean) * (d - mean), 0) / n;
  nearest.sort((a, b) => a - b);
  const areaMean = areaSum / n;
  const { pLow, anisotropyDb, fano } = spectrum(points, skin, spacing, inner);
  return {
    n,
    rho001: (nearest[Math.floor(0.001 * n)] ?? Number.NaN) / HEX_SPACING,
    nnCv: Math.sqrt(variance) / mean,
    clarkEvans: evans / n,
    areaCv: Math.sqrt(Math.max(0, areaSum2 / n - areaMean * areaMean)) / areaMean,
    psi6Local: psiLocal / n,
    psi6Global: Math.sqrt(psiRe * psiRe + psiIm * psiIm) / n,
    pLow,
    anisotropyDb,
    hole,
    fano,
  };
}

/** 1 for points at least BORDER_SPACINGS spacings from skin without target and from the rim. */
function innerPoints(points: PointSet, skin: TargetSkin, spacing: Float64Array): Uint8Array {
  const outside: number[] = [];
  const { samples, targetPerMm2, rimMm } = skin;
  for (let i = 0; i < samples.count; i++)
    if (!(targetPerMm2[i]! > 0))
      outside.push(samples.positionsMm[3 * i]!, samples.positionsMm[3 * i + 1]!, samples.positionsMm[3 * i + 2]!);
  for (const x of rimMm) outside.push(x);
  const positions = Float64Array.from(outside);
  const grid = buildPointGrid(positions, positions.length / 3, 4);
  const inner = new Uint8Array(points.count).fill(1);
  const cells: number[] = [];
  for (let i = 0; i < points.count; i++) {
    const x = points.positionsMm[3 * i]!;
    const y = points.positionsMm[3 * i + 1]!;
    const z = points.positionsMm[3 * i + 2]!;
    const radius = BORDER_SPACINGS * spacing[i]!;
    const n = cellsInBall(grid, x, y, z, radius, cells);
    for (let c = 0; c < n && inner[i] === 1; c++) {
      for (let k = grid.start[cells[c]!]!; k < grid.start[cells[c]! + 1]!; k++) {
        const j = 3 * grid.items[k]!;
        const dx = positions[j]! - x;
        const dy = positions[j + 1]! - y;
        const dz = positions[j + 2]! - z;
        if (dx * dx + dy * dy + dz * dz < radius * radius) {
          inner[i] = 0;
          break;
        }
      }
    }
  }
  return inner;
}
