import type { CalendarDay } from '../calendar/calendar-day.ts';

/** SR3: what was mixed and used in a session. */
export interface InkUse {
  readonly bottleId: string;
  readonly brand: string;
  readonly shade: string;
  readonly batch: string;
  readonly expiry: CalendarDay;
  readonly openedOn: CalendarDay;
  readonly diluent: string;
  readonly diluentBatch: string;
  /** Parts of diluent to one part of pigment. */
  readonly dilutionParts: number;
  readonly neutraliserDrops: number;
  readonly tattooStatementSeen: boolean;
  readonly zones: readonly string[];
}
