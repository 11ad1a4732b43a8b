import type { Vec3 } from '#/engine/math/vec3.ts';
import { FACE_LANDMARK_NAMES, type FaceLandmarkName } from './landmarks.ts';

/**
 * How face landmarks differ from where the head's shape would put them, as independent movements of one prior standard deviation
 * (mm, head frame). The frame itself allows no others: tragions only move apart, eyes only forward, apart or against each other.
 * Spreads: biocular breadth 3.3 % and interpupillary breadth 5 % of their means (Farkas 1994; ANSUR II); the rest from the scatter of
 * the scans and their picking error.
 */
export interface LandmarkMovement {
  readonly moves: readonly (readonly [FaceLandmarkName, Vec3])[];
}

function together(names: readonly string[], right: Vec3, left: Vec3): LandmarkMovement {
  return {
    moves: names.flatMap((name) => [
      [`${name}_right` as FaceLandmarkName, right] as const,
      [`${name}_left` as FaceLandmarkName, left] as const,
    ]),
  };
}

function apart(names: readonly string[], mm: number): LandmarkMovement {
  return together(names, [-mm, 0, 0], [mm, 0, 0]);
}

function single(name: FaceLandmarkName, move: Vec3): LandmarkMovement {
  return { moves: [[name, move]] };
}

const EYE_SLOPE = 0.268;
const EYES = ['exocanthion', 'endocanthion', 'pupil'];

export const LANDMARK_MOVEMENTS: readonly LandmarkMovement[] = [
  together(EYES, [0, 3 * EYE_SLOPE, 3], [0, 3 * EYE_SLOPE, 3]),
  together(EYES, [1.2, 0, 0], [1.2, 0, 0]),
  {
    moves: [
      ...apart(['exocanthion'], 1.5).moves,
      ...apart(['pupil'], 1.2).moves,
      ...apart(['endocanthion'], 0.8).moves,
    ],
  },
  apart(['exocanthion'], 0.9),
  apart(['endocanthion'], 1.1),
  apart(['pupil'], 1.1),
  together(['exocanthion'], [0, 1.2, 0], [0, -1.2, 0]),
  together(['exocanthion'], [0, 0, 1.5], [0, 0, -1.5]),
  together(['endocanthion'], [0, 1.5, 0], [0, 1.5, 0]),
  together(['endocanthion'], [0, 0, 2], [0, 0, 2]),
  together(['endocanthion'], [0, 0.8, 0], [0, -0.8, 0]),
  together(['pupil'], [0, 1.2, 0], [0, 1.2, 0]),
  together(['pupil'], [0, 0, 2], [0, 0, 2]),
  together(['pupil'], [0, 1, 0], [0, -1, 0]),
  single('glabella', [0, 4, 0]),
  single('glabella', [0, 0, 1.5]),
  single('glabella', [0.8, 0, 0]),
  single('nasion', [0, 3.5, 0]),
  single('nasion', [0, 0, 2.5]),
  single('nasion', [0.8, 0, 0]),
  single('subnasale', [0, 3.5, 0]),
  single('subnasale', [0, 0, 4]),
  single('subnasale', [1.2, 0, 0]),
  single('menton', [0, 6, 0]),
  single('menton', [0, 0, 6]),
  single('menton', [2.5, 0, 0]),
  apart(['tragion'], 3.5),
];

/** Offsets (mm) of all landmarks for coefficients of the movements. */
export function landmarkOffsets(coefficients: ArrayLike<number>): Record<FaceLandmarkName, Vec3> {
  const offsets = {} as Record<FaceLandmarkName, [number, number, number]>;
  for (const name of FACE_LANDMARK_NAMES) offsets[name] = [0, 0, 0];
  LANDMARK_MOVEMENTS.forEach(({ moves }, k) => {
    const c = coefficients[k]!;
    for (const [name, [x, y, z]] of moves) {
      const o = offsets[name];
      o[0] += c * x;
      o[1] += c * y;
      o[2] += c * z;
    }
  });
  return offsets;
}
