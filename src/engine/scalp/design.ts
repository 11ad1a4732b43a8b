import type { Vec3 } from '#/engine/math/vec3.ts';
import type { ZoneId } from './zones.ts';

/**
 * A place on the scalp in two lengths along the skin, mm: `sideMm` from the midline towards the subject's left (right is
 * negative), `backMm` from the glabella backwards over the top. See scalp chart in docs/methods/design.md.
 */
export interface ScalpPlace {
  readonly sideMm: number;
  readonly backMm: number;
}

export const HAIRLINE_PRESETS = ['mature', 'straight', 'winged', 'rounded'] as const;
export type HairlinePreset = (typeof HAIRLINE_PRESETS)[number];

export interface HairlineDesign {
  readonly preset: HairlinePreset;
  /** Midpoint above the glabella along the skin of the midline. */
  readonly midpointMm: number;
  readonly widowsPeak: boolean;
  readonly templePoints: boolean;
  /** True: only the subject's left half of `handles` counts and is mirrored. */
  readonly symmetric: boolean;
  /**
   * From the midpoint (sideMm 0) to the left end when symmetric, else from the right end to the left end.
   * Empty: the preset's own handles on this head.
   */
  readonly handles: readonly ScalpPlace[];
  /** The line drawn on the skin, head-frame mm from the subject's right to left; replaces preset and handles where it runs. */
  readonly drawn?: readonly Vec3[];
  readonly edge: HairlineEdge;
}

/** The soft front of the hairline. */
export interface HairlineEdge {
  /** Width over which density rises from `startShare` of the zone's density to all of it. */
  readonly transitionMm: number;
  readonly startShare: number;
  /** Amplitude and wave length of the line's own wander. */
  readonly macroMm: number;
  readonly macroWaveMm: number;
  /** Relative amplitude and grain of the density noise in the transition. */
  readonly microShare: number;
  readonly microGrainMm: number;
  /** Share of dots standing alone in the few millimetres ahead of the line; 0 none. */
  readonly sentinelShare: number;
  readonly sentinelReachMm: number;
  readonly seed: number;
}

export const PATTERN_KINDS = ['norwood', 'ludwig', 'none'] as const;
/** Where the person's own hair is lost: the zones treated follow from it. */
export interface LossPattern {
  readonly kind: (typeof PATTERN_KINDS)[number];
  /** norwood 2, 3, 3v, 4, 5, 6, 7; ludwig 1, 2, 3; none: -. */
  readonly grade: string;
}

export type SkinThickness = 'thin' | 'normal' | 'thick';

export interface ZoneSetting {
  readonly treated: boolean;
  /** pattern: where the pattern leaves bare skin; whole: all of the zone, between its hair. */
  readonly extent: 'pattern' | 'whole';
  readonly densityPerCm2: number;
  readonly skin: SkinThickness;
}

/** A round mark that stays free of dots: mole, wound, bump. */
export interface KeepOut {
  readonly centreMm: Vec3;
  readonly radiusMm: number;
  /** Clear skin around it. */
  readonly marginMm: number;
}

export interface ScarMark {
  /** Along the scar, head-frame mm. */
  readonly pathMm: readonly Vec3[];
  readonly widthMm: number;
  /** 0.25: a quarter more dots than the zone around it. */
  readonly extraShare: number;
  /** Beside the scar, blending to the density around it. */
  readonly blendMm: number;
}

export interface ExistingHair {
  /** Follicular units per cm2 where hair stands that count towards the density of a zone; 0: targets are dots to add. */
  readonly densityPerCm2: number;
  /** Width over which the dots thin out into the hair. */
  readonly blendMm: number;
  /** Upper edge of the hair on the sides and back above its place in the pattern, mm (negative: lower). */
  readonly edgeShiftMm: number;
}

export interface WhorlDesign {
  readonly place: ScalpPlace;
  readonly turn: 'clockwise' | 'anticlockwise';
}

/** Parting zone: where a pattern opens it an oval of this greatest width, else a strip, along the parting line. */
export interface PartingDesign {
  readonly sideMm: number;
  readonly widthMm: number;
}

/** A whole design on one head, nothing left to default. Lengths in mm along the skin, densities in dots per cm2. */
export interface ScalpDesign {
  readonly sex: 'female' | 'male' | 'other';
  readonly hairline: HairlineDesign;
  readonly pattern: LossPattern;
  readonly zones: Readonly<Record<ZoneId, ZoneSetting>>;
  readonly keepOuts: readonly KeepOut[];
  readonly scars: readonly ScarMark[];
  readonly existingHair: ExistingHair;
  readonly whorls: readonly WhorlDesign[];
  readonly parting: PartingDesign;
  /** Smallest distance between two dots. */
  readonly minSpacingMm: number;
}
