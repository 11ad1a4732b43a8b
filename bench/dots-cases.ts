import { BASE_SEQUENCE_DEFAULTS, type BaseSequence, buildBaseSequence } from '#/engine/dots/base-sequence.ts';
import { readDotCsv, writeDotCsv } from '#/engine/dots/dot-csv.ts';
import { type DotMetrics, dotMetrics } from '#/engine/dots/dot-metrics.ts';
import { type DotPlan, planDots } from '#/engine/dots/plan-dots.ts';
import { rectangleMesh } from '#/engine/dots/rectangle-mesh.ts';
import { settleDots } from '#/engine/dots/settle-dots.ts';
import type { Mesh } from '#/engine/mesh/mesh.ts';
import { averageHead } from '#/engine/scalp/average-head.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';

/** A surface with a density field: what the gates of docs/methods/dots.md are measured on. */
export interface DotCase {
  readonly name: string;
  readonly mesh: Mesh;
  readonly treatable: Uint8Array;
  readonly perCm2: (x: number, y: number, z: number) => number;
  readonly minSpacingMm: number;
}

export const SHARES = [0.3, 0.7, 1];

/** Density over body density: wavy line with a 10 mm feather at d = 0, a parting at 25 % along a, a scar at +60 % across it. */
export function designed(along: number, inward: number): number {
  const line = 2.5 * Math.sin(along / 7) + 1.2 * Math.sin(along / 2.6 + 1);
  const t = (inward - line) / 10;
  if (t <= 0) return 0;
  let share = t < 1 ? 0.12 + 0.88 * t * t * (3 - 2 * t) : 1;
  const parting = Math.abs(along + 12 - 0.1 * inward) / 3;
  if (parting < 2) share *= 1 - 0.75 * fall(parting - 1) * fall(2 - inward / 14);
  const scar = Math.sqrt(((along - 22) / 16) ** 2 + ((inward - 55) / 5) ** 2);
  if (scar < 1.6) share *= 1 + 0.6 * fall((scar - 1) / 0.6);
  return share;
}

/** 1 below 0, 0 above 1, smooth between. */
function fall(t: number): number {
  if (t <= 0) return 1;
  return t >= 1 ? 0 : 1 - t * t * (3 - 2 * t);
}

export function dotCases(sideMm = 100): DotCase[] {
  const { mesh, treatable } = rectangleMesh(sideMm, sideMm, BASE_SEQUENCE_DEFAULTS.guardBandMm);
  const inPlane = (x: number, y: number): boolean => x >= 0 && x <= sideMm && y >= 0 && y <= sideMm;
  const head = headFromParameters(averageHead('male')).mesh;
  // The treated cap: above a plane that rises from the forehead (the frame has y up and z to the front).
  const height = (y: number, z: number): number => 0.75 * y - 0.66 * z - 40;
  const cap = (_x: number, y: number, z: number): boolean => height(y, z) > 0 && y > 70;
  const onCap = new Uint8Array(head.triangles.length / 3);
  for (let i = 0; i < onCap.length; i++)
    for (let k = 0; k < 3; k++) {
      const v = 3 * head.triangles[3 * i + k]!;
      if (cap(head.positions[v]!, head.positions[v + 1]!, head.positions[v + 2]!)) onCap[i] = 1;
    }
  return [
    { name: 'plane uniform', mesh, treatable, perCm2: (x, y) => (inPlane(x, y) ? 140 : 0), minSpacingMm: 0.55 },
    {
      name: 'plane variable',
      mesh,
      treatable,
      perCm2: (x, y) => (inPlane(x, y) ? 115 * designed(x - sideMm / 2, y - 6) : 0),
      minSpacingMm: 0.4,
    },
    {
      name: 'head uniform',
      mesh: head,
      treatable: onCap,
      perCm2: (x, y, z) => (cap(x, y, z) ? 140 : 0),
      minSpacingMm: 0.55,
    },
    {
      name: 'head variable',
      mesh: head,
      treatable: onCap,
      perCm2: (x, y, z) => (cap(x, y, z) ? 115 * designed(x, height(y, z) * 1.3) : 0),
      minSpacingMm: 0.4,
    },
  ];
}

export function densityOn(base: BaseSequence, one: DotCase): Float32Array {
  const p = base.positionsMm;
  const density = new Float32Array(base.count);
  for (let i = 0; i < base.count; i++) density[i] = one.perCm2(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!);
  return density;
}

export interface DotRun {
  readonly base: BaseSequence;
  readonly density: Float32Array;
  readonly planned: DotPlan;
  readonly settled: DotPlan;
}

export function runCase(one: DotCase, seed: number, irregularity: number): DotRun {
  const base = buildBaseSequence(one.mesh, { seed, treatableTriangles: one.treatable });
  const density = densityOn(base, one);
  const options = { minSpacingMm: one.minSpacingMm, sessionShares: SHARES };
  const planned = planDots(base, density, options);
  const keepIn = (x: number, y: number, z: number): boolean => one.perCm2(x, y, z) > 0;
  return { base, density, planned, settled: settleDots(base, planned, density, { ...options, irregularity, keepIn }) };
}

/** Writes the dots as the CSV of the command line and measures what is read back. */
export function measurePlan(one: DotCase, plan: DotPlan): DotMetrics {
  const upright = { azimuthsDeg: new Float32Array(plan.count), tiltsDeg: new Float32Array(plan.count).fill(90) };
  const rows = readDotCsv(writeDotCsv({ ...plan, ...upright }));
  if (!rows.ok) throw new Error(rows.refusal.message);
  return dotMetrics(rows.value, {
    mesh: one.mesh,
    perCm2: one.perCm2,
    minSpacingMm: one.minSpacingMm,
    sessionShares: SHARES,
  });
}
