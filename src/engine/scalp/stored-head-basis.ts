/** Numbers of a basis as they are stored: integers, so that the table is short and exact. */
export interface StoredHeadBasis {
  readonly version: string;
  /** Radii of the template from the centre, 0.01 mm, vertices with x >= 0 in order, each as the difference to the one before. */
  readonly radii: string;
  /** Share of the length glabella to back that lies in front of the tragions. */
  readonly frontShare: number;
  /** One row a mode: weights of the even (symmetric modes) or odd harmonics and of the four stretch functions, in 0.001 mm. */
  readonly symmetricModes: readonly (readonly number[])[];
  readonly asymmetricModes: readonly (readonly number[])[];
  /** Template landmarks on the left or on the midline, 0.01 mm, head frame. */
  readonly landmarks: Readonly<Record<string, readonly [number, number, number]>>;
}
