import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from './calendar-day.ts';

/**
 * A moment written as ISO 8601 with the offset of a place (`2026-03-29T10:00:00+01:00`). Dates and clock times are kept in the
 * zone of the studio: the calendar, not a count of hours, decides what "14 days later at 10:00" is.
 */
export type Moment = string;

/** True for an IANA zone name that this machine knows. */
export function isTimeZone(zone: string): boolean {
  // Bare offsets and abbreviations do not say when the clock changes.
  if (!/^(UTC|[A-Z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)+)$/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** True for `HH:MM` of a day with 24 hours. */
export function isClockTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** True for an ISO 8601 date and time with an offset or Z. */
export function isMoment(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return false;
  try {
    Temporal.PlainDateTime.from(text.replace(/(Z|[+-]\d{2}:\d{2})$/, ''), { overflow: 'reject' });
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The moment of a clock time on a day in a zone. A time that the clock skips in spring becomes the same distance after the
 * skip (01:30 becomes 02:30); of a time that comes twice in autumn the first is meant.
 */
export function momentAt(day: CalendarDay, time: string, zone: string): Moment {
  return written(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' }));
}

/** Minutes of real time later, written in the zone. */
export function addMinutes(moment: Moment, minutes: number, zone: string): Moment {
  const seconds = Math.round(minutes * 60);
  return written(Temporal.Instant.from(moment).add({ seconds }).toZonedDateTimeISO(zone));
}

/** The calendar day of a moment in a zone. */
export function dayIn(moment: Moment, zone: string): CalendarDay {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The clock time `HH:MM` of a moment in a zone. */
export function clockTimeIn(moment: Moment, zone: string): string {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The calendar day of a moment on the clock of another moment's offset; for files that name no zone. */
export function dayAtOffsetOf(moment: Moment, offsetOf: Moment): CalendarDay {
  const offset = /(Z|[+-]\d{2}:\d{2})$/.exec(offsetOf)?.[1] ?? 'Z';
  return dayIn(moment, offset === 'Z' ? 'UTC' : offset);
}

/** Negative when a is earlier than b, 0 when they are the same moment. */
export function compareMoments(a: Moment, b: Moment): number {
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));
}

/** Whole minutes from one moment to another. */
export function minutesBetween(from: Moment, to: Moment): number {
  return Math.round(Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('minutes'));
}

function written(zoned: Temporal.ZonedDateTime): Moment {
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
