import { addMonths, type CalendarDay } from '../calendar/calendar-day.ts';
import { dayIn } from '../calendar/wall-clock.ts';
import type { JurisdictionPack } from '../packs/jurisdiction-pack.ts';
import type { PracticeRecord } from './practice-record.ts';

/** How long a client's records are kept, and why they are still held. */
export interface Retention {
  /** The day of the last session or test patch; of the last record of any kind when there was none. */
  readonly lastVisitOn: CalendarDay;
  readonly keepUntil: CalendarDay;
  readonly stillHeld: boolean;
  /** Source of the pack's rule, as it is written there. */
  readonly because: string;
}

/** The pack's years after the last visit; null for a client without any record. */
export function retentionOf(
  records: readonly PracticeRecord[],
  pack: JurisdictionPack,
  zone: string,
  today: CalendarDay,
): Retention | null {
  const days = (kinds: readonly string[] | null): readonly CalendarDay[] =>
    records.filter(({ kind }) => kinds === null || kinds.includes(kind)).map(({ at }) => dayIn(at, zone));
  const visits = days(['session', 'testPatch']);
  const last = [...(visits.length > 0 ? visits : days(null))].sort().at(-1);
  if (last === undefined) return null;
  const keepUntil = addMonths(last, 12 * pack.retentionYears.value);
  return { lastVisitOn: last, keepUntil, stillHeld: today < keepUntil, because: pack.retentionYears.source };
}
