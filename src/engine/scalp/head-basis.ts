import { pointAt, type Vec3 } from '#/engine/math/vec3.ts';
import { directionSphere } from './direction-sphere.ts';
import { FACE_LANDMARK_NAMES, type FaceLandmarkName } from './landmarks.ts';
import { HARMONIC_COUNT, harmonicsAt, isOddHarmonic } from './sphere-harmonics.ts';
import type { StoredHeadBasis } from './stored-head-basis.ts';
import { HEAD_BASIS_TABLE } from './tables/head-basis-table.ts';

/** Template and modes of the head model; see docs/methods/head.md. */
export interface HeadBasis {
  readonly version: string;
  /** Template radius of every vertex of the direction sphere from CENTRE_MM, mm. */
  readonly radiiMm: Float64Array;
  /** Share of the template's length that lies in front of the tragions. */
  readonly frontShare: number;
  /** Radial displacement of one prior standard deviation, mode after mode, each one value a vertex, mm. */
  readonly modesMm: Float64Array;
  readonly symmetricModeCount: number;
  readonly asymmetricModeCount: number;
  readonly landmarksMm: Readonly<Record<FaceLandmarkName, Vec3>>;
}

/** Centre that the radii are measured from, head frame, mm. */
export const CENTRE_MM: Vec3 = [0, 45, 0];
/** Length front to back that the template has, mm: the height of the front-back blend is told in it. */
const BLEND_MM = 70;

let shipped: HeadBasis | undefined;

/** The basis that ships with the program. */
export function headBasis(): HeadBasis {
  shipped ??= unpackBasis(HEAD_BASIS_TABLE);
  return shipped;
}

/** Number of shape coefficients: breadth, length, balance, height, then the modes. */
export function shapeLength(basis: HeadBasis): number {
  return 4 + basis.symmetricModeCount + basis.asymmetricModeCount;
}

/** Share of the front stretch at a template depth z (mm): 0 behind, 1 in front, smooth between. */
export function frontShare(z: number): number {
  const t = (z + BLEND_MM) / (2 * BLEND_MM);
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  return t * t * (3 - 2 * t);
}

/** The four radial functions (per mm of radius) that the stretches move, at a unit direction: breadth, height, front, back. */
export function stretchFunctions(x: number, y: number, z: number): [number, number, number, number] {
  const share = frontShare(z * 90);
  return [x * x, y * y, z * z * share, z * z * (1 - share)];
}

/** Builds the arrays of a basis from its table. */
export function unpackBasis(table: StoredHeadBasis): HeadBasis {
  const { directions, mirror } = directionSphere();
  const count = mirror.length;
  const radiiMm = new Float64Array(count);
  let at = 0;
  let value = 0;
  const steps = table.radii.split(',');
  for (let i = 0; i < count; i++) {
    if (directions[3 * i]! < 0) continue;
    value += Number(steps[at++]);
    radiiMm[i] = value / 100;
    radiiMm[mirror[i]!] = value / 100;
  }
  if (at !== steps.length || !Number.isFinite(value)) throw new RangeError('unpackBasis: wrong number of radii');
  const rows = [...table.symmetricModes, ...table.asymmetricModes];
  const modesMm = new Float64Array(rows.length * count);
  rows.forEach((row, k) => {
    fillMode(row, k >= table.symmetricModes.length, modesMm.subarray(k * count, (k + 1) * count));
  });
  return {
    version: table.version,
    radiiMm,
    frontShare: table.frontShare,
    modesMm,
    symmetricModeCount: table.symmetricModes.length,
    asymmetricModeCount: table.asymmetricModes.length,
    landmarksMm: bothSides(table.landmarks),
  };
}

function fillMode(row: readonly number[], odd: boolean, into: Float64Array): void {
  const { directions } = directionSphere();
  const used = Array.from({ length: HARMONIC_COUNT }, (_, i) => i).filter((i) => isOddHarmonic(i) === odd);
  const harmonics = new Float64Array(HARMONIC_COUNT);
  for (let i = 0; i < into.length; i++) {
    const [x, y, z] = pointAt(directions, i);
    harmonicsAt(x, y, z, harmonics);
    let sum = 0;
    used.forEach((h, k) => {
      sum += row[k]! * harmonics[h]!;
    });
    if (!odd) {
      stretchFunctions(x, y, z).forEach((g, k) => {
        sum += row[used.length + k]! * g;
      });
    }
    into[i] = sum / 1000;
  }
}

function bothSides(landmarks: StoredHeadBasis['landmarks']): Record<FaceLandmarkName, Vec3> {
  const result = {} as Record<FaceLandmarkName, Vec3>;
  for (const name of FACE_LANDMARK_NAMES) {
    const stored = landmarks[name] ?? landmarks[name.replace('_right', '_left')];
    if (!stored) throw new RangeError(`unpackBasis: no landmark ${name}`);
    const sign = name.endsWith('_right') ? -1 : 1;
    result[name] = [(sign * stored[0]) / 100, stored[1] / 100, stored[2] / 100];
  }
  return result;
}
