import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { plainIssue } from '#/contract/plain-issue.ts';
import { DIRECTION_DEFAULTS } from '#/engine/dots/direction-attributes.ts';
import type { FixedPoints } from '#/engine/dots/fixed-points.ts';
import { PLAN_DOTS_DEFAULTS } from '#/engine/dots/plan-dots.ts';
import { readNumberCsv } from './number-csv.ts';
import { type Mistake, readBytes, readJsonValue, readText } from './read-file.ts';

const positive = z.number().positive();
const point3 = z.tuple([z.number(), z.number(), z.number()]);
/** On a plane the third coordinate may be left out. */
const point = z.union([
  point3,
  z.tuple([z.number(), z.number()]).transform(([x, y]) => [x, y, 0] as [number, number, number]),
]);
const perCm2 = z.number().nonnegative();

const specSchema = z.strictObject({
  surface: z.union([
    z.strictObject({ plane: z.strictObject({ widthMm: positive.max(1000), heightMm: positive.max(1000) }) }),
    z.strictObject({
      mesh: z.string().min(1),
      unit: z.enum(['m', 'mm']).default('m'),
      treatable: z
        .array(z.strictObject({ centreMm: point3, radiusMm: positive }))
        .min(1)
        .optional(),
    }),
  ]),
  density: z.union([
    perCm2,
    z.strictObject({ grid: z.string().min(1) }),
    z.strictObject({
      zones: z.array(z.strictObject({ centreMm: point, radiusMm: positive, perCm2 })),
      elsewhere: perCm2.default(0),
    }),
  ]),
  minSpacingMm: z.number().min(0.05).max(5).default(PLAN_DOTS_DEFAULTS.minSpacingMm),
  hairs: z.string().min(1).optional(),
  sessions: z
    .array(positive.max(1))
    .min(1)
    .max(5)
    .default([...PLAN_DOTS_DEFAULTS.sessionShares]),
  seed: z.number().int().min(0).max(4294967295).default(1),
  settle: z.boolean().default(true),
  irregularity: z.number().min(0).max(1).optional(),
  pattern: z.strictObject({ nnCv: positive.max(1), clarkEvans: positive.max(2.15) }).optional(),
  exclusionRadiusMm: z.number().min(0).max(10).default(0),
  direction: z
    .strictObject({
      azimuthDeg: z.number().default(DIRECTION_DEFAULTS.azimuthDeg),
      tiltDeg: z.number().min(1).max(90).default(DIRECTION_DEFAULTS.tiltDeg),
      whorls: z
        .array(z.strictObject({ centreMm: point, phaseDeg: z.number().default(0) }))
        .max(2)
        .default([]),
    })
    .default(DIRECTION_DEFAULTS as { azimuthDeg: number; tiltDeg: number; whorls: [] }),
});

export type DotSpec = z.infer<typeof specSchema>;

/** A spec with the files it names read in. */
export interface LoadedSpec {
  readonly spec: DotSpec;
  readonly meshBytes?: Uint8Array;
  /** Rows of dots/cm2, row 0 at y = 0. */
  readonly grid?: readonly (readonly number[])[];
  readonly hairs?: FixedPoints;
}

/** Reads and checks a spec and every file that it names; paths are relative to the spec. */
export function loadSpec(path: string): Outcome<LoadedSpec, Mistake> {
  const given = readJsonValue(path);
  if (!given.ok) return given;
  const parsed = specSchema.safeParse(given.value);
  if (!parsed.success) return refuse({ message: `${path}: ${mistakeOf(parsed.error.issues, given.value)}` });
  const spec = parsed.data;
  const last = spec.sessions[spec.sessions.length - 1];
  if (last !== 1 || spec.sessions.some((share, i) => i > 0 && share <= spec.sessions[i - 1]!))
    return refuse({ message: `${path}: sessions must be cumulative shares that ascend to 1, as [0.3, 0.7, 1].` });
  if (spec.irregularity !== undefined && spec.pattern !== undefined)
    return refuse({ message: `${path}: irregularity and pattern say the same; give one of them.` });
  const folder = dirname(path);
  const loaded: { spec: DotSpec; meshBytes?: Uint8Array; grid?: readonly (readonly number[])[]; hairs?: FixedPoints } =
    { spec };
  if ('mesh' in spec.surface) {
    const bytes = readBytes(resolve(folder, spec.surface.mesh));
    if (!bytes.ok) return bytes;
    loaded.meshBytes = bytes.value;
  }
  if (typeof spec.density === 'object' && 'grid' in spec.density) {
    if (!('plane' in spec.surface))
      return refuse({ message: `${path}: density.grid needs a plane; give zones on a mesh.` });
    const grid = loadGrid(resolve(folder, spec.density.grid));
    if (!grid.ok) return grid;
    loaded.grid = grid.value;
  }
  if (spec.hairs !== undefined) {
    const hairs = loadHairs(resolve(folder, spec.hairs));
    if (!hairs.ok) return hairs;
    loaded.hairs = hairs.value;
  }
  return accept(loaded);
}

/** The deepest first complaint, with the key by name. */
function mistakeOf(issues: readonly z.core.$ZodIssue[], value: unknown): string {
  let issue = issues.find((one) => one.code === 'unrecognized_keys') ?? issues[0]!;
  const path = [...issue.path];
  while (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The alternative whose complaints lie deepest is the one that was meant.
    const depth = (branch: readonly z.core.$ZodIssue[]): number => Math.min(...branch.map((one) => one.path.length));
    const best = issue.errors.reduce((a, b) => (depth(b) > depth(a) ? b : a));
    issue = best.find((one) => one.code === 'unrecognized_keys') ?? best[0]!;
    path.push(...issue.path);
  }
  const place = path.length > 0 ? path.join('.') : 'the spec';
  if (issue.code === 'unrecognized_keys')
    return `unknown key ${issue.keys.map((key) => `"${key}"`).join(', ')} in ${place}; remove it or correct its name.`;
  const known = path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key as PropertyKey] : undefined,
    value,
  );
  if (known === undefined) return `${place} is missing; docs/methods/dots.md lists all keys.`;
  return `${place} ${plainIssue(issue)}; correct it.`;
}

function loadGrid(path: string): Outcome<readonly (readonly number[])[], Mistake> {
  const text = readText(path);
  if (!text.ok) return text;
  const lines = text.value.split(/\r?\n/).filter((line) => line.trim() !== '');
  const rows = lines.map((line) => line.split(',').map((word) => (word.trim() === '' ? Number.NaN : Number(word))));
  if (rows.length === 0) return refuse({ message: `${path} is empty; give rows of dots per cm2.` });
  for (let i = 0; i < rows.length; i++) {
    if (rows[i]!.length !== rows[0]!.length)
      return refuse({ message: `${path}: row ${i + 1} has ${rows[i]!.length} values, the first ${rows[0]!.length}.` });
    if (rows[i]!.some((value) => !Number.isFinite(value) || value < 0))
      return refuse({ message: `${path}: row ${i + 1} holds something other than densities of 0 or more.` });
  }
  return accept(rows);
}

function loadHairs(path: string): Outcome<FixedPoints, Mistake> {
  const text = readText(path);
  if (!text.ok) return text;
  const table = readNumberCsv(text.value, ['x', 'y', 'radiusMm'], ['z']);
  if (!table.ok) return refuse({ message: `${path}: ${table.refusal.message}` });
  const { x, y, z, radiusMm } = table.value as { x: number[]; y: number[]; z?: number[]; radiusMm: number[] };
  if (radiusMm.some((radius) => radius < 0 || radius > 20))
    return refuse({ message: `${path}: a hair's radiusMm must lie between 0 and 20.` });
  const positionsMm = new Float64Array(3 * x.length);
  x.forEach((value, i) => {
    positionsMm.set([value, y[i]!, z?.[i] ?? 0], 3 * i);
  });
  return accept({ positionsMm, radiusMm: Float32Array.from(radiusMm) });
}
