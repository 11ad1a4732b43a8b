import type { Vec3 } from '#/engine/math/vec3.ts';
import { directionSphere } from './direction-sphere.ts';
import { CENTRE_MM, type HeadBasis } from './head-basis.ts';
import { FACE_LANDMARK_NAMES, type FaceLandmarkName } from './landmarks.ts';
import { type Stretch, stretched, stretchOf } from './stretch.ts';

/** Tangent of the 15 degrees that the outer eye corners stand above the tragions: it defines the frame's horizontal. */
const EYE_SLOPE = 0.2679491924311227;
/** Eyes follow the head's breadth by half only: interpupillary breadth correlates with head breadth by .15 to .44 (ANSUR II). */
const FACE_BREADTH_SHARE = 0.5;

/** Landmark offsets from the shape, mm. */
export type LandmarkOffsets = Readonly<Partial<Record<string, Vec3>>>;

/** Position (mm, head frame) of the material point at a vertex of the direction sphere for given shape coefficients. */
export function shapedVertex(basis: HeadBasis, shape: ArrayLike<number>, stretch: Stretch, vertex: number): Vec3 {
  const { directions } = directionSphere();
  const count = basis.radiiMm.length;
  const modeCount = basis.symmetricModeCount + basis.asymmetricModeCount;
  let radius = basis.radiiMm[vertex]!;
  for (let k = 0; k < modeCount; k++) radius += shape[4 + k]! * basis.modesMm[k * count + vertex]!;
  return stretched(
    [
      CENTRE_MM[0] + radius * directions[3 * vertex]!,
      CENTRE_MM[1] + radius * directions[3 * vertex + 1]!,
      CENTRE_MM[2] + radius * directions[3 * vertex + 2]!,
    ],
    stretch,
  );
}

/** All vertices, stride 3, mm, head frame. */
export function shapedVertices(basis: HeadBasis, shape: ArrayLike<number>): Float64Array {
  const stretch = stretchOf(shape, basis.frontShare);
  const count = basis.radiiMm.length;
  const positions = new Float64Array(3 * count);
  for (let i = 0; i < count; i++) {
    const p = shapedVertex(basis, shape, stretch, i);
    positions[3 * i] = p[0];
    positions[3 * i + 1] = p[1];
    positions[3 * i + 2] = p[2];
  }
  return positions;
}

/**
 * Face landmarks of a shape (mm, head frame). They go with the stretches, eyes and face by half in breadth; the eyes stay on the
 * line that defines the frame. Offsets are added as they are.
 */
export function shapedLandmark(
  basis: HeadBasis,
  stretch: Stretch,
  name: FaceLandmarkName,
  offsets: LandmarkOffsets,
): Vec3 {
  const template = basis.landmarksMm[name];
  const breadth = name.startsWith('tragion') ? stretch.breadth : 1 + FACE_BREADTH_SHARE * (stretch.breadth - 1);
  const [, y, z] = stretched(template, stretch);
  const offset = offsets[name] ?? [0, 0, 0];
  const raise =
    name.startsWith('exo') || name.startsWith('endo') || name.startsWith('pupil') ? eyeRaise(basis, stretch) : 0;
  return [template[0] * breadth + offset[0], y + raise + offset[1], z + offset[2]];
}

/** How far the eyes must move up to stand on the frame's line, mm. */
function eyeRaise(basis: HeadBasis, stretch: Stretch): number {
  const [, y, z] = stretched(basis.landmarksMm.exocanthion_left, stretch);
  return EYE_SLOPE * z - y;
}

/** All face landmarks of a shape. */
export function shapedLandmarks(
  basis: HeadBasis,
  shape: ArrayLike<number>,
  offsets: LandmarkOffsets,
): Record<FaceLandmarkName, Vec3> {
  const stretch = stretchOf(shape, basis.frontShare);
  const result = {} as Record<FaceLandmarkName, Vec3>;
  for (const name of FACE_LANDMARK_NAMES) result[name] = shapedLandmark(basis, stretch, name, offsets);
  return result;
}
