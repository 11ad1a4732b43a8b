import type { ZoneId } from '#/engine/scalp/zones.ts';
import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { Moment } from '../calendar/wall-clock.ts';
import type { Phrase } from '../catalogue/phrase.ts';
import type { RecordHead } from '../client/client.ts';

/** One zone's part of one session of the plan. */
export interface ZonePart {
  readonly zone: ZoneId;
  readonly dots: number;
  /** At the needle. */
  readonly minutes: number;
}

/** What a course has to hold: the work of the plan before dates. */
export interface CourseWork {
  readonly kind: 'course' | 'touchUp';
  readonly sessions: readonly {
    readonly zones: readonly ZonePart[] /** Added once to each session. */;
    readonly setUpMinutes: number;
  }[];
  /** Area of each zone, for the cap on fresh coverage (CO5); zones without one are not capped by it. */
  readonly areaCm2: Readonly<Partial<Record<ZoneId, number>>>;
}

/** Days on which no session can be, with the reason people read. */
export interface Closure {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly why: string;
}

/** Why a session is not earlier. */
export interface DateReason {
  readonly rule: 'CO3' | 'CO6';
  readonly reason: Phrase;
}

export interface CourseSession {
  readonly n: number;
  readonly start: Moment;
  readonly end: Moment;
  readonly minutes: number;
  readonly zones: readonly ZoneId[];
  readonly dots: number;
  readonly parts: readonly ZonePart[];
  readonly earliestBecause: readonly DateReason[];
}

export interface Course {
  readonly zone: string;
  readonly sessions: readonly CourseSession[];
}

/** A course as booked: the layout, the plan it is of, and which sessions were held. */
export interface CourseRecord extends RecordHead {
  readonly kind: 'course';
  readonly planId: string;
  readonly planVersion: string;
  readonly planSha256: string;
  readonly screeningId: string;
  readonly course: Course;
  readonly protocolVersion: string;
}

/** One session moved, with the consequences that were shown and accepted. */
export interface CourseMoveRecord extends RecordHead {
  readonly kind: 'courseMove';
  readonly courseId: string;
  readonly n: number;
  readonly to: Moment;
  readonly course: Course;
  readonly why: string;
}
