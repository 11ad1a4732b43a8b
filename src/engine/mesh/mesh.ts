/**
 * A triangle surface in millimetres.
 * positions: x, y, z of each vertex, stride 3. triangles: three vertex indices each, stride 3, counter-clockwise seen from outside.
 */
export interface Mesh {
  readonly positions: Float64Array;
  readonly triangles: Uint32Array;
}

/** A place on a mesh: a triangle and the barycentric weights of its second and third vertex (first = 1 - u - v). */
export interface SurfacePoint {
  readonly triangle: number;
  readonly u: number;
  readonly v: number;
}
