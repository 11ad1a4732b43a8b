import ical from 'ical-generator';

export interface CalendarEvent {
  readonly id: string;
  readonly start: Date;
  /** Absent: whole days. */
  readonly end?: Date;
  /** For whole days: the day after the last one, at midnight UTC; absent: one day. */
  readonly lastDayAfter?: Date;
  /** The clock of `start` and `end` in UTC is that of a place whose zone nobody said: it stands for wherever the calendar is read. */
  readonly isZoneOpen?: boolean;
  readonly summary: string;
  readonly description: string;
}

/** Something to do whose day is not known yet. */
export interface CalendarTask {
  readonly id: string;
  readonly summary: string;
  readonly description: string;
}

export interface CalendarInfo {
  readonly name: string;
  readonly language: string;
  /** Instant of writing. */
  readonly stamp: Date;
}

/**
 * An iCalendar file (RFC 5545), times in UTC so that every calendar shows them in its own zone; tasks as VTODO, which need no day. At
 * least one event or task: without any the file is not valid.
 */
export function calendarText(
  events: readonly CalendarEvent[],
  info: CalendarInfo,
  tasks: readonly CalendarTask[] = [],
): string {
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
      floating: event.isZoneOpen ?? false,
      stamp: info.stamp,
      summary: event.summary,
      description: event.description,
    });
  }
  const todos = tasks.map((task) => `${taskText(task, info.stamp)}\r\n`).join('');
  return calendar
    .toString()
    .trimEnd()
    .replace(/END:VCALENDAR$/, () => `${todos}END:VCALENDAR\r\n`);
}

/** The library writes events alone. */
function taskText(task: CalendarTask, stamp: Date): string {
  const lines = [
    'BEGIN:VTODO',
    `UID:${task.id}@whorl`,
    `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `SUMMARY:${escapeText(task.summary)}`,
    `DESCRIPTION:${escapeText(task.description)}`,
    'END:VTODO',
  ];
  return lines.map(foldLine).join('\r\n');
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
}

/** At most 75 octets a line, no character cut in two. */
function foldLine(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
