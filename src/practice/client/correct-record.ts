import type { Correction } from './client.ts';
import type { PracticeRecord } from './practice-record.ts';

/** A record with the corrections that were added to it, newest last. */
export interface CorrectedRecord {
  readonly record: PracticeRecord;
  readonly corrections: readonly Correction[];
}

/** Every record as it was written, with what was added later beside it; corrections of what is not there are left out. */
export function withCorrections(records: readonly PracticeRecord[]): readonly CorrectedRecord[] {
  const corrections = records.flatMap((record) => (record.kind === 'correction' ? [record] : []));
  return records
    .filter((record) => record.kind !== 'correction')
    .map((record) => ({
      record,
      corrections: corrections.filter(({ ofId }) => ofId === record.id),
    }));
}

/** The value at a dotted path as the last correction says, else as it was written. */
export function correctedValue({ record, corrections }: CorrectedRecord, path: string): unknown {
  const last = corrections.filter((correction) => correction.path === path).at(-1);
  if (last) return last.is;
  return path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], record);
}
