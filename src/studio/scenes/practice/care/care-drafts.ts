import type { CheckIn } from '#/practice/healing/check-in.ts';
import type { InkUse } from '#/practice/ink/ink-use.ts';
import type {
  AnaestheticUse,
  NeedleUse,
  SessionPhoto,
  SessionPreparation,
  ZoneWork,
} from '#/practice/session/session-record.ts';

export interface SessionDraft {
  readonly n: number;
  readonly preparation: SessionPreparation;
  readonly second: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** The last one runs while `to` is null. */
  readonly breaks: readonly { readonly from: string; readonly to: string | null }[];
  readonly earlyStop: string | null;
  readonly zones: readonly ZoneWork[];
  readonly anaesthetics: readonly AnaestheticUse[];
  readonly photos: readonly SessionPhoto[];
  readonly state: 'complete' | 'incomplete';
  readonly what: string;
  readonly why: string;
}

export interface PatchDraft {
  readonly zone: string;
  readonly where: string;
  /** Absent in drafts of an older program, as in readings. */
  readonly dotsPerCm2?: string;
  readonly ink: readonly InkUse[];
  readonly needles: readonly NeedleUse[];
  readonly photos: readonly SessionPhoto[];
}

export interface ReadingDraft {
  readonly result: 'pass' | 'fail' | 'unclear' | null;
  readonly reaction: string;
  readonly lightness: string;
  readonly redGreen: string;
  readonly yellowBlue: string;
  readonly skinLightness?: string;
  readonly skinRedGreen?: string;
  readonly skinYellowBlue?: string;
  readonly diameterMm: string;
  readonly photos: readonly SessionPhoto[];
}

export interface CheckInDraft {
  readonly kind: CheckIn['kind'];
  readonly scabs: boolean | null;
  readonly redness: boolean | null;
  readonly signs: readonly string[];
  readonly photos: readonly SessionPhoto[];
  readonly quality: CheckIn['photoQuality'];
  readonly notes: string;
}

/** Half-filled forms of the steps of treatment; saved with the course, gone once they are recorded. */
export interface CareDrafts {
  readonly session?: SessionDraft;
  readonly patch?: PatchDraft;
  readonly reading?: ReadingDraft;
  readonly checkIn?: CheckInDraft;
}
