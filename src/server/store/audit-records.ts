import type { Kysely } from 'kysely';
import { CHAIN_START, chainHash } from './hash-chain.ts';
import type { AuditRow, Tables } from './tables.ts';

/** Who did what to which object. Written in the transaction of the change; holds ids and verbs, never contents. */
export interface AuditFact {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly requestId: string;
}

const IDS_AT_ONCE = 500;

export function auditRecords(db: Kysely<Tables>) {
  return {
    async append(fact: AuditFact): Promise<void> {
      const last = await db.selectFrom('auditTrail').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst();
      const previousHash = last?.hash ?? CHAIN_START;
      await db
        .insertInto('auditTrail')
        .values({ ...fact, previousHash, hash: chainHash(previousHash, { ...fact }) })
        .execute();
    },

    /** Oldest first, from after `afterSeq`; of one object or of all. */
    async list(query: { objectId?: string | undefined; afterSeq: number; limit: number }): Promise<AuditListRow[]> {
      let select = db.selectFrom('auditTrail').selectAll().where('seq', '>', query.afterSeq);
      if (query.objectId) select = select.where('objectId', '=', query.objectId);
      return select.orderBy('seq').limit(query.limit).execute();
    },

    /** Was a course ever erased: this one, or any? */
    async tellsOfErasedCourse(id?: string): Promise<boolean> {
      let facts = db.selectFrom('auditTrail').select('seq').where('action', '=', 'erase');
      facts = id === undefined ? facts.where('objectKind', '=', 'course') : facts.where('objectId', '=', id);
      return (await facts.limit(1).executeTakeFirst()) !== undefined;
    },

    /** Every fact about any of the objects up to a moment, oldest first. */
    async listOf(objectIds: readonly string[], until: string): Promise<AuditListRow[]> {
      const facts: AuditListRow[] = [];
      for (let start = 0; start < objectIds.length; start += IDS_AT_ONCE) {
        const ids = objectIds.slice(start, start + IDS_AT_ONCE);
        const select = db.selectFrom('auditTrail').selectAll().where('objectId', 'in', ids).where('at', '<=', until);
        for (const fact of await select.execute()) facts.push(fact);
      }
      return facts.sort((a, b) => a.seq - b.seq);
    },
  };
}

export type AuditListRow = Omit<AuditRow, 'seq'> & { readonly seq: number };

/** Sequence number of the first row that does not fit the chain, or null when the chain is whole. */
export async function firstBrokenAudit(db: Kysely<Tables>): Promise<number | null> {
  let previousHash = CHAIN_START;
  for (let afterSeq = 0; ; ) {
    const rows = await auditRecords(db).list({ afterSeq, limit: 1000 });
    for (const { seq, hash, previousHash: told, ...fact } of rows) {
      if (told !== previousHash || hash !== chainHash(previousHash, fact)) return seq;
      previousHash = hash;
      afterSeq = seq;
    }
    if (rows.length < 1000) return null;
  }
}
