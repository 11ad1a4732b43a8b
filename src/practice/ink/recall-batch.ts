import type { Moment } from '../calendar/wall-clock.ts';
import type { PracticeRecord } from '../client/practice-record.ts';
import type { InkUse } from './ink-bottle.ts';

/** One use of an ink or diluent on one person. */
export interface InkHit {
  readonly clientId: string;
  readonly recordKind: 'session' | 'testPatch';
  readonly recordId: string;
  readonly at: Moment;
  readonly zones: readonly string[];
  readonly use: InkUse;
}

/** Every use of an ink or diluent in the records of all clients. */
function inkHits(records: readonly PracticeRecord[]): readonly InkHit[] {
  return records.flatMap((record) =>
    record.kind === 'session' || record.kind === 'testPatch'
      ? record.ink.map((use) => ({
          clientId: record.clientId,
          recordKind: record.kind,
          recordId: record.id,
          at: record.at,
          zones: use.zones,
          use,
        }))
      : [],
  );
}

/** Recall: from a batch of ink or of diluent to every session, zone and client; case and outer spaces do not matter. */
export function recallBatch(batch: string, records: readonly PracticeRecord[]): readonly InkHit[] {
  const wanted = folded(batch);
  if (wanted === '') return [];
  return inkHits(records).filter(({ use }) => folded(use.batch) === wanted || folded(use.diluentBatch) === wanted);
}

/** And back: every ink that one client ever had. */
export function inkOfClient(clientId: string, records: readonly PracticeRecord[]): readonly InkHit[] {
  return inkHits(records).filter((hit) => hit.clientId === clientId);
}

function folded(batch: string): string {
  return batch.trim().toUpperCase();
}
