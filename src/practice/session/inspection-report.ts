import type { CalendarDay } from '../calendar/calendar-day.ts';
import { compareMoments, dayIn, type Moment } from '../calendar/wall-clock.ts';
import type { PracticeRecord } from '../client/practice-record.ts';
import type { InkUse } from '../ink/ink-use.ts';
import type { NeedleUse } from './session-record.ts';

/** What an inspector asks for of one session or test patch; the client by id only. */
export interface InspectionLine {
  readonly on: CalendarDay;
  readonly at: Moment;
  readonly recordKind: 'session' | 'testPatch';
  readonly recordId: string;
  readonly clientId: string;
  readonly artists: readonly string[];
  readonly ink: readonly InkUse[];
  readonly needles: readonly NeedleUse[];
}

/** Every session and test patch from one day to another, both counted, in the studio's zone and in order. */
export function inspectionReport(
  records: readonly PracticeRecord[],
  range: { readonly from: CalendarDay; readonly to: CalendarDay },
  zone: string,
): readonly InspectionLine[] {
  return records
    .flatMap((record): readonly InspectionLine[] => {
      if (record.kind !== 'session' && record.kind !== 'testPatch') return [];
      const on = dayIn(record.at, zone);
      if (on < range.from || on > range.to) return [];
      const artists = record.kind === 'session' ? record.artists : [record.by];
      const { at, id, clientId, ink, needles, kind } = record;
      return [
        { on, at, recordKind: kind, recordId: id, clientId, artists: artists.map(({ name }) => name), ink, needles },
      ];
    })
    .sort((a, b) => compareMoments(a.at, b.at));
}
