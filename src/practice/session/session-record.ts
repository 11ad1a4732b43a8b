import type { ZoneId } from '#/engine/scalp/zones.ts';
import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { Moment } from '../calendar/wall-clock.ts';
import type { Person, RecordHead, StoredFile } from '../client/client.ts';
import type { InkUse } from '../ink/ink-use.ts';
import type { TodayAnswers } from '../intake/answers.ts';

/** SR4 */
export interface NeedleUse {
  readonly configuration: string;
  readonly diameterMm: number;
  readonly lot: string;
  readonly sterileUntil: CalendarDay;
}

/** SR5: one tap a zone. Either the share of the target that was done, or the minutes worked. */
export interface ZoneWork {
  readonly zone: ZoneId;
  readonly doneShare: number | null;
  readonly minutes: number | null;
  readonly needleHangMm: number;
  readonly passes: number;
  readonly bleeding: 'none' | 'slight' | 'stop';
}

/** SR6; the macros with a scale are the as-built baseline that the healed photo is compared with. */
export interface SessionPhoto {
  readonly view: 'front' | 'top' | 'zone' | 'macro';
  readonly zone: ZoneId | null;
  /** True when a scale lies in the picture. */
  readonly scale: boolean;
  readonly takenAt: Moment;
  readonly file: StoredFile;
}

/** SR8 */
export interface AnaestheticUse {
  readonly product: string;
  readonly lidocainePercent: number;
  readonly strength: string;
  readonly lot: string;
  readonly amountG: number;
  readonly areaCm2: number;
  readonly wrapped: boolean;
  readonly onAt: Moment;
  readonly offAt: Moment | null;
  readonly reaction: string;
}

export interface SessionClosing {
  readonly state: 'complete' | 'incomplete';
  /** What is left and why; both required when incomplete. */
  readonly what: string;
  readonly why: string;
  readonly who: Person;
  readonly at: Moment;
}

/** What is written down before the first dot. */
export interface SessionPreparation {
  readonly consentId: string | null;
  readonly outlineAgreedAt: Moment | null;
  readonly todayAskedAt: Moment | null;
  readonly today: TodayAnswers;
  readonly identitySeen: boolean;
  readonly ageSeen: boolean;
  readonly ink: readonly InkUse[];
  readonly needles: readonly NeedleUse[];
}

export interface SessionRecord extends RecordHead, SessionPreparation {
  readonly kind: 'session';
  readonly courseId: string;
  readonly n: number;
  readonly artists: readonly Person[];
  readonly startedAt: Moment;
  readonly endedAt: Moment;
  readonly breaks: readonly { readonly from: Moment; readonly to: Moment }[];
  readonly earlyStop: string | null;
  readonly zones: readonly ZoneWork[];
  readonly anaesthetics: readonly AnaestheticUse[];
  readonly photos: readonly SessionPhoto[];
  readonly closing: SessionClosing;
}

/** Someone looked at a session that closed incomplete and says how to go on. */
export interface SessionReviewRecord extends RecordHead {
  readonly kind: 'sessionReview';
  readonly sessionId: string;
  readonly decision: string;
}
