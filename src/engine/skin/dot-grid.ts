/** Skin under a dot at one wavelength: epidermis over endless dermis, for several absorptions at once. Millimetres. */
export interface DotSkinGrid {
  readonly n: number;
  readonly g: number;
  readonly epidermisMm: number;
  readonly musEpidermisPerMm: number;
  readonly musDermisPerMm: number;
  /** Ascending. The skins scored are all pairs, epidermis outer, dermis inner. */
  readonly muaEpidermisPerMm: readonly number[];
  readonly muaDermisPerMm: readonly number[];
  /** How the dot is looked at: from every side (Lambertian average, the default) or straight from above. */
  readonly view?: 'average' | 'normal';
}

/** Every dot scored: columns of pigment [top, top + length] of each diameter and strength, on the axis. */
export interface DotGrid {
  readonly topsMm: readonly number[];
  readonly lengthsMm: readonly number[];
  /** Ascending. */
  readonly diametersMm: readonly number[];
  /** Strengths are first, 4 first, 16 first, ... */
  readonly firstStrengthPerMm: number;
  readonly strengthCount: number;
  /** Bins of the distance between launch and axis; photons start evenly over each ring. [0, 0] launches on the axis. */
  readonly radiusEdgesMm: readonly number[];
  /** Dots on a circle around each launch that one walk serves, where the ring is wider than a dot: less noise far out. */
  readonly azimuths?: number;
}
