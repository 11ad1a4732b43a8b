import type { Correction } from './client.ts';
import type { PracticeRecord } from './practice-record.ts';
import { isLeafValue, recordLeaves, withLeaf } from './record-leaves.ts';

type Change = Pick<Correction, 'path' | 'is'>;

/**
 * A record, or its body, with the corrections that were added to it, oldest first. A correction of what is no leaf of the record, or to
 * a value of another sort, changes nothing: stores of older versions may hold such.
 */
export function correctedRecord<Body extends object>(record: Body, corrections: readonly Change[]): Body {
  return corrections.reduce((body, { path, is }) => {
    const leaf = recordLeaves(body).find((one) => one.path === path);
    if (!leaf || !isLeafValue(is) || !isSameSort(leaf.value, is)) return body;
    return withLeaf(body, path, is);
  }, record);
}

/** Nothing may stand in the place of any value; else a text stays a text and a number a number. */
function isSameSort(was: unknown, is: unknown): boolean {
  return was === null || is === null || typeof was === typeof is;
}

/**
 * The records as the rules read them: every value as its last correction says, in the order given. Corrections stay among them, so
 * that both can be shown. They may come from a wider list than the records: those of a kind, or of one course.
 */
export function correctedRecords(
  records: readonly PracticeRecord[],
  among: readonly PracticeRecord[] = records,
): readonly PracticeRecord[] {
  const changes = Map.groupBy(
    among.filter((record) => record.kind === 'correction'),
    ({ ofId }) => ofId,
  );
  return records.map((record) => {
    const own = record.kind === 'correction' ? undefined : changes.get(record.id);
    return own ? correctedRecord(record, own) : record;
  });
}
