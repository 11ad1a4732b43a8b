import { hash32, unitFromHash } from '#/base/random.ts';
import type { BaseSequence } from './base-sequence.ts';
import { type FixedPoints, HEX_SPACING } from './fixed-points.ts';
import type { DotPlan } from './plan-dots.ts';
import { resolveSpacing } from './resolve-spacing.ts';

export const ROUGHEN = {
  /** Largest displacement at irregularity 1, in local spacings (sum of two uniform discs of half this radius). */
  amplitude: 0.75,
  /** Of a settled dot's chance this share of the mean of its neighbours within this reach (in spacings) is taken off. */
  meanShare: 1,
  meanReach: 1.7,
  /** Roughening stops here, in hexagonal spacings of the local density, or at the hard spacing where that is larger. */
  floor: 0.5,
} as const;

const CHANNEL = 0x1e97;

/**
 * The displacement of a dot that makes an even field natural, by chance hashed from (seed, id): written into `into` along the two
 * tangents of tangentFrame, in units of irregularity times the local spacing.
 */
export function roughening(seed: number, id: number, into: Float64Array): void {
  const key = hash32(hash32(seed, id), CHANNEL);
  const [ax, ay] = unitDisc(hash32(key, 1));
  const [bx, by] = unitDisc(hash32(key, 2));
  into[0] = 0.5 * ROUGHEN.amplitude * (ax + bx);
  into[1] = 0.5 * ROUGHEN.amplitude * (ay + by);
}

/**
 * Displaces each dot of a plan that is not settled by chance, at most irregularity x .75 spacings, and less where the spacing to
 * a neighbour would suffer. Local: a dot depends on its direct neighbours only.
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
  const uv = new Float64Array(2);
  for (let i = 0; i < plan.count; i++) {
    const id = plan.ids[i]!;
    const s = 1 / Math.sqrt(densityPerCm2[id]! * 0.01);
    floorMm[i] = Math.max(minSpacingMm, ROUGHEN.floor * HEX_SPACING * s);
    roughening(base.seed, id, uv);
    const u = uv[0]! * irregularity * s;
    const v = uv[1]! * irregularity * s;
    const frame = tangentFrame(base.normals[3 * id]!, base.normals[3 * id + 1]!, base.normals[3 * id + 2]!);
    for (let k = 0; k < 3; k++)
      targetMm[3 * i + k] = Math.round((targetMm[3 * i + k]! + u * frame[k]! + v * frame[3 + k]!) * 1000) / 1000;
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
