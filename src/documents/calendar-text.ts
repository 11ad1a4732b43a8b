import ical from 'ical-generator';

export interface CalendarEvent {
  readonly id: string;
  readonly start: Date;
  /** Absent: whole days. */
  readonly end?: Date;
  /** For whole days: the day after the last one, at midnight UTC; absent: one day. */
  readonly lastDayAfter?: Date;
  readonly summary: string;
  readonly description: string;
}

export interface CalendarInfo {
  readonly name: string;
  readonly language: string;
  /** Instant of writing. */
  readonly stamp: Date;
}

/** An iCalendar file (RFC 5545), times in UTC so that every calendar shows them in its own zone. */
export function calendarText(events: readonly CalendarEvent[], info: CalendarInfo): string {
  const calendar = ical({
    name: info.name,
    prodId: { company: 'Whorl', product: 'Whorl', language: info.language.toUpperCase() },
  });
  for (const event of events) {
    calendar.createEvent({
      id: `${event.id}@whorl`,
      start: event.start,
      ...(event.end
        ? { end: event.end }
        : { allDay: true, ...(event.lastDayAfter ? { end: event.lastDayAfter } : {}) }),
      stamp: info.stamp,
      summary: event.summary,
      description: event.description,
    });
  }
  return `${calendar.toString().trimEnd()}\r\n`;
}
