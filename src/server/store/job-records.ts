import type { Kysely } from 'kysely';
import type { JobRow, Tables } from './tables.ts';

/** Jobs of this process. A result counts only from the attempt that still owns the job (fencing token). */
export function jobRecords(db: Kysely<Tables>) {
  return {
    async insert(row: JobRow): Promise<void> {
      await db.insertInto('jobs').values(row).execute();
    },

    async find(id: string): Promise<JobRow | undefined> {
      return db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** The oldest waiting job becomes running, with the next attempt number. */
    async claim(now: string): Promise<JobRow | undefined> {
      return db
        .updateTable('jobs')
        .set((e) => ({ state: 'running', attempt: e('attempt', '+', 1), updatedAt: now }))
        .where('id', '=', (e) =>
          e.selectFrom('jobs').select('id').where('state', '=', 'waiting').orderBy('id').limit(1),
        )
        .returningAll()
        .executeTakeFirst();
    },

    /** False when the job is no longer this attempt's to change. */
    async update(
      job: Pick<JobRow, 'id' | 'attempt'>,
      change: Partial<Pick<JobRow, 'state' | 'progress' | 'stage' | 'planId' | 'errorJson'>>,
      now: string,
    ): Promise<boolean> {
      const done = await db
        .updateTable('jobs')
        .set({ ...change, updatedAt: now })
        .where('id', '=', job.id)
        .where('attempt', '=', job.attempt)
        .where('state', '=', 'running')
        .executeTakeFirst();
      return done.numUpdatedRows === 1n;
    },

    async cancel(id: string, now: string): Promise<void> {
      await db
        .updateTable('jobs')
        .set({ state: 'cancelled', stage: 'cancelled', updatedAt: now })
        .where('id', '=', id)
        .where('state', 'in', ['waiting', 'running'])
        .execute();
    },

    /** After a crash: jobs that ran then are tried again, but not for ever. */
    async recover(maxAttempts: number, now: string): Promise<void> {
      const errorJson = JSON.stringify({
        code: 'internal',
        message: 'The program stopped while this was being made: start it again.',
      });
      await db
        .updateTable('jobs')
        .set({ state: 'failed', stage: 'failed', errorJson, updatedAt: now })
        .where('state', '=', 'running')
        .where('attempt', '>=', maxAttempts)
        .execute();
      await db
        .updateTable('jobs')
        .set({ state: 'waiting', stage: 'waiting', progress: 0, updatedAt: now })
        .where('state', '=', 'running')
        .execute();
    },
  };
}
