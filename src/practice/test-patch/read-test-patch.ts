import { addDays, type CalendarDay } from '../calendar/calendar-day.ts';
import { addMinutes, compareMoments, dayIn, type Moment } from '../calendar/wall-clock.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { Screening } from '../screening/finding.ts';
import type { TestPatchReading, TestPatchRecord } from './test-patch-record.ts';

/** Cases whose skin answers slowly: keloid, scar, vitiligo. */
const SLOW_CASES: readonly string[] = ['SC12.self', 'SC12.spontaneous', 'SC12.family', 'SC25.mature', 'SC15.vitiligo'];

/** TP2: when a patch is read, early for a reaction and late for the healed colour. */
export function readingDates(
  placedAt: Moment,
  screening: Screening,
  zone: string,
  protocol: Protocol,
): { readonly early: Moment; readonly final: CalendarDay } {
  const preset = protocol.values;
  const slow = screening.findings.some(({ cases }) => cases.some((id) => SLOW_CASES.includes(id)));
  return {
    early: addMinutes(placedAt, 60 * preset['TP2.firstHours'], zone),
    final: addDays(dayIn(placedAt, zone), preset[slow ? 'TP2.slowDays' : 'TP2.days']),
  };
}

/** TP3: the last reading of the latest patch counts, and only when it was made on or after its final day. */
export function testPatchResult(
  patches: readonly TestPatchRecord[],
  readings: readonly TestPatchReading[],
  screening: Screening,
  zone: string,
  protocol: Protocol,
): 'pass' | 'fail' | 'unclear' | null {
  const patch = [...patches].sort((a, b) => compareMoments(a.at, b.at)).at(-1);
  if (!patch) return null;
  const last = readings
    .filter((reading) => reading.testPatchId === patch.id)
    .sort((a, b) => compareMoments(a.at, b.at))
    .at(-1);
  if (last?.result !== 'pass') return last?.result ?? null;
  const { final } = readingDates(patch.at, screening, zone, protocol);
  return dayIn(last.at, zone) >= final ? 'pass' : 'unclear';
}

/** TP4: the latest reading that measured the healed patch, with its patch. */
export function measuredReading(
  patches: readonly TestPatchRecord[],
  readings: readonly TestPatchReading[],
): { readonly patch: TestPatchRecord; readonly reading: TestPatchReading } | null {
  const reading = [...readings]
    .sort((a, b) => compareMoments(a.at, b.at))
    .findLast(({ healedLab, healedDiameterMm }) => healedLab !== null || healedDiameterMm !== null);
  const patch = reading && patches.find(({ id }) => id === reading.testPatchId);
  return patch && reading ? { patch, reading } : null;
}
