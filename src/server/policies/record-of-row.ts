import type { PracticeRecord } from '#/practice/client/practice-record.ts';
import type { EntryListRow } from '../store/entry-records.ts';

/** The record of the practice room that an entry holds; a note is none. */
export function recordOfRow({ id, kind, clientId, correctsId, at, bodyJson }: EntryListRow): readonly PracticeRecord[] {
  if (clientId === null || kind === 'note') return [];
  const corrected = kind === 'correction' ? { ofId: correctsId } : {};
  return [{ ...JSON.parse(bodyJson), ...corrected, id, kind, clientId, at } as PracticeRecord];
}
