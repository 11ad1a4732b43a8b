import { hash32, unitFromHash } from '#/base/random.ts';
import type { BaseSequence } from './base-sequence.ts';
import { type FixedPoints, HEX_SPACING } from './fixed-points.ts';
import type { DotPlan } from './plan-dots.ts';
import { resolveSpacing } from './resolve-spacing.ts';

export const ROUGHEN = {
  /** Largest displacement at irregularity 1, in local spacings (sum of two uniform discs of half this radius). */
  amplitude: 0.75,
  /** Roughening stops here, in hexagonal spacings of the local density, or at the hard spacing where that is larger. */
  floor: 0.5,
} as const;

const CHANNEL = 0x1e97;

/**
 * Displaces each dot by chance hashed from (seed, id), at most irregularity x .75 spacings, and less where the spacing to a
 * neighbour would suffer: follicles are not as even as a settled field. Local: a dot depends on its direct neighbours only.
 */
export function roughenDots(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  irregularity: number,
  minSpacingMm: number,
  options: { readonly fixed?: FixedPoints; readonly keepIn?: (x: number, y: number, z: number) => boolean } = {},
): DotPlan {
  if (!(irregularity > 0) || plan.count === 0) return plan;
  const targetMm = plan.positionsMm.slice();
  const floorMm = new Float64Array(plan.count);
  for (let i = 0; i < plan.count; i++) {
    const id = plan.ids[i]!;
    const s = 1 / Math.sqrt(densityPerCm2[id]! * 0.01);
    floorMm[i] = Math.max(minSpacingMm, ROUGHEN.floor * HEX_SPACING * s);
    const key = hash32(hash32(base.seed, id), CHANNEL);
    const [ax, ay] = unitDisc(hash32(key, 1));
    const [bx, by] = unitDisc(hash32(key, 2));
    const size = 0.5 * ROUGHEN.amplitude * irregularity * s;
    const u = (ax + bx) * size;
    const v = (ay + by) * size;
    const nx = base.normals[3 * id]!;
    const ny = base.normals[3 * id + 1]!;
    const nz = base.normals[3 * id + 2]!;
    const [ux, uy, uz, vx, vy, vz] = tangentFrame(nx, ny, nz);
    targetMm[3 * i] = Math.round((targetMm[3 * i]! + u * ux + v * vx) * 1000) / 1000;
    targetMm[3 * i + 1] = Math.round((targetMm[3 * i + 1]! + u * uy + v * vy) * 1000) / 1000;
    targetMm[3 * i + 2] = Math.round((targetMm[3 * i + 2]! + u * uz + v * vz) * 1000) / 1000;
  }
  const positionsMm = resolveSpacing(base, plan, targetMm, floorMm, minSpacingMm, options);
  return { ...plan, positionsMm };
}

/** A point of the unit disc by rejection: no trigonometry, the same on every machine. */
function unitDisc(key: number): readonly [number, number] {
  for (let attempt = 0; ; attempt++) {
    const x = 2 * unitFromHash(hash32(key, 2 * attempt)) - 1;
    const y = 2 * unitFromHash(hash32(key, 2 * attempt + 1)) - 1;
    if (x * x + y * y < 1) return [x, y];
  }
}

/** Two unit tangents of a unit normal: u along +x projected on the skin (+z where that is too short), v = normal x u. */
export function tangentFrame(
  nx: number,
  ny: number,
  nz: number,
): readonly [number, number, number, number, number, number] {
  let ux = 1 - nx * nx;
  let uy = -nx * ny;
  let uz = -nx * nz;
  if (ux < 0.05) {
    ux = -nz * nx;
    uy = -nz * ny;
    uz = 1 - nz * nz;
  }
  const length = Math.sqrt(ux * ux + uy * uy + uz * uz);
  ux /= length;
  uy /= length;
  uz /= length;
  return [ux, uy, uz, ny * uz - nz * uy, nz * ux - nx * uz, nx * uy - ny * ux];
}
