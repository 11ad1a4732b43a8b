import type { SurfaceSamples } from '#/engine/mesh/surface-samples.ts';

/** A set of points on a surface and the density they were meant to have. */
export interface PointSet {
  readonly count: number;
  /** Stride 3, mm. */
  readonly positionsMm: Float64Array;
  /** Unit normals, stride 3. */
  readonly normals: Float32Array;
  /** Target density at each point, per mm2. */
  readonly targetPerMm2: Float64Array;
}

/** The skin that the points were to cover: quadrature points with the target density at each (0 = outside). */
export interface TargetSkin {
  readonly samples: SurfaceSamples;
  readonly targetPerMm2: Float64Array;
  /** Places beyond the border that are on no sample: the rim of an open surface. Stride 3, mm. */
  readonly rimMm: Float64Array;
}
