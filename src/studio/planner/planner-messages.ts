import type { Photo } from '#/contract/api-photos.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import type { DotKernel } from '#/engine/preview/dot-kernel.ts';
import type { GlossMap } from '#/engine/preview/gloss-map.ts';
import type { Splats } from '#/engine/preview/splats.ts';
import type { Camera } from '#/engine/scalp/camera.ts';
import type { ScalpDesign, ScalpPlace } from '#/engine/scalp/design.ts';
import type { TapResidual } from '#/engine/scalp/fit-residuals.ts';
import type { Head } from '#/engine/scalp/head.ts';
import type { ZoneId } from '#/engine/scalp/zones.ts';
import type { PlanFinding, PlanRecord, PlanShade, PlanSkin } from '#/planning/plan-record.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import type { ShadeLadder } from './shade-ladder.ts';

/** What the open step needs: the fitted head only, or dots and picture too. */
export type PlannerDepth = 'fit' | 'plan';

export type PlannerPhoto = Pick<
  Photo,
  'id' | 'widthPx' | 'heightPx' | 'workingWidthPx' | 'workingHeightPx' | 'workingUrl' | 'sha256'
>;

/** Which picture of the course is wanted. */
export interface PictureWish {
  /** Place of the photo in the request's list. */
  readonly photo: number;
  /** Id of a state of `previewStates`. */
  readonly state: string;
  readonly band: 'likely' | 'better' | 'worse';
  /** Days of the person's own hair since the last shave; null: not drawn. */
  readonly hairDays: number | null;
  /** Pigment set at another depth than planned, for teaching; null: as planned. */
  readonly pigmentTopMm: number | null;
}

/** Newest state of the course; the worker drops older requests that it has not begun. */
export interface PlannerRequest {
  readonly generation: number;
  readonly depth: PlannerDepth;
  /** A drag goes on: the whole plan can wait. */
  readonly dragging: boolean;
  readonly caseFile: CaseFile;
  /** The presets that the studio works by. */
  readonly protocol: Protocol;
  /** In the order of the case; photo 0 is the case's own. */
  readonly photos: readonly PlannerPhoto[];
  readonly picture: PictureWish;
  /** Place of the photo whose outline is wanted too, once; null: none. */
  readonly trace: number | null;
}

export interface LeftOutPhoto {
  readonly photoId: string;
  /** Place in the case, from 1. */
  readonly photo: number;
  /** The rule that left it out. */
  readonly cause: string;
}

export interface FitResult {
  readonly head: Head;
  /** The photos of the request that the head was fitted to. */
  readonly photoIds: readonly string[];
  /** One a photo of `photoIds`, onto the master's pixels. */
  readonly cameras: readonly Camera[];
  readonly residuals: readonly TapResidual[];
  readonly scaleSd: number;
  /** Rules of the fit that say what would make it better. */
  readonly warnings: readonly string[];
  /** Ids of photos that are placed only roughly (HF13). */
  readonly roughPhotos: readonly string[];
  /** Photos of the request that the head was not fitted to (HF14). */
  readonly leftOut: readonly LeftOutPhoto[];
}

/** One picture's dots, in pixels of the working copy. */
export interface Picture {
  readonly photoId: string;
  readonly wish: PictureWish;
  readonly splats: Splats;
  readonly kernels: readonly DotKernel[];
  /** Marks of own hair that are seen; null: none was asked for. */
  readonly hairMarks: number | null;
  /** Sent once a photo and head; null: the one sent before still holds. */
  readonly gloss: GlossMap | null;
}

export interface LiveZone {
  readonly zone: ZoneId;
  readonly dots: number;
  readonly areaCm2: number;
}

/** What follows at once while something is dragged: unsettled dots, counts without bands. */
export interface LivePlan {
  readonly design: ScalpDesign;
  /** From the subject's right to left. */
  readonly handles: readonly ScalpPlace[];
  /** The line on the skin, right to left; stride 3, head frame mm. */
  readonly hairlineMm: Float64Array;
  readonly zones: readonly LiveZone[];
  readonly dots: number;
  readonly areaCm2: number;
  /** With setting up. */
  readonly minutes: number;
  /** Time the worker took for density, dots and projection. */
  readonly workMs: number;
}

export type PlannerStage = 'head' | 'base' | 'plan';

export type PlannerReply = { readonly generation: number } & (
  | { readonly kind: 'working'; readonly stage: PlannerStage }
  | { readonly kind: 'fitted'; readonly fit: FitResult }
  | { readonly kind: 'outline'; readonly outline: readonly (readonly [number, number])[] }
  /** Design, skin and shades, which need no dots, before the first dots of a head are spread. */
  | {
      readonly kind: 'shaded';
      readonly design: ScalpDesign;
      readonly skin: PlanSkin;
      readonly shades: readonly PlanShade[];
      readonly ladder: ShadeLadder;
    }
  | { readonly kind: 'live'; readonly live: LivePlan; readonly picture: Picture }
  | { readonly kind: 'picture'; readonly picture: Picture }
  | {
      readonly kind: 'planned';
      readonly record: PlanRecord;
      readonly ladder: ShadeLadder;
      /** What followed at once from the same document: after a step back nothing else sends it. */
      readonly live: LivePlan;
      readonly picture: Picture;
    }
  | {
      readonly kind: 'refused';
      readonly stage: PlannerStage;
      readonly rule: string;
      readonly message: string;
      /** The rules that refuse the design, where it is they. */
      readonly refusals?: readonly PlanFinding[];
      /** The refused design, so that it can be changed; absent where the head or a mark on it is what is refused. */
      readonly design?: ScalpDesign;
    }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'idle' }
);
