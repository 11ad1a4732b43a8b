import type { Vec3 } from '#/engine/math/vec3.ts';
import type { Mesh } from '#/engine/mesh/mesh.ts';
import type { HeadLandmarkName } from './landmarks.ts';

/** What a plan file stores of a head: enough to rebuild the very same mesh. */
export interface HeadParameters {
  /** Version of the basis that the numbers belong to. */
  readonly basis: string;
  /** Shape coefficients: breadth, length, balance and height in units of about one population standard deviation, then modes; order as documented in docs/methods/head.md. */
  readonly shape: readonly number[];
  /** Offsets of single landmarks from the shape, mm, head frame. */
  readonly landmarkOffsetsMm: Readonly<Partial<Record<HeadLandmarkName, Vec3>>>;
}

/**
 * A head in millimetres. Frame: origin midway between the tragions, +x the subject's left, +y up, +z front, the outer eye corners
 * 15 degrees above the tragions' horizontal. The same basis version always has the same triangles and vertex order: a vertex
 * index is a material point, whatever the shape.
 */
export interface Head {
  readonly parameters: HeadParameters;
  readonly mesh: Mesh;
  /** Unit outward normal of each vertex, stride 3. */
  readonly normals: Float64Array;
  readonly landmarks: Readonly<Record<HeadLandmarkName, Vec3>>;
}
