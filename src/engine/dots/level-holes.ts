import { HEX_SPACING } from './fixed-points.ts';
import { voronoiCell } from './local-cell.ts';
import { tangentFrame } from './roughen-dots.ts';

/** In hexagonal spacings. */
const HOLES = {
  /** An empty circle larger than this is closed, down to this. */
  from: 0.84,
  to: 0.78,
  /** Dots within so many times the radius of such a circle of each other may share one. */
  reach: 2.4,
} as const;

/** Bins of the angle at which a neighbour lies, and of its squared distance; sectors of the direction of a circle's middle. */
const ANGLES = 64;
const DISTANCES = 16;
const SECTORS = 32;

/** Pairs of dots, each once: the row of dot a is index[ends[2 a]] .. index[ends[2 a + 1] - 1]. */
interface Pairs {
  readonly ends: Uint32Array;
  readonly index: Uint32Array;
}

/**
 * Pulls the dots that lie on an empty circle larger than HOLES.from towards its middle, by what it is too large: adds to step (stride 3, mm). All
 * dots have one spacing; pairs must hold those within two spacings. Costs little more than a look at each pair: a dot whose neighbours leave no
 * direction free for such a circle is done with.
 */
export function pullToHoles(
  pairs: Pairs,
  listed: Uint32Array,
  x: Float64Array,
  normals: Float32Array,
  spacingMm: number,
  step: Float64Array,
): void {
  const { ends, index } = pairs;
  const frames = framesOf(listed, normals);
  const free = freeSectors(pairs, listed, x, frames, HOLES.from * HEX_SPACING * spacingMm);
  const around = new Map<number, number[]>();
  for (let l = 0; l < listed.length; l++) if (free[listed[l]!] !== 0) around.set(listed[l]!, []);
  const reach2 = (HOLES.reach * HOLES.from * HEX_SPACING * spacingMm) ** 2;
  for (let l = 0; l < listed.length; l++) {
    const a = listed[l]!;
    for (let m = ends[2 * a]!; m < ends[2 * a + 1]!; m++) {
      const b = index[m]!;
      if (free[a] === 0 && free[b] === 0) continue;
      const dx = x[3 * b]! - x[3 * a]!;
      const dy = x[3 * b + 1]! - x[3 * a + 1]!;
      const dz = x[3 * b + 2]! - x[3 * a + 2]!;
      if (dx * dx + dy * dy + dz * dz >= reach2) continue;
      if (free[a] !== 0) pushFlat(around.get(a), frames, a, dx, dy, dz);
      if (free[b] !== 0) pushFlat(around.get(b), frames, b, -dx, -dy, -dz);
    }
  }
  for (const [a, xy] of around) {
    const cell = voronoiCell(xy, xy.length / 2, 1.6 * spacingMm);
    let u = 0;
    let v = 0;
    for (let k = 0; k < cell.x.length; k++) {
      if (cell.owner[k]! < 0 || cell.owner[k > 0 ? k - 1 : cell.x.length - 1]! < 0) continue;
      const radius = Math.sqrt(cell.x[k]! * cell.x[k]! + cell.y[k]! * cell.y[k]!);
      if (radius <= HOLES.from * HEX_SPACING * spacingMm) continue;
      const excess = 1 - (HOLES.to * HEX_SPACING * spacingMm) / radius;
      u += excess * cell.x[k]!;
      v += excess * cell.y[k]!;
    }
    for (let k = 0; k < 3; k++) step[3 * a + k]! += u * frames[6 * a + k]! + v * frames[6 * a + 3 + k]!;
  }
}

function framesOf(listed: Uint32Array, normals: Float32Array): Float64Array {
  const frames = new Float64Array(2 * normals.length);
  for (let l = 0; l < listed.length; l++) {
    const i = 3 * listed[l]!;
    const frame = tangentFrame(normals[i]!, normals[i + 1]!, normals[i + 2]!);
    for (let k = 0; k < 6; k++) frames[2 * i + k] = frame[k]!;
  }
  return frames;
}

function pushFlat(xy: number[] | undefined, f: Float64Array, a: number, dx: number, dy: number, dz: number): void {
  const i = 6 * a;
  xy?.push(dx * f[i]! + dy * f[i + 1]! + dz * f[i + 2]!, dx * f[i + 3]! + dy * f[i + 4]! + dz * f[i + 5]!);
}

/** Of each dot the sectors in which the middle of an empty circle of this radius through the dot may lie, one bit each. */
function freeSectors(
  { ends, index }: Pairs,
  listed: Uint32Array,
  x: Float64Array,
  frames: Float64Array,
  radiusMm: number,
): Int32Array {
  const free = new Int32Array(x.length / 3).fill(-1);
  const blocked = blockedSectors();
  const toBin = DISTANCES / (4 * radiusMm * radiusMm);
  for (let l = 0; l < listed.length; l++) {
    const a = listed[l]!;
    for (let m = ends[2 * a]!; m < ends[2 * a + 1]!; m++) {
      const b = index[m]!;
      const dx = x[3 * b]! - x[3 * a]!;
      const dy = x[3 * b + 1]! - x[3 * a + 1]!;
      const dz = x[3 * b + 2]! - x[3 * a + 2]!;
      const bin = (dx * dx + dy * dy + dz * dz) * toBin;
      if (bin >= DISTANCES) continue;
      const row = (bin | 0) * ANGLES;
      free[a] = free[a]! & ~blocked[row + angleBin(frames, a, dx, dy, dz)]!;
      free[b] = free[b]! & ~blocked[row + angleBin(frames, b, -dx, -dy, -dz)]!;
    }
  }
  return free;
}

/** Bin of the angle of a vector in the tangent plane of a dot, by |u| + |v| = 1 in place of the circle. */
function angleBin(f: Float64Array, a: number, dx: number, dy: number, dz: number): number {
  const i = 6 * a;
  const u = dx * f[i]! + dy * f[i + 1]! + dz * f[i + 2]!;
  const v = dx * f[i + 3]! + dy * f[i + 4]! + dz * f[i + 5]!;
  const sum = Math.abs(u) + Math.abs(v);
  const part = sum > 0 ? v / sum : 0;
  return (((u >= 0 ? 4 + part : 2 - part) * (ANGLES / 4)) | 0) & (ANGLES - 1);
}

/**
 * The sectors that a neighbour takes away, over bins of d^2 / (2 radius)^2 and of its angle: a circle through the dot holds the neighbour when d <
 * 2 radius cos(angle between neighbour and middle).
 */
function blockedSectors(): Int32Array {
  const table = new Int32Array(DISTANCES * ANGLES);
  const point = (bin: number, bins: number): readonly [number, number] => {
    const t = (4 * bin) / bins;
    const v = t <= 1 ? t : t <= 3 ? 2 - t : t - 4;
    const u = t <= 2 ? 1 - t : t - 3;
    const length = Math.sqrt(u * u + v * v);
    return [u / length, v / length];
  };
  for (let angle = 0; angle < ANGLES; angle++)
    for (let sector = 0; sector < SECTORS; sector++) {
      let cosine = 1;
      for (const end of [point(angle, ANGLES), point(angle + 1, ANGLES)])
        for (const middle of [point(sector, SECTORS), point(sector + 1, SECTORS)])
          cosine = Math.min(cosine, end[0] * middle[0] + end[1] * middle[1]);
      for (let bin = 0; bin < DISTANCES; bin++)
        if (cosine > 0 && (bin + 1) / DISTANCES <= cosine * cosine) table[bin * ANGLES + angle]! |= 1 << sector;
    }
  return table;
}
