import type { FadeCircumstance } from '#/engine/skin/time-model.ts';
import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { RecordHead } from '../client/client.ts';
import type { SessionPhoto } from '../session/session-record.ts';

/** TU1: what was left of the look at a follow-up; the studio learns its own fading from all of them. */
export interface FollowUpRecord extends RecordHead {
  readonly kind: 'followUp';
  readonly courseId: string;
  /** The day on which the look had settled: what is left is told against the photo of that day. */
  readonly settledOn: CalendarDay;
  /** Visible density, 1 as settled. */
  readonly remainingShare: number;
  readonly circumstances: readonly FadeCircumstance[];
  readonly photos: readonly SessionPhoto[];
}
