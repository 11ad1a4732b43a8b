import { correctedRecords } from '#/practice/client/correct-record.ts';
import type { PracticeRecord } from '#/practice/client/practice-record.ts';
import type { EntryListRow } from '../store/entry-records.ts';
import { recordOfRow } from './record-of-row.ts';

/** The records as the rules read them: every value as its last correction says, out of these rows or a wider list. */
export function recordsOfRows(
  rows: readonly EntryListRow[],
  among: readonly EntryListRow[] = rows,
): readonly PracticeRecord[] {
  const corrections = among.filter(({ kind }) => kind === 'correction');
  return correctedRecords(rows.flatMap(recordOfRow), corrections.flatMap(recordOfRow));
}
