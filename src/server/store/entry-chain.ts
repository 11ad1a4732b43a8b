import type { Kysely } from 'kysely';
import { entryRecords } from './entry-records.ts';
import { CHAIN_START, chainHash } from './hash-chain.ts';
import type { Tables } from './tables.ts';

/** One link of the chain, and whether what it stands for bears it out. */
interface Link {
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly isTrue: boolean;
}

/**
 * Sequence number of the first entry that does not fit the chain, or null when the chain is whole. Of an erased entry its link
 * must fit, and the audit trail must tell of the erasure.
 */
export async function firstBrokenEntry(db: Kysely<Tables>): Promise<number | null> {
  let previousHash = CHAIN_START;
  for await (const link of linksOf(db)) {
    if (link.previousHash !== previousHash || !link.isTrue) return link.seq;
    previousHash = link.hash;
  }
  return null;
}

/** Entries and the links of erased ones, in the order of recording. */
async function* linksOf(db: Kysely<Tables>): AsyncGenerator<Link> {
  const erased = await erasedLinks(db);
  let next = 0;
  for (let afterSeq = 0; ; ) {
    const rows = await entryRecords(db).list({ afterSeq, limit: 1000 });
    for (const { seq, hash, previousHash, ...entry } of rows) {
      for (; next < erased.length && erased[next]!.seq < seq; next++) yield erased[next]!;
      yield { seq, hash, previousHash, isTrue: hash === chainHash(previousHash, entry) };
      afterSeq = seq;
    }
    if (rows.length < 1000) break;
  }
  yield* erased.slice(next);
}

async function erasedLinks(db: Kysely<Tables>): Promise<readonly Link[]> {
  const told = db.selectFrom('auditTrail').select('objectId').where('action', '=', 'erase');
  const owners = new Set((await told.execute()).map(({ objectId }) => objectId));
  const rows = await db.selectFrom('erasedEntries').selectAll().orderBy('seq').execute();
  return rows.map(({ ownerId, ...link }) => ({ ...link, isTrue: owners.has(ownerId) }));
}
