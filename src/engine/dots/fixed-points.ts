/** Spacing of the hexagonal lattice over 1/sqrt(density). */
export const HEX_SPACING = 1.0745699318235418;

/** Points that stand: existing hairs, healed dots. */
export interface FixedPoints {
  /** Stride 3, mm. */
  readonly positionsMm: Float64Array;
  /** Own exclusion radius of each; the hard spacing holds besides. */
  readonly radiusMm: Float32Array;
}
