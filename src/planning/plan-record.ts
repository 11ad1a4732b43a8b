import type { CaseFile } from '#/contract/case-file.ts';
import type { Camera } from '#/engine/scalp/camera.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import type { Finding } from '#/engine/scalp/finding.ts';
import type { TapResidual } from '#/engine/scalp/fit-residuals.ts';
import type { Head } from '#/engine/scalp/head.ts';
import type { ZoneTechnique } from '#/engine/scalp/needle.ts';
import type { ZoneId } from '#/engine/scalp/zones.ts';
import type { ShadeNote } from '#/engine/skin/shade-notes.ts';

/** A finding with its sentences in English. */
export interface PlanFinding extends Finding {
  readonly message: string;
  readonly whatToDo: string;
}

/** A 90 % band: 5th and 95th percentile. */
export type Band = readonly [number, number];

/** The dots of a plan, in rank order (all of session 1 first); one entry a dot. */
export interface PlannedDots {
  readonly count: number;
  readonly ids: Uint32Array;
  /** Head frame, mm, whole micrometres; stride 3. */
  readonly positionsMm: Float64Array;
  /** Outward unit normals, stride 3. */
  readonly normals: Float32Array;
  /** Index into ZONE_IDS. */
  readonly zones: Uint8Array;
  /** From 1. */
  readonly sessions: Uint8Array;
  /** 0 .. count - 1. */
  readonly ranks: Uint32Array;
  /** u in [0, 1): the share of the plan at which the dot appears. */
  readonly shares: Float32Array;
  /** Direction the hair lies towards, in the tangent plane: 0 towards the face along the skin, 90 towards the subject's left. */
  readonly azimuthDeg: Float32Array;
  /** Between hair shaft and skin; 90 is upright. */
  readonly tiltDeg: Float32Array;
  readonly pigmentTopMm: Float32Array;
  readonly columnLengthMm: Float32Array;
  /** Healed. */
  readonly diameterMm: Float32Array;
  /** Index into the plan's shades. */
  readonly shades: Uint8Array;
}

export interface ZonePlan extends Omit<ZoneTechnique, 'evidence'> {
  readonly zone: ZoneId;
  readonly areaCm2: number;
  readonly areaBandCm2: Band;
  readonly densityPerCm2: number;
  readonly meanDensityPerCm2: number;
  readonly dots: number;
  readonly dotsBand: Band;
  /** At the needle, all sessions. */
  readonly minutes: number;
  readonly minutesBand: Band;
  /** Index into the plan's shades; the first of several sessions has its own. */
  readonly shade: number;
}

export interface SessionZone {
  readonly zone: ZoneId;
  readonly dots: number;
  /** Dots set in this session per cm2 of the zone. */
  readonly densityPerCm2: number;
  readonly minutes: number;
  /** Share of the skin under fresh dots of this session. */
  readonly freshCoverageShare: number;
  /** Index into the plan's shades: what is used in this session. */
  readonly shade: number;
}

export interface SessionPlan {
  readonly n: number;
  /** Cumulative share of the dots at the end of this session. */
  readonly share: number;
  readonly dots: number;
  readonly dotsBand: Band;
  readonly needleMinutes: number;
  /** With set-up. */
  readonly minutes: number;
  readonly minutesBand: Band;
  readonly date: string | null;
  /** ISO 8601 with offset; null without a start date. */
  readonly start: string | null;
  readonly end: string | null;
  readonly zones: readonly SessionZone[];
}

export interface PlanShade {
  readonly name: string;
  /** What the studio calls it, where it is a shade of its own. */
  readonly label?: string;
  readonly pigment: string;
  /** Parts of diluent to 1 part of pigment. */
  readonly dilution: number;
  readonly neutraliser: number;
  /** p10, p50, p90 of the healed colour difference to the own follicles; null when not computed. */
  readonly dE00: readonly [number, number, number] | null;
  readonly warnings: readonly ShadeNote[];
}

export interface PlanSkin {
  /** CIELAB, D65. */
  readonly lab: readonly [number, number, number];
  readonly ita: number;
  /** card: from the photo by its colour card; photo: without one; case: measured; default: nothing was found. */
  readonly source: 'card' | 'photo' | 'case' | 'default';
  /** One standard deviation of the colour, CIEDE2000. */
  readonly doubtDE00: number;
  /** Why the colour card of the case could not be used, as the case of rule IM04 (poor); null when it was, or there is none. */
  readonly cardProblem: string | null;
  readonly sampleAt: readonly [number, number] | null;
  readonly sampleRadiusPx: number | null;
}

export interface PlanPhoto {
  readonly view: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly sha256: string | null;
}

/** What of a studio's protocol a plan follows from, beyond the presets that ship. */
export interface PlanProtocol {
  readonly presets: Readonly<Record<string, number>>;
  /** Days of the sessions, where closed days moved them. */
  readonly days?: readonly string[];
}

export interface PlanTotals {
  readonly dots: number;
  readonly dotsBand: Band;
  readonly areaCm2: number;
  readonly areaBandCm2: Band;
  readonly minutes: number;
  readonly minutesBand: Band;
  /** Healed dots over the treated area. */
  readonly forecastCoverageShare: number;
}

export interface PlanPrice {
  readonly currency: string;
  readonly total: number;
  readonly perSession: readonly number[];
  readonly deposit: number;
}

/** The whole plan in memory; plan.whorl.json is its serialised form. */
export interface PlanRecord {
  /** First 12 hexadecimal digits of the hash of everything the plan follows from. */
  readonly planId: string;
  readonly engineVersion: string;
  readonly seed: number;
  readonly caseFile: CaseFile;
  readonly caseSha256: string;
  /** Those that the head was fitted to, the case's own first; `cameras` and `fit.residuals` count them. */
  readonly photos: readonly PlanPhoto[];
  /** Absent: the presets that ship. */
  readonly protocol?: PlanProtocol;
  readonly head: Head;
  readonly cameras: readonly Camera[];
  readonly fit: {
    readonly scaleSd: number;
    readonly residuals: readonly TapResidual[];
    readonly tapeMm: Readonly<Record<string, number>>;
  };
  readonly design: ScalpDesign;
  /** The line on the skin, from the subject's right to left; stride 3, head frame mm. */
  readonly hairlineMm: Float64Array;
  readonly skin: PlanSkin;
  readonly shades: readonly PlanShade[];
  readonly zones: readonly ZonePlan[];
  readonly sessions: readonly SessionPlan[];
  readonly totals: PlanTotals;
  readonly price: PlanPrice | null;
  readonly findings: readonly PlanFinding[];
  readonly dots: PlannedDots;
}
