import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** What goes at once: some courses, and the client where it is all of one client. */
export interface ErasureReach {
  readonly clientId: string | null;
  readonly courseIds: readonly string[];
}

/** Rows that go with a client or a course. */
export interface ErasureCounts {
  readonly photos: number;
  readonly plans: number;
  /** Letters, scans and signed papers. */
  readonly files: number;
  readonly records: number;
}

const OF_COURSES = ['photos', 'plans', 'jobs'] as const;

/** Taking a client or a course out of every table, for good. */
export function erasureRecords(db: Kysely<Tables>) {
  const count = async (table: keyof Tables, where: RawBuilder<boolean>): Promise<number> => {
    const row = await db
      .selectFrom(table)
      .where(where)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  };
  return {
    async count(reach: ErasureReach): Promise<ErasureCounts> {
      return {
        photos: await count('photos', isOfCourses(reach)),
        plans: await count('plans', isOfCourses(reach)),
        files: await count('files', isReached(reach)),
        records: await count('entries', isReached(reach)),
      };
    },

    /** Where a course in reach holds a record or a paper of a client who is not; undefined where none does. */
    async firstOfOthers({
      clientId,
      courseIds,
    }: ErasureReach): Promise<{ courseId: string; clientId: string } | undefined> {
      for (const table of ['entries', 'files'] as const) {
        const row = await db
          .selectFrom(table)
          .select(['courseId', 'clientId'])
          .where('courseId', 'in', courseIds)
          .where('clientId', 'is not', null)
          .where('clientId', 'is not', clientId)
          .limit(1)
          .executeTakeFirst();
        if (row?.courseId && row.clientId) return { courseId: row.courseId, clientId: row.clientId };
      }
      return undefined;
    },

    /** Takes every row of the reach out; of each entry its link in the chain stays. The erasure is unfinished until `finish`. */
    async erase(reach: ErasureReach): Promise<void> {
      const { clientId, courseIds } = reach;
      const ownerId = clientId ?? courseIds[0];
      if (ownerId === undefined) return;
      await db
        .insertInto('unfinishedErasures')
        .values({ ownerId })
        .onConflict((c) => c.doNothing())
        .execute();
      await db
        .insertInto('erasedEntries')
        .columns(['seq', 'previousHash', 'hash', 'ownerId'])
        .expression((e) =>
          e
            .selectFrom('entries')
            .select(['seq', 'previousHash', 'hash', e.val(ownerId).as('ownerId')])
            .where(isReached(reach)),
        )
        .execute();
      for (const table of ['entryInk', 'entryBatches'] as const) {
        await db
          .deleteFrom(table)
          .where('entryId', 'in', (e) => e.selectFrom('entries').select('id').where(isReached(reach)))
          .execute();
      }
      await db.deleteFrom('entries').where(isReached(reach)).execute();
      await db.deleteFrom('files').where(isReached(reach)).execute();
      await db
        .deleteFrom('planFiles')
        .where('planId', 'in', (e) => e.selectFrom('plans').select('id').where(isOfCourses(reach)))
        .execute();
      for (const table of OF_COURSES) await db.deleteFrom(table).where(isOfCourses(reach)).execute();
      await db.deleteFrom('courses').where('id', 'in', courseIds).execute();
      if (clientId === null) return;
      await db.deleteFrom('importedTrails').where('clientId', '=', clientId).execute();
      await db.deleteFrom('clients').where('id', '=', clientId).execute();
    },

    async isUnfinished(): Promise<boolean> {
      return (await db.selectFrom('unfinishedErasures').selectAll().limit(1).executeTakeFirst()) !== undefined;
    },

    async finish(): Promise<void> {
      await db.deleteFrom('unfinishedErasures').execute();
    },

    /** SHA-256 of every blob that a row names. */
    async blobsInUse(): Promise<ReadonlySet<string>> {
      const photos = await db
        .selectFrom('photos')
        .select(['masterSha256', 'workingSha256', 'thumbnailSha256'])
        .execute();
      const plans = await db.selectFrom('planFiles').select('sha256').execute();
      const files = await db.selectFrom('files').select('sha256').execute();
      return new Set([...photos, ...plans, ...files].flatMap((row) => Object.values(row)));
    },
  };
}

function isOfCourses({ courseIds }: ErasureReach): RawBuilder<boolean> {
  return sql<boolean>`"courseId" IN (${sql.join(courseIds)})`;
}

function isReached(reach: ErasureReach): RawBuilder<boolean> {
  return sql<boolean>`("clientId" IS ${reach.clientId} AND "clientId" IS NOT NULL OR ${isOfCourses(reach)})`;
}
